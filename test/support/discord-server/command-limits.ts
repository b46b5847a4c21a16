import { checkChoices } from './message-limits.ts';
import { FormErrors, lengthOf, type FormPath } from './form-errors.ts';
import { jsonOf, jsonsOf, listOf, numberOf, textOf, type Json } from './json.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const COUNTED = ['name', 'description', 'value'];

function checkName(form: FormErrors, path: FormPath, name: unknown): void {
  form.text(path, name, 1, 32);
  if (typeof name !== 'string' || lengthOf(name) === 0) return;
  if (!NAME.test(name) || name !== name.toLowerCase()) {
    form.add(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
}

function checkNames(form: FormErrors, path: FormPath, options: readonly Json[]): void {
  const seen = new Set<unknown>();
  for (const [index, option] of options.entries()) {
    if (seen.has(option['name'])) {
      form.add([...path, index], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists');
    }
    seen.add(option['name']);
  }
}

function checkOrder(form: FormErrors, path: FormPath, options: readonly Json[]): void {
  let optionalSeen = false;
  for (const [index, option] of options.entries()) {
    if (option['required'] !== true) optionalSeen = true;
    else if (optionalSeen) {
      form.add(
        [...path, index],
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    }
  }
}

function checkKinds(form: FormErrors, path: FormPath, options: readonly Json[], depth: number): void {
  const nested = options.filter((option) => numberOf(option['type'], 0) <= 2);
  if (nested.length > 0 && nested.length < options.length) {
    form.add(
      path,
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
  }
  for (const [index, option] of options.entries()) {
    const type = numberOf(option['type'], 0);
    const allowed = depth === 0 ? type >= 1 && type <= 11 : depth === 1 ? type === 1 || type > 2 : type > 2;
    if (!allowed || type > 11) {
      form.add(
        [...path, index, 'type'],
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'This option type cannot stand here',
      );
    }
  }
}

function checkLeaf(form: FormErrors, path: FormPath, option: Json): void {
  const type = numberOf(option['type'], 0);
  if (option['choices'] !== undefined) checkChoices(form, [...path, 'choices'], option['choices'], type);
  if (option['autocomplete'] === true && listOf(option['choices']).length > 0) {
    form.add(
      [...path, 'autocomplete'],
      'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID',
      'Autocomplete and choices are mutually exclusive',
    );
  }
  const [min, max] = [numberOf(option['min_length'], 0), numberOf(option['max_length'], 1)];
  if (min < 0 || min > 6000)
    form.add([...path, 'min_length'], 'NUMBER_TYPE_MAX', 'int value should be between 0 and 6000.');
  if (max < 1 || max > 6000)
    form.add([...path, 'max_length'], 'NUMBER_TYPE_MAX', 'int value should be between 1 and 6000.');
}

function checkOptions(form: FormErrors, path: FormPath, value: unknown, depth: number): void {
  form.list(path, value ?? undefined, 0, 25);
  const options = jsonsOf(value);
  checkNames(form, path, options);
  checkOrder(form, path, options);
  checkKinds(form, path, options, depth);
  for (const [index, option] of options.entries()) {
    const at = [...path, index];
    checkName(form, [...at, 'name'], option['name']);
    form.text([...at, 'description'], option['description'], 1, 100);
    if (numberOf(option['type'], 0) <= 2) checkOptions(form, [...at, 'options'], option['options'], depth + 1);
    else checkLeaf(form, at, option);
  }
}

/** The characters that count towards the 8000 of a command: names, descriptions and values, and the longest localization of each. */
function commandSize(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + commandSize(entry), 0);
  const entry = jsonOf(value);
  const own = COUNTED.reduce((sum, key) => {
    const texts = [entry[key], ...Object.values(jsonOf(entry[`${key}_localizations`]))].flatMap(
      (text) => textOf(text) ?? [],
    );
    return sum + Math.max(0, ...texts.map((text) => text.length));
  }, 0);
  return own + commandSize(listOf(entry['options'])) + commandSize(listOf(entry['choices']));
}

function checkInto(form: FormErrors, path: FormPath, command: Json): void {
  const type = numberOf(command['type'], 1);
  if (type === 1) {
    checkName(form, [...path, 'name'], command['name']);
    form.text([...path, 'description'], command['description'], 1, 100);
    checkOptions(form, [...path, 'options'], command['options'], 0);
  } else {
    form.text([...path, 'name'], command['name'], 1, 32);
    if (textOf(command['description']) !== undefined && command['description'] !== '') {
      form.add(
        [...path, 'description'],
        'APPLICATION_COMMAND_DESCRIPTION_INVALID',
        'Context menu commands cannot have a description',
      );
    }
  }
  if (commandSize(command) > 8000)
    form.add(path, 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)');
}

/** Refuses one command. */
export function checkCommand(command: Json): void {
  const form = new FormErrors();
  checkInto(form, [], command);
  form.throwIfAny();
}

/** Refuses a whole set: each command under its index, equal names, more than 100 chat or 15 context-menu commands. */
export function checkCommandSet(commands: readonly Json[]): void {
  const form = new FormErrors();
  const seen = new Set<string>();
  for (const [index, command] of commands.entries()) {
    checkInto(form, [index], command);
    const key = `${numberOf(command['type'], 1)} ${String(command['name'])}`;
    if (seen.has(key))
      form.add([index], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    seen.add(key);
  }
  const ofType = (type: number) => commands.filter((command) => numberOf(command['type'], 1) === type).length;
  if (ofType(1) > 100) form.add([], 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.');
  if (ofType(2) > 15 || ofType(3) > 15) form.add([], 'BASE_TYPE_MAX_LENGTH', 'Must be 15 or fewer in length.');
  form.throwIfAny();
}
