import { refusals } from './api-error.ts';
import { checkComponents } from './component-limits.ts';
import { checkEmbeds, embedShowsSomething } from './embed-limits.ts';
import { FormErrors } from './form-errors.ts';
import { jsonsOf, listOf, numberOf, textOf, type Json } from './json.ts';
import { checkAllowedMentions } from './mentions.ts';
import { messageFlags } from './message-flags.ts';
import type { MessageBody } from './records.ts';

/** What Discord allows per file and per request. */
export interface UploadLimits {
  readonly fileBytes: number;
}

const defaultUploads: UploadLimits = { fileBytes: 10 * 1024 * 1024 };

function checkV2(form: FormErrors, body: MessageBody): void {
  if ((body.flags & messageFlags.componentsV2) === 0) return;
  const forbid = (field: string): void => {
    form.add(
      [field],
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      `The '${field}' field cannot be used with MessageFlags.IS_COMPONENTS_V2`,
    );
  };
  if (body.content.trim() !== '') forbid('content');
  if (body.embeds.length > 0) forbid('embeds');
}

const isEmpty = (body: MessageBody): boolean =>
  body.content.trim() === '' &&
  !body.embeds.some(embedShowsSomething) &&
  body.attachments.length === 0 &&
  body.components.length === 0;

function checkNonce(form: FormErrors, nonce: unknown): void {
  if (nonce === undefined || nonce === null) return;
  if (typeof nonce !== 'string' && typeof nonce !== 'number') {
    form.add(['nonce'], 'NONCE_TYPE_INVALID', 'Nonce must be a string or an integer.');
  } else if (String(nonce).length > 25) form.add(['nonce'], 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
}

/**
 * Refuses a message that Discord would refuse: form errors together (50035), then emptiness (50006).
 * `raw` is what was sent, `body` what the message would look like afterwards (for an edit: both states merged).
 */
export function checkMessage(raw: Json, body: MessageBody, uploads: UploadLimits = defaultUploads): void {
  const form = new FormErrors();
  form.text(['content'], raw['content'], 0, 2000);
  checkEmbeds(form, raw['embeds'] ?? undefined);
  checkNonce(form, raw['nonce']);
  checkAllowedMentions(form, raw['allowed_mentions']);
  form.list(['attachments'], raw['attachments'] ?? undefined, 0, 10);
  for (const [index, file] of body.attachments.entries()) {
    if (file.bytes.length > uploads.fileBytes) form.add(['files', index], 'FILE_TOO_LARGE', 'Request entity too large');
  }
  checkV2(form, body);
  checkComponents(form, raw['components'] ?? undefined, (body.flags & messageFlags.componentsV2) !== 0);
  form.throwIfAny();
  if (isEmpty(body)) throw refusals.emptyMessage();
}

/** The answers to an autocompletion: at most 25, each with a name and a value of the option's kind. */
export function checkChoices(
  form: FormErrors,
  path: readonly (string | number)[],
  value: unknown,
  optionType: number,
): void {
  form.list(path, value, 0, 25);
  for (const [index, choice] of jsonsOf(value).entries()) {
    form.text([...path, index, 'name'], choice['name'], 1, 100);
    if (optionType === 3) form.text([...path, index, 'value'], choice['value'], 1, 100);
    else if (typeof choice['value'] !== 'number') {
      form.add([...path, index, 'value'], 'NUMBER_TYPE_COERCE', `Value "${String(choice['value'])}" is not a number.`);
    }
  }
}

const MODAL_PARTS = [1, 10, 18];
const MODAL_INPUTS = [3, 4, 5, 6, 7, 8, 19, 21, 22, 23];

function checkInput(form: FormErrors, path: readonly (string | number)[], input: Json, ids: Set<string>): void {
  if (!MODAL_INPUTS.includes(numberOf(input['type'], 0))) {
    form.add(
      [...path, 'type'],
      'UNION_TYPE_CHOICES',
      `Value of field "type" must be one of (${MODAL_INPUTS.join(', ')}).`,
    );
    return;
  }
  form.text([...path, 'custom_id'], input['custom_id'], 1, 100);
  const id = textOf(input['custom_id']) ?? '';
  if (ids.has(id))
    form.add([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  ids.add(id);
  form.text([...path, 'placeholder'], input['placeholder'], 0, input['type'] === 4 ? 100 : 150);
  form.text([...path, 'value'], input['value'], 0, 4000);
  if (input['type'] === 3) form.list([...path, 'options'], input['options'], 1, 25);
}

/** Refuses a modal with a wrong title, too many parts, or inputs that repeat or exceed. */
export function checkModal(modal: Json): void {
  const form = new FormErrors();
  form.text(['data', 'custom_id'], modal['custom_id'], 1, 100);
  form.text(['data', 'title'], modal['title'], 1, 45);
  form.list(['data', 'components'], modal['components'], 1, 5);
  const ids = new Set<string>();
  for (const [index, part] of jsonsOf(modal['components']).entries()) {
    const path = ['data', 'components', index];
    if (!MODAL_PARTS.includes(numberOf(part['type'], 0))) {
      form.add([...path, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1, 10, 18).');
    }
    if (part['type'] === 18) {
      form.text([...path, 'label'], part['label'], 1, 45);
      form.text([...path, 'description'], part['description'], 0, 100);
    }
    const inputs = part['type'] === 18 ? listOf([part['component']]) : listOf(part['components']);
    for (const [at, input] of jsonsOf(inputs).entries()) checkInput(form, [...path, 'components', at], input, ids);
  }
  form.throwIfAny();
}
