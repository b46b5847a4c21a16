import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { AppError } from '../domain/errors.ts';

/** Everything that is wrong with the configuration, one sentence each, by key and never by value. */
export class ConfigurationProblems extends AppError {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super('configuration', problems.join('\n'));
    this.name = 'ConfigurationProblems';
    this.problems = problems;
  }
}

/** A part of the configuration that was read, with what is wrong with it; `value` is absent when nothing can be made of it. */
export interface Read<T> {
  readonly value: T | null;
  readonly problems: readonly string[];
}

/** Parses a YAML file and holds it against a schema. `name` is how the file is called in the sentences. */
export function readYaml<T>(path: string, name: string, schema: z.ZodType<T>): Read<T> {
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : `it cannot be read (${code})`;
    return { value: null, problems: [`${name}: ${why}.`] };
  }
  return parseYaml(source, name, schema);
}

/** The same for text that is at hand. */
export function parseYaml<T>(source: string, name: string, schema: z.ZodType<T>): Read<T> {
  const document = parseDocument(source, { prettyErrors: false });
  const broken = document.errors[0];
  if (broken) {
    const line = source.slice(0, broken.pos[0]).split('\n').length;
    return {
      value: null,
      problems: [`${name}: line ${line} is not valid YAML (${broken.code.toLowerCase().replace(/_/gu, ' ')}).`],
    };
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 });
  } catch {
    return { value: null, problems: [`${name}: too many aliases in the YAML.`] };
  }
  return check(data, name, schema);
}

/** Holds data against a schema; every issue becomes one sentence that names its key. */
export function check<T>(data: unknown, name: string, schema: z.ZodType<T>): Read<T> {
  const result = schema.safeParse(data, { reportInput: true });
  if (result.success) return { value: result.data, problems: [] };
  return { value: null, problems: [...new Set(result.error.issues.flatMap((issue) => sentences(issue, name)))] };
}

function sentences(issue: z.core.$ZodIssue, name: string): readonly string[] {
  const key = issue.path.map((p, n) => (typeof p === 'number' ? `[${p}]` : `${n > 0 ? '.' : ''}${String(p)}`)).join('');
  const at = key === '' ? name : `${name}: ${key}`;
  if (issue.input === undefined && MAY_BE_MISSING.has(issue.code)) return [`${at} is missing.`];
  switch (issue.code) {
    case 'invalid_union':
      return ofUnion(issue, at, name);
    case 'unrecognized_keys':
      return issue.keys.map((k) => `${name}: ${key === '' ? k : `${key}.${k}`} is not a known key.`);
    case 'invalid_type':
      return [`${at} must be ${article(issue.expected)}.`];
    case 'invalid_value':
      return [`${at} must be one of ${issue.values.map(String).join(', ')}.`];
    case 'too_small':
      return [
        issue.origin === 'number' ? `${at} must be at least ${String(issue.minimum)}.` : `${at} must not be empty.`,
      ];
    default:
      return [`${at} ${issue.message}.`];
  }
}

const MAY_BE_MISSING: ReadonlySet<string | undefined> = new Set(['invalid_type', 'invalid_value', 'invalid_union']);

/** Of the forms that a value may have, the one that was meant: whose kind it is, so that only what is inside is wrong. */
function ofUnion(issue: z.core.$ZodIssueInvalidUnion, at: string, name: string): readonly string[] {
  const meant = issue.errors.find((form) =>
    form.every((inner) => inner.path.length > 0 || inner.code !== 'invalid_type'),
  );
  if (meant && meant.length > 0)
    return meant.flatMap((inner) => sentences({ ...inner, path: [...issue.path, ...inner.path] }, name));
  const kinds = issue.errors.flat().flatMap((inner) => (inner.code === 'invalid_type' ? article(inner.expected) : []));
  return [kinds.length > 0 ? `${at} must be ${[...new Set(kinds)].join(' or ')}.` : `${at} ${issue.message}.`];
}

function article(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    string: 'a text',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a map',
    record: 'a map',
    int: 'a whole number',
  };
  return words[expected] ?? `a ${expected}`;
}
