import type { Clause } from '../grammar/clause.ts';
import { hasTerm, isTermAt, partiesIn, termsIn, type Line, type Span } from '../grammar/line.ts';
import { subjectBefore } from '../grammar/who.ts';
import type { PartyId } from '../pack.ts';
import type { Scene } from '../scene.ts';

/** Who is accused of what a number counts: by the words "by X" behind it, "accuses X of", or the doer before it; null where nobody is named. */
export function accusedOf(line: Line, clause: Clause, counted: Span, scene: Scene): PartyId | null {
  return (
    byBehind(line, clause, counted.to, scene) ??
    afterAccusing(line, { from: clause.from, to: counted.from }, scene) ??
    doerBefore(clause, counted, scene)
  );
}

function isBelligerent(party: PartyId, scene: Scene): boolean {
  return scene.pack.parties.some((p) => p.id === party && p.role === 'belligerent');
}

const BY_REACH = 8;

/** "120 violations of the truce by Northland", "from the Northlander side". */
function byBehind(line: Line, clause: Span, from: number, scene: Scene): PartyId | null {
  const span = { from, to: Math.min(clause.to, from + BY_REACH) };
  for (const word of line.terms.filter((t) => t.from >= span.from && t.from < span.to)) {
    if (word.term !== 'by' && !/^(?:by|from|з|із|со|с)$/u.test(line.tokens[word.from]?.norm ?? '')) continue;
    if (isTermAt(line, word.from - 1, 'count-verb')) continue;
    const named = partiesIn(line, { from: word.to, to: word.to + 3 })[0];
    if (named && isBelligerent(named.party, scene)) return named.party;
  }
  return null;
}

/** "accuses Northland of 120 violations". */
function afterAccusing(line: Line, before: Span, scene: Scene): PartyId | null {
  const verb = termsIn(line, before, 'accuse').at(-1);
  if (!verb) return null;
  const named = partiesIn(line, { from: verb.to, to: before.to }).find((m) => isBelligerent(m.party, scene));
  return named?.party ?? null;
}

/** "Northland violated the truce 120 times", "Northland launched 30 drones": whoever the verb before the number has as its subject. */
function doerBefore(clause: Clause, counted: Span, scene: Scene): PartyId | null {
  const { line } = clause;
  const verb = termsIn(line, { from: clause.from, to: counted.to }, 'breach', 'attack-verb', 'hand-over', 'swap')[0];
  const behind = hasTerm(line, { from: counted.to, to: clause.to }, 'breach')
    ? termsIn(line, clause, 'breach').at(-1)
    : undefined;
  const at = verb?.from ?? behind?.from;
  if (at === undefined || (verb && isTermAt(line, verb.from, 'violation-noun'))) return null;
  if (RECEIVES.test(line.tokens[at]?.norm ?? '')) return null;
  const told = termsIn(line, { from: clause.from, to: at }, 'count-verb', 'accuse').at(-1);
  const who = subjectBefore({ ...clause, from: told?.to ?? clause.from }, at);
  const forces = who.kind === 'outsider' ? ofForces(line, { from: told?.to ?? clause.from, to: at }) : undefined;
  const party = who.kind === 'party' && who.parties.length === 1 ? who.parties[0] : forces;
  if (party === undefined || !isBelligerent(party, scene)) return null;
  return party;
}

/** "Northlander forces": a party's, though many people. */
function ofForces(line: Line, subject: Span): PartyId | undefined {
  const [first, ...others] = partiesIn(line, subject);
  return first && others.length === 0 && hasTerm(line, { from: first.to, to: subject.to }, 'soldiers-noun')
    ? first.party
    : undefined;
}

/** Whoever receives captives does not hand them over, nor does one side of a swap alone. */
const RECEIVES = /^(?:receiv|get|got|bring|brought|swap|exchang|trad|отрим|поверн|верн|получ|обмін|обмен)/u;
