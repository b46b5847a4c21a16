import type { Shown } from './driver.ts';

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
const wordsOf = (value: unknown): string =>
  typeof value === 'string' ? value : isJson(value) ? wordsOf(value['text']) : '';

/** What a reader sees of a message or a form, line by line, with the platform's own marks; buttons stand in brackets. */
export function readable(shown: Shown): string {
  const own = [wordsOf(shown['title']), shown['content'], ...listOf(shown['embeds']).flatMap(embedLines)];
  const blocks = [...listOf(shown['blocks']), ...listOf(shown['components'])].flatMap(blockLines);
  const notified = listOf(shown['blocks']).length === 0 ? wordsOf(shown['text']) : '';
  const files = listOf(shown['files']).map(
    ({ name, alt, description }) => `[file ${String(name)}: ${wordsOf(alt ?? description)}]`,
  );
  const errors = isJson(shown['errors'])
    ? Object.entries(shown['errors']).map(([name, said]) => `${name}: ${String(said)}`)
    : [];
  const lines = [...own, notified, ...blocks, ...files, ...errors].filter(
    (line) => typeof line === 'string' && line !== '',
  );
  return `${shown['ephemeral'] === true ? '(only for the asker)\n' : ''}${lines.join('\n')}`;
}

function embedLines(embed: Json): readonly string[] {
  const fields = listOf(embed['fields']).map(({ name, value }) => `${wordsOf(name)}: ${wordsOf(value)}`);
  return [wordsOf(embed['title']), wordsOf(embed['description']), ...fields, ...(embed['image'] ? ['[picture]'] : [])];
}

/** Blocks of Slack and components of Discord. */
function blockLines(block: Json): readonly string[] {
  const children = [...listOf(block['elements']), ...listOf(block['components'])];
  const buttons = children.filter(isButton).map((button) => `[${wordsOf(button['label'] ?? button['text'])}]`);
  const input = block['element'] ?? block['component'];
  const about =
    wordsOf(block['label']) === '' || isButton(block) ? [] : [`${wordsOf(block['label'])}${filledIn(input)}`];
  const lines = children.filter((child) => !isButton(child)).flatMap(blockLines);
  return [wordsOf(block['text']), ...about, ...lines, buttons.join(' ')].filter((line) => line !== '');
}

function isButton({ type }: Json): boolean {
  return type === 'button' || type === 2;
}

/** What stands in a field, or may be chosen. */
function filledIn(input: unknown): string {
  if (!isJson(input)) return '';
  const options = listOf(input['options']);
  const chosen = [
    ...listOf(input['initial_options']),
    ...(isJson(input['initial_option']) ? [input['initial_option']] : []),
  ];
  const isChosen = (option: Json): boolean =>
    option['default'] === true || chosen.some(({ value }) => value === option['value']);
  const choices = options.map(
    (option) => `${isChosen(option) ? '●' : '○'} ${wordsOf(option['label'] ?? option['text'])}`,
  );
  return choices.length > 0 ? `: ${choices.join(' ')}` : `: ${wordsOf(input['value'] ?? input['initial_value'])}`;
}
