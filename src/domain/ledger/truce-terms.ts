import { lastOf, overAt, type Dated, type Length, type Times } from '../diplomacy/dates/dated.ts';
import type { Pack, PartyId } from '../diplomacy/pack.ts';
import type { TruceState, TruceTerms } from './board.ts';
import type { Development, Evidence } from './development.ts';
import { certaintyOf, evidenceOf, isProved } from './evidence-rule.ts';

/** Nothing is known of a truce's time. */
export const NO_TERMS: TruceTerms = { starts: null, ends: null, lasts: null, declaredBy: [], id: null };

/** The evidence of an entry in an order that does not depend on when each came in: its own first, then by when it came out. */
export function inOrder(entry: Pick<Development, 'evidence' | 'support'>): readonly Evidence[] {
  const [own, ...support] = evidenceOf(entry);
  const others = support.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.versionId - b.versionId);
  return own ? [own, ...others] : others;
}

/** The times that an entry tells: each as the first that tells it has it. */
export function timesToldBy(entry: Pick<Development, 'evidence' | 'support'>): Times {
  // most entries tell none, however often they were said
  const told = tellsTimes(entry) ? inOrder(entry).flatMap(({ times }) => times ?? []) : [];
  const first = <K extends keyof Times>(key: K): Times[K] | null =>
    told.find((times) => times[key] !== null)?.[key] ?? null;
  return { starts: first('starts'), ends: first('ends'), due: first('due'), lasts: first('lasts') };
}

function tellsTimes({ evidence, support }: Pick<Development, 'evidence' | 'support'>): boolean {
  return evidence.times !== undefined || support.some(({ times }) => times !== undefined);
}

/**
 * A truce's terms after an entry that its board takes up (`proved`): what is declared anew replaces the terms of a truce
 * that is over or long begun, all else adds to them; who accepts or weighs a truce says nothing of its time.
 */
export function termsAfter(pack: Pack, truce: TruceState, entry: Development, proved: boolean): TruceTerms {
  const { terms } = truce;
  if (entry.type === 'breach') return { ...terms, breachedAt: entry.evidence.at };
  if (entry.type === 'position') return afterPosition(pack, truce, entry);
  if (!proved) return terms;
  switch (entry.value) {
    case 'proposed':
      return adding(entry, isAnew(truce, entry.evidence.at) ? NO_TERMS : terms, belligerentsIn(pack, entry.actors));
    case 'agreed':
      return adding(entry, isAnew(truce, entry.evidence.at) ? NO_TERMS : terms, sidesOf(pack, entry));
    case 'in-force': {
      const told = adding(entry, terms, entry.actors.length > 1 ? sidesOf(pack, entry) : []);
      return { ...told, began: beganBefore(truce) ?? provedAt(pack, entry) };
    }
    case 'extended':
      return { ...adding(entry, terms, []), ends: extended(truce, timesToldBy(entry)), lasts: null };
    default:
      return terms;
  }
}

/** Since when it is proved to hold already. */
function beganBefore({ proved, terms }: TruceState): Date | null {
  return RUNS.has(proved?.phase ?? '') ? (terms.began ?? proved?.since ?? null) : null;
}

/** When the accounts came to be enough: one voice alone may have been too early. */
function provedAt(pack: Pack, entry: Development): Date {
  const all = inOrder(entry).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const enough = all.findIndex((_, n) => isProved(pack, entry, all.slice(0, n + 1)));
  return (all[enough] ?? entry.evidence).at;
}

/** A proposal has its proposer's terms; whoever accepts what one side has declared makes it both sides'. */
function afterPosition(pack: Pack, truce: TruceState, entry: Development): TruceTerms {
  const { terms } = truce;
  if (entry.value === 'proposes') return adding(entry, onOffer(truce), []);
  const joins = entry.value === 'accepts' && terms.declaredBy.length > 0;
  const own = joins && certaintyOf(pack, entry, evidenceOf(entry)) === 'confirmed';
  const joining = own ? belligerentsIn(pack, entry.actors).filter((party) => !terms.declaredBy.includes(party)) : [];
  return joining.length === 0 ? terms : { ...terms, declaredBy: [...terms.declaredBy, ...joining], id: entry.id };
}

const OVER: ReadonlySet<string> = new Set(['expired', 'collapsed']);
const BEGAN_LONG_AGO_MS = 4 * 24 * 3_600_000;

/** Is a truce that is declared at this time another one than the board has? */
function isAnew({ proved, terms }: TruceState, at: Date): boolean {
  const ends = terms.ends ?? (terms.starts && terms.lasts ? lastOf(terms.starts, terms.lasts) : null);
  const isOver = OVER.has(proved?.phase ?? '') || (ends !== null && overAt(ends) <= at);
  return isOver || (terms.starts !== null && at.getTime() - terms.starts.at.getTime() > BEGAN_LONG_AGO_MS);
}

/** A truce that nobody has declared yet takes the terms of whoever proposes it; one that is over is on offer afresh. */
function onOffer({ proved, terms }: TruceState): TruceTerms {
  return OVER.has(proved?.phase ?? '') ? NO_TERMS : terms;
}

function adding(entry: Development, terms: TruceTerms, declaring: readonly PartyId[]): TruceTerms {
  const { starts, ends, lasts } = timesToldBy(entry);
  const declaredBy = [...terms.declaredBy, ...declaring.filter((party) => !terms.declaredBy.includes(party))];
  const { began, breachedAt } = terms;
  const tells = starts !== null || ends !== null || lasts !== null || declaredBy.length > terms.declaredBy.length;
  return {
    starts: starts ?? terms.starts,
    ends: ends ?? terms.ends,
    lasts: lasts ?? terms.lasts,
    declaredBy,
    ...(began ? { began } : {}),
    ...(breachedAt ? { breachedAt } : {}),
    id: tells ? entry.id : terms.id,
  };
}

/** "extended by 60 days" goes on from the end; with neither end nor length nobody knows until when. */
function extended(truce: TruceState, told: Times): Dated | null {
  if (told.ends !== null || told.lasts === null) return told.ends;
  const ends = endOf(truce);
  if (ends === null) return null;
  return lastOf(ends.precision === 'instant' ? ends : { at: overAt(ends), precision: ends.precision }, told.lasts);
}

function belligerentsIn(pack: Pack, parties: readonly PartyId[]): readonly PartyId[] {
  return pack.parties.filter((p) => p.role === 'belligerent' && parties.includes(p.id)).map((p) => p.id);
}

/** Whoever is named of those that fight, else all of them. */
function sidesOf(pack: Pack, { actors }: Development): readonly PartyId[] {
  const named = belligerentsIn(pack, actors);
  return named.length > 0 ? named : pack.parties.filter((p) => p.role === 'belligerent').map((p) => p.id);
}

/** Whether one side alone has declared a truce. */
export function isUnilateral(pack: Pack, { terms, proved }: TruceState): boolean {
  const sides = belligerentsIn(pack, terms.declaredBy);
  return sides.length === 1 && proved?.phase !== 'agreed';
}

/** Where a truce is on its way at a time, as far as its terms tell. */
export type Course =
  /** Announced, and its start is to come. */
  | { readonly kind: 'ahead'; readonly starts: Dated; readonly ends: Dated | null }
  /** Announced, its start or even its end is past, and nobody reported that it began. */
  | { readonly kind: 'not-begun'; readonly starts: Dated | null; readonly ends: Dated | null }
  /** In force: its day, of how many and until when, where that is known. */
  | { readonly kind: 'running'; readonly day: number; readonly of: number | null; readonly ends: Dated | null }
  /** Begun as far as anybody reports, but its own end is past. */
  | { readonly kind: 'over'; readonly ends: Dated };

const RUNS: ReadonlySet<string> = new Set(['in-force', 'extended']);
const ANNOUNCED: ReadonlySet<string> = new Set(['proposed', 'agreed']);
const DAY_MS = 24 * 3_600_000;

/** From which day a truce that is proved to hold is counted; null for any other. */
function beganOf({ proved, terms: { starts, began } }: TruceState): Dated | null {
  if (!RUNS.has(proved?.phase ?? '')) return null;
  const since = began ?? proved?.since ?? null;
  if (starts !== null && (since === null || starts.at <= since)) return starts;
  return since && { at: dayStart(since), precision: 'day' };
}

/** Until when a truce lasts: as is told, else its length from its start. */
function endOf(truce: TruceState): Dated | null {
  const { ends, lasts, starts } = truce.terms;
  const from = beganOf(truce) ?? starts;
  return ends ?? (from && lasts ? lastOf(from, lasts) : null);
}

/** What a truce's terms say of it now; no phase follows from them. Null where they say nothing. */
export function courseOf(truce: TruceState, now: Date): Course | null {
  const { proved, reported, terms } = truce;
  const began = beganOf(truce);
  const ends = endOf(truce);
  const isOver = ends !== null && overAt(ends) <= now;
  // what is reported of its end or of more days stands beside, be it proved or not
  if (isOver && reported !== null && !ANNOUNCED.has(reported.phase) && reported.phase !== 'in-force') return null;
  if (began !== null) return isOver ? { kind: 'over', ends } : running(began, ends, terms.lasts, now);
  const isAnnounced = ANNOUNCED.has(proved?.phase ?? '') && !(proved?.implied === true && proved.phase === 'proposed');
  if (!isAnnounced) return null; // what is only on the table was never to begin
  const { starts } = terms;
  if (starts !== null && starts.at > now) return { kind: 'ahead', starts, ends };
  if (RUNS.has(reported?.phase ?? '') || isToldBroken(terms)) return isOver ? { kind: 'over', ends } : null;
  const isPast = starts !== null ? overAt(starts) <= now : isOver;
  return isPast ? { kind: 'not-begun', starts, ends } : null;
}

/** Where somebody is said to have broken it, it was held to have begun. */
function isToldBroken({ breachedAt, starts }: TruceTerms): boolean {
  return breachedAt !== undefined && (starts === null || breachedAt >= starts.at);
}

function running(began: Dated, ends: Dated | null, lasts: Length | null, now: Date): Course {
  return {
    kind: 'running',
    day: Math.max(1, daysBetween(began.at, now) + 1),
    of: lengthInDays(began, ends, lasts),
    ends,
  };
}

function lengthInDays(began: Dated, ends: Dated | null, lasts: Length | null): number | null {
  if (lasts?.unit === 'day') return lasts.count;
  if (ends === null || ends.precision === 'week' || ends.precision === 'month') return null;
  return daysBetween(began.at, ends.at) + 1;
}

function dayStart(at: Date): Date {
  return new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
}

function daysBetween(from: Date, to: Date): number {
  return Math.round((dayStart(to).getTime() - dayStart(from).getTime()) / DAY_MS);
}
