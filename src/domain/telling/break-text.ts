import { textCost } from './message-cost.ts';

/**
 * A text in pieces that each cost at most `room`. It breaks at spaces; a run without any
 * (Chinese, say) breaks between words as the script knows them, and between characters only if one word is too long by
 * itself. An address is never broken, even if it is too long. Joined again, the pieces are the text.
 */
export function breakText(text: string, room: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let cost = 0;
  for (const unit of unitsOf(text, room)) {
    if (piece !== '' && cost + textCost(unit.trimEnd()) > room) {
      pieces.push(piece);
      piece = '';
      cost = 0;
    }
    piece += unit;
    cost += textCost(unit);
  }
  return [...pieces, piece];
}

/** What must stay whole: a word with the space after it, an address, a character as a reader sees it. */
function unitsOf(text: string, room: number): readonly string[] {
  const words = text.match(/\s*\S+\s*/gu) ?? (text === '' ? [] : [text]);
  return words.flatMap((word) => {
    if (textCost(word) <= room || /^\s*<?https?:\/\//iu.test(word)) return [word];
    return segments(word, 'word').flatMap((part) => (textCost(part) <= room ? [part] : segments(part, 'grapheme')));
  });
}

function segments(text: string, granularity: 'word' | 'grapheme'): readonly string[] {
  return [...new Intl.Segmenter('und', { granularity }).segment(text)].map(({ segment }) => segment);
}
