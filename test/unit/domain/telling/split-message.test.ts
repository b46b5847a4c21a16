import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blockCost } from '../../../../src/domain/telling/message-cost.ts';
import type { Block, Message, Span } from '../../../../src/domain/telling/message.ts';
import { splitMessage } from '../../../../src/domain/telling/split-message.ts';

const word = fc.oneof(
  fc.stringMatching(/^[a-z&<*_-]{1,12}$/u),
  fc.constantFrom('перемир’я', '停火协议', '🕊️', '👩‍👩‍👧', 'e\u0301té', 'هدنة'),
);
const words = fc.array(word, { minLength: 1, maxLength: 40 }).map((list) => list.join(' '));
const span: fc.Arbitrary<Span> = fc.oneof(
  words.map((text): Span => ({ kind: 'text', text })),
  words.map((text): Span => ({ kind: 'strong', text })),
  word.map((label): Span => ({ kind: 'link', label, url: 'https://example.org/a/long/way/to/a/report?id=12345' })),
  fc.date({ noInvalidDate: true }).map((at): Span => ({ kind: 'time', at, style: 'datetime' })),
);
const spans = fc.array(span, { minLength: 1, maxLength: 5 });
const block: fc.Arbitrary<Block> = fc.oneof(
  words.map((text): Block => ({ kind: 'heading', text })),
  spans.map((list): Block => ({ kind: 'paragraph', spans: list })),
  spans.map((list): Block => ({ kind: 'bullet', spans: list })),
  spans.map((list): Block => ({ kind: 'note', spans: list })),
  fc.tuple(words, spans).map(([text, attribution]): Block => ({ kind: 'quote', text, attribution })),
);
const message: fc.Arbitrary<Message> = fc
  .array(block, { minLength: 1, maxLength: 12 })
  .map((blocks) => ({ headline: 'Headline', blocks, timezone: 'UTC' }));
const limits = fc.record({ characters: fc.integer({ min: 400, max: 4000 }), blocks: fc.integer({ min: 2, max: 30 }) });

const spansOf = (b: Block): readonly Span[] =>
  b.kind === 'heading' ? [] : b.kind === 'quote' ? b.attribution : b.spans;
const textOf = (b: Block): string => {
  const own = b.kind === 'heading' || b.kind === 'quote' ? b.text : '';
  return (
    own +
    spansOf(b)
      .map((s) => ('text' in s ? s.text : s.kind === 'link' ? s.label : s.at.toISOString()))
      .join('')
  );
};
const allText = (messages: readonly Message[]): string => messages.flatMap((m) => m.blocks.map(textOf)).join('');

describe('splitMessage, for any message and limits,', () => {
  const property = (
    holds: (parts: readonly Message[], whole: Message, max: { characters: number; blocks: number }) => void,
  ) =>
    fc.assert(
      fc.property(message, limits, (whole, max) => holds(splitMessage(whole, max), whole, max)),
      { numRuns: 60 },
    );

  it('keeps every part within the limits', () => {
    property((parts, _, max) => {
      for (const { blocks } of parts) {
        expect(blocks.length).toBeLessThanOrEqual(max.blocks);
        expect(blocks.reduce((sum, b) => sum + blockCost(b), 0)).toBeLessThanOrEqual(max.characters);
      }
    });
  });

  it('loses and adds no character, in order', () => {
    property((parts, whole) => expect(allText(parts)).toBe(allText([whole])));
  });

  it('breaks no character in two', () => {
    property((parts) => {
      for (const { blocks } of parts) for (const b of blocks) expect(textOf(b).isWellFormed()).toBe(true);
    });
  });

  it('keeps links and times whole', () => {
    const fixed = (list: readonly Message[]) =>
      list.flatMap((m) => m.blocks.flatMap(spansOf)).filter((s) => s.kind === 'link' || s.kind === 'time');
    property((parts, whole) => expect(fixed(parts)).toEqual(fixed([whole])));
  });

  it('ends no part with a heading, unless the message does', () => {
    property((parts, whole) => {
      const ends = parts.slice(0, -1).map(({ blocks }) => blocks.at(-1));
      const next = parts.slice(1).map(({ blocks }) => blocks[0]);
      for (const [n, end] of ends.entries()) {
        // two headings in a row have nothing to stand by
        if (end?.kind === 'heading' && next[n]?.kind !== 'heading') expect(whole.blocks.at(-1)).toEqual(end);
      }
    });
  });
});

const quote = (text: string): Message => ({
  headline: 'H',
  blocks: [{ kind: 'quote', text, attribution: [{ kind: 'text', text: 'The Courier' }] }],
  timezone: 'UTC',
});

describe('splitMessage', () => {
  it('leaves a message that fits as it is', () => {
    const whole = quote('short');
    expect(splitMessage(whole, { characters: 2000, blocks: 20 })).toEqual([whole]);
  });

  it('breaks between words only', () => {
    const text = Array.from({ length: 100 }, (_, n) => `word${n}`).join(' ');
    const pieces = splitMessage(quote(text), { characters: 200, blocks: 20 }).flatMap(({ blocks }) =>
      blocks.map(textOf),
    );
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.slice(0, -1).every((piece) => piece.endsWith(' '))).toBe(true);
  });

  it('goes on with a quote as a quote, and says who said it at its end', () => {
    const parts = splitMessage(quote('so it was said '.repeat(40)), { characters: 300, blocks: 20 });
    const blocks = parts.flatMap((part) => part.blocks);
    expect(blocks.every((b) => b.kind === 'quote')).toBe(true);
    expect(blocks.map((b) => spansOf(b).length)).toEqual([...blocks.slice(1).map(() => 0), 1]);
  });

  it('splits thousands of characters of a script without spaces', () => {
    const parts = splitMessage(quote('停火协议正在谈判中'.repeat(500)), { characters: 1000, blocks: 20 });
    expect(parts.length).toBeGreaterThan(4);
    expect(allText(parts)).toBe(`${'停火协议正在谈判中'.repeat(500)}The Courier`);
  });

  it('keeps an address in plain words whole', () => {
    const address = `https://example.org/${'a'.repeat(150)}`;
    const parts = splitMessage(quote(`${'before '.repeat(30)}${address} ${'after '.repeat(30)}`), {
      characters: 250,
      blocks: 20,
    });
    expect(parts.flatMap(({ blocks }) => blocks.map(textOf)).some((piece) => piece.includes(address))).toBe(true);
  });

  it('numbers the headlines of the later parts', () => {
    const parts = splitMessage(quote('so it was said '.repeat(40)), { characters: 400, blocks: 20 });
    expect(parts.map(({ headline }) => headline)).toEqual([
      'H',
      ...parts.slice(1).map((_, n) => `H (${n + 2} of ${parts.length})`),
    ]);
  });

  it('counts what escaping may add', () => {
    const parts = splitMessage(quote('a&b '.repeat(200)), { characters: 1000, blocks: 20 });
    expect(parts.length).toBeGreaterThan(1);
  });
});
