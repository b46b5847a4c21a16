import type { PartyId, TruceId } from '../pack.ts';

/** What a figure counts. Casualties are dead and wounded in one number; captives and remains those that change hands. */
export type FigureKind =
  'violations' | 'attacks' | 'killed' | 'wounded' | 'casualties' | 'missing' | 'captives' | 'remains';

/** Which people, or which attacks, where a figure counts only some: such a figure is never compared with one of all. */
export type Among =
  | 'drones'
  | 'missiles'
  | 'air-strikes'
  | 'shellings'
  | 'assaults'
  | 'children'
  | 'women'
  | 'civilians'
  | 'soldiers'
  | 'journalists'
  | 'aid-workers';

/** How a number stands for its value: as it is, or as a bound of what is not known exactly. */
export type Bound = 'exact' | 'range' | 'at-least' | 'more-than' | 'up-to' | 'fewer-than';

/** A number as its source gives it: a range stays one, and so does a bound. `high` differs from `low` in a range alone. */
export interface Amount {
  readonly low: number;
  readonly high: number;
  readonly bound: Bound;
  /** "about", "nearly". */
  readonly about: boolean;
}

/**
 * What time a figure is about. Those of `truce` (since it began), `since` (a day) and `total` count up; `span` is a stretch
 * of its own ("in the past 24 hours", "on Monday"); `unstated` says nothing.
 */
export interface Period {
  readonly basis: 'truce' | 'since' | 'total' | 'span' | 'unstated';
  readonly from: Date | null;
  readonly to: Date | null;
}

/**
 * Who says so: a party, a monitor, somebody by the words that name them ("local health officials"), a voice without a
 * name, or the outlet itself.
 */
export type Claimant =
  | { readonly kind: 'party'; readonly party: PartyId }
  | { readonly kind: 'monitor' | 'body'; readonly name: string }
  | { readonly kind: 'unnamed' | 'outlet' };

/** One figure in one text. */
export interface ReadFigure extends Amount {
  readonly kind: FigureKind;
  readonly claimant: Claimant;
  /** Who is said to have done it: who is accused of violations, who hands over captives. */
  readonly by: PartyId | null;
  /** Whose people they are. */
  readonly whose: PartyId | null;
  readonly among: Among | null;
  /** True: agreed or announced, not done. */
  readonly planned: boolean;
  readonly period: Period;
  /** The pack's truce that its sentence names, if it names one. */
  readonly truce: TruceId | null;
  /** The shortest verbatim words that carry it, its digits among them. */
  readonly quote: string;
}

/** Whether a figure counts up from one report to the next. */
export function isCumulative({ basis }: Period): boolean {
  return basis === 'truce' || basis === 'since' || basis === 'total';
}
