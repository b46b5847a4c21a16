/** A word as typed; `name` is what stands before the colon of a `name:value` pair, else null. */
export interface WordToken {
  readonly name: string | null;
  readonly value: string;
}

/** A quoted run, or a run without spaces; quotes of any make, as phones set them. */
const PIECE = /(?:(?<name>[a-z][a-z-]*):)?(?:["“”„«](?<quoted>[^"“”„«»]*)["“”»]|(?<plain>\S+))/giu;

/** What is typed, without marks that nobody sees: an answer that is copied from a chat brings them along. */
export function withoutMarks(typed: string): string {
  return typed.replace(/[\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '');
}

/** Splits what was typed. `name: value` is the same as `name:value`; an address keeps its colon. */
export function tokensOf(typed: string): readonly WordToken[] {
  const tokens: WordToken[] = [];
  for (const match of typed.matchAll(PIECE)) {
    const { name = null, quoted, plain = '' } = match.groups ?? {};
    const before = tokens.at(-1);
    const isAddress = quoted === undefined && plain.startsWith('//');
    const next: WordToken = isAddress
      ? { name: null, value: match[0] }
      : quoted === undefined && name === null && /^[a-z][a-z-]*:$/iu.test(plain)
        ? { name: plain.slice(0, -1), value: '' }
        : { name, value: quoted ?? plain };
    if (next.name === null && before?.name && before.value === '')
      tokens.splice(-1, 1, { ...before, value: next.value });
    else tokens.push(next);
  }
  return tokens;
}
