import type { PackId, PartyId, SourceId } from '../../src/domain/diplomacy/pack.ts';
import type { Statement } from '../../src/domain/diplomacy/statement.ts';
import type { Baseline } from '../../src/domain/ledger/board.ts';
import { NO_TERMS } from '../../src/domain/ledger/truce-terms.ts';
import type { Development, Evidence, NewDevelopment, TruceKey } from '../../src/domain/ledger/development.ts';
import type { NewVersion, VersionId } from '../../src/domain/news/article.ts';
import { identityOf } from '../../src/domain/news/article-identity.ts';
import type { FeedHealth, FeedId, FeedItem } from '../../src/domain/news/feed.ts';
import { wordingOf } from '../../src/domain/news/harvest.ts';
import { unknownRhythm } from '../../src/domain/news/feed-rhythm.ts';
import type { EventId, Placement, PlacedReport, Relevance, ReportId } from '../../src/domain/news/report.ts';
import type { VersionFeatures } from '../../src/domain/news/version-features.ts';
import type { KeptPoll, StoryStore, Verdict } from '../../src/ports/story-store.ts';

export const north = 'north' as PackId;
export const south = 'south' as PackId;
export const gazette = 'gazette' as FeedId;
export const courier = 'courier' as FeedId;

/** A moment of the tests' day, `HH:MM` or `HH:MM:SS`. */
export function at(time: string): Date {
  return new Date(`2031-05-04T${time}Z`);
}

function anItem(item: Partial<FeedItem> = {}): FeedItem {
  return {
    guid: 'item-1',
    title: 'Northland proposes a pause at the river',
    summary: 'The council of Northland proposed a pause in the fighting at the river.',
    link: 'https://gazette.example/river-pause',
    publishedAt: at('07:55'),
    author: null,
    originName: null,
    categories: [],
    ...item,
  };
}

export function aVersion(item: Partial<FeedItem> = {}, feedId: FeedId = gazette): NewVersion {
  const whole = anItem(item);
  const entry = { as: 'live', because: 'it appeared while the feed was being followed' } as const;
  return { ...identityOf(feedId, whole), ...wordingOf(whole, ''), item: whole, entry };
}

export function aHealth(health: Partial<FeedHealth> = {}): FeedHealth {
  return {
    lastAttemptAt: at('08:00'),
    lastSuccessAt: at('08:00'),
    lastError: null,
    failures: 0,
    intervalMs: 600_000,
    nextPollAt: at('08:10'),
    firstPolledAt: at('07:00'),
    rhythm: unknownRhythm,
    ...health,
  };
}

/** A poll of one feed that brought these items for these packs. */
export function aPoll(
  versions: readonly NewVersion[],
  poll: { readonly feedId?: FeedId; readonly packs?: readonly PackId[]; readonly seenAt?: Date } = {},
): KeptPoll {
  const { feedId = gazette, packs = [north], seenAt = at('08:00') } = poll;
  const harvest = { feedId, packs, versions, seenAt };
  return { feedId, movedTo: null, validators: null, health: aHealth(), harvest };
}

export const isNews: Relevance = { relevant: true, score: 0.9, kind: 'news', because: ['it names both sides'] };

export function someFeatures(features: Partial<VersionFeatures> = {}): VersionFeatures {
  return {
    language: 'en',
    lead: ['river', 'paus'],
    body: [],
    names: [],
    calledFirst: [],
    calledAfter: [],
    parties: ['northland'],
    people: [],
    things: [],
    leadSteps: [],
    bodySteps: [],
    toldAt: 0,
    numbers: [],
    days: [],
    planned: false,
    colour: false,
    source: 'gazette',
    link: 'https://gazette.example/river-pause',
    ...features,
  };
}

export function aPlacement(event: EventId | null = null): Placement {
  return {
    event: event === null ? { kind: 'new' } : { kind: 'existing', eventId: event },
    rival: null,
    follows: null,
    because: ['nothing near'],
    features: someFeatures(),
    text: { origin: 'gazette', side: null, ground: 'none', shingles: [1, 4_294_967_295], corrected: [] },
    odds: 3,
  };
}

export function aStatement(statement: Partial<Statement> = {}): Statement {
  return {
    type: 'position',
    value: 'proposes',
    actors: ['northland' as PartyId],
    scope: 'partial',
    truce: null,
    about: 'pause at the river',
    speaker: 'northland' as PartyId,
    by: null,
    modality: 'asserted',
    quote: 'proposed a pause in the fighting',
    ...statement,
  };
}

export function anEvidence(versionId: VersionId, evidence: Partial<Evidence> = {}): Evidence {
  return {
    versionId,
    sourceId: 'gazette' as SourceId,
    outlet: 'The Gazette',
    family: 'gazette',
    origin: 'gazette',
    side: null,
    quote: 'proposed a pause in the fighting',
    speaker: 'northland' as PartyId,
    link: 'https://gazette.example/river-pause',
    at: at('07:55'),
    ...evidence,
  };
}

export function aDevelopment(versionId: VersionId, development: Partial<NewDevelopment> = {}): NewDevelopment {
  return {
    kind: 'new',
    type: 'position',
    value: 'proposes',
    actors: ['northland' as PartyId],
    scope: 'partial',
    truce: 'partial' as TruceKey,
    about: 'pause at the river',
    by: null,
    speaker: 'northland' as PartyId,
    before: null,
    certainty: 'claimed',
    background: false,
    late: false,
    likelihood: 1,
    evidence: anEvidence(versionId),
    ...development,
  };
}

export function aVerdict(verdict: Partial<Verdict> = {}): Verdict {
  return {
    outcome: 'new',
    because: ['nobody had proposed it'],
    developments: [],
    supports: [],
    figures: [],
    ...verdict,
  };
}

export function aBaseline(packId: PackId = north): Baseline {
  const quote = {
    quote: 'guns are silent',
    speaker: null,
    outlet: 'The Gazette',
    link: null,
    at: at('06:00'),
    id: null,
  };
  const phase = { phase: 'proposed', since: at('05:00'), by: [], quotes: [quote], implied: false } as const;
  const truce = {
    truce: 'partial' as TruceKey,
    name: 'river pause',
    scope: 'partial',
    reported: null,
    terms: NO_TERMS,
  } as const;
  const due = { at: at('12:00'), precision: 'instant' } as const;
  const none = { until: null, since: null, certainty: null, id: null, outcome: null };
  const expected = [
    { kind: 'other', what: 'talks at the mill', due, parties: ['northland' as PartyId], ...none } as const,
  ];
  const truces = [{ ...truce, proved: phase }];
  return { packId, asOf: at('06:30'), truces, positions: [], expected, facts: [], claims: [] };
}

/** Brings the reports of new items, one item a poll, to the last stage; each opens an event of its own. */
export async function readReports(
  stories: StoryStore,
  count: number,
  packId = north,
): Promise<readonly PlacedReport[]> {
  for (let n = 1; n <= count; n++) {
    const item = { guid: `g${n}`, link: `https://gazette.example/${packId}/${n}`, title: `Note ${n} of the ${packId}` };
    await stories.keepPoll(aPoll([aVersion(item)], { packs: [packId], seenAt: new Date(at('08:00').getTime() + n) }));
  }
  const ids = async (take: Promise<readonly { readonly id: ReportId }[]>) => (await take).map((report) => report.id);
  for (const id of await ids(stories.reportsToJudge(count))) await stories.saveRelevance([{ id, ...isNews }]);
  for (const id of await ids(stories.reportsToPlace(count))) await stories.savePlacement(id, aPlacement(), at('08:05'));
  for (const id of await ids(stories.reportsToRead(count)))
    await stories.saveStatements([{ id, statements: [aStatement()] }]);
  return stories.reportsToSettle(count);
}

/** A ledger of `count` entries, one report each. */
export async function aLedger(stories: StoryStore, count: number, packId = north): Promise<readonly Development[]> {
  const entries: Development[] = [];
  for (const report of await readReports(stories, count, packId)) {
    const verdict = aVerdict({ developments: [aDevelopment(report.version.id)] });
    entries.push(...(await stories.saveVerdict(report, verdict, at('09:00'))));
  }
  return entries;
}
