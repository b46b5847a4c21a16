import type { Pack, Source } from '../domain/diplomacy/pack.ts';
import { withAdded } from '../domain/news/added-source.ts';
import type { FeedHealth } from '../domain/news/feed.ts';
import { withoutCredentials } from '../domain/news/feed-address.ts';
import { feedInWords } from '../domain/telling/feed-in-words.ts';
import type { Span } from '../domain/telling/message.ts';
import type { SourceLine } from '../domain/telling/render-digest.ts';
import { feedName, sourceLineOf, standingOf, type Standing } from '../domain/telling/source-line.ts';
import type { LastCycle, ReadModel } from '../ports/read-model.ts';

/** One feed of a pack and how it is doing. */
export interface FeedReport {
  readonly source: Source;
  /** The outlet's name, with the feed's id where the outlet has several. */
  readonly name: string;
  readonly standing: Standing;
  readonly health: FeedHealth | null;
  /** Where it has moved for good, else null. */
  readonly movedTo: string | null;
  /** How it is doing, in one sentence. */
  readonly says: readonly Span[];
}

/** How the sources of one pack are doing. */
export interface SourcesReport {
  readonly pack: Pack;
  readonly line: SourceLine;
  readonly feeds: readonly FeedReport[];
  readonly lastCycle: LastCycle | null;
}

const NO_HUB = { pushedUntil: null, hubError: null } as const;

/** Every source of the pack, in the pack's order; followed ones that admins added come last. */
export async function feedHealth(pack: Pack, deps: { readonly readModel: ReadModel }): Promise<SourcesReport> {
  const records = await deps.readModel.feeds(pack.id);
  const lastCycle = await deps.readModel.lastCycle();
  const recordOf = new Map(records.map((record) => [record.id as string, record]));
  const whole = withAdded(pack, await deps.readModel.addedSources(pack.id));
  const sources = whole.sources.filter((source) => pack.sources.includes(source) || recordOf.has(source.id));
  const feeds = sources.map((source): FeedReport => {
    const record = recordOf.get(source.id) ?? null;
    const health = record?.health ?? null;
    const standing = standingOf(health);
    const movedTo = record?.movedTo ?? null;
    // what a person wrote into an address is nobody else's to read
    const shown = { ...source, url: withoutCredentials(source.url) };
    return {
      source: shown,
      name: feedName([whole], source),
      standing,
      health,
      movedTo,
      says: feedInWords(health, standing, record ?? NO_HUB),
    };
  });
  const line = sourceLineOf(
    whole,
    feeds.map(({ source, health }) => ({ id: source.id, url: source.url, health })),
  );
  return { pack, line, feeds, lastCycle };
}
