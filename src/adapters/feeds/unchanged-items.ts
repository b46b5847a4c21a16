import { hash } from 'node:crypto';

/** A feed's text without the items that an earlier document held in the same words. */
export interface ReducedText {
  readonly text: string;
  /** One mark for each whole item of the document, in its order; null where there are none, or too many to be worth it. */
  readonly marks: string | null;
  /** How many items the marks stand for. */
  readonly items: number;
  /** How many items were taken out. */
  readonly unchanged: number;
}

const mostMarks = 1_000;
const beginning = /<(item|entry)[\s>]/g;

/**
 * Takes out what need not be read again: an item that stands in the document letter for letter as it did before says
 * nothing new. Comments and CDATA are passed over as the reader does it, so that an item ends where it ends for the reader.
 */
export function withoutUnchanged(text: string, known: string | null): ReducedText {
  const before = new Set(known?.split(' '));
  const marks: string[] = [];
  const kept: string[] = [];
  let keptFrom = 0;
  let unchanged = 0;
  for (const { start, end } of wholeItems(text)) {
    if (marks.length >= mostMarks) return { text, marks: null, items: 0, unchanged: 0 };
    const mark = hash('sha1', text.slice(start, end), 'base64url').slice(0, 12);
    marks.push(mark);
    if (!before.has(mark)) continue;
    unchanged += 1;
    kept.push(text.slice(keptFrom, start));
    keptFrom = end;
  }
  const reduced = unchanged === 0 ? text : kept.join('') + text.slice(keptFrom);
  return { text: reduced, marks: marks.length === 0 ? null : marks.join(' '), items: marks.length, unchanged };
}

function* wholeItems(text: string): Generator<{ readonly start: number; readonly end: number }> {
  const hidden = new HiddenParts(text);
  let from = 0;
  for (;;) {
    const start = nextItem(text, from, hidden);
    if (start === null) return;
    const end = endOf(text, start, hidden);
    if (end === -1) return;
    yield { start: start.at, end };
    from = end;
  }
}

interface ItemStart {
  readonly at: number;
  readonly inside: number;
  readonly name: string;
}

/** The next item's beginning that lies in no comment and in no CDATA section. */
function nextItem(text: string, from: number, hidden: HiddenParts): ItemStart | null {
  let position = from;
  for (;;) {
    beginning.lastIndex = position;
    const found = beginning.exec(text);
    if (found === null) return null;
    const past = hidden.endOfOneBefore(found.index, position);
    if (past === null) return { at: found.index, inside: found.index + found[0].length, name: found[1] ?? '' };
    position = past;
  }
}

/** Behind the item's closing tag; -1 when it is not whole. */
function endOf(text: string, start: ItemStart, hidden: HiddenParts): number {
  const closing = `</${start.name}>`;
  let position = start.inside;
  for (;;) {
    const close = text.indexOf(closing, position);
    if (close === -1) return -1;
    const past = hidden.endOfOneBefore(close, position);
    if (past === null) return close + closing.length;
    position = past;
  }
}

/** Comments and CDATA sections, looked for once from the beginning to the end. */
class HiddenParts {
  readonly #text: string;
  #open = -2;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the first one ends that begins between the two places; null when none does. What has no end reaches to the text's. */
  endOfOneBefore(until: number, from: number): number | null {
    if (this.#open !== -1 && this.#open < from) this.#open = this.#next(from);
    if (this.#open === -1 || this.#open >= until) return null;
    const mark = this.#text.startsWith('<!--', this.#open) ? '-->' : ']]>';
    const end = this.#text.indexOf(mark, this.#open + 4);
    return end === -1 ? this.#text.length : end + mark.length;
  }

  #next(from: number): number {
    const text = this.#text;
    let at = text.indexOf('<!', from);
    while (at !== -1 && !text.startsWith('<!--', at) && !text.startsWith('<![CDATA[', at))
      at = text.indexOf('<!', at + 2);
    return at;
  }
}
