import type { Pack } from '../domain/diplomacy/pack.ts';
import { CERTAINTY_IN_WORDS } from '../domain/ledger/certainty-words.ts';
import type { Certainty } from '../domain/ledger/development.ts';
import type { DigestLine } from '../domain/telling/digest-line.ts';
import { say, strong, text, type Block, type Span } from '../domain/telling/message.ts';
import type { MovedLine } from '../domain/telling/moved-lines.ts';
import { lineBlocks } from '../domain/telling/render-line.ts';
import { correctionInWords } from '../domain/ledger/describe-correction.ts';
import type { Changes } from '../queries/changes-since.ts';
import type { Corrected } from '../ports/read-model.ts';
import { quoteBlocks } from './board-blocks.ts';

/** Remarks that are shown at once; of all else everything is. */
const MOST_REMARKS = 30;

/** The lead, how the board moved, then all else that happened, then what was merely said. */
export function sinceBlocks(pack: Pack, { lead, moves, others, corrected }: Changes): readonly Block[] {
  if (moves.length === 0 && others.length === 0 && corrected.length === 0)
    return [say('No truce changed its phase, no side its position, and nothing else was reported.')];
  const remarks = others.filter(isRemark);
  const shown = likeliest(remarks);
  return [
    ...(lead.length > 0 ? [say(lead.join(' '))] : []),
    ...corrected.map((one) => correctedBlock(pack, one)),
    ...moves.flatMap((moved) => movedBlocks(pack, moved)),
    ...others.filter((line) => !isRemark(line)).flatMap((line) => lineBlocks(line)),
    ...(shown.length > 0 ? [{ kind: 'paragraph', spans: [strong('Also said')] } as const] : []),
    ...shown.flatMap((line) => lineBlocks(line)),
    ...(remarks.length > shown.length
      ? [
          {
            kind: 'note',
            spans: [text(`And ${remarks.length - shown.length} more remarks; a later time shows them.`)],
          } as const,
        ]
      : []),
  ];
}

/** What was known then and is known to be otherwise. */
function correctedBlock(pack: Pack, { entry, correction }: Corrected): Block {
  const words = `Corrected: ${correctionInWords(pack, entry, correction)}`;
  return { kind: 'bullet', spans: [strong(words), text(' · '), { kind: 'code', text: entry.id }] };
}

function isRemark({ type }: DigestLine): boolean {
  return type === 'statement';
}

function likeliest(remarks: readonly DigestLine[]): readonly DigestLine[] {
  const most = remarks.toSorted((a, b) => b.likelihood - a.likelihood).slice(0, MOST_REMARKS);
  return remarks.filter((line) => most.includes(line));
}

function movedBlocks(pack: Pack, { move, text: words, before, after, line, quote, id }: MovedLine): readonly Block[] {
  if (line !== null) return lineBlocks(line);
  const spans: readonly Span[] = [
    strong(words),
    ...(before === null ? [] : [text(` (before: ${before} → now: ${after})`)]),
    text(` · ${followsOf(move)}`),
    ...(id === null ? [] : [text(' · '), { kind: 'code', text: id } as const]),
  ];
  return [{ kind: 'bullet', spans }, ...(quote === null ? [] : quoteBlocks(pack, [quote], 1))];
}

/** Nobody stated it in so many words. */
function followsOf(move: MovedLine['move']): string {
  if (move.kind === 'position') return `follows from what was agreed, ${CERTAINTY_IN_WORDS[move.after.certainty]}`;
  const certainty: Certainty = move.proved ? 'confirmed' : 'reported';
  return move.after.implied ? 'follows from the positions taken' : CERTAINTY_IN_WORDS[certainty];
}
