import { isObject, listAt, textAt } from './json.ts';
import type { Pings } from './entities.ts';

/** A link that the reader could click, and what it is labelled with (undefined: the address itself). */
interface Link {
  readonly url: string;
  readonly label: string | undefined;
}

interface Markup {
  readonly text: string | undefined;
  readonly blocks: readonly unknown[];
  readonly attachments?: readonly unknown[];
}

/**
 * Whom the markup of a message would notify. Counts every mention in mrkdwn and markdown, also in the fallback text
 * and inside code, so that "nobody" is safe to rely on.
 */
export function pingsIn(markup: Markup): Pings {
  const users = new Set<string>();
  const groups = new Set<string>();
  const broadcasts = new Set<string>();
  for (const text of markedUpTexts(markup)) {
    for (const [, user] of text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g)) users.add(user ?? '');
    for (const [, group] of text.matchAll(/<!subteam\^([A-Z0-9]+)(?:\|[^>]*)?>/g)) groups.add(group ?? '');
    for (const [, word] of text.matchAll(/<!(channel|here|everyone|group)(?:\|[^>]*)?>/g)) broadcasts.add(word ?? '');
  }
  return { users: [...users], groups: [...groups], broadcasts: [...broadcasts] };
}

/** Every link in the mrkdwn and markdown of a message. */
export function linksIn(markup: Markup): readonly Link[] {
  const links: Link[] = [];
  for (const text of markedUpTexts(markup)) {
    for (const [, url, label] of text.matchAll(/<((?:https?|mailto):[^|>]+)(?:\|([^>]*))?>/g)) {
      links.push({ url: url ?? '', label });
    }
  }
  return links;
}

/** What a reader sees of a message in one piece: the blocks' texts, or the text when there are none. */
export function readableText(markup: Markup): string {
  const inBlocks = markup.blocks.flatMap((block) => textObjects(block)).map((found) => found.text);
  return inBlocks.length > 0 ? inBlocks.join('\n') : (markup.text ?? '');
}

function markedUpTexts(markup: Markup): readonly string[] {
  const objects = [...markup.blocks, ...(markup.attachments ?? [])].flatMap((block) => textObjects(block));
  const inBlocks = objects.filter((found) => found.markedUp).map((found) => found.text);
  return markup.text === undefined ? inBlocks : [markup.text, ...inBlocks];
}

interface FoundText {
  readonly text: string;
  readonly markedUp: boolean;
}

function textObjects(value: unknown): readonly FoundText[] {
  if (Array.isArray(value)) return value.flatMap((item) => textObjects(item));
  if (!isObject(value)) return [];
  const type = textAt(value, 'type');
  const text = textAt(value, 'text');
  if (text !== undefined) return [{ text, markedUp: type !== 'plain_text' && type !== 'raw_text' }];
  return [...userElement(value), ...Object.values(value).flatMap((inner) => textObjects(inner))];
}

/** Rich text names people by elements instead of markup; they notify just the same. */
function userElement(value: unknown): readonly FoundText[] {
  const type = textAt(value, 'type');
  if (type === 'user') return [{ text: `<@${textAt(value, 'user_id') ?? ''}>`, markedUp: true }];
  if (type === 'broadcast') return [{ text: `<!${textAt(value, 'range') ?? ''}>`, markedUp: true }];
  return [];
}

/** The characters of all texts in the blocks, as the size rule for messages counts them. */
export function charactersIn(blocks: readonly unknown[]): number {
  return blocks.flatMap((block) => textObjects(block)).reduce((sum, found) => sum + found.text.length, 0);
}

/** The buttons, menus and inputs of the blocks with the block that holds each. */
export function elementsOf(
  blocks: readonly unknown[],
): readonly { readonly blockId: string; readonly element: object }[] {
  return blocks.flatMap((block) => {
    const blockId = textAt(block, 'block_id') ?? '';
    const single = isObject(block) ? [block['accessory'], block['element']] : [];
    return [...listAt(block, 'elements'), ...single].filter(isObject).map((element) => ({ blockId, element }));
  });
}
