import { describe, expect, it } from '@jest/globals';
import type { PartyId, SourceId, TruceId } from '../../../../src/domain/diplomacy/pack.ts';
import { ASIDE } from '../../../../src/domain/diplomacy/statement.ts';
import type { Development, TruceKey } from '../../../../src/domain/ledger/development.ts';
import { foldBoard } from '../../../../src/domain/ledger/fold-board.ts';
import { judgeNovelty, type NoveltyInput } from '../../../../src/domain/ledger/judge-novelty.ts';
import type { VersionId } from '../../../../src/domain/news/article.ts';
import type { EventId } from '../../../../src/domain/news/report.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../../support/conflict.ts';
import { aStatement } from '../../../support/stories.ts';

const korrath = 'korrath' as PartyId;
const now = new Date('2031-05-06T12:00:00Z');

/** Place and wording speak a little against it: the statements decide. */
const WAVERING = -1;

function judge(change: Partial<NoveltyInput> = {}, ledger: readonly Development[] = []) {
  return judgeNovelty({
    pack: aPack(),
    board: foldBoard(aPack(), aBaseline(), ledger),
    claims: [],
    recent: ledger,
    eventId: 'E9',
    odds: WAVERING,
    background: false,
    late: false,
    statements: [],
    from: {
      versionId: 2 as VersionId,
      sourceId: 'daily' as SourceId,
      outlet: 'Harbour Daily',
      family: 'daily',
      origin: 'daily',
      side: null,
      link: 'https://daily.example/1',
      at: now,
    },
    headline: { quote: 'Envoys leave Durnhall', about: 'the talks', actors: [] },
    now,
    ...change,
  });
}

const accepts = aStatement({
  value: 'accepts',
  actors: [korrath],
  speaker: korrath,
  scope: 'full',
  quote: 'Korrath accepts',
});

describe('novelty', () => {
  it('of a position that the board does not have is a change with what held before', () => {
    const { outcome, developments } = judge({ statements: [accepts] });
    expect(outcome).toBe('new');
    expect(developments).toMatchObject([{ kind: 'changed', value: 'accepts', before: { value: 'undecided' } }]);
  });

  it('of a position that the board has is none: it supports the entry', () => {
    const known = anEntry({ value: 'accepts' });
    const { outcome, developments, supports } = judge({ statements: [accepts], odds: -4 }, [known]);
    expect({ outcome, developments, supports: supports.map((s) => s.id) }).toEqual({
      outcome: 'repeat',
      developments: [],
      supports: ['VK-1'],
    });
  });

  it('of the same talks told by another outlet the same day is none, two days later it is some', () => {
    const talks = aStatement({ type: 'talks', value: 'held', actors: [korrath], scope: null, quote: 'met on Tuesday' });
    const known = (learnedAt: Date): Development => anEntry({ type: 'talks', value: 'held', before: null, learnedAt });
    expect(judge({ statements: [talks] }, [known(new Date('2031-05-06T02:00:00Z'))]).outcome).toBe('repeat');
    expect(judge({ statements: [talks] }, [known(new Date('2031-05-03T02:00:00Z'))]).outcome).toBe('new');
  });

  it('comes from an event that nobody reported, by its headline, where nothing typed is stated', () => {
    expect(judge({ odds: 0 }).developments).toMatchObject([
      { type: 'statement', value: 'said', evidence: { quote: 'Envoys leave Durnhall' } },
    ]);
    expect(judge({ odds: -4 })).toMatchObject({ outcome: 'repeat', developments: [] });
  });

  it('is never made of what is merely reported, possible, denied or asked', () => {
    for (const modality of ['reported', 'planned', 'possible', 'conditional', 'denied', 'questioned'] as const) {
      const { developments } = judge({ statements: [{ ...accepts, modality }], odds: -4 });
      expect(developments).toEqual([]);
    }
  });

  it('is none where a text recalls a position, which fills in what the board lacks and is posted nowhere', () => {
    const isles = 'isles' as PartyId;
    const recalls = (actors: readonly PartyId[]) =>
      judge({ odds: -4, statements: [{ ...accepts, actors, speaker: null, modality: 'recalled' }] });
    expect(recalls([isles])).toMatchObject({
      outcome: 'repeat',
      developments: [{ type: 'position', value: 'accepts', actors: [isles], background: true }],
    });
    expect(recalls([korrath]).developments).toEqual([]);
    expect(recalls([isles, korrath]).developments).toEqual([]);
  });

  it('of a background report enters the ledger without being news', () => {
    const { outcome, developments } = judge({ statements: [accepts], background: true });
    expect({ outcome, background: developments.map((d) => d.background) }).toEqual({
      outcome: 'background',
      background: [true],
    });
  });

  it('confirms a phase when a second independent origin tells it', () => {
    const known = anEntry({
      type: 'phase',
      value: 'agreed',
      actors: [],
      before: null,
      certainty: 'reported',
      eventId: 'E9' as EventId,
      evidence: someEvidence({ origin: 'courier', speaker: null }),
    });
    const again = aStatement({
      type: 'phase',
      value: 'agreed',
      actors: [],
      scope: 'full',
      speaker: null,
      quote: 'agreed',
    });
    const { outcome, developments } = judge({ statements: [again], odds: -4 }, [known]);
    expect(outcome).toBe('repeat');
    expect(developments).toMatchObject([{ kind: 'confirmed', certainty: 'confirmed', before: { value: 'agreed' } }]);
  });

  it('of both yes and no by one party within an event is a contradiction', () => {
    const known = anEntry({ value: 'rejects', eventId: 'E9' as EventId, evidence: someEvidence({ at: now }) });
    const { developments } = judge({ statements: [accepts], odds: -4 }, [known]);
    expect(developments).toMatchObject([{ kind: 'contradicted', value: 'accepts', before: { value: 'rejects' } }]);
  });

  it('of a call for a truce that its caller has just accepted is none', () => {
    const known = anEntry({ value: 'accepts', evidence: someEvidence({ at: now }) });
    expect(
      judge({ statements: [{ ...accepts, value: 'proposes', truce: 'sixty-day' as TruceId }], odds: -4 }, [known])
        .developments,
    ).toEqual([]);
  });

  it('of a truce declared days after the last one is some, with nothing that it replaces', () => {
    const declared = aStatement({
      type: 'phase',
      value: 'proposed',
      actors: [korrath],
      scope: 'partial',
      quote: 'declared',
    });
    const entry = (at: string): Development =>
      anEntry({
        type: 'phase',
        value: 'proposed',
        truce: 'partial' as TruceKey,
        scope: 'partial',
        before: null,
        learnedAt: new Date(at),
        evidence: someEvidence({ at: new Date(at) }),
      });
    expect(judge({ statements: [declared] }, [entry('2031-05-05T12:00:00Z')]).outcome).toBe('repeat');
    expect(judge({ statements: [declared] }, [entry('2031-04-25T12:00:00Z')]).developments).toMatchObject([
      { kind: 'new', value: 'proposed', before: null },
    ]);
  });

  it('of a position aside moves no truce, and is told once', () => {
    const aside = { ...accepts, value: 'rejects' as const, truce: ASIDE, about: 'proposal for a joint harbour office' };
    const first = judge({ statements: [aside] }).developments;
    expect(first).toMatchObject([{ kind: 'new', value: 'rejects', truce: 'aside', before: null }]);
    const told = anEntry({ ...first[0], value: 'rejects', truce: 'aside' as TruceKey, learnedAt: now });
    expect(judge({ statements: [aside], odds: -4 }, [told]).developments).toEqual([]);
    expect(foldBoard(aPack(), aBaseline(), [told]).positions).toEqual(foldBoard(aPack(), aBaseline(), []).positions);
  });

  it('of an exchange that is told from one side after it was told of both is none', () => {
    const both = [korrath, 'valmere' as PartyId];
    const swap = aStatement({ type: 'exchange', value: 'carried-out', actors: both, scope: null, quote: 'swapped' });
    const told = anEntry({ type: 'exchange', value: 'carried-out', actors: both, before: null, learnedAt: now });
    expect(judge({ statements: [{ ...swap, actors: [korrath] }], odds: -4 }, [told]).outcome).toBe('repeat');
    const halfTold = { ...told, actors: [korrath] };
    expect(judge({ statements: [{ ...swap, actors: ['valmere' as PartyId] }] }, [halfTold]).outcome).toBe('new');
  });

  it('weighs what is stated with place and wording: neither alone decides', () => {
    const talks = aStatement({ type: 'talks', value: 'held', actors: [korrath], scope: null, quote: 'met on Tuesday' });
    const known = anEntry({ type: 'talks', value: 'held', before: null, learnedAt: now });
    expect(judge({ statements: [talks] }).outcome).toBe('new');
    expect(judge({ statements: [talks], odds: -4 }).outcome).toBe('repeat');
    expect(judge({ statements: [talks], odds: 3 }, [known]).outcome).toBe('new');
  });

  it('of a phase or position that the board lacks is news however it is worded', () => {
    const agreed = aStatement({ type: 'phase', value: 'agreed', actors: [], scope: 'full', quote: 'agreed' });
    expect(judge({ statements: [agreed], odds: -4 }).developments).toMatchObject([{ type: 'phase', value: 'agreed' }]);
    expect(judge({ statements: [accepts], odds: -4 }).outcome).toBe('new');
  });

  it('asks more of a headline once its event has told something', () => {
    const told = anEntry({ type: 'statement', value: 'said', eventId: 'E9' as EventId, before: null });
    expect(judge({ odds: -1.2 }).outcome).toBe('new');
    expect(judge({ odds: -1.2 }, [told]).outcome).toBe('repeat');
  });

  it('of news whose claims are all known is told by its headline, and supports what is known', () => {
    const talks = aStatement({ type: 'talks', value: 'held', actors: [korrath], scope: null, quote: 'met on Tuesday' });
    const known = anEntry({ type: 'talks', value: 'held', before: null, learnedAt: now });
    const { developments, supports } = judge({ statements: [talks], odds: 3 }, [known]);
    expect(developments).toMatchObject([{ type: 'statement', evidence: { quote: 'Envoys leave Durnhall' } }]);
    expect(supports.map((s) => s.id)).toEqual([known.id]);
  });

  it('of background that is no news still enters by what it states, and by nothing else', () => {
    const talks = aStatement({ type: 'talks', value: 'held', actors: [korrath], scope: null, quote: 'met on Tuesday' });
    expect(judge({ statements: [talks], background: true, odds: -4 }).developments).toMatchObject([{ type: 'talks' }]);
    expect(judge({ background: true, odds: -4 })).toMatchObject({ outcome: 'background', developments: [] });
  });

  it('says by what it was judged', () => {
    const because = judge({ statements: [accepts] }).because;
    expect(because[0]).toBe('position accepts: not known before');
    expect(because.at(-1)).toMatch(/^likely to add something: \d+ %, and 20 % is enough$/u);
  });

  it('of a headline that the baseline had already is none, unless something unknown follows', () => {
    const undecided = { ...accepts, value: 'undecided' as const, quote: 'Korrath is undecided' };
    const headline = { quote: 'Korrath is undecided on the truce', about: '', actors: [] };
    expect(judge({ statements: [undecided], headline, odds: 3 }).outcome).toBe('repeat');
    const demand = aStatement({ type: 'demand', value: 'stated', actors: [korrath], quote: 'wants monitors first' });
    expect(judge({ statements: [undecided, demand], headline, odds: 3 }).outcome).toBe('new');
  });

  it('weighs a known claim in the headline more than one further down', () => {
    const talks = aStatement({ type: 'talks', value: 'held', actors: [korrath], scope: null, quote: 'met on Tuesday' });
    const known = anEntry({ type: 'talks', value: 'held', before: null, learnedAt: now });
    const headline = { quote: 'Envoys met on Tuesday', about: '', actors: [] };
    const further = { quote: 'Envoys leave Durnhall', about: '', actors: [] };
    expect(judge({ statements: [talks], headline: further, odds: -0.4 }, [known]).outcome).toBe('new');
    expect(judge({ statements: [talks], headline, odds: -0.4 }, [known]).outcome).toBe('repeat');
  });
});
