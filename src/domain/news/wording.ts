import { createHash } from 'node:crypto';
import { canonicalLink } from './canonical-link.ts';

/** Equal for two texts that differ in nothing but case, spaces and markup. */
export function textHash(title: string, summary: string): string {
  return hashOf(`${folded(title)}\n${folded(summary)}`);
}

/** Where a text was shown: its outlet's name at the end of a headline tells nothing. */
export interface Masthead {
  readonly documentTitle: string;
  readonly link: string;
}

/**
 * Equal for two texts that say the same to a reader: besides case, spaces and markup, also quotation marks, dashes and
 * other punctuation, the outlet's own name and words such as “live” or “updated” do not count. A question mark does.
 */
export function gistHash(title: string, summary: string, shown: Masthead): string {
  return hashOf(`${bare(headline(title, shown))}\n${bare(summary)}`);
}

/** Equal for two headlines that say the same to a reader; of a text without one, for its first words. */
export function titleHash(title: string, summary: string, shown: Masthead): string {
  const words = bare(headline(title, shown));
  return hashOf(words === '' ? bare(summary.slice(0, 200)) : words);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

const TAG = /<\/?[a-z][^<>]*>/giu;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;

function folded(text: string): string {
  return text.normalize('NFC').replace(TAG, ' ').replace(INVISIBLE, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}

const MARK =
  '(?:updated?(?: \\d+)?|breaking(?: news)?|live(?: ?blog| updates?)?|watch|video|photos?|in pictures|as it happened)';
const MARK_BEFORE = new RegExp(`^(?:${MARK}\\s*[:|–—-]\\s+)+`, 'u');
const MARK_AFTER = new RegExp(`(?:\\s*[|–—:-]\\s*${MARK}|\\s*[([]${MARK}[)\\]])+$`, 'u');
const TAIL = /\s[|–—-]\s([^|–—]+)$/u;

/** Within so many letters of its end an outlet's name and such marks are looked for. */
const NEAR_END = 300;

function headline(title: string, shown: Masthead): string {
  const named = atEnd(folded(title), (end) => {
    const tail = TAIL.exec(end);
    return tail !== null && isMasthead(tail[1] ?? '', shown) ? end.slice(0, tail.index) : end;
  });
  return atEnd(named.replace(MARK_BEFORE, ''), (end) => end.replace(MARK_AFTER, ''));
}

function atEnd(text: string, change: (end: string) => string): string {
  return text.length <= NEAR_END ? change(text) : `${text.slice(0, -NEAR_END)}${change(text.slice(-NEAR_END))}`;
}

function isMasthead(words: string, { documentTitle, link }: Masthead): boolean {
  if (words === folded(documentTitle)) return true;
  const name = words.replace(/\b(?:news|online|english|international|tv)\b|[^\p{L}\p{N}]/gu, '');
  const host = (canonicalLink(link) ?? '').split('/')[0] ?? '';
  return name.length >= 3 && host.replace(/[^a-z0-9]/gu, '').includes(name);
}

/** Letters and numbers alone; a comma or point within a number, a per cent and a question mark are said, too. */
function bare(text: string): string {
  return folded(text)
    .normalize('NFKC')
    .replace(/['’‘ʼ`´]/gu, '')
    .replace(/(?<!\d)[.,]|[.,](?!\d)|(?![.,?%])\p{P}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
