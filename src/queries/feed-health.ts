import type { Pack, Source } from '../domain/diplomacy/pack.ts';
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

/** Every source of the pack, in the pack's order; followed feeds that the pack does not list come last. */
export async function feedHealth(pack: Pack, deps: { readonly readModel: ReadModel }): Promise<SourcesReport> {
  const records = await deps.readModel.feeds(pack.id);
  const lastCycle = await deps.readModel.lastCycle();
  const recordOf = new Map(records.map((record) => [record.id as string, record]));
  const added = records.filter((record) => !pack.sources.some((source) => (source.id as string) === record.id));
  const sources = [...pack.sources, ...added.map((record) => addedSource(record.id, record.url))];
  const feeds = sources.map((source): FeedReport => {
    const record = recordOf.get(source.id) ?? null;
    const health = record?.health ?? null;
    const standing = standingOf(health);
    const name = pack.sources.includes(source) ? feedName(pack, source.id) : source.outlet;
    const movedTo = record?.movedTo ?? null;
    // what a person wrote into an address is nobody else's to read
    const shown = { ...source, url: withoutCredentials(source.url) };
    return { source: shown, name, standing, health, movedTo, says: feedInWords(health, standing) };
  });
  const line = sourceLineOf(
    pack,
    feeds.map(({ source, health }) => ({ id: source.id, health })),
  );
  return { pack, line, feeds, lastCycle };
}

/** A feed that somebody added: an outlet of its own, named for its host, side unknown. */
function addedSource(id: string, url: string): Source {
  const outlet = URL.parse(url)?.host ?? id;
  return { id: id as Source['id'], outlet, family: outlet, side: null, tier: 3, language: 'und', url };
}
