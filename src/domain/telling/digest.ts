import type { Pack } from '../diplomacy/pack.ts';
import type { StatementType } from '../diplomacy/statement.ts';
import { stands } from '../ledger/correction.ts';
import { describeDevelopment, valueInWords } from '../ledger/describe.ts';
import type { Certainty, Development, DevelopmentId, DevelopmentKind, Evidence } from '../ledger/development.ts';
import { carriersOf, certaintyOf, evidenceOf, isOnlyReported } from '../ledger/evidence-rule.ts';
import { isAside } from '../ledger/truce-key.ts';

/** One line of a digest: the net change of one thing since the channel was last told. */
export interface DigestLine {
  /** The ledger entry that the line ends with. */
  readonly id: DevelopmentId;
  /** Every entry that the line covers. */
  readonly covers: readonly DevelopmentId[];
  readonly kind: DevelopmentKind;
  readonly type: StatementType;
  /** One sentence without its full stop. */
  readonly text: string;
  /** What held before, in words; null when nothing was known. */
  readonly before: string | null;
  readonly after: string;
  readonly certainty: Certainty;
  /** The last entry's evidence first, then its support. */
  readonly evidence: readonly Evidence[];
  /** Outlets that carry it, and the independent origins behind them. */
  readonly outlets: number;
  readonly origins: number;
  readonly at: Date;
}

/** What one subscription is told about one pack. */
export interface Digest {
  readonly pack: Pack;
  readonly lines: readonly DigestLine[];
  /** Lines beyond the limit, not shown. */
  readonly more: number;
  /** Entries up to this number are covered. */
  readonly toSeq: number;
}

const ORDER: readonly StatementType[] = [
  'phase',
  'position',
  'talks',
  'breach',
  'exchange',
  'pressure',
  'demand',
  'statement',
];

/**
 * The net change over `entries` (what the channel has not been told, in ledger order): several changes of one thing
 * are one line from the first "before" to the last "after", what opened and closed again is none; most consequential
 * first. Background entries, and those that stand no more, are never told.
 */
export function composeDigest(
  pack: Pack,
  entries: readonly Development[],
  limits: { readonly maxLines: number; readonly toSeq: number },
): Digest {
  const threads = new Map<string, Development[]>();
  for (const entry of entries) {
    if (entry.background || !stands(entry)) continue;
    const key = threadOf(entry);
    threads.set(key, [...(threads.get(key) ?? []), entry]);
  }
  const lines = [...threads.values()]
    .flatMap((thread) => lineOf(pack, thread) ?? [])
    .toSorted((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type) || a.at.getTime() - b.at.getTime());
  return {
    pack,
    lines: lines.slice(0, limits.maxLines),
    more: Math.max(0, lines.length - limits.maxLines),
    toSeq: limits.toSeq,
  };
}

/** Entries of one thread replace each other: a party's position, a truce's phase, the same talks of one event. */
function threadOf(entry: Development): string {
  const actors = [...entry.actors].sort().join('+');
  if (entry.type === 'phase') return `phase|${entry.truce}`;
  if (entry.type === 'position' && !isAside(entry.truce)) return `position|${entry.truce}|${actors}`;
  if (entry.type === 'statement') return `statement|${entry.eventId}`;
  return `${entry.type}|${entry.eventId}|${actors}|${entry.type === 'talks' ? '' : `${entry.value}|${entry.about}`}`;
}

function lineOf(pack: Pack, thread: readonly Development[]): DigestLine | null {
  const last = thread.at(-1);
  if (!last) return null;
  // A confirmation moves nothing: the line starts at the first change, if the channel is told one.
  const first = thread.find((d) => d.kind !== 'confirmed') ?? last;
  const before = first.before?.value ?? null;
  if (thread.length > 1 && before === last.value && first.kind !== 'confirmed') return null;
  // What was said of an earlier value proves nothing of the last one.
  const same = thread.toReversed().filter((d) => d.value === last.value);
  const evidence = same.flatMap(evidenceOf);
  return {
    id: last.id,
    covers: thread.map((d) => d.id),
    kind: kindOf(first, last),
    type: last.type,
    text: describeDevelopment(pack, { ...last, support: evidence }),
    before: before === null ? null : valueInWords(before),
    after: afterOf(pack, last, evidence),
    certainty: certaintyOf(pack, last, evidence),
    // a confirmation quotes its own words: what it confirms is quoted where that is told
    evidence: distinct(same.flatMap((d) => (d.kind === 'confirmed' ? [d.evidence] : evidenceOf(d)))),
    ...carriersOf(evidence),
    at: last.evidence.at,
  };
}

/** Nothing has changed where nothing was known before. */
function kindOf(first: Development, last: Development): DevelopmentKind {
  const kind = last.kind === 'confirmed' ? first.kind : last.kind;
  return kind === 'changed' && first.before === null ? 'new' : kind;
}

/** A phase that is not proved has not come about: it is said to be reported. */
function afterOf(pack: Pack, entry: Development, evidence: readonly Evidence[]): string {
  const words = valueInWords(entry.value);
  return entry.type === 'phase' && isOnlyReported(pack, entry, evidence) ? `reported: ${words}` : words;
}

/** One evidence an outlet, the first of each. */
function distinct(evidence: readonly Evidence[]): readonly Evidence[] {
  const outlets = new Set<string>();
  return evidence.filter((e) => !outlets.has(e.outlet) && outlets.add(e.outlet));
}
