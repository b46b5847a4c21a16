import { TextReader } from '../../src/adapters/language/text-reader.ts';
import { sourceNamed, type Pack } from '../../src/domain/diplomacy/pack.ts';
import { compileScene, type Scene } from '../../src/domain/diplomacy/scene.ts';
import { EventMemory } from '../../src/domain/news/event-memory.ts';
import { inputOf, readNews, type NewsInput } from '../../src/domain/news/news-text.ts';
import { relevanceFeatures } from '../../src/domain/news/relevance-features.ts';
import { placeVersion, type Placement } from '../../src/domain/news/event.ts';
import { judgeRelevance, type RelevanceVerdict } from '../../src/domain/news/relevance.ts';
import { versionFeatures } from '../../src/domain/news/version-features.ts';

const reader = new TextReader();

/** Two invented states, a mediator and a backer, as an unknown pack's file would give them. */
export const INVENTED_PACK = {
  id: 'arvania',
  name: 'Arvania–Belmora',
  prefix: 'AB',
  parties: [
    {
      id: 'arvania',
      name: 'Arvania',
      role: 'belligerent',
      aliases: { en: ['Arvania', 'Arvanian', 'Port Selm', 'Tolvar'] },
    },
    {
      id: 'belmora',
      name: 'Belmora',
      role: 'belligerent',
      aliases: { en: ['Belmora', 'Belmoran', 'Kestra', 'Orun Dassk'] },
    },
    { id: 'norland', name: 'Norland', role: 'mediator', aliases: { en: ['Norland', 'Norlander', 'Veyl'] } },
    {
      id: 'us',
      name: 'United States',
      role: 'backer',
      aliases: { en: ['United States', 'US', 'U.S.', 'Washington', 'White House'] },
    },
  ],
  places: { en: ['Gulf of Marn', 'Sarvik'] },
  truces: [],
  sources: [],
} as unknown as Pack;

/** Real names as a pack for a real conflict has them; what happens in the tests is invented. */
const UKRAINE_PACK = {
  id: 'ukraine',
  name: 'Russia–Ukraine',
  prefix: 'UA',
  parties: [
    {
      id: 'russia',
      name: 'Russia',
      role: 'belligerent',
      aliases: {
        en: ['Russia', 'Moscow', 'Kremlin'],
        uk: ['Росія', 'Москва', 'Кремль'],
        ru: ['Россия', 'Москва', 'Кремль'],
      },
    },
    {
      id: 'ukraine',
      name: 'Ukraine',
      role: 'belligerent',
      aliases: { en: ['Ukraine', 'Kyiv'], uk: ['Україна', 'Київ', 'Києва'], ru: ['Украина', 'Киев'] },
    },
    {
      id: 'us',
      name: 'United States',
      role: 'mediator',
      aliases: { en: ['United States', 'US', 'U.S.', 'Washington', 'White House'], uk: ['США'], ru: ['США'] },
    },
    { id: 'turkey', name: 'Turkey', role: 'mediator', aliases: { en: ['Turkey', 'Ankara'] } },
  ],
  places: { en: ['Kursk', 'Black Sea'] },
  truces: [],
  sources: [],
} as unknown as Pack;

export const INVENTED: Scene = sceneOf(INVENTED_PACK);
export const UKRAINE: Scene = sceneOf(UKRAINE_PACK);

function sceneOf(pack: Pack): Scene {
  return compileScene(pack, (text, language) => reader.read(text, language));
}

export function newsInput(title: string, summary = '', link = '', source = 'The Courier'): NewsInput {
  return inputOf({ title, summary, link }, sourceNamed(INVENTED_PACK, source), (text, language) =>
    reader.read(text, language),
  );
}

export function verdictOn(scene: Scene, title: string, summary = '', link = ''): RelevanceVerdict {
  return judgeRelevance(newsInput(title, summary, link), scene);
}

/** The names of what a text was noticed for when its relevance is judged. */
export function featuresOf(
  title: string,
  { summary = '', link = '', scene = INVENTED, truceInForce = false } = {},
): readonly string[] {
  return [...relevanceFeatures(readNews(newsInput(title, summary, link), scene), truceInForce).keys()];
}

/** The invented pack with other parties, places or truces. */
export function sceneWith(change: Partial<Record<'places' | 'truces' | 'parties', unknown>>): Scene {
  return sceneOf({ ...INVENTED_PACK, ...change } as unknown as Pack);
}

/** One report in a run of reports: hours since the first, title, summary, link and outlet. */
export interface Report {
  readonly hours: number;
  /** By how many hours its date lies before its sighting. */
  readonly late?: number;
  readonly title: string;
  readonly summary?: string;
  readonly link?: string;
  readonly source?: string;
}

/** Places reports one after another, as the pipeline would, and gives the event number of each. */
export function placeAll(
  scene: Scene,
  reports: readonly Report[],
  background: readonly Report[] = [],
): { readonly events: readonly string[]; readonly placements: readonly Placement[] } {
  const memory = new EventMemory();
  let opened = 0;
  const place = (report: Report): { event: string; placement: Placement } => {
    const seenAt = Date.UTC(2030, 0, 10) + report.hours * 3_600_000;
    const told = seenAt - (report.late ?? 0) * 3_600_000;
    const input = newsInput(report.title, report.summary, report.link, report.source);
    const features = memory.dated(versionFeatures(input, scene, told), seenAt);
    const placement = placeVersion(features, memory);
    const event = placement.kind === 'existing' ? placement.eventId : `E${++opened}`;
    memory.add({ eventId: event, versionId: `${memory.size}`, features, seenAt });
    return { event, placement };
  };
  background.forEach(place);
  const placed = reports.map(place);
  return { events: placed.map((p) => p.event), placements: placed.map((p) => p.placement) };
}
