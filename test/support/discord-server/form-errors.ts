import { ApiError } from './api-error.ts';
import type { Json } from './json.ts';

export type FormPath = readonly (string | number)[];

interface Branch {
  [key: string]: Branch | readonly Json[];
}

/** Length as Discord counts it: trimmed, in code points. */
export const lengthOf = (text: string): number => [...text.trim()].length;

/** Collects what is wrong with a form, each fault under its path, and refuses the whole form once (50035). */
export class FormErrors {
  readonly #tree: Branch = {};
  #count = 0;

  add(path: FormPath, code: string, message: string): void {
    let branch = this.#tree;
    for (const step of path) {
      const next = branch[String(step)];
      const child: Branch = next === undefined || Array.isArray(next) ? {} : (next as Branch);
      branch[String(step)] = child;
      branch = child;
    }
    const before = branch['_errors'];
    branch['_errors'] = [...(Array.isArray(before) ? (before as readonly Json[]) : []), { code, message }];
    this.#count += 1;
  }

  /** A text between two lengths; a missing one counts as length 0 and is a fault only if `min` says so. */
  text(path: FormPath, value: unknown, min: number, max: number): void {
    if (value === undefined || value === null) {
      if (min > 0) this.required(path);
      return;
    }
    if (typeof value !== 'string') {
      this.add(path, 'BASE_TYPE_STRING', 'Could not interpret value as string.');
      return;
    }
    const length = lengthOf(value);
    if (length < min && min > 0) this.#badLength(path, value, min, max);
    else if (length > max) this.#badLength(path, value, min, max);
  }

  /** A list between two lengths. */
  list(path: FormPath, value: unknown, min: number, max: number): void {
    if (value === undefined || value === null) {
      if (min > 0) this.required(path);
    } else if (!Array.isArray(value)) {
      this.add(path, 'BASE_TYPE_LIST', 'Only list items are allowed.');
    } else if (value.length < min || value.length > max) {
      this.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    }
  }

  /** An absolute address; `attachment://` names a file of the same request. */
  address(path: FormPath, value: unknown): void {
    if (value === undefined || value === null) return;
    if (typeof value !== 'string' || !URL.canParse(value)) {
      this.add(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
      return;
    }
    if (!/^(https?|attachment|discord):$/.test(new URL(value).protocol)) {
      this.add(path, 'URL_TYPE_INVALID_SCHEME', `Scheme "${new URL(value).protocol}" is not supported.`);
    }
    if (value.length > 2048) this.add(path, 'BASE_TYPE_MAX_LENGTH', 'Must be 2048 or fewer in length.');
  }

  required(path: FormPath): void {
    this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  }

  throwIfAny(): void {
    if (this.#count > 0) throw new ApiError(400, 50035, 'Invalid Form Body', this.#tree);
  }

  #badLength(path: FormPath, value: string, min: number, max: number): void {
    if (min === 0) this.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
    else if (value.trim() === '') this.required(path);
    else this.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
  }
}
