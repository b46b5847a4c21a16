import { isJson, jsonOf, jsonsOf, textOf, type Json } from './json.ts';
import { messageFlags } from './message-flags.ts';
import type { AttachmentRecord, Mentions, MessageBody, MessageRecord } from './records.ts';

/** A button or menu that a person could use on a message. */
export interface Control {
  readonly type: number;
  readonly label: string;
  readonly customId: string | undefined;
  readonly url: string | undefined;
  readonly disabled: boolean;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

/** A message as a test looks at it. */
export interface MessageView {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly content: string;
  readonly embeds: readonly Json[];
  readonly components: readonly Json[];
  readonly attachments: readonly AttachmentRecord[];
  readonly flags: number;
  readonly nonce: string | undefined;
  readonly ephemeral: boolean;
  readonly loading: boolean;
  readonly crossposted: boolean;
  readonly silent: boolean;
  readonly deleted: boolean;
  readonly createdAt: number;
  readonly editedAt: number | undefined;
  readonly threadId: string | undefined;
  /** Everything a reader sees, in reading order, one line per piece. */
  readonly text: string;
  readonly controls: readonly Control[];
  readonly allowedMentions: Json | undefined;
  readonly mentions: Mentions;
  readonly pings: Mentions;
  /** The texts before each edit, oldest first. */
  readonly earlierTexts: readonly string[];
}

const embedLines = (embed: Json): readonly (string | undefined)[] => [
  textOf(jsonOf(embed['author'])['name']),
  textOf(embed['title']),
  textOf(embed['description']),
  ...jsonsOf(embed['fields']).flatMap((field) => [textOf(field['name']), textOf(field['value'])]),
  textOf(jsonOf(embed['footer'])['text']),
];

const childrenOf = (component: Json): readonly Json[] => [
  ...jsonsOf(component['components']),
  ...(isJson(component['accessory']) ? [component['accessory']] : []),
];

const displays = (components: readonly Json[]): readonly (string | undefined)[] =>
  components.flatMap((component) => [
    component['type'] === 10 ? textOf(component['content']) : undefined,
    ...displays(childrenOf(component)),
  ]);

/** What a reader of the body sees, without the labels of buttons. */
const visibleText = (body: MessageBody): string =>
  [body.content, ...body.embeds.flatMap(embedLines), ...displays(body.components)]
    .filter((line) => line !== undefined && line !== '')
    .join('\n');

const toControl = (component: Json): Control => ({
  type: Number(component['type']),
  label: textOf(component['label']) ?? textOf(component['placeholder']) ?? '',
  customId: textOf(component['custom_id']),
  url: textOf(component['url']),
  disabled: component['disabled'] === true,
  options: jsonsOf(component['options']).map((option) => ({
    label: String(option['label']),
    value: String(option['value']),
  })),
});

/** The buttons and menus of a message, top to bottom. */
export const controlsOf = (components: readonly Json[]): readonly Control[] =>
  components.flatMap((component) =>
    [2, 3, 5, 6, 7, 8].includes(Number(component['type'])) ? [toControl(component)] : controlsOf(childrenOf(component)),
  );

/** Shows a message to a test. The view is a copy: later edits do not change it. */
export function viewOf(message: MessageRecord): MessageView {
  const { body } = message;
  const has = (flag: number) => (body.flags & flag) !== 0;
  return {
    id: message.id,
    channelId: message.channelId,
    authorId: message.authorId,
    content: body.content,
    embeds: body.embeds,
    components: body.components,
    attachments: body.attachments,
    flags: body.flags,
    nonce: message.nonce,
    ephemeral: has(messageFlags.ephemeral),
    loading: has(messageFlags.loading),
    crossposted: has(messageFlags.crossposted),
    silent: has(messageFlags.suppressNotifications),
    deleted: message.deleted,
    createdAt: message.createdAt,
    editedAt: message.editedAt,
    threadId: message.threadId,
    text: visibleText(body),
    controls: controlsOf(body.components),
    allowedMentions: message.allowedMentions,
    mentions: message.mentions,
    pings: message.pings,
    earlierTexts: message.revisions.map(visibleText),
  };
}
