import { describe, expect, it } from '@jest/globals';
import { fingerprint, renderAnswer, renderPost } from '../../../../src/adapters/discord/discord-render.ts';
import type { Block, Message, Span } from '../../../../src/domain/telling/message.ts';
import { sentence, text } from '../../../../src/domain/telling/message.ts';
import { splitMessage } from '../../../../src/domain/telling/split-message.ts';

const BUDGET = { characters: 3500, blocks: 40 };

function aMessage(blocks: readonly Block[], headline = 'Valmere–Korrath: a truce'): Message {
  return { headline, blocks, timezone: 'UTC' };
}

function paragraph(...spans: readonly Span[]): Message {
  return aMessage([{ kind: 'paragraph', spans }]);
}

function described(message: Message): string {
  return renderAnswer(message).embeds[0]?.description ?? '';
}

describe('a message on Discord', () => {
  it('is one embed whose title is the heading, under the headline', () => {
    const at = new Date('2031-05-05T09:00:00Z');
    const message = aMessage([
      { kind: 'heading', text: 'Valmere–Korrath: what is new' },
      {
        kind: 'bullet',
        spans: [{ kind: 'strong', text: 'A truce is proposed' }, text(' · '), { kind: 'code', text: 'VK-1' }],
      },
      {
        kind: 'quote',
        text: 'We propose a truce',
        attribution: [
          { kind: 'link', label: 'Courier', url: 'https://example.org/a_(b)' },
          text(', '),
          { kind: 'time', at, style: 'datetime' },
        ],
      },
      { kind: 'note', spans: [text('2 of 2 sources read.')] },
    ]);
    expect(renderPost(message)).toEqual({
      content: 'Valmere–Korrath: a truce',
      components: [],
      embeds: [
        {
          title: 'Valmere–Korrath: what is new',
          description: [
            '- **A truce is proposed** · `VK-1`',
            '> “We propose a truce”',
            '> — [Courier](https://example.org/a_%28b%29), <t:1935738000:f>',
            '',
            '-# 2 of 2 sources read.',
          ].join('\n'),
          color: 0x747f8d,
        },
      ],
      allowed_mentions: { parse: [] },
    });
    expect(renderAnswer(message)).not.toHaveProperty('content');
  });

  it('does not say again under the headline what the headline begins with', () => {
    const blocks: readonly Block[] = [
      { kind: 'heading', text: 'Valmere–Korrath' },
      { kind: 'bullet', spans: [text('A truce · VK-1')] },
    ];
    expect(renderPost(aMessage(blocks))).toMatchObject({
      content: 'Valmere–Korrath: a truce',
      embeds: [{ description: '- A truce · VK-1', color: 0x747f8d }],
    });
    expect(renderPost(aMessage(blocks)).embeds[0]).not.toHaveProperty('title');
    expect(renderAnswer(aMessage(blocks)).embeds[0]).toHaveProperty('title', 'Valmere–Korrath');
  });

  it('has a button for each thing to ask next that a button can hold', () => {
    const next = [
      { label: 'L'.repeat(90), words: 'help' },
      { label: 'Too long', words: 'w'.repeat(100) },
      { label: 'Merge', words: 'desk merge VK-1', form: 'merge-VK-1' },
      ...Array.from({ length: 9 }, () => ({ label: 'Again', words: 'status' })),
    ];
    const [row, second, ...others] = renderAnswer(sentence('Ask on.'), next).components;
    const ids = ['ask-0:help', 'form:merge-VK-1:0', 'ask-3:status', 'ask-4:status', 'ask-5:status'];
    const more = [6, 7, 8, 9, 10].map((n) => `ask-${n}:status`);
    const buttons = (of: readonly string[]) => of.map((custom_id) => ({ type: 2, custom_id }));
    expect([row, second]).toMatchObject([
      { type: 1, components: buttons(ids) },
      { type: 1, components: buttons(more) },
    ]);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ components: [{ label: `${'L'.repeat(79)}…` }, {}, {}, {}, {}] });
    expect(renderAnswer(sentence('Ask on.')).components).toEqual([]);
  });

  it('links no label that names a host, whatever stands unseen in it', () => {
    const linked = (label: string) => described(paragraph({ kind: 'link', label, url: 'https://example.org/a' }));
    expect(linked('courier.example')).toBe('courier.example ([link](https://example.org/a))');
    expect(linked('courier\u200e.example')).toBe('courier.example ([link](https://example.org/a))');
    expect(linked('The Courier')).toBe('[The Courier](https://example.org/a)');
  });

  it('names a button in whole characters that turn no words round', () => {
    const next = [{ label: `\u202e${'a'.repeat(78)}\u{1f600}${'b'.repeat(9)}`, words: 'help' }];
    expect(JSON.stringify(renderAnswer(sentence('Ask on.'), next).components)).toContain(
      `"label":"${'a'.repeat(78)}…"`,
    );
  });

  it('says a one-sentence post once', () => {
    expect(renderPost(sentence('Nothing more is posted here.'))).toMatchObject({
      content: 'Nothing more is posted here.',
      embeds: [],
    });
    const quiet = aMessage(
      [
        { kind: 'heading', text: 'Quiet' },
        { kind: 'note', spans: [text('All read.')] },
      ],
      'Quiet',
    );
    expect(renderPost(quiet).embeds).toEqual([{ description: '-# All read.', color: 0x747f8d }]);
  });

  it.each([
    ['@everyone and @here', '\\@everyone and \\@here'],
    ['<@123> <@&4> <#5> <:x:6> <t:7:R>', '\\<\\@123> \\<\\@&4> \\<#5> \\<:x:6> \\<t:7:R>'],
    ['[click](https://evil.example)', '\\[click\\](https\\://evil.example)'],
    ['# Big', '\\# Big'],
    ['-# small', '\\-# small'],
    ['> quoted', '\\> quoted'],
    ['- point', '\\- point'],
    ['1. first', '1\\. first'],
    [
      '**bold** _it_ ~~gone~~ ||secret|| `code`',
      '\\*\\*bold\\*\\* \\_it\\_ \\~\\~gone\\~\\~ \\|\\|secret\\|\\| \\`code\\`',
    ],
    ['a\\*b', 'a\\\\\\*b'],
    ['discord.gg/abc', 'discord\\.gg/abc'],
    ['one\n# two\r\n> three', 'one # two > three'],
    ['\u202eright\u202c to \u2066left\u2069\u0007', 'right to left'],
    ['\ud800 alone', '\ufffd alone'],
  ])('shows %j letter by letter', (hostile, shown) => {
    expect(described(paragraph(text(hostile)))).toBe(shown);
    expect(renderPost(sentence(hostile)).content).toBe(shown);
  });

  it('keeps marks at the words and code in one piece', () => {
    expect(described(paragraph(text('a'), { kind: 'strong', text: ' b* ' }, { kind: 'emphasis', text: 'c' }))).toBe(
      'a **b\\*** *c*',
    );
    expect(described(paragraph({ kind: 'code', text: '/ceasefire `x`' }))).toBe("`/ceasefire 'x'`");
  });

  it.each([
    ['javascript:alert(1)', 'Outlet'],
    ['not an address', 'Outlet'],
    [`https://example.org/${'x'.repeat(3000)}`, 'Outlet'],
    ['https://example.org/a b>c)(', '[Outlet](https://example.org/a%20b%3Ec%29%28)'],
  ])('links to %.40s only if a reader can follow it', (url, shown) => {
    expect(described(paragraph({ kind: 'link', label: 'Outlet', url }))).toBe(shown);
  });

  it('fits 4000 Chinese characters, a title of 300 and a headline of 5000', () => {
    const long = aMessage(
      [
        { kind: 'heading', text: 'Ж'.repeat(300) },
        { kind: 'paragraph', spans: [text('停火'.repeat(2000))] },
      ],
      '*'.repeat(5000),
    );
    const parts = splitMessage(long, BUDGET).map((part) => renderPost(part));
    for (const part of [...parts, renderPost(long)]) {
      expect(part.content?.length).toBeLessThanOrEqual(2000);
      expect(part.embeds[0]?.title?.length ?? 0).toBeLessThanOrEqual(256);
      expect(part.embeds[0]?.description?.length ?? 0).toBeLessThanOrEqual(4096);
    }
    const all = parts.map((part) => part.embeds[0]?.description ?? '').join('');
    expect(all.match(/停/gu)).toHaveLength(2000);
    expect(all).toContain('Ж'.repeat(300));
    expect(parts[0]?.content).toMatch(/^(?:\\\*)+…$/u);
  });

  it('is known again in what Discord gives back, trimmed', () => {
    const sent = renderPost(
      aMessage([
        { kind: 'heading', text: 'T' },
        { kind: 'paragraph', spans: [text('words ')] },
      ]),
    );
    expect(fingerprint({ content: sent.content ?? '', embeds: [{ title: 'T', description: 'words' }] })).toBe(
      fingerprint(sent),
    );
    expect(fingerprint({ content: 'other' })).not.toBe(fingerprint(sent));
  });
});
