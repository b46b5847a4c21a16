import { describe, expect, it } from '@jest/globals';
import type { PartyId, SourceId } from '../../../../src/domain/diplomacy/pack.ts';
import type { Development } from '../../../../src/domain/ledger/development.ts';
import { foldBoard } from '../../../../src/domain/ledger/fold-board.ts';
import { judgeNovelty, type NoveltyInput } from '../../../../src/domain/ledger/judge-novelty.ts';
import type { VersionId } from '../../../../src/domain/news/article.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../../support/conflict.ts';
import { aStatement } from '../../../support/stories.ts';

const now = new Date('2031-05-06T12:00:00Z');

function judge(change: Partial<NoveltyInput> = {}, ledger: readonly Development[] = []) {
  return judgeNovelty({
    pack: aPack(),
    board: foldBoard(aPack(), aBaseline(), ledger),
    claims: [],
    recent: ledger,
    eventId: 'E9',
    odds: -1,
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

describe('novelty of talks', () => {
  const both = ['valmere', 'korrath'] as PartyId[];

  it('of what became of something expected is always some, lest the board call it overdue', () => {
    const scheduled = anEntry({ type: 'talks', value: 'scheduled', actors: both, before: null });
    const held = aStatement({ type: 'talks', value: 'held', actors: both, quote: 'Valmere and Korrath met' });
    expect(judge({ statements: [held], odds: -9 }, [scheduled]).developments).toMatchObject([{ value: 'held' }]);
    expect(judge({ statements: [held], odds: -9 }).developments).toEqual([]);
  });

  it('of talks on another day is some; without a day they are the known ones', () => {
    const on = (day: string) => ({
      times: { starts: null, ends: null, due: { at: new Date(day), precision: 'day' }, lasts: null } as const,
    });
    const known = anEntry({ type: 'talks', value: 'scheduled', actors: both, before: null, evidence: someEvidence(on('2031-05-08')) }); // prettier-ignore
    const scheduled = aStatement({ type: 'talks', value: 'scheduled', actors: both, quote: 'They will meet' });
    const ask = (times: object) => judge({ statements: [{ ...scheduled, ...times }], odds: 2 }, [known]);
    expect(ask(on('2031-05-15')).developments).toMatchObject([{ kind: 'new', value: 'scheduled', evidence: on('2031-05-15') }]); // prettier-ignore
    for (const same of [on('2031-05-08'), {}]) expect(ask(same).supports).toHaveLength(1);
  });
});
