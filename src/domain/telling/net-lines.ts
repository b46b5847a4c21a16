import { partyName, type Pack } from '../diplomacy/pack.ts';
import { stands } from '../ledger/correction.ts';
import { describeCarefully, describeDevelopment, valueInWords } from '../ledger/describe.ts';
import type { Certainty, Development, DevelopmentKind, Evidence } from '../ledger/development.ts';
import { carriersOf, certaintyOf, evidenceOf, isOnlyReported } from '../ledger/evidence-rule.ts';
import { isAside } from '../ledger/truce-key.ts';
import type { DigestLine } from './digest-line.ts';

/**
 * The net change over `entries` (in ledger order): several changes of one thing are one line from the first "before" to
 * the last "after", what opened and closed again is none. Background entries, and those that stand no more, are never told.
 */
export function netLines(pack: Pack, entries: readonly Development[]): readonly DigestLine[] {
  const threads = Map.groupBy(
    entries.filter((entry) => !entry.background && stands(entry)),
    threadOf,
  );
  return [...threads.values()].flatMap((thread) => lineOf(pack, thread) ?? []);
}

/** Entries of one thread replace each other: a party's position, a truce's phase, the same talks of one event. */
function threadOf(entry: Development): string {
  const actors = [...entry.actors].sort().join('+');
  if (entry.type === 'phase') return `phase|${entry.truce}`;
  if (entry.type === 'position' && !isAside(entry.truce)) return `position|${entry.truce}|${actors}`;
  if (entry.type === 'statement') return `statement|${entry.eventId}`;
  return `${entry.type}|${entry.eventId}|${actors}|${entry.type === 'talks' ? '' : `${entry.value}|${entry.by}|${entry.about}`}`;
}

/** What the board holds after an entry: who contradicts itself is undecided. */
function heldAfter({ kind, type, value }: Development): Development['value'] {
  return kind === 'contradicted' && type === 'position' ? 'undecided' : value;
}

function lineOf(pack: Pack, thread: readonly Development[]): DigestLine | null {
  const last = thread.at(-1);
  if (!last) return null;
  // A confirmation moves nothing: the line starts at the first change, if the channel is told one.
  const first = thread.find((d) => d.kind !== 'confirmed') ?? last;
  const before = first.before?.value ?? null;
  if (thread.length > 1 && before === heldAfter(last) && first.kind !== 'confirmed') return null;
  // What was said of an earlier value proves nothing of the last one.
  const same = thread.toReversed().filter((d) => d.value === last.value);
  const evidence = same.flatMap(evidenceOf);
  const certainty = certaintyOf(pack, last, evidence);
  return {
    id: last.id,
    covers: thread.map((d) => d.id),
    kind: kindOf(first, last),
    type: last.type,
    value: last.value,
    actors: last.actors,
    truce: last.truce,
    by: last.by,
    text: describeDevelopment(pack, { ...last, support: evidence }),
    careful: describeCarefully(pack, last, certainty),
    before: before === null ? null : valueInWords(before),
    after: afterOf(pack, last, evidence),
    certainty,
    ...judgedBy(pack, last, certainty),
    // a confirmation quotes its own words: what it confirms is quoted where that is told
    evidence: distinct(same.flatMap((d) => (d.kind === 'confirmed' ? [d.evidence] : evidenceOf(d)))),
    ...carriersOf(evidence),
    at: last.evidence.at,
    likelihood: Math.max(...thread.map((d) => d.likelihood)),
    events: [...new Set(thread.map((d) => d.eventId))],
    gathered: [],
  };
}

function judgedBy(pack: Pack, { judged }: Development, certainty: Certainty): Pick<DigestLine, 'judged'> {
  if (!judged || judged.certainty !== certainty) return {};
  return { judged: { certainty: judged.certainty, by: judged.by === 'desk' ? null : partyName(pack, judged.by) } };
}

/** Nothing has changed where nothing was known before. */
function kindOf(first: Development, last: Development): DevelopmentKind {
  const kind = last.kind === 'confirmed' ? first.kind : last.kind;
  return kind === 'changed' && first.before === null ? 'new' : kind;
}

/** A phase that is not proved has not come about: it is said to be reported. */
function afterOf(pack: Pack, entry: Development, evidence: readonly Evidence[]): string {
  const words = valueInWords(heldAfter(entry));
  return entry.type === 'phase' && isOnlyReported(pack, entry, evidence) ? `reported: ${words}` : words;
}

/** One evidence an outlet, the first of each. */
function distinct(evidence: readonly Evidence[]): readonly Evidence[] {
  const outlets = new Set<string>();
  return evidence.filter((e) => !outlets.has(e.outlet) && outlets.add(e.outlet));
}
