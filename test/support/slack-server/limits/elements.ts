import { isObject, listAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { anyText, plain } from './problems.ts';
import type { Problems } from './problems.ts';

const menus = ['static', 'external', 'users', 'conversations', 'channels'];
const selects = [...menus.map((menu) => `${menu}_select`), ...menus.map((menu) => `multi_${menu}_select`)];
const choices = ['checkboxes', 'radio_buttons'];
const pickers = ['datepicker', 'timepicker', 'datetimepicker'];
const typedInputs = [
  'plain_text_input',
  'url_text_input',
  'email_text_input',
  'number_input',
  'file_input',
  'rich_text_input',
];

export const accessoryKinds: readonly string[] = [
  'image',
  'button',
  'overflow',
  'workflow_button',
  ...selects,
  ...choices,
  ...pickers,
];
export const actionKinds: readonly string[] = [
  'button',
  'overflow',
  'workflow_button',
  ...selects,
  ...choices,
  ...pickers,
  'rich_text_input',
];
export const inputKinds: readonly string[] = [...selects, ...choices, ...pickers, ...typedInputs];

/** Checks one block element against Slack's limits; `kinds` are those that its block may hold. */
export function checkElement(value: unknown, pointer: string, kinds: readonly string[], problems: Problems): void {
  if (!isObject(value)) {
    problems.add('must provide an object', pointer);
    return;
  }
  const type = textAt(value, 'type') ?? '';
  if (!kinds.includes(type)) {
    problems.add(`unsupported type: ${type}`, `${pointer}/type`);
    return;
  }
  problems.text(value['action_id'], `${pointer}/action_id`, 255);
  if (value['confirm'] !== undefined) checkConfirm(value['confirm'], `${pointer}/confirm`, problems);
  if (type === 'image') checkImage(value, pointer, problems);
  else if (type === 'button') checkButton(value, pointer, problems);
  else if (type === 'overflow') checkOptions(value['options'], `${pointer}/options`, 1, 5, problems);
  else if (choices.includes(type)) checkOptions(value['options'], `${pointer}/options`, 1, 10, problems);
  else if (selects.includes(type)) checkSelect(value, type, pointer, problems);
  else checkInput(value, pointer, problems);
}

/** Image blocks and image elements: where it comes from, and the text that stands for it. */
export function checkImage(image: JsonObject, pointer: string, problems: Problems): void {
  if (image['slack_file'] === undefined) problems.address(image['image_url'], `${pointer}/image_url`, true);
  problems.text(image['alt_text'], `${pointer}/alt_text`, 2000, true);
}

function checkButton(button: JsonObject, pointer: string, problems: Problems): void {
  problems.textObject(button['text'], `${pointer}/text`, 75, plain);
  problems.text(button['value'], `${pointer}/value`, 2000);
  problems.text(button['accessibility_label'], `${pointer}/accessibility_label`, 75);
  if (button['url'] !== undefined) problems.address(button['url'], `${pointer}/url`, true);
  const style = button['style'];
  if (style !== undefined && style !== 'primary' && style !== 'danger') {
    problems.add('must be one of: primary, danger', `${pointer}/style`);
  }
}

function checkSelect(select: JsonObject, type: string, pointer: string, problems: Problems): void {
  problems.textObject(select['placeholder'], `${pointer}/placeholder`, 150, plain, false);
  if (!type.endsWith('static_select')) return;
  if (select['option_groups'] === undefined) {
    checkOptions(select['options'], `${pointer}/options`, 1, 100, problems);
    return;
  }
  const groups = problems.list(select['option_groups'], `${pointer}/option_groups`, 1, 100);
  for (const [index, group] of groups.entries()) {
    const at = `${pointer}/option_groups/${index}`;
    problems.textObject(isObject(group) ? group['label'] : undefined, `${at}/label`, 75, plain);
    checkOptions(isObject(group) ? group['options'] : undefined, `${at}/options`, 1, 100, problems);
  }
}

/** Options of a menu, also those that answer an external menu's question. */
export function checkOptions(value: unknown, pointer: string, min: number, max: number, problems: Problems): void {
  for (const [index, option] of problems.list(value, pointer, min, max).entries()) {
    const at = `${pointer}/${index}`;
    const parts = isObject(option) ? option : {};
    problems.textObject(parts['text'], `${at}/text`, 75, anyText);
    problems.text(parts['value'], `${at}/value`, 150, true);
    problems.textObject(parts['description'], `${at}/description`, 75, anyText, false);
  }
}

function checkConfirm(value: unknown, pointer: string, problems: Problems): void {
  const confirm = isObject(value) ? value : {};
  problems.textObject(confirm['title'], `${pointer}/title`, 100, plain);
  problems.textObject(confirm['text'], `${pointer}/text`, 300, anyText);
  problems.textObject(confirm['confirm'], `${pointer}/confirm`, 30, plain);
  problems.textObject(confirm['deny'], `${pointer}/deny`, 30, plain);
}

function checkInput(input: JsonObject, pointer: string, problems: Problems): void {
  problems.textObject(input['placeholder'], `${pointer}/placeholder`, 150, plain, false);
  const max = input['max_length'];
  if (typeof max === 'number' && (max < 1 || max > 3000))
    problems.add('must be between 1 and 3000', `${pointer}/max_length`);
  checkForm(input, 'initial_date', /^\d{4}-\d{2}-\d{2}$/, pointer, problems);
  checkForm(input, 'initial_time', /^\d{2}:\d{2}$/, pointer, problems);
}

function checkForm(input: JsonObject, key: string, form: RegExp, pointer: string, problems: Problems): void {
  if (input[key] === undefined) return;
  if (!form.test(textAt(input, key) ?? '')) problems.add('must be a valid date or time', `${pointer}/${key}`);
}

/** Action ids must differ within their block. */
export function checkActionIds(block: JsonObject, pointer: string, problems: Problems): void {
  const seen = new Set<string>();
  for (const [index, element] of listAt(block, 'elements').entries()) {
    const id = textAt(element, 'action_id');
    if (id === undefined) continue;
    if (seen.has(id)) problems.add(`\`action_id\` "${id}" already exists`, `${pointer}/elements/${index}/action_id`);
    seen.add(id);
  }
}
