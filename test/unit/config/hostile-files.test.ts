import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextReader } from '../../../src/adapters/language/text-reader.ts';
import { readBaselineFile } from '../../../src/config/baseline-file.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { loadPack } from '../../../src/config/load-pack.ts';
import { ConfigurationProblems } from '../../../src/config/problems.ts';
import { extractStatements } from '../../../src/domain/diplomacy/extract.ts';
import { compileScene } from '../../../src/domain/diplomacy/scene.ts';
import { aPack } from '../../support/conflict.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const laughs = Array.from({ length: 12 }, (_, n) =>
  n === 0
    ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
    : `a${n}: &a${n} [${Array(9)
        .fill(`*a${n - 1}`)
        .join(', ')}]`,
);

/** What an attacker may put into a file that somebody is talked into using. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ['a million of aliases', laughs.join('\n')],
  ['an alias of itself', 'id: &a [*a]'],
  ['lists without end', '['.repeat(50_000)],
  ['maps without end', '{a: '.repeat(50_000)],
  ['a prototype', '__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }'],
  ['a merge of a prototype', '<<: { __proto__: { polluted: yes } }'],
  ['code', 'id: !!js/function "function () { throw 1 }"\nname: !!python/object/apply:os.system [ls]'],
  ['bytes of nothing', '\u0000\u0001\uffff'],
  ['a key that is no text', '? [a, b]\n: c\n? {d: e}\n: f'],
];

describe('a file from an attacker', () => {
  it.each(HOSTILE)('with %s is no pack, no configuration and no baseline, and says so in sentences', (_, source) => {
    const folder = aFolder();
    const path = join(folder.path, 'hostile.yaml');
    writeFileSync(path, source);
    const pack = loadPack(path, 'the pack');
    expect(pack.value).toBeNull();
    const baseline = readBaselineFile(Buffer.from(source), 'hostile.yaml', aPack());
    expect(baseline.value).toBeNull();
    expect(() => loadConfig({ CEASEFIRE_CONFIG: path })).toThrow(ConfigurationProblems);
    for (const problem of [...pack.problems, ...baseline.problems]) expect(problem).toMatch(/^[^\n]{1,200}\.$/u);
    expect(pack.problems.length * baseline.problems.length).toBeGreaterThan(0);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    folder.remove();
  });

  it('that names a party by a pattern matches the letters of it, and nothing else', () => {
    const folder = aFolder();
    const path = join(folder.path, 'pack.yaml');
    const named = (id: string, alias: string) => ({ id, name: id, role: 'belligerent', aliases: { en: [alias] } });
    const parties = [named('valmere', '(a+)+$'), named('korrath', '.*')];
    writeFileSync(path, JSON.stringify({ id: 'strait', name: 'Strait', prefix: 'VK', parties, sources: [] }));
    const { value, problems } = loadPack(path, 'the pack');
    expect(problems).toEqual([]);
    if (value === null) throw new Error('not read');
    const reader = new TextReader();
    const scene = compileScene(value.pack, (text, language) => reader.read(text, language));
    const stated = (text: string) =>
      extractStatements({ title: reader.read(text), summary: reader.read(''), side: null }, scene);
    expect(stated(`Westmark accepts the ceasefire, ${'a'.repeat(60)}b says`).flatMap(({ actors }) => actors)).toEqual(
      [],
    );
    folder.remove();
  });
});
