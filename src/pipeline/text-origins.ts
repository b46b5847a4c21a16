import { sourceNamed, type Pack, type PackId } from '../domain/diplomacy/pack.ts';
import type { Reading } from '../domain/diplomacy/reading.ts';
import { CopyIndex, type Traced } from '../domain/news/copy-index.ts';
import { EVENT_WINDOW_MS } from '../domain/news/event-memory.ts';
import { originOf } from '../domain/news/origin.ts';
import { OutletNames } from '../domain/news/outlet-names.ts';
import type { PlacedText, Report } from '../domain/news/report.ts';
import { shinglesOf } from '../domain/news/same-text.ts';
import type { Log } from '../ports/log.ts';
import type { StoryStore } from '../ports/story-store.ts';

/** Where a text comes from, ready to be stored, with the reason in words; `keep` is to be called once it is. */
export interface TracedText {
  readonly text: PlacedText;
  readonly because: string;
  readonly keep: () => void;
}

/** The texts heard of lately, per pack, kept between cycles; after a restart they are read from the rows. */
export class TextOrigins {
  readonly #store: Pick<StoryStore, 'textsSince'>;
  readonly #log: Log;
  readonly #texts = new Map<PackId, CopyIndex>();
  readonly #names = new Map<PackId, { readonly pack: Pack; readonly names: OutletNames }>();

  constructor(store: Pick<StoryStore, 'textsSince'>, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  /** Traces a report's text among all that its pack has heard of within the window that ends now. */
  async trace(report: Report, readings: readonly Reading[], pack: Pack, now: Date): Promise<TracedText> {
    const { version } = report;
    const texts = await this.#textsOf(pack.id, now);
    const source = sourceNamed(pack, version.feedId);
    const own = originOf({ ...version, source }, this.#namesOf(pack));
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
    if (known) {
      known.forget(since.getTime());
      return known;
    }
    const made = new CopyIndex();
    let unreadable = 0;
    for (const { shingles, ...text } of await this.#store.textsSince(packId, since)) {
      if (shingles === null) unreadable++;
      else made.add({ ...text, shingles });
    }
    if (unreadable > 0) this.#log.warn('stored texts left out, since they cannot be read', { packId, unreadable });
    this.#texts.set(packId, made);
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
