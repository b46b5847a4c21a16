import { describe, expect, it } from '@jest/globals';
import { join, relative, sep } from 'node:path';
import { jsonFromTool, root } from './tool.ts';

interface FileReport {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

const syntax = 'no-restricted-syntax';
const typed = (rule: string) => `@typescript-eslint/${rule}`;

/** Planted file → one line per finding: the rule, for our own bans the beginning of the sentence. */
const planted: Readonly<Record<string, readonly string[]>> = {
  'src/adapters/runtime/any.ts': [typed('no-explicit-any')],
  'src/adapters/runtime/bang.ts': [typed('no-non-null-assertion')],
  'src/adapters/runtime/console.ts': ['no-console'],
  'src/adapters/runtime/floating-promise.ts': [typed('no-floating-promises')],
  'src/adapters/runtime/half-switch.ts': [typed('switch-exhaustiveness-check')],
  'src/adapters/runtime/log-message.ts': [`${syntax}: A log message`, `${syntax}: A log message`],
  'src/adapters/runtime/long-file.ts': ['max-lines'],
  'src/adapters/runtime/long-function.ts': ['max-lines-per-function'],
  'src/adapters/runtime/loose-equality.ts': ['eqeqeq'],
  'src/adapters/runtime/misused-promise.ts': [typed('no-misused-promises')],
  'src/adapters/runtime/names.ts': [`${syntax}: No I prefix`, `${syntax}: Name a class`],
  'src/adapters/runtime/silent-catch.ts': [`${syntax}: No silent catch`, `${syntax}: No silent catch`],
  'src/adapters/runtime/throws-text.ts': [typed('only-throw-error')],
  'src/adapters/runtime/value-import-of-type.ts': [typed('consistent-type-imports')],
  'src/adapters/store/environment.ts': [`${syntax}: process.env`],
  'src/commands/chance.ts': [`${syntax}: No chance`, `${syntax}: No chance`],
  'src/config/environment-innocent.ts': [],
  'src/domain/barrel.ts': [`${syntax}: No barrel`],
  'src/domain/default-export.ts': [`${syntax}: No default export`],
  'src/domain/enum.ts': [`${syntax}: No enum`],
  'src/domain/innocent.ts': [],
  'src/domain/mutable-array.ts': [`${syntax}: Arrays are readonly`],
  'src/domain/mutable-module.ts': [`${syntax}: No module-level`, `${syntax}: No module-level`],
  'src/domain/mutable-property.ts': [`${syntax}: Properties are readonly`],
  'src/domain/own-clock.ts': Array.from({ length: 4 }, () => `${syntax}: Time comes from`),
  'src/pipeline/own-clock.ts': [`${syntax}: Time comes from`],
  'src/ports/no-promise.ts': ['house/exported-names-have-a-promise'],
  'src/queries/environment.ts': [`${syntax}: process.env`],
  'test/fakes/long-function.ts': ['max-lines-per-function'],
  'test/unit/focused.test.ts': ['jest/no-focused-tests'],
  'test/unit/innocent.test.ts': [],
  'test/unit/mock.test.ts': [`${syntax}: No jest.mock`],
  'test/unit/same-title.test.ts': ['jest/no-identical-title'],
  'test/unit/skipped.test.ts': ['jest/no-disabled-tests'],
  'test/unit/snapshot.test.ts': ['jest/no-restricted-matchers'],
  'test/unit/without-expectation.test.ts': ['jest/expect-expect'],
};

/** The finding in the words of the table above. */
function inTheTablesWords(file: string, { ruleId, message }: FileReport['messages'][number]): string {
  const expected = planted[file] ?? [];
  const full = ruleId === syntax ? `${ruleId}: ${message}` : String(ruleId);
  return expected.find((line) => full.startsWith(line)) ?? full;
}

describe('the bans on code', () => {
  it('are guarded: each planted breach is found by its rule, and nothing innocent is', async () => {
    const tree = join(root, 'test', 'architecture', 'breaches', 'bans');
    const args = ['--config', join(root, 'config', 'eslint.config.js'), '--format', 'json', 'src', 'test'];
    const reports = (await jsonFromTool('eslint', args, tree)) as readonly FileReport[];
    const found = reports.map(({ filePath, messages }) => {
      const file = relative(tree, filePath).split(sep).join('/');
      return [file, messages.map((message) => inTheTablesWords(file, message))] as const;
    });
    expect(Object.fromEntries(found)).toEqual(planted);
  }, 60_000);
});
