import { isTermAt, type Line, type Span } from '../grammar/line.ts';
import type { PartyId } from '../pack.ts';
import type { Term } from '../term.ts';
import type { Among } from './figure.ts';
import type { FigureTerm } from './figure-term.ts';

/** Nouns that stand for attacks, and which attacks. */
const ATTACKS: readonly (readonly [FigureTerm, Among | null])[] = [
  ['drone-noun', 'drones'],
  ['missile-noun', 'missiles'],
  ['air-strike-noun', 'air-strikes'],
  ['shelling-noun', 'shellings'],
  ['assault-noun', 'assaults'],
  ['attack-noun', null],
];
/** Nouns that stand for people, and which people. */
const PEOPLE: readonly (readonly [FigureTerm, Among | null])[] = [
  ['children-noun', 'children'],
  ['women-noun', 'women'],
  ['civilians-noun', 'civilians'],
  ['soldiers-noun', 'soldiers'],
  ['journalists-noun', 'journalists'],
  ['aid-workers-noun', 'aid-workers'],
  ['people-noun', null],
];
const PERSONS: readonly Term[] = PEOPLE.map(([term]) => term);
const THINGS: readonly Term[] = [
  'violation-noun',
  ...ATTACKS.map(([term]) => term),
  'death-noun',
  'casualty-noun',
  'captive-noun',
  'remains-noun',
  'times-noun',
];
/** Nouns that a figure may count. */
export const COUNTABLE: readonly Term[] = [...THINGS, ...PERSONS];

/** The noun that a number counts, with what its phrase tells besides. */
export interface CountedNoun extends Span {
  /** Null where the number stands alone, or before a nation's name ("500 Northlanders"). */
  readonly term: FigureTerm | null;
  readonly among: Among | null;
  /** The party named in the phrase: "120 Northlander violations", "30 soldiers of Northland" is not one. */
  readonly party: PartyId | null;
  /** "28 dead hostages". */
  readonly deceased: boolean;
  /** What happened to them where it stands before the noun: "12 wounded civilians". */
  readonly state: 'killed-word' | 'wounded-word' | 'missing-word' | null;
}

/** Whether a term stands for attacks. */
export function isAttack(term: FigureTerm | null): boolean {
  return ATTACKS.some(([attack]) => attack === term);
}

const LONGEST_PHRASE = 7;
const STATES = ['killed-word', 'wounded-word', 'missing-word'] as const;

/** Reads the phrase behind a number; its head is the last of the nouns that stand together ("120 drone attacks"). */
export function countedNoun(line: Line, from: number): CountedNoun {
  let noun: CountedNoun = { term: null, among: null, party: null, deceased: false, state: null, from, to: from };
  for (let at = from; at < Math.min(line.tokens.length, from + LONGEST_PHRASE);) {
    const next = take(line, at, noun);
    if (next === null) break;
    at = next.at;
    noun = next.noun;
  }
  return noun;
}

interface Taken {
  readonly at: number;
  readonly noun: CountedNoun;
}

function take(line: Line, at: number, noun: CountedNoun): Taken | null {
  const mention = line.mentions.find((m) => m.from === at);
  if (mention && noun.term === null) {
    const party = mention.named.kind === 'party' ? mention.named.id : noun.party;
    return { at: mention.to, noun: { ...noun, party, to: isPlural(line, mention.to - 1) ? mention.to : noun.to } };
  }
  const deceased = line.terms.find((t) => t.from === at && t.term === 'deceased-word');
  if (deceased && isTermAt(line, deceased.to, 'captive-noun'))
    return { at: deceased.to, noun: { ...noun, deceased: true } };
  const state = STATES.find((term) => isTermAt(line, at, term));
  if (state && noun.term === null) return withState(line, at, state, noun);
  const head = line.terms.find((t) => t.from === at && COUNTABLE.includes(t.term));
  if (head) {
    const among = [...PEOPLE, ...ATTACKS].find(([term]) => term === head.term)?.[1] ?? noun.among;
    return { at: head.to, noun: { ...noun, term: head.term as FigureTerm, among, to: head.to } };
  }
  return noun.term === null && isWithin(line, at) ? { at: at + 1, noun } : null;
}

/** "12 wounded civilians"; what stands behind no noun of its own is a verb or predicate. */
function withState(line: Line, at: number, state: (typeof STATES)[number], noun: CountedNoun): Taken | null {
  const word = line.terms.find((t) => t.from === at && t.term === state);
  if (!word) return null;
  return isTermAt(line, word.to, ...PERSONS) ? { at: word.to, noun: { ...noun, state } } : null;
}

/** "Northlanders" are people, "Northlander" tells whose something is. */
function isPlural(line: Line, at: number): boolean {
  return /[^s]s$/u.test(line.tokens[at]?.norm ?? '');
}

const BREAKS: readonly Term[] = [
  'preposition',
  'conjunction',
  'auxiliary',
  'modal',
  'report-verb',
  'relative',
  'subordinator',
  'that',
  'including-word',
  'swap',
  'breach',
];

/** Participles of telling that describe what is counted. */
const CALLED = /^(?:alleged|reported|recorded|claimed|confirmed|documented|suspected|registered)$/u;

/** Words that may stand between a number and its noun: adjectives, "of", "its", "cases of". */
function isWithin(line: Line, at: number): boolean {
  const token = line.tokens[at];
  if (!token || token.kind === 'number') return false;
  if (token.kind === 'mark') return /^(?:-|'s|["“”«»'‘’])$/u.test(token.norm);
  if (/^(?:of|its|their|his|the|such|those|them)$/u.test(token.norm)) return true;
  return CALLED.test(token.norm) || !isTermAt(line, at, ...BREAKS);
}
