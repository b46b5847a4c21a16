import type { Picture } from '../chat/picture/chart-pictures.ts';
import type { APIMessageTopLevelComponent } from 'discord.js';
import type { Block, Message, Suggestion } from '../../domain/telling/message.ts';
import { rememberedWith } from '../../domain/remembered.ts';
import { mentionOf } from '../../domain/telling/mention.ts';
import { isFooter } from '../chat/footer.ts';
import { askButtons } from './ask-buttons.ts';
import { cut, escaped, lineText } from './discord-markdown.ts';

/** What a message is to Discord's REST and to discord.js alike. */
interface DiscordPayload {
  readonly content?: string;
  readonly embeds: readonly DiscordEmbed[];
  /** Nobody is ever pinged by a text: whom a post names is told by id. */
  readonly allowed_mentions: Allowed;
}

interface Allowed {
  readonly parse: readonly [];
  readonly users?: readonly string[];
  readonly roles?: readonly string[];
}

export interface DiscordAnswer extends DiscordPayload {
  readonly components: readonly APIMessageTopLevelComponent[];
}

export interface DiscordEmbed {
  readonly title?: string;
  readonly description?: string;
  readonly color: number;
  readonly image?: { readonly url: string };
}

const NEUTRAL = 0x747f8d;
const LONGEST_TITLE = 256;
const LONGEST_DESCRIPTION = 4096;
const LONGEST_CONTENT = 2000;
const NOBODY = { parse: [] } as const;

/** A post: the headline stands before the embed, so that a notification says what it is about, and is not said again. */
export function renderPost(message: Message, next: readonly Suggestion[] = []): DiscordAnswer {
  const post = withoutMention(message, next);
  const [, mark = '', id] = /^@([&!]?)(\d+)$/u.exec(mentionOf(message.mention ?? null)?.token ?? '') ?? [];
  if (id === undefined) return post;
  const allowed_mentions: Allowed = mark === '&' ? { parse: [], roles: [id] } : { parse: [], users: [id] };
  const content = cut(`<@${mark}${id}> ${post.content ?? ''}`.trim(), LONGEST_CONTENT);
  return { ...post, content, allowed_mentions };
}

function withoutMention(message: Message, next: readonly Suggestion[]): DiscordAnswer {
  const components = askButtons(next);
  const content = cut(escaped(message.headline), LONGEST_CONTENT).trim();
  const embed = embedOf(message.blocks);
  const { title, description } = embed;
  if (content === '') return { embeds: [embed], components, allowed_mentions: NOBODY };
  if (description === content && title === undefined)
    return { content, embeds: [], components, allowed_mentions: NOBODY };
  const shown = title !== undefined && content.startsWith(title) ? withoutTitle(embed) : embed;
  return {
    content,
    embeds: [shown].filter((one) => one.title ?? one.description),
    components,
    allowed_mentions: NOBODY,
  };
}

/** The answer to a command: the embed alone, with buttons for what may be asked next. */
export function renderAnswer(message: Message, next: readonly Suggestion[] = []): DiscordAnswer {
  const embed = embedOf(message.blocks);
  const said = embed.title ?? embed.description;
  const whole = said === undefined ? { ...embed, description: escaped(message.headline).trim() || '–' } : embed;
  return { embeds: [whole], components: askButtons(next), allowed_mentions: NOBODY };
}

/** The embeds with a picture under the first, that comes as a file with them. */
export function withPicture(embeds: readonly DiscordEmbed[], { name }: { readonly name: string }): DiscordEmbed[] {
  return embeds.map((embed, n) => (n === 0 ? { ...embed, image: { url: `attachment://${name}` } } : embed));
}

/** A post with its picture, if it has one, and the file that the picture comes as. */
export function pictured<P extends { readonly embeds: readonly DiscordEmbed[] }>(payload: P, picture: Picture | null) {
  if (picture === null) return { payload, files: [] };
  const { name, png, alt } = picture;
  const attachments = [{ id: 0, filename: name, description: alt }];
  const shown = { ...payload, embeds: withPicture(payload.embeds, picture), attachments };
  return { payload: shown, files: [{ name, data: Buffer.from(png), contentType: 'image/png' }] };
}

/** What two renderings of one message have in common, however Discord trims them. */
export function fingerprint(payload: {
  readonly content?: string;
  readonly embeds?: readonly Partial<DiscordEmbed>[];
}): string {
  const [embed] = payload.embeds ?? [];
  const parts = [payload.content, embed?.title, embed?.description];
  return JSON.stringify(parts.map((part) => (part ?? '').replace(/\s+/gu, ' ').trim()));
}

function embedOf(blocks: readonly Block[]): DiscordEmbed {
  const [first] = blocks;
  const heading = first?.kind === 'heading' ? escaped(first.text).trim() : '';
  const title = cut(heading, LONGEST_TITLE);
  // a heading that is cut in the title is said in full below it
  const rest = first?.kind === 'heading' && title === heading ? blocks.slice(1) : blocks;
  const description = linesWithin(rest, LONGEST_DESCRIPTION);
  return { ...(title === '' ? {} : { title }), ...(description === '' ? {} : { description }), color: NEUTRAL };
}

function withoutTitle({ title: _title, ...rest }: DiscordEmbed): DiscordEmbed {
  return rest;
}

/** Whole blocks as far as they fit; a message within the budget always does. */
function linesWithin(blocks: readonly Block[], most: number): string {
  let text = '';
  for (const [n, block] of blocks.entries()) {
    const before = isFooter(blocks, n) ? undefined : blocks[n - 1];
    const isFurther = blocks[n - 1]?.kind === 'note' && block.kind === 'note';
    const longer = `${text}${text === '' ? '' : isFurther ? '\n' : gap(block, before)}${blockText(block)}`;
    if (longer.length > most) return text === '' ? cut(longer, most) : cut(`${text}\n…`, most);
    text = longer;
  }
  return text.trim();
}

/** An empty line sets apart what begins something new. */
function gap(block: Block, before: Block | undefined): string {
  if (before?.kind === 'heading' || block.kind === 'bullet' || block.kind === 'quote') return '\n';
  return block.kind === 'note' && before?.kind === 'quote' ? '\n' : '\n\n';
}

/** The same block may stand in many answers. */
const blockText = rememberedWith((block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `**${escaped(block.text).trim()}**`;
    case 'paragraph':
      return lineText(block.spans);
    case 'bullet':
      return `- ${lineText(block.spans)}`;
    case 'note':
      return `-# ${lineText(block.spans)}`;
    case 'quote':
      return [
        ...(block.text === '' ? [] : [`> ${quoted(escaped(block.text).trim())}`]),
        ...(block.attribution.length === 0 ? [] : [`> — ${lineText(block.attribution)}`]),
      ].join('\n');
  }
});

/** Quotes that follow each other look like one without marks of their own. */
function quoted(words: string): string {
  return /^[“„«"]/u.test(words) ? words : `“${words}”`;
}
