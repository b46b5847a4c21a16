import type { FigureKind } from '../../../src/domain/diplomacy/figures/figure.ts';
import type { PartyId, SourceId } from '../../../src/domain/diplomacy/pack.ts';
import { STATEMENT_VALUES, type StatementType, type StatementValue } from '../../../src/domain/diplomacy/statement.ts';
import type {
  DevelopmentId,
  DevelopmentKind,
  Evidence,
  NewDevelopment,
  TruceKey,
} from '../../../src/domain/ledger/development.ts';
import type { NewFigure } from '../../../src/domain/ledger/figures.ts';
import type { VersionId } from '../../../src/domain/news/article.ts';
import type { Verdict } from '../../../src/ports/story-store.ts';
import type { Chance } from '../understand/chance.ts';
import { outletId } from '../understand/invented-conflict.ts';
import { fillerSentence } from '../understand/invented-words.ts';

/** How often each type comes in a hundred entries; most of what is read is words and accusations. */
const SHARES: readonly (readonly [StatementType, number])[] = [
  ['statement', 32],
  ['breach', 20],
  ['position', 16],
  ['talks', 12],
  ['demand', 6],
  ['phase', 5],
  ['exchange', 5],
  ['pressure', 4],
];
const TYPES = SHARES.flatMap(([type, share]) => Array.from({ length: share }, () => type));
const FIGHTING = ['valmere', 'korrath'] as const;
const TRUCES = ['sixty-day', 'sixty-day', 'harvest'] as const;
const COUNTED: readonly FigureKind[] = ['violations', 'attacks', 'killed', 'wounded', 'captives'];
const OUTLETS_HEARD = 40;
/** Of a hundred reports: those that also say again what an earlier one said, count something, or take something back. */
const SUPPORTING = 60;
const COUNTING = 30;
const CORRECTING = 4;
/** What is said again, or taken back, is among the last few. */
const REACH = 30;

/** A report's number is that of its version and, since each adds one entry, of its entry. */
export function entryId(n: number): DevelopmentId {
  return `VK-${n}` as DevelopmentId;
}

/** The address of the n-th report's article. */
export function articleAddress(n: number): string {
  return `${outletId(n % OUTLETS_HEARD)}.example/stored/${String(n).padStart(8, '0')}`;
}

/** What the n-th report of an invented conflict adds to its ledger, with support for earlier entries, figures and corrections. */
export function inventedVerdict(n: number, at: Date, chance: Chance): Verdict {
  const isIn = (share: number): boolean => chance.below(100) < share;
  const evidence = evidenceOf(n, at, chance);
  const earlier = Math.max(1, n - 1 - chance.below(REACH));
  return {
    outcome: 'new',
    because: ['it is of the measurement'],
    developments: [developmentOf(evidence, n, chance)],
    supports: n > 1 && isIn(SUPPORTING) ? [{ id: entryId(earlier), evidence: { ...evidence } }] : [],
    figures: isIn(COUNTING) ? [figureOf(evidence, chance)] : [],
    corrections: n > 1 && isIn(CORRECTING) ? [correctionOf(earlier, evidence)] : [],
  };
}

function evidenceOf(n: number, at: Date, chance: Chance): Evidence {
  const outlet = n % OUTLETS_HEARD;
  return {
    versionId: n as VersionId,
    sourceId: outletId(outlet) as SourceId,
    outlet: `Outlet ${outlet}`,
    family: `family-${outlet >> 1}`,
    origin: chance.below(3) === 0 ? 'agency' : outletId(outlet),
    side: outlet < FIGHTING.length ? ((FIGHTING[outlet] ?? null) as PartyId | null) : null,
    quote: fillerSentence(chance, 14),
    speaker: chance.oneOf([null, ...FIGHTING]) as PartyId | null,
    link: `https://${articleAddress(n)}`,
    at,
  };
}

function developmentOf(evidence: Evidence, n: number, chance: Chance): NewDevelopment {
  const type = chance.oneOf(TYPES);
  const value = chance.oneOf<StatementValue>(STATEMENT_VALUES[type]);
  const actor = chance.oneOf(FIGHTING) as PartyId;
  const isAgain = n > REACH && chance.below(12) === 0;
  const kind: DevelopmentKind = chance.oneOf(['new', 'new', 'changed', 'contradicted'] as const);
  return {
    kind,
    type,
    value,
    actors: type === 'phase' && chance.below(2) === 0 ? (FIGHTING as unknown as readonly PartyId[]) : [actor],
    scope: 'full',
    truce: chance.oneOf(TRUCES) as string as TruceKey,
    about: type === 'talks' ? 'talks' : '60-day ceasefire',
    by: type === 'breach' ? (FIGHTING.find((party) => party !== actor) as PartyId) : null,
    speaker: evidence.speaker,
    before: kind === 'changed' ? { value, since: null } : null,
    certainty: 'reported',
    background: chance.below(20) === 0,
    late: false,
    likelihood: 1,
    evidence,
    ...(isAgain ? { kind: 'confirmed', confirms: entryId(n - 1 - chance.below(REACH)) } : {}),
  };
}

function figureOf(evidence: Evidence, chance: Chance): NewFigure {
  const low = 1 + chance.below(400);
  const claimant = chance.oneOf(FIGHTING) as PartyId;
  return {
    kind: chance.oneOf(COUNTED),
    claimant: { kind: 'party', party: claimant },
    by: (FIGHTING.find((party) => party !== claimant) ?? null) as PartyId | null,
    whose: null,
    among: null,
    planned: false,
    period: { basis: chance.oneOf(['truce', 'span', 'total'] as const), from: null, to: null },
    truce: 'sixty-day' as string as TruceKey,
    background: false,
    late: false,
    low,
    high: low,
    bound: 'exact',
    about: false,
    evidence: { ...evidence, quote: `${low} times, they said` },
  };
}

function correctionOf(n: number, { versionId, outlet, link, quote }: Evidence) {
  const by = { kind: 'source', versionId, outlet, link, quote } as const;
  const amendment = { kind: 'dropped', versions: [n as VersionId], instead: null } as const;
  const correction = { entryId: entryId(n), amendment, why: 'retracted', by, note: null, tells: true } as const;
  return { correction, instead: null };
}
