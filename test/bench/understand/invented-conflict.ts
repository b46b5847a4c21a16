import type { TextReader } from '../../../src/adapters/language/text-reader.ts';
import { loadPack, type LoadedPack } from '../../../src/config/load-pack.ts';
import { compileScene, type Scene } from '../../../src/domain/diplomacy/scene.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const OUTLETS = 40;
export const PACK_ID = 'strait';

const party = (id: string, name: string, role: string, ...aliases: readonly string[]) => ({
  id,
  name,
  role,
  aliases: { en: [name, ...aliases] },
});

/** Where the outlets' feeds stand, and how many there are. */
interface Outlets {
  readonly count: number;
  urlOf(n: number): string;
}

const NOWHERE: Outlets = { count: OUTLETS, urlOf: (n) => `https://${outletId(n)}.example/feed.xml` };

/** Writes the pack of an invented conflict, forty outlets in it unless told otherwise, and reads it as the bot would. */
export function inventedConflict(
  folder: string,
  outlets: Outlets = NOWHERE,
): { readonly path: string; readonly loaded: LoadedPack } {
  const path = join(folder, 'strait.yaml');
  const pack = {
    id: PACK_ID,
    name: 'Valmere–Korrath',
    prefix: 'VK',
    parties: [
      party('valmere', 'Valmere', 'belligerent', 'Valmerian', 'Port Aldene', 'Ilsa Toren', 'Toren'),
      party('korrath', 'Korrath', 'belligerent', 'Korrathi', 'Durnhall', 'Bren Osk', 'Osk'),
      party('isle-council', 'Isle Council', 'mediator', 'Maro Quill', 'Quill'),
      party('harbour-league', 'Harbour League', 'backer', 'Sede Marrin', 'Marrin'),
    ],
    places: { en: ['Sella Strait', 'Harrow Pass', 'Grenn', 'Ostvale', 'Tarn Bridge'] },
    truces: [
      {
        id: 'sixty-day',
        name: '60-day ceasefire',
        scope: 'full',
        aliases: { en: ['60-day ceasefire', '60-day truce'] },
      },
      {
        id: 'harvest',
        name: 'harvest truce',
        scope: 'partial',
        aliases: { en: ['harvest truce', 'harvest ceasefire'] },
      },
    ],
    sources: Array.from({ length: outlets.count }, (_, n) => ({
      id: outletId(n),
      outlet: `Outlet ${n}`,
      family: `family-${n >> 1}`,
      side: n === 0 ? 'valmere' : n === 1 ? 'korrath' : null,
      tier: 1 + (n % 3),
      language: 'en',
      url: outlets.urlOf(n),
    })),
  };
  writeFileSync(path, JSON.stringify(pack)); // JSON is YAML
  const { value, problems } = loadPack(path, PACK_ID, 'none');
  if (!value) throw new Error(problems.join(' '));
  return { path, loaded: value };
}

export function outletId(n: number): string {
  return `outlet-${n}`;
}

/** The pack's names made ready for reading. */
export function sceneOf({ pack }: LoadedPack, reader: TextReader): Scene {
  return compileScene(pack, (text, language) => reader.read(text, language));
}
