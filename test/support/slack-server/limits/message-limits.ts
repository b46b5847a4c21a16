import { Buffer } from 'node:buffer';
import { refuse, refuseWithReasons } from '../answer.ts';
import type { Refusal } from '../answer.ts';
import { isObject, listAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { charactersIn } from '../mrkdwn.ts';
import { checkBlocks } from './blocks.ts';
import { Problems } from './problems.ts';

/** What may be in a message, whichever road it takes: a method, an acknowledgement or a response URL. */
export interface Content {
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly attachments: readonly JsonObject[];
}

const longestText = 40_000;
/** Measured by users of the API, documented nowhere: characters of all blocks, each block counting 125 more. */
const blocksAllowance = 13_297;
const perBlock = 125;
/** Not documented either; well above what a key needs. */
const metadataBytes = 2000;

/** Takes a message's content out of the arguments, or says why Slack would not have it. */
export function readContent(args: JsonObject, unreachableImages: ReadonlySet<string>): Content | Refusal {
  const blocks = decoded(args['blocks']);
  const attachments = decoded(args['attachments']);
  const markdown = textAt(args, 'markdown_text');
  if (blocks === 'malformed') return refuse('invalid_blocks_format');
  if (attachments === 'malformed') return refuse('invalid_attachments');
  if (markdown !== undefined) return readMarkdown(args, markdown);
  const text = (textAt(args, 'text') ?? '').slice(0, longestText);
  if (text === '' && blocks.length === 0 && attachments.length === 0) return refuse('no_text');
  const problems = new Problems();
  checkBlocks(blocks, '/blocks', 'message', problems);
  checkImages(blocks, unreachableImages, problems);
  for (const [index, attachment] of attachments.entries()) {
    if (isObject(attachment)) checkBlocks(attachment['blocks'], `/attachments/${index}/blocks`, 'message', problems);
  }
  if (problems.found.length > 0) return refuseWithReasons('invalid_blocks', problems.found);
  if (charactersIn(blocks) + perBlock * blocks.length > blocksAllowance) return refuse('msg_blocks_too_long');
  return { text, blocks: blocks.filter(isObject), attachments: attachments.filter(isObject) };
}

function readMarkdown(args: JsonObject, markdown: string): Content | Refusal {
  if (args['text'] !== undefined || args['blocks'] !== undefined) return refuse('markdown_text_conflict');
  if (markdown === '') return refuse('no_text');
  if (markdown.length > 12_000) return refuse('msg_too_long');
  return { text: markdown, blocks: [], attachments: [] };
}

/** Form bodies carry lists as JSON, which the body reader has already taken apart where it could. */
function decoded(value: unknown): readonly unknown[] | 'malformed' {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : 'malformed';
}

function checkImages(blocks: readonly unknown[], unreachable: ReadonlySet<string>, problems: Problems): void {
  for (const [index, block] of blocks.entries()) {
    const accessory = isObject(block) ? block['accessory'] : undefined;
    const places: readonly (readonly [unknown, string])[] = [
      [block, `/blocks/${index}`],
      [accessory, `/blocks/${index}/accessory`],
      ...listAt(block, 'elements').map((element, at) => [element, `/blocks/${index}/elements/${at}`] as const),
    ];
    for (const [image, pointer] of places) {
      if (unreachable.has(textAt(image, 'image_url') ?? ''))
        problems.add('downloading image failed', `${pointer}/image_url`);
    }
  }
}

/** Checks the metadata of a post; undefined when there is none. */
export function readMetadata(args: JsonObject): JsonObject | Refusal | undefined {
  const metadata = args['metadata'];
  if (metadata === undefined || metadata === null || metadata === '') return undefined;
  if (!isObject(metadata)) return refuse('invalid_metadata_format');
  if (!textAt(metadata, 'event_type') || !isObject(metadata['event_payload'])) return refuse('invalid_metadata_schema');
  if (Buffer.byteLength(JSON.stringify(metadata)) > metadataBytes) return refuse('metadata_too_large');
  return metadata;
}

/** An edited message's text may hold 4,000 bytes, counted after escaping. A new message's may hold far more. */
export function fitsAnEdit(text: string): boolean {
  const escaped = text
    .replace(/&(?!amp;|lt;|gt;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return Buffer.byteLength(escaped) <= 4000;
}
