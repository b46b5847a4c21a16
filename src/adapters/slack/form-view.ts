import type { types } from '@slack/bolt';
import { wrongFields, type Form, type FormChoice, type FormField, type Typed } from '../../domain/telling/form.ts';
import { mentionName } from '../../domain/telling/mention.ts';
import type { Reply } from '../../domain/telling/message.ts';
import { label } from '../chat/label.ts';
import { formAnswer } from './file-form.ts';

/** What Slack calls a form of ours that is handed in. */
export const FORM = 'settings-form';

const LONGEST_TITLE = 24;
const LONGEST_CHOICE = 75;
const LONGEST_TYPED = 1000;
/** Of more choices a menu is made. */
const MOST_BOXES = 10;

/** Where a form was asked for. */
interface FormPlace {
  /** The channel that it is about. */
  readonly channel: string;
  /** The person's direct messages with the bot, where the home tab asked for it. */
  readonly home?: string;
}

/** All pages in one modal; where it was asked stands in it, so that it works after a restart, too. */
export function formView(form: Form, { channel, home }: FormPlace): types.ModalView {
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: JSON.stringify({ channel, subject: form.subject, home }),
    title: plain(form.title.slice(0, LONGEST_TITLE)),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: form.pages.flatMap(({ title, fields }) => [
      { type: 'header' as const, text: plain(title) },
      ...fields.map((field): types.InputBlock => ({
        type: 'input',
        block_id: field.name,
        label: plain(field.label),
        hint: plain(field.hint),
        optional: field.optional,
        element: elementOf(field),
      })),
    ]),
  };
}

function elementOf({ name, kind, choices, value }: FormField): types.InputBlock['element'] {
  if (kind === 'text' || kind === 'mention') {
    const text = value.map(mentionName).join('').slice(0, LONGEST_TYPED);
    const typed = text === '' ? {} : { initial_value: text };
    return { type: 'plain_text_input', action_id: name, max_length: LONGEST_TYPED, ...typed };
  }
  const options = choices.map(optionOf);
  const chosen = choices.filter((choice) => value.includes(choice.value)).map(optionOf);
  const [first] = chosen;
  if (kind === 'one')
    return { type: 'static_select', action_id: name, options, ...(first ? { initial_option: first } : {}) };
  const before = first ? { initial_options: chosen } : {};
  return choices.length <= MOST_BOXES
    ? { type: 'checkboxes', action_id: name, options, ...before }
    : { type: 'multi_static_select', action_id: name, options, ...before };
}

function optionOf({ value, label: name }: FormChoice): types.PlainTextOption {
  return { value, text: plain(label(name, LONGEST_CHOICE)) };
}

/** What Slack hands in of a field. */
interface FieldState {
  readonly value?: string | null;
  readonly selected_option?: { readonly value: string } | null;
  readonly selected_options?: readonly { readonly value: string }[] | null;
}

/** What was filled in, about what, and where it was asked. */
export function typedIn(view: {
  readonly private_metadata: string;
  readonly state: { readonly values: Readonly<Record<string, Readonly<Record<string, FieldState>>>> };
}): FormPlace & { readonly subject: string; readonly typed: Typed } {
  const about = JSON.parse(view.private_metadata) as FormPlace & { readonly subject: string };
  const typed = new Map(
    Object.entries(view.state.values).map(([name, elements]) => [name, chosenIn(elements[name] ?? {})] as const),
  );
  return { ...about, typed };
}

function chosenIn({ value, selected_option: one, selected_options: many }: FieldState): readonly string[] {
  if (many) return many.map((option) => option.value);
  if (one) return [one.value];
  return value ? [value] : [];
}

/** The form stays open as it is, with what is wrong at each field. */
export function faultsOf(form: Form): { readonly response_action: 'errors'; readonly errors: Record<string, string> } {
  const errors = Object.fromEntries(wrongFields(form).map(({ name, error }) => [name, error ?? '']));
  return { response_action: 'errors', errors };
}

/** The answer takes the form's place. */
export function doneWith(
  title: string,
  { message }: Reply,
): { readonly response_action: 'update'; readonly view: types.ModalView } {
  return { response_action: 'update', view: formAnswer(title, message) };
}

function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}
