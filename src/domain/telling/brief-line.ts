import type { DigestLine } from './digest-line.ts';

/** A line in brief stands where it is as likely as this that something in it is new. */
const BRIEF_FROM = 0.6;
/** Where nothing else is told a digest is not sent for less. */
const ONLY_FROM = 0.75;
const MOST_NAMED = 6;

/** What is told in brief beside so many other lines, as one line, and how much is left out; a single one is a line like any other. */
export function briefLine(
  lines: readonly DigestLine[],
  others: number,
): { readonly line: DigestLine | null; readonly more: number } {
  const likeliest = lines.toSorted((a, b) => b.likelihood - a.likelihood).slice(0, MOST_NAMED);
  const named = lines.filter((line) => likeliest.includes(line));
  const unlikely = named.reduce((product, { likelihood }) => product * (1 - likelihood), 1);
  const [first] = named;
  if (first === undefined || 1 - unlikely < (others > 0 ? BRIEF_FROM : ONLY_FROM))
    return { line: null, more: lines.length };
  const line = named.length === 1 ? first : gathered(first, named);
  return { line, more: lines.length - named.length };
}

function gathered(first: DigestLine, named: readonly DigestLine[]): DigestLine {
  const text = `Also reported: ${named.map(inBrief).join('; ')}`;
  return {
    ...first,
    covers: named.flatMap((line) => line.covers),
    type: 'statement',
    value: 'said',
    text,
    careful: text,
    before: null,
    after: 'said',
    certainty: 'reported',
    evidence: named.flatMap((line) => line.evidence),
    outlets: new Set(named.flatMap((line) => line.evidence.map((e) => e.outlet))).size,
    origins: new Set(named.flatMap((line) => line.evidence.map((e) => e.origin))).size,
    events: [...new Set(named.flatMap((line) => line.events))],
    gathered: named,
  };
}

/** A line within a line, reported unless it is disputed: where its sentence does not say what is wanted or threatened, its quote does. */
export function inBrief({ type, text, careful, certainty, evidence }: DigestLine): string {
  const says = (certainty === 'disputed' ? careful : text).replace(/[.;]+$/u, '');
  const quote = evidence[0]?.quote;
  const isBare = (type === 'demand' || type === 'pressure') && !says.includes('“');
  return isBare && quote !== undefined ? `${says}: “${quote}”` : says;
}
