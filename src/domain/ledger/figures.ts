import type { Amount, Among, Claimant, FigureKind, Period, ReadFigure } from '../diplomacy/figures/figure.ts';
import type { PackId, PartyId } from '../diplomacy/pack.ts';
import type { EventId } from '../news/report.ts';
import type { Board } from './board.ts';
import type { Evidence, TruceKey } from './development.ts';

/** A figure on its way into the record. */
export interface NewFigure extends Amount {
  readonly kind: FigureKind;
  readonly claimant: Claimant;
  readonly by: PartyId | null;
  readonly whose: PartyId | null;
  readonly among: Among | null;
  readonly planned: boolean;
  readonly period: Period;
  /** The truce that it is about, where its text or the board tells; null where none is known to hold. */
  readonly truce: TruceKey | null;
  readonly background: boolean;
  readonly late: boolean;
  readonly evidence: Evidence;
}

/** One figure as one report gave it. Nothing in the record is ever changed: what a series shows is folded from it. */
export interface FigureRecord extends NewFigure {
  /** 1, 2, 3 … in the order of learning. */
  readonly id: number;
  readonly packId: PackId;
  readonly eventId: EventId;
  readonly learnedAt: Date;
}

/** What a report's figures are kept with. */
export interface FigureOrigin {
  readonly board: Board;
  readonly from: Omit<Evidence, 'quote' | 'speaker'>;
  readonly background: boolean;
  readonly late: boolean;
}

/** The figures of a report, ready to be kept; one without digits in its quote cannot enter. */
export function newFigures(figures: readonly ReadFigure[], origin: FigureOrigin): readonly NewFigure[] {
  const { board, from, background, late } = origin;
  const holding = holdingTruce(board);
  return figures
    .filter(({ quote }) => /\d/u.test(quote))
    .map(({ quote, truce, ...figure }) => ({
      ...figure,
      truce: (truce as string | null as TruceKey | null) ?? holding,
      background,
      late,
      evidence: { ...from, quote, speaker: figure.claimant.kind === 'party' ? figure.claimant.party : null },
    }));
}

const HOLDS: ReadonlySet<string> = new Set(['in-force', 'extended']);

/** The truce that holds, the latest to move where several do. */
function holdingTruce(board: Board): TruceKey | null {
  const movedAt = (key: TruceKey): number => board.latest.find((l) => l.truce === key)?.at.getTime() ?? 0;
  const holding = board.truces.filter((t) => HOLDS.has((t.reported ?? t.proved)?.phase ?? ''));
  return holding.toSorted((a, b) => movedAt(b.truce) - movedAt(a.truce))[0]?.truce ?? null;
}
