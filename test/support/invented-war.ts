import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeedServer } from './feed-server.ts';

const OUTLETS = [
  { id: 'meridian-courier', outlet: 'The Meridian Courier', family: 'meridian' },
  { id: 'harbour-daily', outlet: 'Harbour Daily', family: 'harbour' },
] as const;

/** A feed of the invented war. */
export type InventedFeed = (typeof OUTLETS)[number]['id'];

/** Writes a pack of invented states; answers with its path. `extra` goes into the file beside the usual keys. */
export function writeInventedPack(
  folder: string,
  urlOf: (feed: InventedFeed) => string = (feed) => `https://example.invalid/${feed}.xml`,
  extra: Readonly<Record<string, unknown>> = {},
): string {
  const sources = OUTLETS.map((one) => ({ ...one, side: null, tier: 1, language: 'en', url: urlOf(one.id) }));
  const pack = {
    id: 'strait',
    name: 'Valmere–Korrath',
    prefix: 'VK',
    parties: [
      party('valmere', 'Valmere', 'belligerent', ['Valmerian', 'Port Aldene', 'Ilsa Toren', 'Toren']),
      party('korrath', 'Korrath', 'belligerent', ['Korrathi', 'Durnhall', 'Bren Osk', 'Osk']),
      party('isle-council', 'Isle Council', 'mediator', ['Maro Quill', 'Quill']),
    ],
    places: { en: ['Sella Strait', 'Harrow Pass'] },
    truces: [
      {
        id: 'sixty-day',
        name: '60-day ceasefire',
        scope: 'full',
        aliases: { en: ['60-day ceasefire', '60-day truce'] },
      },
    ],
    sources,
    ...extra,
  };
  const path = join(folder, `${String(extra['id'] ?? pack.id)}.yaml`);
  writeFileSync(path, JSON.stringify(pack)); // JSON is YAML
  return path;
}

/** Writes the pack, whose two feeds the server serves, and a config that polls them every second (`more` stands beside that); answers with the config's path. */
export function writeInventedWar(
  folder: string,
  feeds: FeedServer,
  web = false,
  { polling: own = {}, ...more }: Readonly<Record<string, unknown>> = {},
): string {
  writeInventedPack(folder, (feed) => feeds.url(feed));
  // another conflict, for those whose config names it
  writeInventedPack(folder, (feed) => feeds.url(feed), { id: 'marches', name: 'Ondria–Pell', prefix: 'OP' });
  const polling = {
    interval: '1s',
    minInterval: '1s',
    maxInterval: '1s',
    hostDelay: '0s',
    allowHosts: [feeds.hostPort],
    ...(own as object),
  };
  const config = join(folder, 'config.yaml');
  writeFileSync(config, JSON.stringify({ packs: ['./strait.yaml'], polling, web: { enabled: web }, ...more }));
  return config;
}

function party(id: string, name: string, role: string, aliases: readonly string[]) {
  return { id, name, role, aliases: { en: [name, ...aliases] } };
}
