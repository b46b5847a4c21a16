import type { Pack } from '../domain/diplomacy/pack.ts';
import type { Suggestion } from '../domain/telling/message.ts';
import type { Platform } from '../domain/telling/subscription.ts';
import { allowedIn, checkOption, fitting, shorten, wordsOf } from './check-option.ts';
import { commandLine, exampleOf, optionsOn, type Command, type OptionKind, type OptionSpec } from './command.ts';
import { allOf, nearest, oneOf } from './nearest.ts';
import { tokensOf, withoutMarks, type WordToken } from './word-token.ts';

/** What was typed after `/ceasefire`, or one sentence that says what cannot be understood and what can. */
export type Parsed =
  { readonly kind: 'parsed'; readonly command: Command; readonly options: ReadonlyMap<string, string> } | Misunderstood;

/** Why words are no command, and what is likely meant. */
export interface Misunderstood {
  readonly kind: 'refused';
  readonly because: string;
  readonly next?: readonly Suggestion[];
}

export interface ParseContext {
  readonly commands: readonly Command[];
  readonly packs: readonly Pack[];
  readonly platform: Platform;
}

/**
 * The one grammar of Slack and the terminal: a command of one or two words, then words and `name:value` pairs in any
 * order. Quotes keep words together; a bare word goes to the first option that it fits. Nothing at all is `status`,
 * and so is a conflict's name alone.
 */
export function parseWords(typed: string, context: ParseContext): Parsed {
  const tokens = tokensOf(withoutMarks(typed).replace(/^\s*\/ceasefire\b/iu, ''));
  const found = findCommand(tokens, context);
  return found.kind === 'refused' ? found : readOptions(found.command, found.rest, context);
}

type Found = { readonly kind: 'found'; readonly command: Command; readonly rest: readonly WordToken[] } | Misunderstood;

function findCommand(tokens: readonly WordToken[], { commands, packs }: ParseContext): Found {
  const words = tokens.map((token) => (token.name === null ? token.value.toLowerCase() : ''));
  const exact = commands
    .filter((command) => command.name.every((word, n) => words[n] === word))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  if (exact) return { kind: 'found', command: exact, rest: tokens.slice(exact.name.length) };
  const status = commands.find((command) => command.name.join(' ') === 'status');
  const first = tokens[0];
  const forStatus = first === undefined || first.name !== null || namesPack(first.value, packs);
  if (status && forStatus) return { kind: 'found', command: status, rest: tokens };
  return unknownCommand(words, commands);
}

function namesPack(word: string, packs: readonly Pack[]): boolean {
  return checkOption({ name: 'pack', description: '', required: false, kind: 'pack' }, word, packs).kind === 'ok';
}

function unknownCommand(words: readonly string[], commands: readonly Command[]): Misunderstood {
  const [first = '', second = ''] = words;
  const begun = commands.filter((command) => command.name.length > 1 && command.name[0] === first);
  if (begun.length > 0) return unfinishedCommand(first, second, begun);
  const names = commands.map(({ name }) => name.join(' '));
  const firsts = commands.map(({ name }) => name[0] ?? '');
  const near = nearest(words.slice(0, 2).join(' '), names)[0] ?? nearest(first, firsts)[0];
  const meant = commands.filter(({ name }) => name.join(' ') === near);
  const [likely] = meant.length > 0 ? meant : commands.filter(({ name }) => name[0] === near);
  const said = `There is no command "${shorten(first)}"`;
  return likely === undefined || commandLine(likely) === HELP
    ? misunderstood(`${said}; ${HELP} lists the commands.`, [])
    : misunderstood(`${said}; did you mean ${commandLine(likely)}? ${HELP} lists them all.`, [likely]);
}

/** A first word that stands for several commands, without a second word that names one of them. */
function unfinishedCommand(first: string, second: string, begun: readonly Command[]): Misunderstood {
  const seconds = begun.map(({ name }) => name[1] ?? '');
  const [near] = second === '' ? [] : nearest(second, seconds);
  const likely = begun.find(({ name }) => name[1] === near);
  const list = `"${first}" needs one more word: ${oneOf(seconds)}.`;
  if (likely === undefined) return misunderstood(list, begun);
  const said = `There is no command "${shorten(`${first} ${second}`)}"; did you mean ${commandLine(likely)}?`;
  return misunderstood(`${said} ${list}`, [likely]);
}

const HELP = '/ceasefire help';

/** What can be asked as it is may be asked with one click. */
function misunderstood(because: string, likely: readonly Command[]): Misunderstood {
  const ready = likely.filter(({ options }) => options.every(({ required }) => !required)).slice(0, 3);
  const next = [...ready.map(({ name }) => name.join(' ')), 'help'];
  return { kind: 'refused', because, next: next.map((words) => ({ label: words, words })) };
}

function readOptions(command: Command, tokens: readonly WordToken[], context: ParseContext): Parsed {
  const options = new Map<string, string>();
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (!token) break;
    const taken =
      token.name === null ? takeBare(command, tokens, at, options, context) : takeNamed(command, tokens, at, context);
    if (taken.kind === 'refused') return taken;
    if (options.has(taken.name)) return { kind: 'refused', because: `${taken.name} is given twice.` };
    options.set(taken.name, taken.value);
    at = taken.next;
  }
  const missing = optionsOn(command, context.platform).find((option) => option.required && !options.has(option.name));
  if (!missing) return { kind: 'parsed', command, options };
  return {
    kind: 'refused',
    because: `${commandLine(command)} needs ${missing.name}; for example: ${exampleOf(command, context.packs)}`,
  };
}

type Taken =
  | { readonly kind: 'taken'; readonly name: string; readonly value: string; readonly next: number }
  | { readonly kind: 'refused'; readonly because: string };

/** `name:value`, and the bare words after it as far as they belong to the value. */
function takeNamed(command: Command, tokens: readonly WordToken[], at: number, context: ParseContext): Taken {
  const token = tokens[at];
  const name = token?.name?.toLowerCase() ?? '';
  const spec = optionsOn(command, context.platform).find((option) => option.name === name);
  if (!spec) return { kind: 'refused', because: unknownOption(command, name, context) };
  for (const end of possibleEnds(at, bareEnd(tokens, at + 1))) {
    const value = fitting(spec, joined(tokens, at, end), context.packs);
    if (value !== null) return { kind: 'taken', name, value, next: end };
  }
  const checked = checkOption(spec, token?.value ?? '', context.packs);
  return checked.kind === 'refused' ? checked : { kind: 'taken', name, value: checked.value, next: at + 1 };
}

/** The first option that is still free and that the word, with the bare words after it, fits. */
function takeBare(
  command: Command,
  tokens: readonly WordToken[],
  at: number,
  options: ReadonlyMap<string, string>,
  context: ParseContext,
): Taken {
  const asked = askedByName(command, tokens, at, context);
  if (asked !== null) return { kind: 'refused', because: asked };
  for (const spec of optionsOn(command, context.platform)) {
    if (options.has(spec.name) || spec.kind === 'switch' || spec.kind === 'channel') continue;
    for (const end of possibleEnds(at, bareEnd(tokens, at))) {
      const typed = joined(tokens, at, end);
      const value = typed.toLowerCase() === 'off' ? null : fitting(spec, typed, context.packs);
      if (value !== null) return { kind: 'taken', name: spec.name, value, next: end };
    }
  }
  return { kind: 'refused', because: unfit(command, tokens[at]?.value ?? '', context) };
}

/** What free words are taken for may hold any word, an option's name as well. */
const FREE: ReadonlySet<OptionKind> = new Set(['text', 'command', 'party', 'file', 'feed', 'added-feed']);

/** "time 07:30" for "time:07:30": an option's name without its colon is asked about; null for any other word. */
function askedByName(command: Command, tokens: readonly WordToken[], at: number, context: ParseContext): string | null {
  const specs = optionsOn(command, context.platform);
  const word = tokens[at]?.value ?? '';
  const spec = specs.find(({ name }) => name === word.toLowerCase());
  if (!spec || specs.some(({ kind }) => FREE.has(kind))) return null;
  const typed = possibleEnds(at + 1, bareEnd(tokens, at + 1))
    .map((end) => joined(tokens, at + 1, end))
    .find((value) => value !== '' && fitting(spec, value, context.packs) !== null);
  if (typed === undefined)
    return `"${word}" is an option: write ${spec.name}: and then ${allowedIn(spec, context.packs)}.`;
  const value = typed.includes(' ') ? `"${typed}"` : typed;
  return `"${word}" is an option: did you mean ${spec.name}:${value}?`;
}

/** Free words go on to the end; whatever else has several words has few. */
const MOST_WORDS = 12;

/** Where a value may end, the longest first: however much was typed, few are tried. */
function possibleEnds(at: number, last: number): readonly number[] {
  const longest = Math.min(last - 1, at + MOST_WORDS);
  return [last, ...Array.from({ length: Math.max(0, longest - at) }, (_, n) => longest - n)];
}

function bareEnd(tokens: readonly WordToken[], from: number): number {
  const next = tokens.findIndex((token, n) => n >= from && token.name !== null);
  return next === -1 ? tokens.length : next;
}

function joined(tokens: readonly WordToken[], from: number, end: number): string {
  return tokens
    .slice(from, end)
    .map((token) => token.value)
    .filter((value) => value !== '')
    .join(' ');
}

function unknownOption(command: Command, name: string, { platform }: ParseContext): string {
  const names = optionsOn(command, platform).map((option) => option.name);
  if (names.length === 0) return `${commandLine(command)} takes no options, so "${shorten(name)}" is not understood.`;
  const near = nearest(name, names)[0];
  const advice = near === undefined ? '' : ` (perhaps ${near})`;
  return `${commandLine(command)} has no option "${shorten(name)}"${advice}; it takes ${allOf(names)}.`;
}

function unfit(command: Command, word: string, context: ParseContext): string {
  const options = optionsOn(command, context.platform);
  if (options.length === 0) return `${commandLine(command)} takes no options, so "${shorten(word)}" is not understood.`;
  const near = options.find((option) => nearest(word, wordsOf(option, context.packs)).length > 0);
  if (near) return checkedBecause(near, word, context);
  if (options.length === 1 && options[0]) return checkedBecause(options[0], word, context);
  const listed = options.map((option) => (options.length > 4 ? option.name : inWords(option, context)));
  return `"${shorten(word)}" is not understood here; ${commandLine(command)} takes ${allOf(listed)}.`;
}

function inWords(option: OptionSpec, { packs }: ParseContext): string {
  return `${option.name} (${allowedIn(option, packs)})`;
}

function checkedBecause(spec: OptionSpec, word: string, { packs }: ParseContext): string {
  const checked = checkOption(spec, word, packs);
  return checked.kind === 'refused' ? checked.because : `${spec.name} is given twice.`;
}
