import { sourceNamed, type Pack, type PackId } from '../domain/diplomacy/pack.ts';
import type { Reading } from '../domain/diplomacy/reading.ts';
import { CopyIndex, type Traced } from '../domain/news/copy-index.ts';
import { EVENT_WINDOW_MS, MOST_VERSIONS } from '../domain/news/event-memory.ts';
import { originOf } from '../domain/news/origin.ts';
import { OutletNames } from '../domain/news/outlet-names.ts';
import type { PlacedText, Report } from '../domain/news/report.ts';
import { shinglesOf } from '../domain/news/same-text.ts';
import type { Log } from '../ports/log.ts';
import type { PlacedShingles, StoryStore } from '../ports/story-store.ts';
import { stillServes } from './window-of-memory.ts';

/** Texts that are read at a time, so that a start with many of them keeps nothing else waiting. */
const PAGE = 100;

/** Where a text comes from, ready to be stored, with the reason in words; `keep` is to be called once it is. */
export interface TracedText {
  readonly text: PlacedText;
  readonly because: string;
  readonly keep: () => void;
}

/** The texts heard of lately, per pack, kept between cycles; after a restart they are read from the rows. */
export class TextOrigins {
  readonly #store: Pick<StoryStore, 'textsSince' | 'seenAtOfLatest'>;
  readonly #log: Log;
  readonly #texts = new Map<PackId, { readonly index: CopyIndex; readonly since: Date }>();
  readonly #names = new Map<PackId, { readonly pack: Pack; readonly names: OutletNames }>();

  constructor(store: Pick<StoryStore, 'textsSince' | 'seenAtOfLatest'>, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  /** Traces a report's text among all that its pack has heard of within the window that ends now. */
  async trace(
    report: Report,
    readings: readonly [title: Reading, summary: Reading],
    pack: Pack,
    now: Date,
  ): Promise<TracedText> {
    const { version } = report;
    const texts = await this.#textsOf(pack.id, now);
    const source = sourceNamed(pack, version.feedId);
    const [title, summary] = readings; // what stands beyond the words that were read names no origin
    const words = { ...version, title: title.text, summary: summary.text };
    const own = originOf({ ...words, source }, this.#namesOf(pack));
    const shingles = shinglesOf(...readings);
    const { id, link } = version;
    const seenAt = version.seenAt.getTime();
    const at = version.publishedAt?.getTime() ?? seenAt;
    const { origin, side, ground } = own;
    const traced = texts.trace({ id, sourceId: source.id, link, shingles, origin, side, ground, at, seenAt });
    return {
      text: { origin: traced.origin, side: traced.side, ground: traced.ground, shingles, corrected: traced.corrected },
      because: `origin ${traced.origin}: ${reasonOf(traced, own.because)}`,
      keep: () => void texts.add(traced.text),
    };
  }

  async #textsOf(packId: PackId, now: Date): Promise<CopyIndex> {
    const since = new Date(now.getTime() - EVENT_WINDOW_MS);
    const known = this.#texts.get(packId);
    if (known && stillServes(known.since, since)) {
      known.index.forget(since.getTime());
      if (since > known.since) this.#texts.set(packId, { index: known.index, since });
      return known.index;
    }
    const index = await this.#read(packId, since);
    this.#texts.set(packId, { index, since });
    return index;
  }

  async #read(packId: PackId, since: Date): Promise<CopyIndex> {
    const made = new CopyIndex();
    const crowded = await this.#store.seenAtOfLatest(packId, MOST_VERSIONS);
    const from = crowded !== null && crowded > since ? crowded : since;
    let unreadable = 0;
    let page: readonly PlacedShingles[] = [];
    do {
      page = await this.#store.textsSince(packId, from, { after: page.at(-1) ?? null, limit: PAGE });
      for (const { shingles, ...text } of page) {
        if (shingles === null) unreadable++;
        else made.add({ ...text, shingles });
      }
    } while (page.length === PAGE);
    if (unreadable > 0) this.#log.warn('stored texts left out, since they cannot be read', { packId, unreadable });
    return made;
  }

  #namesOf(pack: Pack): OutletNames {
    const known = this.#names.get(pack.id);
    if (known?.pack === pack) return known.names;
    const names = new OutletNames(pack);
    this.#names.set(pack.id, { pack, names });
    return names;
  }
}

function reasonOf({ origin, text, copyOf }: Traced, own: string): string {
  if (copyOf === null) return own;
  return origin === text.origin ? `${own}; another outlet has the same text` : 'another outlet has the same text';
}
