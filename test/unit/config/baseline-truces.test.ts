import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPack, type LoadedPack } from '../../../src/config/load-pack.ts';
import { aFolder } from '../../support/temporary-folder.ts';

let folder: ReturnType<typeof aFolder>;
beforeEach(() => {
  folder = aFolder();
});
afterEach(() => folder.remove());

function loaded(baseline: string): LoadedPack {
  const path = join(folder.path, 'strait.yaml');
  writeFileSync(
    path,
    `id: strait
name: Valmere–Korrath
prefix: VK
parties:
  - { id: valmere, name: Valmere, role: belligerent, aliases: { en: [Valmere] } }
  - { id: korrath, name: Korrath, role: belligerent, aliases: { en: [Korrath] } }
truces:
  - { id: council-plan, name: council plan, scope: full, aliases: { en: [14-point plan, truce] } }
  - { id: straits, name: straits truce, scope: partial }
sources: []
baseline:
  asOf: 2031-05-01T00:00:00Z
${baseline}`,
  );
  const { value, problems } = loadPack(path, 'strait');
  expect(problems).toEqual([]);
  if (!value) throw new Error('the pack was not read');
  return value;
}

describe('a truce that a baseline names', () => {
  it('is the one of the pack that is called so, with the positions on it', () => {
    const { pack, baseline } = loaded(`
  truces: { main: { name: The mediators’ revised (14-point) plan, phase: proposed } }
  positions: { valmere: { truce: main, value: accepts }, korrath: [{ truce: main, value: undecided }] }`);
    expect(pack.truces.map((t) => t.id)).toEqual(['council-plan', 'straits']);
    expect(baseline?.truces.map((t) => t.truce)).toEqual(['council-plan']);
    expect(baseline?.positions.map((p) => `${p.party} ${p.truce}`)).toEqual([
      'valmere council-plan',
      'korrath council-plan',
    ]);
  });

  it('is one of its own where one word alone is alike, where two are called so, or where that one is there already', () => {
    const ids = (baseline: string): readonly string[] => loaded(baseline).pack.truces.map((t) => t.id);
    expect(ids('  truces: { winter: { name: winter truce } }')).toContain('winter');
    expect(ids('  truces: { both: { name: the council’s plan with a straits truce } }')).toContain('both');
    expect(ids('  truces: { council-plan: {}, old: { name: the first 14-point plan } }')).toContain('old');
  });
});
