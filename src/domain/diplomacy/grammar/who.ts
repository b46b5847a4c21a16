import type { PartyId } from '../pack.ts';
import { hasVerb } from './verbs.ts';
import type { Clause } from './clause.ts';
import { hasTerm, isTermAt, partiesIn, termsIn } from './line.ts';
import type { Line, PartyMention, Span } from './line.ts';

/** Who does something, as far as the words before the verb tell. */
export interface Who {
  readonly kind:
    | 'party'
    | 'both'
    | 'official'
    | 'foreign'
    | 'outsider'
    | 'anonymous'
    | 'monitor'
    | 'mediator'
    | 'thing'
    | 'pronoun'
    | 'none';
  readonly parties: readonly PartyId[];
  /** Where the name stands, so that a quote can start there. */
  readonly at: number | null;
  /** The text does not name it there; enough for a proposal, too little for a yes or a no. */
  readonly guessed?: true;
}

/** Nobody of the pack. */
export const NOBODY: Who = { kind: 'none', parties: [], at: null };

const THINGS = ['truce', 'proposal', 'agreement', 'talks', 'pressure', 'captives', 'breach', 'condition-noun'] as const;

/** The subject among the tokens of the clause before `upTo`. */
export function subjectBefore(clause: Clause, upTo: number): Who {
  const { line } = clause;
  const span = { from: clause.from, to: upTo };
  const names = partiesIn(line, span).filter((m, n, all) => !isOblique(line, m, clause.from, all.slice(0, n)));
  const holders = names.filter((m) => !isOwner(line, m, upTo));
  const first = holders[0];
  if (first) return holder(clause, first, holders, upTo);
  const both = termsIn(line, span, 'both-sides')[0];
  if (both) return { kind: 'both', parties: [], at: both.from };
  const seat = seatBefore(line, span);
  if (seat) return seat;
  const owner = names[0];
  if (owner) return { kind: 'thing', parties: [owner.party], at: owner.from };
  return namelessIn(line, span);
}

/** The subject after a verb of telling: "says Zelenskyy", "сказав президент". */
export function subjectAfter(clause: Clause, from: number): Who {
  const span = { from, to: clause.to };
  const both = termsIn(clause.line, span, 'both-sides')[0];
  if (both) return { kind: 'both', parties: [], at: both.from };
  const name = partiesIn(clause.line, span).find(
    (m) =>
      !isOblique(clause.line, m, from, []) ||
      isTermAt(clause.line, from, 'according-to') ||
      (m.from === from + 1 && isSeat(clause.line, m)),
  );
  if (!name) return namelessIn(clause.line, span);
  if (
    hasTerm(clause.line, { from, to: Math.min(clause.to, name.to + 2) }, 'outsider') &&
    !hasTerm(clause.line, { from, to: Math.min(clause.to, name.to + 2) }, 'official')
  )
    return { kind: 'outsider', parties: [], at: name.from };
  return { kind: 'party', parties: coordinated(clause.line, name, partiesIn(clause.line, span)), at: name.from };
}

/** In Ukrainian and Russian "they" of a seat are its party: "у Києві заявили", "в Кремле рассматривают", "повідомили в Києві". */
function seatBefore(line: Line, span: Span): Who | null {
  const name = partiesIn(line, span).find((m) => isSeat(line, m) && span.to - m.to <= 2);
  return name && /(?:ли|лися|лись|[уюая]ть|[уюая]ться|[уюая]т|[уюая]тся)$/u.test(line.tokens[span.to]?.norm ?? '')
    ? { kind: 'party', parties: [name.party], at: name.from - 1 }
    : null;
}

function isSeat(line: Line, name: Span): boolean {
  return line.reading.language !== 'en' && /^(?:в|у|во)$/u.test(line.tokens[name.from - 1]?.norm ?? '');
}

function holder({ line, from }: Clause, first: PartyMention, all: readonly PartyMention[], upTo: number): Who {
  const head = { from: Math.max(from, first.from - 1), to: Math.min(upTo, first.to + 4) };
  const unofficial = hasTerm(line, { from: Math.max(from, first.from - 2), to: head.to }, 'unofficial');
  if (isCrowd(line, first, upTo)) return { kind: 'outsider', parties: [], at: first.from };
  if (unofficial || (hasTerm(line, head, 'outsider') && !hasTerm(line, head, 'official'))) {
    return { kind: hasTerm(line, head, 'anonymous') ? 'anonymous' : 'outsider', parties: [], at: first.from };
  }
  if (
    hasTerm(line, { from: Math.max(from, first.from - 4), to: head.to }, 'anonymous') &&
    !hasTerm(line, head, 'official')
  )
    return { kind: 'anonymous', parties: [], at: first.from };
  return { kind: 'party', parties: coordinated(line, first, all), at: first.from };
}

/** "Ukrainian officers and owners of shops": many people of one nation are not its government, whatever some of them are. */
function isCrowd(line: Line, name: Span, upTo: number): boolean {
  const nation = line.tokens[name.to - 1];
  if (!nation || !/(?:ian|ean|an|ish|ese|i)$/u.test(nation.norm)) return false;
  const link = termsIn(line, { from: name.to, to: upTo }, 'preposition')[0];
  const end = Math.min(link?.from ?? upTo, upTo);
  const several = line.tokens.slice(name.to, end).findLastIndex((t) => t.norm === 'and');
  const group = { from: name.to + several + 1, to: Math.min(end, name.to + several + 6) };
  if (hasTerm(line, group, 'official', 'mediator', 'monitor')) return false;
  const head = line.tokens[end - 1];
  return (
    end > name.to &&
    end - name.to <= 6 &&
    head?.kind === 'word' &&
    /[^s]s$/u.test(head.norm) &&
    !hasTerm(line, { from: end - 1, to: end }, 'auxiliary', 'report-verb', 'modal')
  );
}

function namelessIn(line: Line, span: Span): Who {
  const at = span.from;
  if (hasTerm(line, span, 'anonymous')) return { kind: 'anonymous', parties: [], at };
  if (hasTerm(line, span, 'monitor')) return { kind: 'monitor', parties: [], at };
  if (hasTerm(line, span, 'mediator')) return { kind: 'mediator', parties: [], at };
  if (hasTerm(line, span, 'unofficial')) return { kind: 'outsider', parties: [], at };
  const official = hasTerm(line, span, 'official');
  if (hasTerm(line, span, 'outsider') && !official) return { kind: 'outsider', parties: [], at };
  if ((at < span.to && isTermAt(line, at, 'pronoun')) || (!official && hasTerm(line, span, 'pronoun')))
    return { kind: 'pronoun', parties: [], at: null };
  if (official) return { kind: isForeign(line, span) ? 'foreign' : 'official', parties: [], at };
  return hasTerm(line, span, ...THINGS) ? { kind: 'thing', parties: [], at } : NOBODY;
}

/** A nationality that the pack does not know: "the German chancellor". */
function isForeign(line: Line, span: Span): boolean {
  return line.tokens
    .slice(span.from, span.to)
    .some((t) => /^\p{Lu}\p{Ll}+(?:ish|ese|ian|man|ean|can|qi|ani|ench|utch)$/u.test(t.text));
}

/** First the name, then every name that "and", a comma, a hyphen or a title joins to it. */
function coordinated(line: Line, first: PartyMention, all: readonly PartyMention[]): readonly PartyId[] {
  const parties: PartyId[] = [first.party];
  let last: Span = first;
  for (const next of all) {
    if (next.from < last.to) continue;
    if (!joins(line, last.to, next.from)) break;
    parties.push(next.party);
    last = next;
  }
  return [...new Set(parties)];
}

function joins(line: Line, from: number, to: number): boolean {
  if (to - from > 4) return false;
  const between = line.tokens.slice(from, to);
  const linked = between.some((t) => /^(?:and|&|,|-|–|\/|і|й|та|и|with)$/u.test(t.norm));
  const oneParty = to === from || between.every((t) => /^\p{Lu}/u.test(t.text) || t.norm === "'s");
  return (linked || oneParty) && !hasVerb(line, { from, to });
}

/** After a preposition a name is a place, an addressee or a partner, not who acts. */
function isOblique(line: Line, m: PartyMention, from: number, before: readonly PartyMention[]): boolean {
  let at = m.from - 1;
  while (at >= from && /^(?:the|a|an|its|his|their|president|prime|minister)$/u.test(line.tokens[at]?.norm ?? '')) at--;
  if (at < from) return false;
  if (isTermAt(line, at, 'preposition'))
    return !(/^(?:of|for|to|in|from)$/u.test(line.tokens[at]?.norm ?? '') && isTermAt(line, at - 1, 'official'));
  const previous = before.at(-1);
  return (
    previous !== undefined &&
    joins(line, previous.to, m.from) &&
    previous.to < m.from &&
    isOblique(line, previous, from, before.slice(0, -1))
  );
}

const DETERMINER = /^(?:the|a|an|this|these|its|his|her|their)$/u;

/** "Russia's proposal", "the US text": the name says whose the thing is. */
function isOwner(line: Line, m: PartyMention, upTo: number): boolean {
  for (let at = m.to; at < Math.min(upTo, m.to + 5); at++) {
    const [joined] = partiesIn(line, { from: at + 1, to: at + 2 });
    if (joined && /^[-–—]$/u.test(line.tokens[at]?.norm ?? '')) return isOwner(line, joined, upTo); // "Valmere-Korrath truce"
    if (
      isTermAt(line, at, 'official', 'outsider', 'auxiliary', 'modal') ||
      partiesIn(line, { from: at, to: at + 1 }).length > 0
    )
      return false;
    if (DETERMINER.test(line.tokens[at]?.norm ?? '')) return false; // "Varn described the call": the thing is another noun's
    if (isTermAt(line, at, ...THINGS)) return true;
    if (isTermAt(line, at, 'preposition', 'conjunction')) return false;
  }
  return false;
}
