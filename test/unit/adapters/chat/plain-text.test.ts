import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../../src/adapters/chat/plain-text.ts';
import type { Block, Message } from '../../../../src/domain/telling/message.ts';

const message = (...blocks: Block[]): Message => ({ headline: 'H', blocks, timezone: 'America/New_York' });
const words = (text: string): Block => ({ kind: 'paragraph', spans: [{ kind: 'text', text }] });

describe('plainText', () => {
  it('writes times in the zone of the message, with its name', () => {
    const at = new Date('2031-05-06T09:30:00Z');
    const block: Block = { kind: 'paragraph', spans: [{ kind: 'time', at, style: 'datetime' }] };
    expect(plainText(message(block))).toBe('6 May 2031, 05:30 GMT-4');
  });

  it('wraps at the width, with bullets and quotes hanging', () => {
    const bullet: Block = { kind: 'bullet', spans: [{ kind: 'text', text: 'one two three four five six' }] };
    const quote: Block = {
      kind: 'quote',
      text: 'we accept it with one condition',
      attribution: [{ kind: 'text', text: 'The Courier' }],
    };
    expect(plainText(message(bullet, quote), { width: 24 })).toBe(
      [
        '  • one two three four',
        '    five six',
        '      “we accept it with',
        '      one condition”',
        '      — The Courier',
      ].join('\n'),
    );
  });

  it('sets a note that closes the message apart, and keeps one inside with its quote', () => {
    const quote: Block = { kind: 'quote', text: 'we accept it', attribution: [] };
    const note = (text: string): Block => ({ kind: 'note', spans: [{ kind: 'text', text }] });
    expect(
      plainText(message(quote, note('Under the quote.'), words('More.'), quote, note('3 of 3 sources read.'))),
    ).toBe(
      [
        '      “we accept it”',
        '    Under the quote.',
        '',
        'More.',
        '      “we accept it”',
        '',
        '3 of 3 sources read.',
      ].join('\n'),
    );
  });

  it('never breaks what is there to be copied', () => {
    const block: Block = {
      kind: 'paragraph',
      spans: [
        { kind: 'text', text: 'Change it with ' },
        { kind: 'code', text: '/ceasefire settings time:07:30' },
      ],
    };
    expect(plainText(message(block), { width: 30 })).toBe('Change it with\n/ceasefire settings time:07:30');
  });

  it('takes two columns for wide characters', () => {
    expect(plainText(message(words('停火 停火 停火')), { width: 10 })).toBe('停火 停火\n停火');
  });

  it('lets no text from a feed steer the terminal or turn words round', () => {
    expect(plainText(message(words('a\u001b[2Jb\u0007\r\nc\u202egnp')))).toBe('a[2Jb cgnp');
  });

  it('writes an address beside its label', () => {
    const block: Block = {
      kind: 'paragraph',
      spans: [{ kind: 'link', label: 'The Courier', url: 'https://courier.example/a' }],
    };
    expect(plainText(message(block))).toBe('The Courier <https://courier.example/a>');
  });

  it('is bold and dim only when asked', () => {
    const heading: Block = { kind: 'heading', text: 'Title' };
    expect(plainText(message(heading))).toBe('Title');
    expect(plainText(message(heading), { colour: true })).toBe('\u001b[1mTitle\u001b[22m');
  });
});
