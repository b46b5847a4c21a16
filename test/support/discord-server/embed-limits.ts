import { lengthOf, type FormErrors, type FormPath } from './form-errors.ts';
import { isJson, jsonOf, jsonsOf, listOf, textOf, type Json } from './json.ts';

const lengthIn = (value: unknown): number => lengthOf(textOf(value) ?? '');

/** The characters of an embed that count towards the 6000 of a message. */
const embedSize = (embed: Json): number =>
  lengthIn(embed['title']) +
  lengthIn(embed['description']) +
  lengthIn(jsonOf(embed['footer'])['text']) +
  lengthIn(jsonOf(embed['author'])['name']) +
  jsonsOf(embed['fields']).reduce((sum, field) => sum + lengthIn(field['name']) + lengthIn(field['value']), 0);

function checkFields(form: FormErrors, path: FormPath, value: unknown): void {
  form.list([...path, 'fields'], value, 0, 25);
  for (const [index, field] of jsonsOf(value).entries()) {
    form.text([...path, 'fields', index, 'name'], field['name'], 1, 256);
    form.text([...path, 'fields', index, 'value'], field['value'], 1, 1024);
  }
}

function checkEmbed(form: FormErrors, path: FormPath, embed: Json): void {
  form.text([...path, 'title'], embed['title'], 0, 256);
  form.text([...path, 'description'], embed['description'], 0, 4096);
  form.address([...path, 'url'], embed['url']);
  checkFields(form, path, embed['fields']);
  const [footer, author] = [jsonOf(embed['footer']), jsonOf(embed['author'])];
  if (isJson(embed['footer'])) form.text([...path, 'footer', 'text'], footer['text'], 1, 2048);
  if (isJson(embed['author'])) form.text([...path, 'author', 'name'], author['name'], 1, 256);
  form.address([...path, 'footer', 'icon_url'], footer['icon_url']);
  form.address([...path, 'author', 'url'], author['url']);
  form.address([...path, 'author', 'icon_url'], author['icon_url']);
  for (const picture of ['image', 'thumbnail']) form.address([...path, picture, 'url'], jsonOf(embed[picture])['url']);
  const { color, timestamp } = embed;
  if (typeof color === 'number' && (color < 0 || color > 0xffffff)) {
    form.add([...path, 'color'], 'NUMBER_TYPE_MAX', 'int value should be less than or equal to 16777215.');
  }
  if (typeof timestamp === 'string' && Number.isNaN(Date.parse(timestamp))) {
    form.add([...path, 'timestamp'], 'DATE_TIME_TYPE_PARSE', `Could not parse ${timestamp}. Should be ISO8601.`);
  }
}

/** Refuses embeds that are too many, too long one by one, or too long together. */
export function checkEmbeds(form: FormErrors, value: unknown): void {
  form.list(['embeds'], value, 0, 10);
  let total = 0;
  for (const [index, entry] of listOf(value).entries()) {
    if (!isJson(entry)) {
      form.add(['embeds', index], 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
      continue;
    }
    checkEmbed(form, ['embeds', index], entry);
    total += embedSize(entry);
    if (total > 6000) form.add(['embeds', index], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
  }
}

/** Says whether an embed shows anything at all. */
export const embedShowsSomething = (embed: Json): boolean =>
  embedSize(embed) > 0 || ['image', 'thumbnail', 'video'].some((key) => isJson(embed[key]));
