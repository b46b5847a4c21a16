import { isObject } from '../json.ts';

/** Collects what is wrong with blocks or a view, worded as Slack words it. */
export class Problems {
  readonly found: string[] = [];

  add(text: string, pointer: string): void {
    this.found.push(`${text} [json-pointer:${pointer}]`);
  }

  /** `value` must be a string of 1 to `max` characters; may be missing unless `required`. */
  text(value: unknown, pointer: string, max: number, required = false): void {
    if (value === undefined || value === null) {
      if (required) this.missing(pointer);
      return;
    }
    if (typeof value !== 'string') this.add('must be a string', pointer);
    else if (required && value.length === 0) this.add('must be more than 0 characters', pointer);
    else if ([...value].length > max) this.add(`must be less than ${max + 1} characters`, pointer);
  }

  /** `value` must be a list of `min` to `max` items; answers the items that can be looked into. */
  list(value: unknown, pointer: string, min: number, max: number): readonly unknown[] {
    if (value === undefined || value === null) {
      if (min > 0) this.missing(pointer);
      return [];
    }
    if (!Array.isArray(value)) {
      this.add('must provide an array', pointer);
      return [];
    }
    const items = value as readonly unknown[];
    if (items.length < min) this.add(`no less than ${min} items allowed`, pointer);
    if (items.length > max) this.add(`no more than ${max} items allowed`, pointer);
    return items;
  }

  /** A text object: of the kinds allowed, not empty, not longer than `max`. */
  textObject(value: unknown, pointer: string, max: number, kinds: readonly string[], required = true): void {
    if (value === undefined || value === null) {
      if (required) this.missing(pointer);
      return;
    }
    if (!isObject(value)) {
      this.add('must provide an object', pointer);
      return;
    }
    const type = value['type'];
    if (typeof type !== 'string' || !kinds.includes(type)) {
      this.add(`must be one of: ${kinds.join(', ')}`, `${pointer}/type`);
    }
    this.text(value['text'], `${pointer}/text`, max, true);
  }

  address(value: unknown, pointer: string, required: boolean): void {
    this.text(value, pointer, 3000, required);
    if (typeof value === 'string' && !/^(https?|mailto|tel|slack):/i.test(value)) this.add('invalid url', pointer);
  }

  private missing(pointer: string): void {
    const slash = pointer.lastIndexOf('/');
    this.add(`missing required field: ${pointer.slice(slash + 1)}`, pointer.slice(0, slash));
  }
}

export const plain: readonly string[] = ['plain_text'];
export const anyText: readonly string[] = ['plain_text', 'mrkdwn'];
