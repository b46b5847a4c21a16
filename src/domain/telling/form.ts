/** One thing that may be chosen. */
export interface FormChoice {
  readonly value: string;
  readonly label: string;
}

/** A field of a form, with what stands in it and what is wrong with that. */
export interface FormField {
  readonly name: string;
  /** At most 45 characters, as Discord asks. */
  readonly label: string;
  /** What may stand there, at most 100 characters. */
  readonly hint: string;
  /** `mention` is whom posts name: a menu of people and roles where the platform has one, else words. */
  readonly kind: 'text' | 'one' | 'many' | 'mention';
  readonly choices: readonly FormChoice[];
  readonly value: readonly string[];
  readonly optional: boolean;
  readonly error: string | null;
}

/** Fields that are asked together; five at most, as Discord asks. */
export interface FormPage {
  /** At most 24 characters, as Slack asks. */
  readonly title: string;
  readonly fields: readonly FormField[];
}

/** What can be filled in, in no platform's words. */
export interface Form {
  /** What it is about: letters, digits and dashes, so that a button can name it. */
  readonly subject: string;
  /** At most 24 characters. */
  readonly title: string;
  readonly pages: readonly FormPage[];
}

/** What was handed in, by field; a field that was not asked is missing. */
export type Typed = ReadonlyMap<string, readonly string[]>;

/** The form as it was handed in, with what is wrong at each field: nothing that was typed is lost. */
export function withTyped(form: Form, typed: Typed, errors: ReadonlyMap<string, string>): Form {
  const filled = (field: FormField): FormField => ({
    ...field,
    value: typed.get(field.name) ?? field.value,
    error: errors.get(field.name) ?? null,
  });
  return { ...form, pages: form.pages.map((page) => ({ ...page, fields: page.fields.map(filled) })) };
}

/** The fields with something wrong, in order. */
export function wrongFields(form: Form): readonly FormField[] {
  return form.pages.flatMap(({ fields }) => fields).filter(({ error }) => error !== null);
}
