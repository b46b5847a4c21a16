import { isJson, jsonsOf, listOf, numberOf, textOf, type Json } from './json.ts';
import { resolveFile, resolveMentionable, type ChosenFile, type OptionSetting } from './option-values.ts';

/** What a person enters in a modal, by the input's custom id. */
export type ModalValue = string | boolean | readonly string[] | readonly ChosenFile[];

type Resolved = Record<string, Record<string, Json>>;

const isFiles = (value: ModalValue): value is readonly ChosenFile[] =>
  Array.isArray(value) && value.some((entry) => typeof entry === 'object');

function checkText(input: Json, value: string): void {
  const name = String(input['custom_id']);
  if (value === '' && input['required'] !== false) throw new Error(`the modal's ${name} is required`);
  const [min, max] = [numberOf(input['min_length'], 0), numberOf(input['max_length'], 4000)];
  if (value !== '' && (value.length < min || value.length > max))
    throw new Error(`the modal's ${name} takes ${min} to ${max} characters`);
}

function checkChosen(input: Json, chosen: readonly string[]): void {
  const offered = jsonsOf(input['options']).map((option) => option['value']);
  const least = input['required'] === false ? 0 : numberOf(input['min_values'], 1);
  if (chosen.length < least || chosen.length > numberOf(input['max_values'], 1))
    throw new Error(`the modal's ${String(input['custom_id'])} does not take ${chosen.length} choices`);
  const wrong = chosen.find((value) => input['type'] === 3 && !offered.includes(value));
  if (wrong !== undefined) throw new Error(`the modal's ${String(input['custom_id'])} offers no ${wrong}`);
}

function answerOf(setting: OptionSetting, input: Json, value: ModalValue | undefined, resolved: Resolved): Json {
  const base = { type: input['type'], id: numberOf(input['id'], 1), custom_id: input['custom_id'] };
  if (input['type'] === 4) {
    const text = typeof value === 'string' ? value : (textOf(input['value']) ?? '');
    checkText(input, text);
    return { ...base, value: text };
  }
  if (typeof value === 'boolean' || input['type'] === 23) return { ...base, value: value === true };
  if (value !== undefined && isFiles(value))
    return { ...base, values: value.map((file) => resolveFile(setting, file, resolved)) };
  const chosen = typeof value === 'string' ? [value] : listOf(value ?? chosenBefore(input)).map(String);
  checkChosen(input, chosen);
  if (input['type'] === 7) for (const id of chosen) resolveMentionable(setting, id, resolved);
  return input['type'] === 21 ? { ...base, value: chosen[0] ?? null } : { ...base, values: chosen };
}

/** What a menu holds that nobody touches. */
function chosenBefore(input: Json): readonly unknown[] {
  const defaults = jsonsOf(input['default_values']).map((one) => one['id']);
  const options = jsonsOf(input['options']).filter((option) => option['default'] === true);
  return [...defaults, ...options.map((option) => option['value'])];
}

/** A filled-in modal: the same tree as it was opened with, values in place of descriptions. */
export function fillModal(
  setting: OptionSetting,
  modal: readonly Json[],
  values: Readonly<Record<string, ModalValue>>,
): { readonly components: readonly Json[]; readonly resolved: Json } {
  const resolved: Resolved = {};
  const unused = new Set(Object.keys(values));
  const answer = (input: Json): Json => {
    const name = textOf(input['custom_id']) ?? '';
    unused.delete(name);
    return answerOf(setting, input, values[name], resolved);
  };
  const components = modal.map((part, index): Json => {
    const base = { type: part['type'], id: numberOf(part['id'], index + 1) };
    if (part['type'] === 18 && isJson(part['component'])) return { ...base, component: answer(part['component']) };
    return part['type'] === 1 ? { ...base, components: jsonsOf(part['components']).map(answer) } : base;
  });
  if (unused.size > 0) throw new Error(`the modal has no input ${[...unused].join(', ')}`);
  return { components, resolved };
}
