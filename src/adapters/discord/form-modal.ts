import {
  ButtonStyle,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
  type APIComponentInLabel,
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Form, FormField, FormPage, Typed } from '../../domain/telling/form.ts';
import { mentionOf } from '../../domain/telling/mention.ts';
import { label } from '../chat/label.ts';

/** What the id of a button or a modal says: nothing is remembered of it, so it works after a restart, too. */
const PLACE = /^(?<doing>form|fix):(?<subject>[\p{L}\d-]{1,80}):(?<page>\d)$/u;
const LONGEST_LABEL = 45;
const LONGEST_HINT = 100;
const LONGEST_CHOICE = 100;
/** As much as can be given back for correction. */
const LONGEST_TYPED = 1000;

/** A page of a form: to be opened, or opened again with what was typed. */
export interface FormPlace {
  readonly doing: 'form' | 'fix';
  readonly subject: string;
  readonly page: number;
}

/** The page that a button or a modal stands for; null for any other. */
export function placeOf(customId: string): FormPlace | null {
  const { doing, subject = '', page } = PLACE.exec(customId)?.groups ?? {};
  return doing === 'form' || doing === 'fix' ? { doing, subject, page: Number(page) } : null;
}

/** A button for each page. */
export function pageButtons({ subject, pages }: Form): readonly APIMessageTopLevelComponent[] {
  return [rowOf(pages.map(({ title }, page) => ({ label: title, id: idOf({ doing: 'form', subject, page }) })))];
}

/** The button that opens a page again as it was handed in. */
export function correctButton(subject: string, page: number): APIMessageTopLevelComponent {
  return rowOf([{ label: 'Correct it', id: idOf({ doing: 'fix', subject, page }) }]);
}

function rowOf(buttons: readonly { readonly label: string; readonly id: string }[]): APIMessageTopLevelComponent {
  return {
    type: ComponentType.ActionRow,
    components: buttons.map(({ label: name, id }) => ({
      type: ComponentType.Button,
      style: ButtonStyle.Primary,
      custom_id: id,
      label: name,
    })),
  };
}

/** The id of the button that opens a form at its first page. */
export function formId(subject: string): string {
  return idOf({ doing: 'form', subject, page: 0 });
}

function idOf({ doing, subject, page }: FormPlace): string {
  return `${doing}:${subject}:${page}`;
}

/** A page as a modal; what is wrong with a field stands in place of its hint. */
export function modalOf(form: Form, page: number): APIModalInteractionResponseCallbackData | null {
  const shown: FormPage | undefined = form.pages[page];
  if (!shown) return null;
  return {
    custom_id: idOf({ doing: 'form', subject: form.subject, page }),
    title: `${form.title}: ${shown.title}`.slice(0, LONGEST_LABEL),
    components: shown.fields.map((field) => ({
      type: ComponentType.Label,
      label: field.label.slice(0, LONGEST_LABEL),
      description: short(field.error ?? field.hint, LONGEST_HINT),
      component: inputOf(field),
    })),
  };
}

function inputOf({ name, kind, value, choices, optional }: FormField): APIComponentInLabel {
  const base = { custom_id: name, required: !optional };
  const few = { ...base, min_values: optional ? 0 : 1 };
  if (kind === 'mention')
    return { ...few, type: ComponentType.MentionableSelect, max_values: 1, default_values: [...named(value)] };
  if (kind === 'text') {
    const [text = ''] = value;
    const typed = text === '' ? {} : { value: text.slice(0, LONGEST_TYPED) };
    return { ...base, type: ComponentType.TextInput, style: TextInputStyle.Short, max_length: LONGEST_TYPED, ...typed };
  }
  const options = choices.map((choice) => ({
    label: label(choice.label, LONGEST_CHOICE),
    value: choice.value,
    default: value.includes(choice.value),
  }));
  return { ...few, type: ComponentType.StringSelect, max_values: kind === 'one' ? 1 : options.length, options };
}

/** Whoever is chosen already; a name that Discord does not know is nobody. */
function named(value: readonly string[]) {
  return value.flatMap((kept) => {
    const token = mentionOf(kept)?.token ?? /^<(@[&!]?\d+)>$/u.exec(kept)?.[1] ?? '';
    const [, mark = '', id] = /^@([&!]?)(\d+)$/u.exec(token) ?? [];
    if (id === undefined) return [];
    return [{ id, type: mark === '&' ? SelectMenuDefaultValueType.Role : SelectMenuDefaultValueType.User } as const];
  });
}

/** What was filled in, by field. */
export function typedIn(interaction: ModalSubmitInteraction): Typed {
  return new Map(
    interaction.fields.fields.map((field, name) => {
      if (field.type === ComponentType.TextInput) return [name, [field.value]] as const;
      const values = 'values' in field ? field.values : [];
      if (field.type !== ComponentType.MentionableSelect) return [name, values] as const;
      const roles = 'roles' in field ? field.roles : undefined;
      return [name, values.map((id) => (roles?.has(id) ? `<@&${id}>` : `<@${id}>`))] as const;
    }),
  );
}

function short(words: string, most: number): string {
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
}
