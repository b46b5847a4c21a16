import { sourceNamed, type Pack, type Source } from '../domain/diplomacy/pack.ts';
import type { Development } from '../domain/ledger/development.ts';
import { withAdded } from '../domain/news/added-source.ts';
import { decisionsBehind, EventRules, type EventDecision } from '../domain/news/event-decisions.ts';
import { canonicalLink, fragmentOf } from '../domain/news/canonical-link.ts';
import { hostOf } from '../domain/news/feed-address.ts';
import type { EventId, ReportRecord, RivalEvent } from '../domain/news/report.ts';
import { storyAddress } from '../domain/news/story-number.ts';
import { feedName } from '../domain/telling/source-line.ts';
import type { DeskDecisions } from '../ports/desk-decisions.ts';
import type { EventOfPack, EventRecord, ReadModel, Telling } from '../ports/read-model.ts';
import { feedHealth, type FeedReport } from './feed-health.ts';

/** An event with whose report opened it. */
export interface ExplainedEvent extends EventRecord {
  readonly source: Source;
}

/** An entry of the ledger, and in how many posts it was told. */
export interface ToldEntry {
  readonly entry: Development;
  readonly telling: Telling;
}

/** One version as one pack saw it, with all that it led to. */
export interface ExplainedVersion {
  readonly report: ReportRecord;
  readonly source: Source;
  /** The feed that brought it, as people call it. */
  readonly feed: string;
  /** When that feed was read last; null when it is followed no longer, or never was. */
  readonly feedReadAt: Date | null;
  readonly event: ExplainedEvent | null;
  readonly rival: { readonly event: ExplainedEvent; readonly score: number } | null;
  /** The event that its own one follows. */
  readonly follows: ExplainedEvent | null;
  /** What desks have decided that brought it to its event. */
  readonly decided: readonly EventDecision[];
  readonly made: readonly ToldEntry[];
  readonly repeated: readonly Development[];
  /** When the baseline was taken, if the version is older and so known to it. */
  readonly olderThanBaseline: Date | null;
}

/** A link in one pack: its versions, oldest first. */
export interface ExplainedLink {
  readonly pack: Pack;
  readonly versions: readonly ExplainedVersion[];
}

/** What is known of a link. */
export type Explanation =
  | { readonly kind: 'seen'; readonly packs: readonly ExplainedLink[] }
  /** Never seen; `feeds` are those that publish at its host. */
  | { readonly kind: 'unseen'; readonly host: string; readonly feeds: readonly FeedReport[] }
  /** Seen by packs alone that are no longer configured. */
  | { readonly kind: 'left' }
  | { readonly kind: 'no address' };

interface Deps {
  readonly packs: readonly Pack[];
  readonly readModel: ReadModel;
  readonly decisions: Pick<DeskDecisions, 'after'>;
}

/** What became of whatever stands at a link, however the link is written: in every pack and every version. */
export async function explainLink(link: string, deps: Deps): Promise<Explanation> {
  const canonical = canonicalLink(link);
  if (canonical === null) return { kind: 'no address' };
  const reports = await reportsOfLink(link, deps);
  if (reports.length === 0) return unseen(/^[^/?#]*/u.exec(canonical)?.[0] ?? '', deps);
  const explained = await Promise.all(deps.packs.map((pack) => explainIn(pack, reports, deps)));
  const packs = explained.filter(({ versions }) => versions.length > 0);
  return packs.length === 0 ? { kind: 'left' } : { kind: 'seen', packs };
}

/** The reports of all that stands at a link, in every pack or in one event. Where several articles share an address, the link's fragment may name one of them. */
export async function reportsOfLink(
  link: string,
  { readModel }: Pick<Deps, 'readModel'>,
  within?: EventOfPack,
): Promise<readonly ReportRecord[]> {
  const canonical = canonicalLink(link);
  if (canonical === null) return [];
  const address = storyAddress(canonical);
  const fragment = fragmentOf(link);
  const own = fragment === null ? [] : await readModel.reportsAt(`${address}#${fragment}`, within);
  return own.length > 0 ? own : readModel.reportsAt(address, within);
}

async function explainIn(listed: Pack, all: readonly ReportRecord[], deps: Deps): Promise<ExplainedLink> {
  const { readModel } = deps;
  const own = all.filter(({ packId }) => packId === listed.id);
  const decisions = own.length === 0 ? [] : await deps.decisions.after(listed.id, 0);
  const rules = new EventRules(decisions);
  const nowOf: NowOf = (eventId) => rules.nameOf(eventId) as EventId;
  const reports = own.map((report) => withEventsNow(report, nowOf));
  if (reports.length === 0) return { pack: listed, versions: [] };
  const pack = withAdded(listed, await readModel.addedSources(listed.id));
  const baseline = await readModel.baseline(pack.id);
  const readAt = new Map((await readModel.feeds(pack.id)).map(({ id, health }) => [id, health.lastSuccessAt]));
  const events = await eventsOf(pack, reports, nowOf, readModel);
  const shares = await readModel.ledgerShares(reports.map(({ id }) => id));
  const told = await toldIn(
    shares.flatMap(({ made }) => made),
    readModel,
  );
  const versions = reports.map((report, n): ExplainedVersion => {
    const { version, eventId, rival } = report;
    const source = sourceNamed(pack, version.feedId);
    const event = eventId === null ? null : (events.get(eventId) ?? null);
    const follows = report.follows ?? event?.follows ?? null;
    return {
      report,
      source,
      feed: feedName([pack], source),
      feedReadAt: readAt.get(version.feedId) ?? null,
      event,
      rival: rivalOf(rival, events),
      follows: follows === null || follows === eventId ? null : (events.get(follows) ?? null),
      decided: eventId === null ? [] : decisionsBehind(decisions, version.id, eventId),
      made: shares[n]?.made.flatMap((entry) => told.get(entry.id) ?? []) ?? [],
      repeated: shares[n]?.repeated ?? [],
      olderThanBaseline: baseline && version.publishedAt && version.publishedAt < baseline.asOf ? baseline.asOf : null,
    };
  });
  return { pack, versions };
}

/** The event that an event has become. */
type NowOf = (eventId: EventId) => EventId;

/** The events that a placement named may be parts of others by now, its rival even of its own. */
function withEventsNow(report: ReportRecord, nowOf: NowOf): ReportRecord {
  const rival = report.rival && { ...report.rival, eventId: nowOf(report.rival.eventId) };
  const follows = report.follows && nowOf(report.follows);
  return { ...report, rival: rival?.eventId === report.eventId ? null : rival, follows };
}

type Events = ReadonlyMap<EventId, ExplainedEvent>;

/** The events of reports, their rivals, and what either follows. */
async function eventsOf(
  pack: Pack,
  reports: readonly ReportRecord[],
  nowOf: NowOf,
  readModel: ReadModel,
): Promise<Events> {
  const named = reports.flatMap(({ eventId, rival, follows }) => [eventId, rival?.eventId ?? null, follows]);
  const stored = await readModel.events(pack.id, distinct(named));
  const found = stored.map((event) => ({ ...event, follows: event.follows && nowOf(event.follows) }));
  const more = distinct(found.map(({ follows }) => follows)).filter((id) => !named.includes(id));
  const followed = await readModel.events(pack.id, more);
  return new Map(
    [...found, ...followed].map((event) => [
      event.eventId,
      { ...event, source: sourceNamed(pack, event.first.feedId) },
    ]),
  );
}

function distinct(ids: readonly (EventId | null)[]): readonly EventId[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

function rivalOf(rival: RivalEvent | null, events: Events): ExplainedVersion['rival'] {
  const event = rival === null ? undefined : events.get(rival.eventId);
  return rival === null || event === undefined ? null : { event, score: rival.score };
}

async function toldIn(
  entries: readonly Development[],
  readModel: ReadModel,
): Promise<ReadonlyMap<Development['id'], ToldEntry>> {
  const tellings = await readModel.tellings(entries.map(({ id }) => id));
  return new Map(
    entries.flatMap((entry, n) => {
      const telling = tellings[n];
      return telling ? [[entry.id, { entry, telling }] as const] : [];
    }),
  );
}

/** Whose feeds publish at a host: those that showed something from there, and those that stand there themselves. */
async function unseen(host: string, deps: Pick<Deps, 'packs' | 'readModel'>): Promise<Explanation> {
  const showing = new Set<string>(await deps.readModel.feedsShowing(host));
  const sources = await Promise.all(deps.packs.map((pack) => feedHealth(pack, deps)));
  const feeds = sources
    .flatMap(({ feeds: all }) => all)
    .filter(({ source }) => showing.has(source.id) || hostOf(source.url).name === host);
  const byId = new Map(feeds.map((feed) => [feed.source.id, feed]));
  return { kind: 'unseen', host, feeds: [...byId.values()] };
}
