import type { Chance } from '../understand/chance.ts';
import { articleAddress, entryId } from './invented-ledger.ts';

/** One question, as each platform puts it: the command's name, and its options by name. */
export interface Asked {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
}

type Question = (chance: Chance, entries: number) => Readonly<Record<string, string>>;

const plain: Question = () => ({});
const WORDS = [
  'outlet village',
  'valmere truce',
  'korrath accepts',
  'security talks',
  'minister said',
  'nothing-of-the-kind',
];

/** What people ask, the board most of all; `list` is what `settings` answers without options. */
const MIX: readonly (readonly [string, Question])[] = [
  ['status', plain],
  ['status', plain],
  ['status', plain],
  ['status', (chance) => ({ at: daysAgo(1 + chance.below(400)) })],
  ['since', plain],
  ['since', (chance) => ({ when: chance.oneOf(['yesterday 18:00', 'monday', '3 hours ago', '3 days ago']) })],
  ['positions', plain],
  ['timeline', plain],
  ['next', plain],
  ['violations', plain],
  ['cite', (chance, entries) => ({ id: entryId(1 + chance.below(entries)) })],
  ['search', (chance) => ({ words: chance.oneOf(WORDS) })],
  ['why', (chance, entries) => ({ link: `https://${articleAddress(1 + chance.below(entries))}` })],
  ['help', plain],
  ['settings', plain],
];

/** The next question of somebody. */
export function nextAsked(chance: Chance, entries: number): Asked {
  const [name, options] = chance.oneOf(MIX);
  return { name, options: options(chance, entries) };
}

/** The same as it is typed. */
export function inWords({ name, options }: Asked): string {
  return [name, ...Object.entries(options).map(([option, value]) => `${option}:"${value}"`)].join(' ');
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
