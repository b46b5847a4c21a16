import { DAY_MS, mayBeOne, overAt, type Dated } from '../diplomacy/dates/dated.ts';
import type { Pack, PartyId } from '../diplomacy/pack.ts';
import type { Statement } from '../diplomacy/statement.ts';
import type { Board, Expectation, ExpectationOutcome } from './board.ts';
import { namesInWords } from './describe.ts';
import type { Development } from './development.ts';
import { certaintyOf, evidenceOf } from './evidence-rule.ts';
import { timesToldBy } from './truce-terms.ts';

/** Expectations that a board keeps, whatever became of them: the latest. */
const MOST = 24;
/** So long before its day a thing may come about, and so long after. */
const EARLY_MS = DAY_MS;
const LATE_MS = 3 * DAY_MS;
/** For so long something without a date is what a later report of it means. */
const UNDATED_MS = 14 * DAY_MS;
/** Where nobody is named either, the next that come about are meant. */
const UNNAMED_MS = 7 * DAY_MS;

/** What is expected after an entry: what it sets a time for, and what it says of earlier expectations. */
export function withExpectations(pack: Pack, board: Board, entry: Development): readonly Expectation[] {
  const outcome = outcomeBy(entry);
  const settled = outcome === null ? board.expected : settledBy(board.expected, entry, outcome);
  const next = expectedFrom(pack, entry);
  const all = next === null ? settled : including(settled, next);
  return all.slice(-MOST);
}

/** What is told of something expected. */
type Told = Pick<Development, 'type' | 'value' | 'actors' | 'evidence' | 'support'>;

/** Does what is told say what became of something that the board expects? */
export function settlesExpectation(board: Board, told: Told): boolean {
  const kind = OUTCOMES[`${told.type} ${told.value}`];
  return (
    kind !== undefined && board.expected.some((e) => isOpen(e) && e.outcome?.kind !== kind && concerns(e, told, kind))
  );
}

/** What an entry says became of something expected; null where it sets a time or says nothing of any. */
function outcomeBy(entry: Development): ExpectationOutcome | null {
  const kind = OUTCOMES[`${entry.type} ${entry.value}`];
  if (kind === undefined) return null;
  return { kind, id: entry.id, at: entry.evidence.at, to: kind === 'postponed' ? timesToldBy(entry).due : null };
}

const OUTCOMES: Readonly<Record<string, ExpectationOutcome['kind']>> = {
  'talks under-way': 'under-way',
  'talks held': 'held',
  'talks postponed': 'postponed',
  'talks cancelled': 'cancelled',
  'exchange carried-out': 'carried-out',
  'pressure imposed': 'carried-out',
  'pressure lifted': 'cancelled',
  'pressure paused': 'cancelled',
};

const CONCERNS: Readonly<Partial<Record<Development['type'], readonly Expectation['kind'][]>>> = {
  talks: ['talks', 'other'],
  exchange: ['exchange'],
  pressure: ['deadline'],
};

/** The one that the entry means: of those that it may mean the one that is due first. */
function settledBy(
  expected: readonly Expectation[],
  entry: Development,
  outcome: ExpectationOutcome,
): readonly Expectation[] {
  const meant = expected
    .filter((e) => isOpen(e) && concerns(e, entry, outcome.kind))
    .toSorted((a, b) => dueTime(a) - dueTime(b))[0];
  return meant === undefined ? expected : expected.map((e) => (e === meant ? { ...e, outcome } : e));
}

function dueTime({ due }: Expectation): number {
  return due?.at.getTime() ?? Number.MAX_SAFE_INTEGER;
}

/** Is it still to come about, or going on? */
function isOpen({ outcome }: Expectation): boolean {
  return outcome === null || outcome.kind === 'under-way';
}

function concerns(e: Expectation, entry: Told, outcome: ExpectationOutcome['kind']): boolean {
  if (!(CONCERNS[entry.type]?.includes(e.kind) ?? false)) return false;
  if (!isAbout(e, entry)) return false;
  return outcome === 'postponed' || outcome === 'cancelled' ? !isPast(e, entry) : isTimely(e, entry);
}

/** The same presser; for what a baseline says in words everybody whom it names; else the same participants. */
function isAbout({ kind, parties }: Expectation, { type, actors }: Told): boolean {
  if (type === 'pressure') return parties[0] !== undefined && actors.includes(parties[0]);
  if (kind === 'other') return parties.length > 0 && parties.every((party) => actors.includes(party));
  return sameParticipants(parties, actors);
}

/** All of the fewer, or two of both; who takes part in talks is often told in part. */
function sameParticipants(expected: readonly PartyId[], met: readonly PartyId[]): boolean {
  const shared = expected.filter((party) => met.includes(party)).length;
  return expected.length === 0 || met.length === 0 || shared >= Math.min(2, expected.length, met.length);
}

/** Was it due so long ago that nobody puts it off any more? */
function isPast({ due, until }: Expectation, { evidence }: Told): boolean {
  const last = until ?? due;
  return last !== null && evidence.at.getTime() - overAt(last).getTime() > LATE_MS;
}

/** Did it come about when it was due? */
function isTimely({ due, until, since, parties }: Expectation, entry: Told): boolean {
  const told = timesToldBy(entry).due;
  const at = (told?.at ?? entry.evidence.at).getTime();
  if (due === null) return since === null || at - since.getTime() < (parties.length > 0 ? UNDATED_MS : UNNAMED_MS);
  if (told !== null && mayBeOne(told, due)) return true;
  return at >= due.at.getTime() - EARLY_MS && at <= overAt(until ?? due).getTime() + LATE_MS;
}

const ABOUT_TO_COME: ReadonlySet<Development['type']> = new Set(['talks', 'exchange', 'pressure', 'demand']);

/** What an entry sets a time for, or announces without one. */
function expectedFrom(pack: Pack, entry: Development): Expectation | null {
  const { type, value } = entry;
  if (!ABOUT_TO_COME.has(type)) return null;
  const { due, ends } = timesToldBy(entry);
  if (type === 'talks' && (value === 'scheduled' || (value === 'postponed' && due !== null)))
    return expectation(pack, entry, 'talks', due, ends);
  if (type === 'exchange' && value === 'agreed') return expectation(pack, entry, 'exchange', due, ends);
  const sets = due !== null && ((type === 'pressure' && value === 'threatened') || type === 'demand');
  return sets ? expectation(pack, entry, 'deadline', due, null) : null;
}

function expectation(
  pack: Pack,
  entry: Development,
  kind: Expectation['kind'],
  due: Dated | null,
  until: Dated | null,
): Expectation {
  return {
    kind,
    what: inWords(pack, entry),
    due,
    until,
    since: entry.evidence.at,
    certainty: certaintyOf(pack, entry, evidenceOf(entry)),
    id: entry.id,
    parties: entry.actors,
    outcome: null,
  };
}

/** "Talks: Valmere and Korrath", "Exchange: …", "Deadline set by …". */
function inWords(pack: Pack, { type, actors, about }: Development): string {
  const who = namesInWords(pack, actors);
  if (type === 'talks') return who === '' ? `Talks (${about})` : `Talks: ${who}`;
  if (type === 'exchange') return who === '' ? `Exchange (${about})` : `Exchange: ${who}`;
  return `Deadline${who === '' ? '' : ` set by ${who}`}${about === '' ? '' : `: “${about}”`}`;
}

/** Takes up one more. What is expected already is told more exactly at most; of one without a date there is nothing new. */
function including(expected: readonly Expectation[], next: Expectation): readonly Expectation[] {
  const same = expected.filter((e) => isOpen(e) && e.kind === next.kind && sameParties(e.parties, next.parties));
  if (next.due === null) return same.length > 0 ? expected : [...expected, next];
  const { due } = next;
  const known = same.find((e) => e.due === null || mayBeOne(e.due, due));
  if (known === undefined) return [...expected, next];
  const isExact = known.due !== null && RANK[known.due.precision] <= RANK[due.precision];
  return isExact ? expected : expected.map((e) => (e === known ? next : e));
}

const RANK: Readonly<Record<Dated['precision'], number>> = { instant: 0, day: 1, week: 2, month: 3 };

function sameParties(a: readonly PartyId[], b: readonly PartyId[]): boolean {
  return a.length === b.length && a.every((party) => b.includes(party));
}

/** Are talks that are told set for another day than those of an entry? Without a day on both sides nobody can tell. */
export function isOnAnotherDay(told: Pick<Statement, 'times'>, entry: Development): boolean {
  const due = told.times?.due ?? null;
  const known = evidenceOf(entry).flatMap(({ times }) => times?.due ?? []);
  if (entry.type !== 'talks' || due === null || known.length === 0) return false;
  return !known.some((one) => mayBeOne(one, due));
}

/** How something expected stands at a time: what became of it, else whether it is to come, or overdue. */
export type Standing = 'ahead' | 'overdue' | 'undated' | ExpectationOutcome['kind'];

/** A day of grace after its last day passes before something that nobody reported is called overdue. */
export function standingOf({ outcome, due, until }: Expectation, now: Date): Standing {
  if (outcome !== null) return outcome.kind;
  if (due === null) return 'undated';
  return overAt(until ?? due).getTime() + DAY_MS <= now.getTime() ? 'overdue' : 'ahead';
}
