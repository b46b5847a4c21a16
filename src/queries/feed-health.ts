import type { Pack, Source } from '../domain/diplomacy/pack.ts';
import type { FeedHealth } from '../domain/news/feed.ts';
import { text, type Span } from '../domain/telling/message.ts';
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
    const name = feedName([pack], source);
    return { source, name, standing, health, movedTo: record?.movedTo ?? null, says: inWords(health, standing) };
  });
  const line = sourceLineOf(
    pack,
    feeds.map(({ source, health }) => ({ id: source.id, url: source.url, health })),
  );
  return { pack, line, feeds, lastCycle };
}

/** A feed that somebody added: an outlet of its own, named for its host, side unknown. */
function addedSource(id: string, url: string): Source {
  const outlet = feedName([], { id, url });
  return { id: id as Source['id'], outlet, family: outlet, side: null, tier: 3, language: 'und', url };
}

function inWords(health: FeedHealth | null, standing: Standing): readonly Span[] {
  if (health === null || standing === 'waiting') return [text('Not polled yet.')];
  if (standing === 'read')
    return [text('Read '), time(health.lastAttemptAt), text('; next poll '), time(health.nextPollAt), text('.')];
  const because = (health.lastError ?? 'The last poll failed').replace(/[.\s]+$/u, '');
  const since =
    health.lastSuccessAt === null ? [text('never read so far')] : [text('last read '), time(health.lastSuccessAt)];
  const tries = `${health.failures} ${health.failures === 1 ? 'failure' : 'failures'} in a row`;
  return [text(`${because}; `), ...since, text(`, ${tries}, next try `), time(health.nextPollAt), text('.')];
}

function time(at: Date | null): Span {
  return at === null ? text('never') : { kind: 'time', at, style: 'datetime' };
}
