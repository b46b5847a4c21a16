import { readFileSync } from 'node:fs';

/** The objects of a JSON Lines file or text; every line must be one. */
export function linesOf(text: string): readonly Record<string, unknown>[] {
  if (text !== '' && !text.endsWith('\n')) throw new Error('the last line has no end');
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

export function readLines(path: string): readonly Record<string, unknown>[] {
  return linesOf(readFileSync(path, 'utf8'));
}
