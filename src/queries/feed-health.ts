import type { Pack, Source } from '../domain/diplomacy/pack.ts';
import { withAdded } from '../domain/news/added-source.ts';
import type { FeedHealth } from '../domain/news/feed.ts';
import { withoutCredentials } from '../domain/news/feed-address.ts';
import { feedInWords } from '../domain/telling/feed-in-words.ts';
import type { Span } from '../domain/telling/message.ts';
import type { SourceLine } from '../domain/telling/render-digest.ts';
import { feedName, sourceLineOf, standingOf, type Standing } from '../domain/telling/source-line.ts';
import type { FeedRecord } from '../ports/feed-registry.ts';
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
  const followed = await followedSources(pack, deps);
  const feeds = followed.sources.map((source): FeedReport => {
    const record = followed.recordOf.get(source.id) ?? null;
    const health = record?.health ?? null;
    const standing = standingOf(health);
    const movedTo = record?.movedTo ?? null;
    // what a person wrote into an address is nobody else's to read
    const shown = { ...source, url: withoutCredentials(source.url) };
    return {
      source: shown,
      name: feedName([followed.pack], source),
      standing,
      health,
      movedTo,
      says: feedInWords(health, standing, record ?? NO_HUB),
    };
  });
  return { pack, line: lineOf(followed), feeds, lastCycle: await deps.readModel.lastCycle() };
}

/** The same in one line, for answers that say no more of it: it is part of most. */
export async function sourcesInBrief(
  pack: Pack,
  deps: { readonly readModel: ReadModel },
): Promise<Pick<SourcesReport, 'line' | 'lastCycle'>> {
  return { line: lineOf(await followedSources(pack, deps)), lastCycle: await deps.readModel.lastCycle() };
}

/** The sources that count, and what is known of the feed of each. */
interface Followed {
  /** With what was added to it. */
  readonly pack: Pack;
  readonly sources: readonly Source[];
  readonly recordOf: ReadonlyMap<string, FeedRecord>;
}

async function followedSources(pack: Pack, { readModel }: { readonly readModel: ReadModel }): Promise<Followed> {
  const records = await readModel.feeds(pack.id);
  const recordOf = new Map(records.map((record) => [record.id as string, record]));
  const whole = withAdded(pack, await readModel.addedSources(pack.id));
  const added = whole.sources.slice(pack.sources.length).filter(({ id }) => recordOf.has(id));
  return { pack: whole, sources: added.length === 0 ? pack.sources : [...pack.sources, ...added], recordOf };
}

function lineOf({ pack, sources, recordOf }: Followed): SourceLine {
  const feeds = sources.map(({ id, url }) => ({ id, url, health: recordOf.get(id)?.health ?? null }));
  return sourceLineOf(pack, feeds);
}
