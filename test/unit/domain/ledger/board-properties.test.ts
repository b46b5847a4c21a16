import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PackId, PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import {
  STATEMENT_VALUES,
  type StatementType,
  type StatementValue,
} from '../../../../src/domain/diplomacy/statement.ts';
import type { Board } from '../../../../src/domain/ledger/board.ts';
import { confirming, type Development, type DevelopmentId, type Evidence, type TruceKey } from '../../../../src/domain/ledger/development.ts'; // prettier-ignore
import { evidenceOf } from '../../../../src/domain/ledger/evidence-rule.ts';
import { EVIDENCE_RULES, ruleOf } from '../../../../src/domain/ledger/evidence-table.ts';
import { foldBoard } from '../../../../src/domain/ledger/fold-board.ts';
import type { VersionId } from '../../../../src/domain/news/article.ts';
import { InMemoryState } from '../../../fakes/in-memory-state.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../../support/conflict.ts';

const pack = aPack();
const baseline = aBaseline();
const FIGHT: readonly string[] = ['valmere', 'korrath'];
const START = new Date('2031-05-06T09:00:00Z').getTime();
const HOUR_MS = 3_600_000;

/** An outlet's own word, or an agency's that it reprints. */
const anAccount = fc.record({
  family: fc.constantFrom('courier', 'daily', 'herald', 'gazette'),
  agency: fc.constantFrom(null, null, 'ap', 'afp'),
  side: fc.constantFrom(null, null, null, 'korrath'),
  speaker: fc.constantFrom(null, null, 'valmere', 'korrath', 'isles'),
});
type Account = typeof anAccount extends fc.Arbitrary<infer T> ? T : never;

const CLAIMS = (['phase', 'phase', 'position', 'talks', 'exchange'] as const).flatMap((type: StatementType) =>
  STATEMENT_VALUES[type].map((value: StatementValue) => ({ type, value })),
);
const aStep = fc.record({
  claim: fc.constantFrom(...CLAIMS),
  truce: fc.constantFrom('sixty-day', 'shipping'),
  actors: fc.constantFrom<readonly string[]>([], ['valmere'], ['korrath'], ['valmere', 'korrath'], ['isles']),
  accounts: fc.array(anAccount, { minLength: 1, maxLength: 4 }),
  isConfirmation: fc.boolean(),
});
type Step = typeof aStep extends fc.Arbitrary<infer T> ? T : never;

function evidenceFrom({ family, agency, side, speaker }: Account, n: number): Evidence {
  const at = new Date(START + n * HOUR_MS);
  const names = { family, outlet: family, origin: agency ?? family };
  const voices = { side: side as PartyId | null, speaker: speaker as PartyId | null };
  return someEvidence({ ...names, ...voices, versionId: n as VersionId, at, quote: `quote ${n}` });
}

function ledgerOf(steps: readonly Step[]): readonly Development[] {
  const ledger: Development[] = [];
  for (const [n, step] of steps.entries()) {
    const seq = n + 1;
    const evidence = step.accounts.map((account, m) => evidenceFrom(account, 10 * seq + m));
    const [own, ...support] = evidence;
    const last = ledger.at(-1);
    if (!own) throw new Error('no evidence');
    const learned = { seq, id: `VK-${seq}` as DevelopmentId, learnedAt: own.at, evidence: own };
    if (step.isConfirmation && last && last.kind !== 'confirmed') {
      const confirms = last.id;
      ledger.push({ ...last, ...learned, kind: 'confirmed', confirms, support: confirming(own, evidenceOf(last)) });
      continue;
    }
    const { type, value } = step.claim;
    const stated = { type, value, truce: step.truce as TruceKey, actors: step.actors as readonly PartyId[] };
    ledger.push(anEntry({ ...stated, ...learned, kind: 'new', before: null, support }));
  }
  return ledger;
}

/** The rule's words, read anew: whose voice it is, who is independent, how many origins there are. */
function isEnough(entry: Development): boolean {
  const all = evidenceOf(entry);
  const isOpposed = ({ side, speaker }: Evidence): boolean => side !== null && speaker !== null && side !== speaker;
  const voices = all.flatMap((e) => (isOpposed(e) ? [] : (e.speaker ?? e.side ?? [])));
  const independent = all.filter((e) => e.side === null && !FIGHT.includes(e.speaker ?? ''));
  const count = (of: (e: Evidence) => string): number => new Set(independent.map(of)).size;
  const bySides = FIGHT.every((side) => voices.includes(side as PartyId));
  const isJoint = bySides || (count((e) => e.origin) >= 2 && count((e) => e.family) >= 2);
  const byDoers = entry.actors.length > 0 && entry.actors.every((party) => voices.includes(party));
  switch (ruleOf(entry.type, entry.value).moves) {
    case 'any':
      return true;
    case 'both-sides':
      return isJoint;
    case 'own-word':
      return isJoint || byDoers;
    case 'account':
      return isJoint || byDoers || independent.length > 0;
    default:
      return false;
  }
}

/** Whether both sides said yes to a truce, the last of them now; a truce that was agreed or held had their yes. */
function acceptedByBoth(entries: readonly Development[], truce: TruceKey): boolean {
  const isYes = ({ type, value }: Development): boolean =>
    type === 'position' ? value === 'accepts' : type === 'phase' && YES.has(value);
  const yes = entries.filter((e) => e.truce === truce && isYes(e));
  const last = entries.at(-1);
  return (
    last?.type === 'position' &&
    last.value === 'accepts' &&
    FIGHT.every((side) => yes.some((e) => e.actors.includes(side as PartyId) || e.actors.length === 0))
  );
}

const YES: ReadonlySet<string> = new Set(['agreed', 'in-force', 'extended']);

const someSteps = fc.array(aStep, { maxLength: 12 });

describe('a board', () => {
  it('changes no phase without the evidence that its rule names', () => {
    let changes = 0;
    fc.assert(
      fc.property(someSteps, (steps) => {
        const ledger = ledgerOf(steps);
        let before = foldBoard(pack, baseline, []);
        for (const [n, entry] of ledger.entries()) {
          const after = foldBoard(pack, baseline, ledger.slice(0, n + 1));
          for (const { truce, proved } of after.truces) {
            const old = before.truces.find((t) => t.truce === truce)?.proved ?? null;
            if (proved === null || (old?.phase === proved.phase && old.since === proved.since)) continue;
            changes++;
            expect(entry.truce).toBe(truce);
            if (!proved.implied)
              expect([entry.type, entry.value, isEnough(entry)]).toEqual(['phase', proved.phase, true]);
            else if (proved.phase === 'agreed') expect(acceptedByBoth(ledger.slice(0, n + 1), truce)).toBe(true);
            else expect([entry.type, proved.phase]).toEqual(['position', 'proposed']);
          }
          before = after;
        }
      }),
    );
    expect(changes).toBeGreaterThan(100);
  });

  it('does not depend on the order in which support came', () => {
    fc.assert(
      fc.property(someSteps, fc.infiniteStream(fc.nat(1_000_000)), (steps, shuffle) => {
        const ledger = ledgerOf(steps);
        const shuffled = ledger.map((entry) => {
          const keys = new Map(entry.support.map((e) => [e, shuffle.next().value ?? 0]));
          const support = entry.support.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
          return { ...entry, support };
        });
        expect(foldBoard(pack, baseline, shuffled)).toEqual(foldBoard(pack, baseline, ledger));
      }),
    );
  });

  it('as it was known at a time is never changed by what is learned later', () => {
    const PACK = 'strait' as PackId;
    fc.assert(
      fc.property(
        someSteps,
        fc.array(fc.tuple(fc.nat(11), fc.nat(11), anAccount), { maxLength: 8 }),
        (steps, later) => {
          const state = new InMemoryState();
          const boards = new Map<number, Board>();
          const known = (until: number): Board => foldBoard(pack, baseline, state.ledger(PACK, 0, new Date(until)));
          for (const [n, entry] of ledgerOf(steps).entries()) {
            const now = START + n * 24 * HOUR_MS;
            const learnedAt = new Date(now);
            const development = { ...entry, learnedAt, support: [] };
            const support = entry.support.map((evidence) => ({ evidence, learnedAt }));
            state.entries.push({ reportId: n, development, support });
            for (const [m, [at, of, account]] of later.entries()) {
              const held = state.entries[of];
              if (at !== n || !held) continue;
              const evidence = evidenceFrom(account, 1000 + m);
              state.entries[of] = { ...held, support: [...held.support, { evidence, learnedAt }] };
              // the first account of it turns out to be an agency's
              const { versionId } = held.development.evidence;
              state.corrections.push({ packId: PACK, versionId, origin: 'ap', side: null, learnedAt });
            }
            boards.set(now, known(now));
          }
          for (const [until, board] of boards) expect(known(until)).toEqual(board);
        },
      ),
    );
  });
});

describe('the rules of evidence', () => {
  it('are there for every value of every type', () => {
    for (const [type, values] of Object.entries(STATEMENT_VALUES))
      expect(Object.keys(EVIDENCE_RULES[type as StatementType])).toEqual([...values]);
  });

  it('let no phase that takes two come about by one', () => {
    for (const phase of ['agreed', 'in-force', 'extended'] as const)
      expect(ruleOf('phase', phase)).toEqual({ moves: 'both-sides', confirms: 'both-sides' });
    expect(ruleOf('breach', 'alleged').confirms).toBe('never');
  });
});
