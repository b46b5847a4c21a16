import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BUDGET, renderMessage, type SlackPayload } from '../../../../src/adapters/slack/slack-render.ts';
import type { Block, Message, Span } from '../../../../src/domain/telling/message.ts';
import { say, sentence, text } from '../../../../src/domain/telling/message.ts';
import { splitMessage } from '../../../../src/domain/telling/split-message.ts';
import { readContent } from '../../../support/slack-server/limits/message-limits.ts';
import { charactersIn, linksIn, pingsIn, readableText } from '../../../support/slack-server/mrkdwn.ts';

function aMessage(blocks: readonly Block[], headline = 'Valmere–Korrath: a truce'): Message {
  return { headline, blocks, timezone: 'Europe/Kyiv' };
}

function paragraph(...spans: readonly Span[]): Message {
  return aMessage([{ kind: 'paragraph', spans }]);
}

/** What stands in the blocks, without the invisible characters. */
function shown(message: Message): string {
  return readableText(renderMessage(message)).replaceAll('\u200b', '');
}

function asSlackTakesIt(payload: SlackPayload): unknown {
  return readContent({ ...payload }, new Set());
}

describe('a message on Slack', () => {
  const at = new Date('2031-05-05T09:00:00Z');
  const outlet: Span = { kind: 'link', label: 'Courier & Sons', url: 'https://example.org/a?b=1&c=|2>' };

  it('is a header, sections and small print, with the headline for notifications', () => {
    const message = aMessage([
      { kind: 'heading', text: 'Valmere–Korrath: what is new' },
      {
        kind: 'bullet',
        spans: [{ kind: 'strong', text: 'A truce is proposed' }, text(' · new · '), { kind: 'code', text: 'VK-1' }],
      },
      {
        kind: 'quote',
        text: 'We propose a truce',
        attribution: [outlet, text(', '), { kind: 'time', at, style: 'datetime' }],
      },
      { kind: 'bullet', spans: [text('Another')] },
      { kind: 'note', spans: [text('2 of 2 sources read.')] },
    ]);
    const lines = [
      '• *A truce is proposed* · new · `VK-1`',
      '> “We propose a truce”',
      '> — <https://example.org/a?b=1&amp;c=%7C2%3E|Courier &amp; Sons>, <!date^1935738000^{date_short} {time}|5 May 2031, 12:00 EEST>',
      '',
      '• Another',
    ];
    expect(renderMessage(message)).toEqual({
      text: 'Valmere–Korrath: a truce',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'Valmere–Korrath: what is new', emoji: false } },
        { type: 'section', text: { type: 'mrkdwn', text: lines.join('\n'), verbatim: true }, expand: true },
        { type: 'context', elements: [{ type: 'mrkdwn', text: '2 of 2 sources read.', verbatim: true }] },
      ],
      unfurl_links: false,
      unfurl_media: false,
    });
  });

  it('has no button that Slack would refuse, and with it the whole message', () => {
    const why = { label: 'Why', words: `why https://example.org/${'x'.repeat(2000)}` };
    const named = { label: `\u202e${'a'.repeat(73)}\u{1f600}${'b'.repeat(9)}`, words: 'help' };
    const blocks = JSON.stringify(renderMessage(sentence('Ask on.'), [why, named]).blocks);
    expect(blocks).not.toContain('why https');
    expect(blocks).toContain(`"text":"${'a'.repeat(73)}…"`);
  });

  it('offers what may be asked next as buttons', () => {
    const next = [{ label: 'Subscribe this channel', words: 'subscribe pack:strait' }];
    expect(renderMessage(sentence('Quiet.'), next).blocks.at(-1)).toEqual({
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'ask-0',
          text: { type: 'plain_text', text: 'Subscribe this channel', emoji: false },
          value: 'subscribe pack:strait',
        },
      ],
    });
  });

  it('says something even if there is nothing to say', () => {
    expect(asSlackTakesIt(renderMessage(aMessage([], '')))).toMatchObject({ text: 'Ceasefire Bot' });
    expect(readableText(renderMessage(aMessage([])))).toBe('Valmere–Korrath: a truce');
  });
});

describe('text from a feed on Slack', () => {
  it.each([
    [
      '<!channel> and <!here|here> & <@U0000000A> <#C1|x>',
      '&lt;!channel&gt; and &lt;!here|here&gt; &amp; &lt;@U0000000A&gt; &lt;#C1|x&gt;',
    ],
    ['<https://evil.example|Courier>', '&lt;https://evil.example|Courier&gt;'],
    ['AT&amp;T', 'AT&amp;amp;T'],
    ['one\n> two\r\n• three', 'one &gt; two • three'],
    ['\u202eright\u202c to \u2066left\u2069\u0007', 'right to left'],
    ['\ud800 alone', '\ufffd alone'],
  ])('%j is shown letter by letter', (hostile, seen) => {
    const message = paragraph(text(hostile));
    expect(shown(message)).toBe(seen);
    const payload = renderMessage({ ...message, headline: hostile });
    expect(pingsIn(payload)).toEqual({ users: [], groups: [], broadcasts: [] });
    expect(linksIn(payload)).toEqual([]);
    expect(payload.text).toBe(seen);
  });

  it.each([
    ['*bold* _it_ ~gone~ `code`', '\u200b*bold\u200b* \u200b_it\u200b_ \u200b~gone\u200b~ \u200b`code\u200b`'],
    ['> quoted', '\u200b&gt; quoted'],
    [':fire: at 10:30:45', ':\u200bfire: at 10:30:45'],
  ])('%j marks nothing', (hostile, sent) => {
    expect(readableText(renderMessage(paragraph(text(hostile))))).toBe(sent);
  });

  it('keeps marks at the words and code in one piece', () => {
    const spans: readonly Span[] = [
      text('a'),
      { kind: 'strong', text: ' b ' },
      { kind: 'emphasis', text: 'c' },
      { kind: 'strong', text: ' ' },
      { kind: 'code', text: '/ceasefire `x` <y>' },
    ];
    expect(shown(paragraph(...spans))).toBe("a *b* _c_ `/ceasefire 'x' &lt;y&gt;`");
  });

  it.each([
    ['javascript:alert(1)', 'Outlet'],
    ['not an address', 'Outlet'],
    [`https://example.org/${'x'.repeat(3000)}`, 'Outlet'],
    ['https://example.org/a b>c|d', '<https://example.org/a%20b%3Ec%7Cd|Outlet>'],
  ])('links to %.40s only if a reader can follow it', (url, seen) => {
    expect(shown(paragraph({ kind: 'link', label: 'Outlet', url }))).toBe(seen);
  });

  it('links no label that names a host, whatever stands unseen in it', () => {
    const linked = (label: string) => shown(paragraph({ kind: 'link', label, url: 'https://example.org/a' }));
    expect(linked('courier.example')).toBe('courier.example (<https://example.org/a|link>)');
    expect(linked('courier\u200e.example')).toBe('courier.example (<https://example.org/a|link>)');
    expect(linked('The Courier')).toBe('<https://example.org/a|The Courier>');
  });
});

describe('a long message on Slack', () => {
  it('is cut neither in a word nor in a link, and all of it is there', () => {
    const words = Array.from({ length: 1500 }, (_, n) => `word${n}`);
    const links = Array.from({ length: 60 }, (_, n): Block => ({
      kind: 'bullet',
      spans: [{ kind: 'link', label: `Outlet ${n}`, url: `https://example.org/${n}?a=1&b=${'я'.repeat(40)}` }],
    }));
    const parts = splitMessage(aMessage([say(words.join(' ')), ...links]), BUDGET).map((part) => renderMessage(part));
    for (const part of parts) {
      expect(asSlackTakesIt(part)).not.toHaveProperty('error');
      expect(charactersIn(part.blocks)).toBeLessThanOrEqual(8000);
    }
    expect(parts.flatMap((part) => readableText(part).match(/word\d+/gu) ?? [])).toEqual(words);
    const seen = parts.flatMap(linksIn).map(({ label }) => label);
    expect(seen).toEqual(links.map((_, n) => `Outlet ${n}`));
  });

  it('has a heading of any length in full and a headline of at most 4000 bytes', () => {
    const payload = renderMessage(aMessage([{ kind: 'heading', text: 'Ж'.repeat(300) }], '&'.repeat(5000)));
    expect(readableText(payload)).toBe(`*${'Ж'.repeat(300)}*`);
    expect(Buffer.byteLength(payload.text)).toBeLessThanOrEqual(4000);
    expect(payload.text).toMatch(/^(?:&amp;)+…$/u);
  });

  it('has at most twenty blocks, though every other line is small print', () => {
    const blocks = Array.from({ length: 20 }, (_, n) => [
      say(`line ${n}.`),
      { kind: 'note', spans: [text('.')] } as const,
    ]);
    const payload = renderMessage(aMessage(blocks.flat()));
    expect(payload.blocks.length).toBeLessThanOrEqual(20);
    expect(readableText(payload)).toContain('line 19.');
  });

  it('never exceeds what Slack takes, whatever the blocks', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', ' ', '&', '<', '*', ':', 'Ж', '停', '>', '.'),
      maxLength: 900,
    });
    const span: fc.Arbitrary<Span> = fc.oneof(
      fc.record({ kind: fc.constantFrom('text', 'strong', 'emphasis', 'code'), text: words }),
      fc.record({ kind: fc.constant('link' as const), label: words, url: fc.webUrl() }),
      fc.record({
        kind: fc.constant('time' as const),
        at: fc.constant(new Date(0)),
        style: fc.constant('date' as const),
      }),
    );
    const spans = fc.array(span, { maxLength: 6 });
    const block: fc.Arbitrary<Block> = fc.oneof(
      fc.record({ kind: fc.constant('heading' as const), text: words }),
      fc.record({ kind: fc.constantFrom('paragraph', 'bullet', 'note'), spans }),
      fc.record({ kind: fc.constant('quote' as const), text: words, attribution: spans }),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 60 }), words, (blocks, headline) => {
        for (const part of splitMessage(aMessage(blocks, headline), BUDGET)) {
          const payload = renderMessage(part);
          expect(asSlackTakesIt(payload)).not.toHaveProperty('error');
          expect(payload.blocks.length).toBeLessThanOrEqual(20);
          expect(charactersIn(payload.blocks)).toBeLessThanOrEqual(8000);
          expect(pingsIn(payload)).toEqual({ users: [], groups: [], broadcasts: [] });
        }
      }),
      { numRuns: 150 },
    );
  });
});
