import type { types } from '@slack/bolt';
import { remembered, rememberedWith } from '../../domain/remembered.ts';
import { mentionOf } from '../../domain/telling/mention.ts';
import type { Block, Message, Suggestion } from '../../domain/telling/message.ts';
import { splitMessage } from '../../domain/telling/split-message.ts';
import { label } from '../chat/label.ts';
import { cut, escaped, lineText, notified, plain, strongText } from './slack-mrkdwn.ts';

type KnownBlock = types.KnownBlock;

/** What a message is to Slack's methods, acknowledgements and response URLs alike. */
export interface SlackPayload {
  /** What a notification says; readers see the blocks. */
  readonly text: string;
  readonly blocks: KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** How much one message holds; Slack refuses more than some 11,000 characters in an undocumented way. */
export const BUDGET = { characters: 6500, blocks: 40 };
/** Buttons under an answer; what they ask stands in their value. */
export const ASK = 'ask';
/** Buttons that open a form; its subject stands in their value. */
export const FILL = 'fill';

const LONGEST_TEXT_BYTES = 4000;
const LONGEST_HEADER = 150;
const LONGEST_SECTION = 3000;
/** What a section surely holds, whatever its marks become. */
const ROOM = 2400;
/** Each block costs Slack's allowance something; further small print is set as a line like any other. */
const MOST_SMALL_PRINT = 6;
const MOST_BUTTONS = 10;
const LONGEST_LABEL = 75;
const LONGEST_VALUE = 2000;

/** A message as Block Kit, with buttons for what may be asked next. */
export function renderMessage(message: Message, next: readonly Suggestion[] = []): SlackPayload {
  const blocks = blocksOf(message);
  const shown = blocks.length > 0 ? blocks : [section(escaped(message.headline).trim() || '–')];
  return {
    text: cut(notified(message.headline), LONGEST_TEXT_BYTES) || 'Ceasefire Bot',
    blocks: [...named(message), ...shown, ...buttons(next)],
    unfurl_links: false,
    unfurl_media: false,
  };
}

function blocksOf(message: Message): KnownBlock[] {
  const rendered: KnownBlock[] = [];
  let lines: readonly Line[] = [];
  const endSection = (): void => {
    const text = joined(lines);
    if (text !== '') rendered.push(section(text));
    lines = [];
  };
  let smallPrint = 0;
  // no block is longer than a section afterwards, and none was broken in a word, a link or a time
  const pieces = splitMessage(message, { characters: ROOM, blocks: Infinity }).flatMap(({ blocks }) => blocks);
  for (const [n, block] of pieces.entries()) {
    const text = blockText(block)(message.timezone);
    if (n === 0 && block.kind === 'heading' && plain(block.text).length <= LONGEST_HEADER) {
      rendered.push(...header(block.text));
    } else if (block.kind === 'note' && smallPrint < MOST_SMALL_PRINT && text !== '') {
      endSection();
      rendered.push(context(text));
      smallPrint += 1;
    } else {
      const line = { block, text };
      if (joined([...lines, line]).length > LONGEST_SECTION) endSection();
      lines = [...lines, line];
    }
  }
  endSection();
  return rendered;
}

interface Line {
  readonly block: Block;
  readonly text: string;
}

function joined(lines: readonly Line[]): string {
  return lines
    .map(({ block, text }, n) => `${gap(block, lines[n - 1]?.block)}${text}`)
    .join('')
    .trim();
}

/** An empty line sets apart what begins something new; so does a bullet after a quote. */
function gap(block: Block, before: Block | undefined): string {
  if (before === undefined) return '';
  if (before.kind === 'heading' || block.kind === 'quote') return '\n';
  if (block.kind === 'note') return before.kind === 'quote' ? '\n' : '\n\n';
  return block.kind === 'bullet' && before.kind !== 'quote' ? '\n' : '\n\n';
}

/** The same block may stand in many answers. */
const blockText = rememberedWith((block: Block) =>
  remembered((timezone): string => {
    const text = marksOf(block, timezone, 'followed');
    // an address may be longer, once encoded, than the split could know
    return text.length <= LONGEST_SECTION ? text : marksOf(block, timezone, 'named');
  }),
);

function marksOf(block: Block, timezone: string, links: 'followed' | 'named'): string {
  switch (block.kind) {
    case 'heading':
      return strongText(block.text);
    case 'paragraph':
    case 'note':
      return lineText(block.spans, timezone, links);
    case 'bullet':
      return `• ${lineText(block.spans, timezone, links)}`;
    case 'quote':
      return [
        ...(block.text === '' ? [] : [`> ${quoted(escaped(block.text).trim())}`]),
        ...(block.attribution.length === 0 ? [] : [`> — ${lineText(block.attribution, timezone, links)}`]),
      ].join('\n');
  }
}

/** Quotes that follow each other look like one without marks of their own. */
function quoted(words: string): string {
  return /^[“„«"]/u.test(words) ? words : `“${words}”`;
}

/** The one thing that pings: a token that was made from an id. */
function named({ mention }: Message): KnownBlock[] {
  const whom = mentionOf(mention ?? null);
  return whom === null ? [] : [section(`<${whom.token}>`)];
}

function header(text: string): KnownBlock[] {
  const words = plain(text);
  return words === '' ? [] : [{ type: 'header', text: { type: 'plain_text', text: words, emoji: false } }];
}

/** `verbatim` keeps Slack from making links of hosts and channel names that a text mentions. */
function section(text: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true }, expand: true };
}

function context(text: string): KnownBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] };
}

/** What no button can hold is left to typing. */
function buttons(next: readonly Suggestion[]): KnownBlock[] {
  const held = next.filter(({ words, form }) => (form ?? words).length <= LONGEST_VALUE);
  const elements = held.slice(0, MOST_BUTTONS).map(({ label: name, words, form }, n) => ({
    type: 'button' as const,
    action_id: `${form === undefined ? ASK : FILL}-${n}`,
    text: { type: 'plain_text' as const, text: label(name, LONGEST_LABEL), emoji: false },
    value: form ?? words,
  }));
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}
