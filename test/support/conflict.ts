import type { Pack, PackId, Party, PartyId, Source, SourceId, TruceId } from '../../src/domain/diplomacy/pack.ts';
import type { Baseline, BoardQuote, PositionState } from '../../src/domain/ledger/board.ts';
import { NO_TERMS } from '../../src/domain/ledger/truce-terms.ts';
import type { Development, DevelopmentId, Evidence, TruceKey } from '../../src/domain/ledger/development.ts';
import type { FeedHealth } from '../../src/domain/news/feed.ts';
import { unknownRhythm } from '../../src/domain/news/feed-rhythm.ts';
import type { EventId } from '../../src/domain/news/report.ts';
import type { VersionId } from '../../src/domain/news/article.ts';

const party = (id: string, name: string, role: Party['role']): Party => ({
  id: id as PartyId,
  name,
  role,
  aliases: {},
});

const source = (id: string, outlet: string, side: string | null = null): Source => ({
  id: id as SourceId,
  outlet,
  family: id,
  side: side as PartyId | null,
  tier: 1,
  language: 'en',
  url: `https://${id}.example/rss.xml`,
});

/** An invented conflict: Valmere and Korrath, with the Isle Council between them. */
export function aPack(change: Partial<Pack> = {}): Pack {
  return {
    id: 'strait' as PackId,
    name: 'Valmere–Korrath',
    prefix: 'VK',
    parties: [
      party('valmere', 'Valmere', 'belligerent'),
      party('korrath', 'Korrath', 'belligerent'),
      party('isles', 'Isle Council', 'mediator'),
      party('harbours', 'Harbour League', 'backer'),
    ],
    places: {},
    truces: [
      { id: 'sixty-day' as TruceId, name: '60-day ceasefire', scope: 'full', aliases: {} },
      { id: 'shipping' as TruceId, name: 'shipping truce', scope: 'partial', aliases: {} },
    ],
    sources: [
      source('courier', 'The Meridian Courier'),
      source('radio', 'Radio Korrath', 'korrath'),
      source('daily', 'Harbour Daily'),
    ],
    ...change,
  };
}

function aQuote(quote: string, change: Partial<BoardQuote> = {}): BoardQuote {
  return {
    quote,
    speaker: null,
    outlet: 'The Meridian Courier',
    link: null,
    at: new Date('2031-05-05'),
    id: null,
    ...change,
  };
}

function positions(truce: TruceKey, since: Date): readonly PositionState[] {
  return [
    {
      party: 'valmere' as PartyId,
      truce,
      value: 'accepts',
      certainty: 'reported',
      since,
      quotes: [aQuote('Valmere said yes')],
      note: null,
    },
    {
      party: 'korrath' as PartyId,
      truce,
      value: 'undecided',
      certainty: 'disputed',
      since,
      quotes: [aQuote('we must read it first', { speaker: 'Bren Osk' }), aQuote('a plain no')],
      note: 'The report contradicts itself.',
    },
  ];
}

/** The sixty-day ceasefire is proposed by the council, Valmere accepts, Korrath contradicts itself. */
export function aBaseline(change: Partial<Baseline> = {}): Baseline {
  const truce = 'sixty-day' as TruceKey;
  const since = new Date('2031-05-04');
  return {
    packId: 'strait' as PackId,
    asOf: new Date('2031-05-05T06:00:00Z'),
    truces: [
      {
        truce,
        name: '60-day ceasefire',
        scope: 'full',
        proved: { phase: 'proposed', since, by: ['isles' as PartyId], quotes: [], implied: false },
        reported: null,
        terms: NO_TERMS,
      },
    ],
    positions: positions(truce, since),
    expected: [
      {
        kind: 'other',
        what: 'A statement by Bren Osk',
        due: { at: new Date('2031-05-06'), precision: 'day' },
        until: null,
        since: null,
        certainty: 'possible',
        id: null,
        parties: [],
        outcome: null,
      },
    ],
    facts: [],
    claims: [],
    ...change,
  };
}

export function someEvidence(change: Partial<Evidence> = {}): Evidence {
  return {
    versionId: 1 as VersionId,
    sourceId: 'courier' as SourceId,
    outlet: 'The Meridian Courier',
    family: 'courier',
    origin: 'courier',
    side: null,
    quote: 'We accept the ceasefire on one condition',
    speaker: 'korrath' as PartyId,
    link: 'https://courier.example/korrath-accepts',
    at: new Date('2031-05-06T09:30:00Z'),
    ...change,
  };
}

/** Korrath moves from undecided to accepts-with-conditions. */
export function anEntry(change: Partial<Development> = {}): Development {
  const seq = change.seq ?? 1;
  return {
    id: `VK-${seq}` as DevelopmentId,
    seq,
    packId: 'strait' as PackId,
    eventId: 'E1' as EventId,
    learnedAt: new Date('2031-05-06T09:40:00Z'),
    support: [],
    kind: 'changed',
    type: 'position',
    value: 'accepts-with-conditions',
    actors: ['korrath' as PartyId],
    scope: 'full',
    truce: 'sixty-day' as TruceKey,
    about: '60-day ceasefire',
    by: null,
    speaker: 'korrath' as PartyId,
    before: { value: 'undecided', since: null },
    certainty: 'confirmed',
    background: false,
    late: false,
    likelihood: 1,
    evidence: someEvidence(),
    ...change,
  };
}

export function someHealth(change: Partial<FeedHealth> = {}): FeedHealth {
  const at = new Date('2031-05-06T10:00:00Z');
  return {
    lastAttemptAt: at,
    lastSuccessAt: at,
    lastError: null,
    failures: 0,
    intervalMs: 600_000,
    nextPollAt: new Date('2031-05-06T10:10:00Z'),
    firstPolledAt: at,
    rhythm: unknownRhythm,
    ...change,
  };
}
