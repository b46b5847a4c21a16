import type { ReadFigure } from './figure.ts';

/** Each figure of a text once: of two that say the same, the one that says more of who, of whom and since when, else the more exact. */
export function saidOnce(figures: readonly ReadFigure[]): readonly ReadFigure[] {
  const kept: ReadFigure[] = [];
  for (const figure of figures) {
    const at = kept.findIndex((other) => isSame(figure, other));
    const known = kept[at];
    if (known === undefined) kept.push(figure);
    else if (detail(figure) > detail(known)) kept[at] = figure;
  }
  return kept;
}

function isSame(a: ReadFigure, b: ReadFigure): boolean {
  return (
    a.kind === b.kind &&
    isOneAmount(a, b) &&
    a.among === b.among &&
    a.planned === b.planned &&
    agree(a.by, b.by) &&
    agree(a.whose, b.whose) &&
    isOneVoice(a, b)
  );
}

/** How far a headline's round number may lie from the number that it rounds: "nearly 3,000" of 2,935. */
const ROUNDED = 0.05;
/** And how far a bound: "more than 1,000" of 1,050. */
const BOUNDED = 0.2;

/** Equal, or one of them rounds or bounds the other. */
function isOneAmount(a: ReadFigure, b: ReadFigure): boolean {
  if (a.low === b.low && a.high === b.high) return true;
  if (a.bound === 'range' || b.bound === 'range') return false;
  const off = Math.abs(a.low - b.low) / Math.max(a.low, b.low);
  if (a.about || b.about) return off <= ROUNDED;
  return off <= BOUNDED && (isBelow(a, b) || isBelow(b, a));
}

function isBelow({ bound, low }: ReadFigure, other: ReadFigure): boolean {
  return (bound === 'at-least' || bound === 'more-than') && low < other.low;
}

function agree<T>(a: T | null, b: T | null): boolean {
  return a === null || b === null || a === b;
}

/** A headline often leaves out whose number it is. */
function isOneVoice({ claimant: a }: ReadFigure, { claimant: b }: ReadFigure): boolean {
  if (a.kind !== b.kind)
    return a.kind === 'outlet' || b.kind === 'outlet' || a.kind === 'unnamed' || b.kind === 'unnamed';
  return a.kind !== 'party' || b.kind !== 'party' || a.party === b.party;
}

function detail({ by, whose, claimant, period, bound, about }: ReadFigure): number {
  const exactness = bound === 'exact' && !about ? 0.5 : 0;
  const named = claimant.kind === 'outlet' ? 0 : claimant.kind === 'unnamed' ? 1 : 2;
  return named + [by !== null, whose !== null, period.basis !== 'unstated'].filter(Boolean).length + exactness;
}
