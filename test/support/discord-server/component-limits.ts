import { ApiError } from './api-error.ts';
import { lengthOf, type FormErrors, type FormPath } from './form-errors.ts';
import { isJson, jsonOf, jsonsOf, numberOf, textOf, type Json } from './json.ts';

interface Seen {
  readonly customIds: Set<string>;
  count: number;
  textLength: number;
  textBytes: number;
  displays: number;
}

type Check = (form: FormErrors, path: FormPath, component: Json, seen: Seen) => void;

const SELECTS = [3, 5, 6, 7, 8];

const wrongType = (form: FormErrors, path: FormPath, allowed: readonly number[]): void => {
  form.add([...path, 'type'], 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${allowed.join(', ')}).`);
};

const checkCustomId: Check = (form, path, component, seen) => {
  form.text([...path, 'custom_id'], component['custom_id'], 1, 100);
  const id = textOf(component['custom_id']);
  if (id === undefined) return;
  if (seen.customIds.has(id)) {
    form.add([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  }
  seen.customIds.add(id);
};

const checkButton: Check = (form, path, button, seen) => {
  const style = numberOf(button['style'], 0);
  if (style < 1 || style > 6)
    form.add([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2, 3, 4, 5, 6}.');
  form.text([...path, 'label'], button['label'], 0, 80);
  if (lengthOf(textOf(button['label']) ?? '') === 0 && !isJson(button['emoji']) && style !== 6) {
    form.add(path, 'BUTTON_COMPONENT_INVALID', 'A button needs a label or an emoji');
  }
  if (style === 5) {
    form.text([...path, 'url'], button['url'], 1, 512);
    form.address([...path, 'url'], button['url']);
    if (button['custom_id'] !== undefined)
      form.add(path, 'BUTTON_COMPONENT_INVALID_URL', 'A button cannot have a custom id and a url');
  } else if (style !== 6) checkCustomId(form, path, button, seen);
};

const checkSelect: Check = (form, path, select, seen) => {
  checkCustomId(form, path, select, seen);
  form.text([...path, 'placeholder'], select['placeholder'], 0, 150);
  const [min, max] = [numberOf(select['min_values'], 1), numberOf(select['max_values'], 1)];
  if (min < 0 || min > 25)
    form.add([...path, 'min_values'], 'NUMBER_TYPE_MAX', 'int value should be between 0 and 25.');
  if (max < 1 || max > 25 || max < min)
    form.add([...path, 'max_values'], 'NUMBER_TYPE_MAX', 'int value should be between 1 and 25.');
  if (select['type'] !== 3) return;
  form.list([...path, 'options'], select['options'], 1, 25);
  const options = jsonsOf(select['options']);
  const values = new Set<unknown>();
  for (const [index, option] of options.entries()) {
    form.text([...path, 'options', index, 'label'], option['label'], 1, 100);
    form.text([...path, 'options', index, 'value'], option['value'], 1, 100);
    form.text([...path, 'options', index, 'description'], option['description'], 0, 100);
    if (values.has(option['value'])) {
      form.add(
        [...path, 'options', index, 'value'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    }
    values.add(option['value']);
  }
  if (options.length > 0 && max > options.length)
    form.add([...path, 'max_values'], 'SELECT_COMPONENT_MAX_VALUES', 'More than there are options');
};

const checkRow: Check = (form, path, row, seen) => {
  const children = jsonsOf(row['components']);
  const selects = children.filter((child) => SELECTS.includes(numberOf(child['type'], 0)));
  form.list([...path, 'components'], row['components'], 1, selects.length > 0 ? 1 : 5);
  for (const [index, child] of children.entries()) {
    const at = [...path, 'components', index];
    seen.count += 1;
    if (child['type'] === 2) checkButton(form, at, child, seen);
    else if (SELECTS.includes(numberOf(child['type'], 0))) checkSelect(form, at, child, seen);
    else wrongType(form, at, [2, ...SELECTS]);
  }
};

const checkText: Check = (form, path, display, seen) => {
  form.text([...path, 'content'], display['content'], 1, 4000);
  const content = textOf(display['content']) ?? '';
  seen.displays += 1;
  seen.textLength += lengthOf(content);
  seen.textBytes += new TextEncoder().encode(content).length;
};

const checkSection: Check = (form, path, section, seen) => {
  form.list([...path, 'components'], section['components'], 1, 3);
  checkAll(form, [...path, 'components'], jsonsOf(section['components']), [10], seen);
  if (isJson(section['accessory'])) checkAll(form, [...path, 'accessory'], [section['accessory']], [2, 11], seen, true);
  else form.required([...path, 'accessory']);
};

const checkGallery: Check = (form, path, gallery) => {
  form.list([...path, 'items'], gallery['items'], 1, 10);
  for (const [index, item] of jsonsOf(gallery['items']).entries()) {
    form.address([...path, 'items', index, 'media', 'url'], jsonOf(item['media'])['url']);
    form.text([...path, 'items', index, 'description'], item['description'], 0, 1024);
  }
};

const checkContainer: Check = (form, path, container, seen) => {
  form.list([...path, 'components'], container['components'], 1, 40);
  checkAll(form, [...path, 'components'], jsonsOf(container['components']), [1, 9, 10, 12, 13, 14], seen);
};

const checkMedia: Check = (form, path, component) => {
  const key = component['type'] === 13 ? 'file' : 'media';
  if (isJson(component[key])) form.address([...path, key, 'url'], jsonOf(component[key])['url']);
  else form.required([...path, key]);
};

const checkNothing: Check = () => {
  /* a separator has nothing that could be too long */
};

const checkFor = (type: number): Check => {
  const checks: Readonly<Record<number, Check>> = {
    1: checkRow,
    2: checkButton,
    9: checkSection,
    10: checkText,
    11: checkMedia,
    12: checkGallery,
    13: checkMedia,
    14: checkNothing,
    17: checkContainer,
  };
  return checks[type] ?? checkNothing;
};

function checkAll(
  form: FormErrors,
  path: FormPath,
  list: readonly Json[],
  allowed: readonly number[],
  seen: Seen,
  single = false,
): void {
  for (const [index, component] of list.entries()) {
    const at = single ? path : [...path, index];
    const type = numberOf(component['type'], 0);
    seen.count += 1;
    if (allowed.includes(type)) checkFor(type)(form, at, component, seen);
    else wrongType(form, at, allowed);
  }
}

/** Above this sum Discord answers 500 for ever instead of a form error: an open bug that callers must keep away from. */
const meetsTheServerBug = (seen: Seen): boolean => seen.textBytes + 12 * seen.displays > 10_170;

/** Refuses components that the message (or, with `isV2`, the layout) cannot hold. */
export function checkComponents(form: FormErrors, value: unknown, isV2: boolean): void {
  const seen: Seen = { customIds: new Set(), count: 0, textLength: 0, textBytes: 0, displays: 0 };
  form.list(['components'], value, 0, isV2 ? 40 : 5);
  checkAll(form, ['components'], jsonsOf(value), isV2 ? [1, 9, 10, 12, 13, 14, 17] : [1], seen);
  if (isV2 && seen.count > 40) {
    form.add(['components'], 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', 'The total number of components exceeds 40');
  }
  if (isV2 && seen.textLength > 4000) {
    form.add(
      ['components'],
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      'Displayable text size exceeds maximum size of 4000',
    );
  }
  form.throwIfAny();
  if (isV2 && meetsTheServerBug(seen)) throw new ApiError(500, 0, '500: Internal Server Error');
}
