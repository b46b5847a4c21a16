import type { ReadFigure } from './figure.ts';

/** Each figure of a text once: of two that say the same, the one that says more of who, of whom and since when. */
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
    a.low === b.low &&
    a.high === b.high &&
    a.among === b.among &&
    a.planned === b.planned &&
    agree(a.by, b.by) &&
    agree(a.whose, b.whose) &&
    isOneVoice(a, b)
  );
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

function detail({ by, whose, claimant, period, bound }: ReadFigure): number {
  const named = claimant.kind === 'outlet' ? 0 : claimant.kind === 'unnamed' ? 1 : 2;
  return named + [by !== null, whose !== null, period.basis !== 'unstated', bound !== 'exact'].filter(Boolean).length;
}
