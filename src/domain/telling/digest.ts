import type { Pack } from '../diplomacy/pack.ts';
import type { Board } from '../ledger/board.ts';
import type { Development } from '../ledger/development.ts';
import { briefLine } from './brief-line.ts';
import type { DigestLine } from './digest-line.ts';
import { leadOf } from './lead.ts';
import { inOrder } from './line-order.ts';
import { mergedLines } from './merged-lines.ts';
import { netLines } from './net-lines.ts';
import { shelved } from './shelves.ts';

/** What one subscription is told about one pack. */
export interface Digest {
  readonly pack: Pack;
  /** At most three sentences on what changed and what did not; empty where nothing is told. */
  readonly lead: readonly string[];
  /** Most consequential first; what is told in brief is the last. */
  readonly lines: readonly DigestLine[];
  /** Lines that are not shown: those beyond the limit, and remarks that are not worth naming. */
  readonly more: number;
  /** When the first entry that it is made of was learned; null where there is none. */
  readonly from: Date | null;
  /** Entries up to this number are covered. */
  readonly toSeq: number;
}

/** What a digest is made of. */
export interface DigestInput {
  /** What the channel has not been told, in ledger order. */
  readonly entries: readonly Development[];
  /** What it has been told lately, in ledger order. */
  readonly told: readonly Development[];
  /** How everything stands now. */
  readonly board: Board;
  /** Of the told ones, what was posted since the last digest. */
  readonly posted?: readonly Development[];
  readonly maxLines: number;
  readonly toSeq: number;
  readonly now: Date;
  readonly timezone: string;
}

/** The net change over what a channel has not been told; see `netLines`, `shelved` and `leadOf`. Pure. */
export function composeDigest(pack: Pack, input: DigestInput): Digest {
  const { entries, told, board, maxLines, toSeq, now } = input;
  const all = inOrder(pack, mergedLines(pack, netLines(pack, entries)), board, now);
  const { alone, brief, unnamed } = shelved(pack, all, told);
  const inBrief = briefLine(brief, alone.length);
  const room = Math.max(1, maxLines - (inBrief.line === null ? 0 : 1));
  const shown = alone.slice(0, room);
  const lines = inBrief.line === null ? shown : [...shown, inBrief.line];
  return {
    pack,
    lead: lines.length === 0 ? [] : leadOf(pack, [...alone, ...brief], input),
    lines,
    more: alone.length - shown.length + inBrief.more + unnamed.length,
    from: entries.find((entry) => !entry.background)?.learnedAt ?? null,
    toSeq,
  };
}

/** Everything that changed, each thing in a line of its own, most consequential first; see `netLines`. */
export function everyLine(pack: Pack, input: Pick<DigestInput, 'entries' | 'board' | 'now'>): readonly DigestLine[] {
  return inOrder(pack, netLines(pack, input.entries), input.board, input.now);
}
