import { refusals } from './api-error.ts';
import { FormErrors } from './form-errors.ts';
import { callbackTypes, interactionTypes, type InteractionRecord } from './interaction-book.ts';
import { jsonOf, jsonsOf, numberOf, type Json } from './json.ts';
import { messageFlags } from './message-flags.ts';
import { checkChoices, checkModal } from './message-limits.ts';
import type { AttachmentRecord, MessageRecord } from './records.ts';
import { announceMessage, type ServerParts } from './server-parts.ts';

interface Answer {
  readonly record: InteractionRecord;
  readonly data: Json;
  readonly files: readonly AttachmentRecord[];
}

const allowedTypes = (record: InteractionRecord): readonly number[] => {
  const { message, deferredMessage, deferredUpdate, update, choices, modal } = callbackTypes;
  if (record.type === interactionTypes.autocomplete) return [choices];
  const onMessage = record.sourceMessageId === undefined ? [] : [deferredUpdate, update];
  return [message, deferredMessage, ...onMessage, ...(record.type === interactionTypes.modal ? [] : [modal])];
};

function checkType(record: InteractionRecord, type: number): void {
  const allowed = allowedTypes(record);
  if (allowed.includes(type)) return;
  const form = new FormErrors();
  form.add(['type'], 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
  form.throwIfAny();
}

const isEphemeral = (data: Json): boolean => (numberOf(data['flags'], 0) & messageFlags.ephemeral) !== 0;

const withoutNonce = (data: Json): Json =>
  Object.fromEntries(Object.entries(data).filter(([key]) => key !== 'nonce' && key !== 'enforce_nonce'));

/** A new message in answer to an interaction; an ephemeral one is for its user alone. */
function createAnswer(parts: ServerParts, answer: Answer, loading = false): MessageRecord {
  const { record, data, files } = answer;
  const ephemeral = isEphemeral(data);
  const draft = {
    channel: record.channel,
    authorId: parts.world.bot.id,
    raw: withoutNonce(data),
    files,
    interaction: { id: record.id, userId: record.userId, type: record.type },
    extraFlags: ephemeral ? messageFlags.ephemeral : 0,
    ...(ephemeral ? { onlyFor: record.userId } : {}),
  };
  const message = loading ? parts.messages.createLoading(draft) : parts.messages.create(draft);
  announceMessage(parts, 'MESSAGE_CREATE', message);
  return message;
}

/** Changes the message that an interaction may change, and tells the clients. */
export function editAnswer(parts: ServerParts, message: MessageRecord, answer: Answer): void {
  if (message.deleted) throw refusals.unknownMessage();
  parts.messages.edit(message, answer.data, answer.files);
  announceMessage(parts, 'MESSAGE_UPDATE', message);
}

function checkDeferralFlags(data: Json): void {
  if ((numberOf(data['flags'], 0) & ~messageFlags.ephemeral) === 0) return;
  const form = new FormErrors();
  form.add(['data', 'flags'], 'INTERACTION_DEFERRED_FLAGS_INVALID', 'A deferred answer takes no flag but EPHEMERAL');
  form.throwIfAny();
}

function sourceMessage(parts: ServerParts, record: InteractionRecord): MessageRecord {
  const message = parts.world.messages.get(record.sourceMessageId ?? '');
  if (message === undefined) throw refusals.unknownMessage();
  return message;
}

function perform(parts: ServerParts, type: number, answer: Answer): void {
  const { record, data } = answer;
  if (type === callbackTypes.message) record.originalId = createAnswer(parts, answer).id;
  else if (type === callbackTypes.deferredMessage) {
    checkDeferralFlags(data);
    record.originalId = createAnswer(parts, answer, true).id;
  } else if (type === callbackTypes.update) {
    editAnswer(parts, sourceMessage(parts, record), answer);
    record.originalId = record.sourceMessageId;
  } else if (type === callbackTypes.deferredUpdate) record.originalId = record.sourceMessageId;
  else if (type === callbackTypes.choices) {
    const form = new FormErrors();
    checkChoices(form, ['data', 'choices'], data['choices'] ?? [], record.focusedType ?? 3);
    form.throwIfAny();
    record.choices = jsonsOf(data['choices']);
  } else {
    checkModal(data);
    record.modal = data;
  }
}

/** The first answer to an interaction: refused ones leave it open, an accepted one starts its webhook. */
export function answerFirst(
  parts: ServerParts,
  record: InteractionRecord,
  raw: Json,
  files: readonly AttachmentRecord[],
): void {
  const type = numberOf(raw['type'], 0);
  checkType(record, type);
  const data = jsonOf(raw['data']);
  perform(parts, type, { record, data, files });
  const at = parts.world.time.now();
  record.callback = { type, at, ephemeral: isEphemeral(data) };
  if (type !== callbackTypes.deferredMessage && type !== callbackTypes.deferredUpdate) record.finalAt = at;
}

/** A follow-up; the first one after a deferral takes the place of the "is thinking" message. */
export function followUp(parts: ServerParts, answer: Answer): MessageRecord {
  const { record } = answer;
  const original = parts.world.messages.get(record.originalId ?? '');
  const isThinking = original !== undefined && !original.deleted && (original.body.flags & messageFlags.loading) !== 0;
  if (isThinking) editAnswer(parts, original, answer);
  const message = isThinking ? original : createAnswer(parts, answer);
  record.finalAt ??= parts.world.time.now();
  if (!isThinking) record.followUpIds = [...record.followUpIds, message.id];
  return message;
}
