import { describe, expect, it } from '@jest/globals';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { jsonFromTool, root } from './tool.ts';

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

interface Cruise {
  readonly summary: { readonly violations: readonly Violation[] };
  readonly modules: readonly { readonly source: string }[];
}

async function cruise(cwd: string): Promise<Cruise> {
  const config = join(root, 'config', 'dependency-cruiser.cjs');
  const args = ['--config', config, '--output-type', 'json', 'src'];
  return (await jsonFromTool('depcruise', args, cwd)) as Cruise;
}

const ourModules = ({ modules }: Cruise) =>
  modules.map(({ source }) => source).filter((path) => /^src\/.*\.ts$/.test(path));
const filesIn = (folder: string) => globSync('src/**/*.ts', { cwd: folder });

/** Planted file → the rule that must find it. The other files of the tree are innocent. */
const planted: Readonly<Record<string, string>> = {
  'src/adapters/chat/imports-slack.ts': 'not-in-allowed',
  'src/adapters/discord/runs-pipeline.ts': 'not-in-allowed',
  'src/adapters/feeds/imports-foreign-package.ts': 'not-in-allowed',
  'src/adapters/gadgets/unknown-room.ts': 'no-unknown-folder',
  'src/adapters/slack/imports-discord.ts': 'not-in-allowed',
  'src/adapters/store/imports-dev-package.ts': 'no-dev-package',
  'src/adapters/store/imports-nothing-known.ts': 'no-unresolvable',
  'src/adapters/store/migrations/0002-calls-live-code.ts': 'migrations-are-frozen',
  'src/adapters/store/migrations/0003-reads-files.ts': 'migrations-are-frozen',
  'src/commands/imports-itself-whole.ts': 'not-in-allowed',
  'src/commands/runs-pipeline.ts': 'not-in-allowed',
  'src/config/imports-adapter.ts': 'not-in-allowed',
  'src/domain/cycle-one.ts': 'no-cycles',
  'src/domain/imports-package-type.ts': 'not-in-allowed',
  'src/domain/imports-package.ts': 'not-in-allowed',
  'src/domain/imports-store-dynamically.ts': 'not-in-allowed',
  'src/domain/imports-store-in-a-type.ts': 'not-in-allowed',
  'src/domain/imports-store-type.ts': 'not-in-allowed',
  'src/domain/imports-store.ts': 'not-in-allowed',
  'src/domain/passes-store-on.ts': 'not-in-allowed',
  'src/domain/reads-files.ts': 'not-in-allowed',
  'src/gadgets/unknown-folder.ts': 'no-unknown-folder',
  'src/pipeline/waits.ts': 'not-in-allowed',
  'src/ports/knows-pipeline.ts': 'not-in-allowed',
  'src/queries/writes.ts': 'not-in-allowed',
};

describe('the arrows between folders', () => {
  it('hold for every file of src', async () => {
    const result = await cruise(root);
    expect(result.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    expect(ourModules(result).sort()).toEqual(filesIn(root).sort());
  }, 60_000);

  it('are guarded: every planted breach is found, and nothing innocent is', async () => {
    const result = await cruise(join(root, 'test', 'architecture', 'breaches', 'arrows'));
    const found = new Set(result.summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`));
    for (const [file, rule] of Object.entries(planted)) expect(found).toContain(`${file}: ${rule}`);
    const accused = new Set(result.summary.violations.map(({ from }) => from));
    expect([...accused].sort()).toEqual(Object.keys(planted).sort());
  }, 60_000);
});
