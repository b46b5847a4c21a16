import type { DevelopmentId } from '../ledger/development.ts';
import { strong, text, type Block, type Message, type Span } from './message.ts';

/** The place of an entry's id in a block's line; −1 where the block is not its line. */
function placeOf(block: Block, id: DevelopmentId): number {
  if (block.kind === 'heading' || block.kind === 'quote' || block.kind === 'note') return -1;
  return block.spans.findIndex((span) => span.kind === 'code' && span.text === id);
}

/** Does the block tell the entry, with its id in the line? */
export function tellsEntry(block: Block, id: DevelopmentId): boolean {
  return placeOf(block, id) >= 0;
}

/** An entry's own line with what it said struck, and what is so now after it; `whole` says whether that is more than how sure it is. */
export function markLine(block: Block, id: DevelopmentId, now: string, whole: boolean): Block {
  const place = placeOf(block, id);
  if (place < 0 || block.kind === 'heading' || block.kind === 'quote') return block;
  const before = block.spans.slice(0, place);
  const rest = block.spans.slice(place);
  const isBrief = block.spans.filter(({ kind }) => kind === 'code').length > 1;
  const spans = isBrief ? briefMarked(before, rest, now) : [...lineMarked(before, now, whole), ...rest];
  return { ...block, spans };
}

/** "~Korrath accepts the truce · new, reported~ → withdrawn · "; where only the certainty has changed, only that is struck. */
function lineMarked(before: readonly Span[], now: string, whole: boolean): readonly Span[] {
  const last = before.at(-1);
  const judgement = last?.kind === 'text' ? /^ · (.+) · $/su.exec(last.text)?.[1] : undefined;
  const after = [text(' → '), strong(now), text(' · ')];
  if (!whole && judgement !== undefined)
    return [...before.slice(0, -1), text(' · '), { kind: 'struck', text: judgement }, ...after];
  const words = before.map(wordsOf).join('').replace(/ · $/u, '');
  return [{ kind: 'struck', text: words }, ...after];
}

/** Of several that are told in one line, "…; Korrath accepts the truce (Courier, VK-3)". */
function briefMarked(before: readonly Span[], rest: readonly Span[], now: string): readonly Span[] {
  const at = before.findLastIndex((span) => span.kind === 'text' && span.text.endsWith(' ('));
  const [, lead = '', words = ''] = /^(; | )?(.*) \($/su.exec(wordsOf(before[at])) ?? [];
  const [code, ...others] = rest;
  const after = [...(code ? [code] : []), text(' → '), strong(now), ...others];
  if (words === '') return [...before, ...after];
  const struck = [text(lead), { kind: 'struck', text: words } as const, text(' (')];
  return [...before.slice(0, at), ...struck, ...before.slice(at + 1), ...after];
}

function wordsOf(span: Span | undefined): string {
  if (span === undefined || span.kind === 'time') return '';
  return span.kind === 'link' ? span.label : span.text;
}

/** The sentence in the headline and in paragraphs, where it stands without its id: struck, and in a headline called corrected. */
export function markSentence(
  message: Message,
  sentence: string,
  { word, now }: { readonly word: string; readonly now: string },
): Message {
  const pattern = patternOf(sentence);
  return {
    ...message,
    headline: message.headline.replace(pattern, (said) => `${word}: “${said}” → ${now}`),
    blocks: message.blocks.map((block) =>
      block.kind === 'paragraph' ? { ...block, spans: block.spans.flatMap((span) => struckIn(span, pattern)) } : block,
    ),
  };
}

/** How sure it is now, in the headline before the sentence, and after it in paragraphs. */
export function markDoubt(message: Message, sentence: string, now: string): Message {
  const pattern = patternOf(sentence);
  const doubted = (span: Span): Span =>
    span.kind === 'text' ? text(span.text.replace(pattern, (said) => `${said} (${now})`)) : span;
  return {
    ...message,
    headline: message.headline.replace(pattern, (said) => `${now}: “${said}”`),
    blocks: message.blocks.map((block) =>
      block.kind === 'paragraph' ? { ...block, spans: block.spans.map(doubted) } : block,
    ),
  };
}

function struckIn(span: Span, pattern: RegExp): readonly Span[] {
  const found = span.kind === 'text' ? pattern.exec(span.text) : null;
  if (span.kind !== 'text' || !found) return [span];
  const parts: readonly Span[] = [
    text(span.text.slice(0, found.index)),
    { kind: 'struck', text: found[0] },
    text(span.text.slice(found.index + found[0].length)),
  ];
  return parts.filter((part) => wordsOf(part) !== '');
}

/** A lead says "now" and "reportedly" between the words of a sentence, and before it that it is disputed. */
function patternOf(sentence: string): RegExp {
  const words = sentence
    .split(' ')
    .filter((word) => word !== 'reportedly')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`));
  return new RegExp(`(?:it is disputed that )?${words.join(' (?:now |reportedly )*')}`, 'iu');
}
