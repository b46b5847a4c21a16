import type { Pack } from '../diplomacy/pack.ts';
import { truceInSentence } from '../ledger/describe.ts';
import type { Evidence } from '../ledger/development.ts';
import { capital, namesInSentence } from '../ledger/names-in-words.ts';
import type { DigestLine } from './digest-line.ts';

/** Lines that say the like of the same parties are one, led by the likeliest; so are two sides that accuse each other, and the stages of talks. */
export function mergedLines(pack: Pack, lines: readonly DigestLine[]): readonly DigestLine[] {
  const groups = Map.groupBy(lines, likenessOf);
  const single = [...groups].flatMap(([likeness, group]) => (likeness === null ? group : [merged(group)]));
  return mutual(pack, withoutPassed(single));
}

const STAGES = ['offered', 'scheduled', 'under-way', 'held'] as const;

/** Talks that have come further by a later report are told as they then stood; what is planned after they were held is another round. */
function withoutPassed(lines: readonly DigestLine[]): readonly DigestLine[] {
  const laterOf = (line: DigestLine): DigestLine | undefined =>
    lines
      .filter((other) => isFurther(other, line) && sameParties(other, line))
      .toSorted((x, y) => stageOf(y) - stageOf(x) || y.at.getTime() - x.at.getTime())[0];
  const passed = Map.groupBy(
    lines.filter((line) => laterOf(line) !== undefined),
    laterOf,
  );
  return lines.flatMap((line) =>
    laterOf(line) === undefined ? [(passed.get(line) ?? []).reduce(withPassed, line)] : [],
  );
}

function isFurther(other: DigestLine, line: DigestLine): boolean {
  return stageOf(line) >= 0 && stageOf(other) > stageOf(line) && other.at > line.at;
}

function stageOf({ type, value }: DigestLine): number {
  return type === 'talks' ? STAGES.findIndex((stage) => stage === value) : -1;
}

function sameParties(a: DigestLine, b: DigestLine): boolean {
  return a.actors.length > 0 && a.actors.length === b.actors.length && a.actors.every((x) => b.actors.includes(x));
}

/** An earlier stage proves nothing of the later one, and is not shown. */
function withPassed(line: DigestLine, passed: DigestLine): DigestLine {
  return { ...line, covers: [...line.covers, ...passed.covers] };
}

/** What makes two lines alike; null for one that stands for itself. */
function likenessOf({ type, value, kind, actors, truce, by, id }: DigestLine): string | null {
  const who = [...actors].sort().join('+');
  if (kind !== 'new' || who === '') return null;
  switch (type) {
    case 'demand':
      return `demand|${who}`;
    case 'talks':
    case 'exchange':
      return `${type}|${value}|${who}`;
    case 'breach':
      return `breach|${value}|${who}|${by ?? id}|${truce}`;
    default:
      return null;
  }
}

/** The likeliest leads, with its own certainty and carriers: what another happening has proves nothing of it. */
function merged(group: readonly DigestLine[]): DigestLine {
  const [lead, ...others] = group.toSorted((a, b) => b.likelihood - a.likelihood || b.at.getTime() - a.at.getTime());
  if (lead === undefined) throw new RangeError('no line to merge');
  return others.reduce(withOther, lead);
}

function withOther(lead: DigestLine, other: DigestLine): DigestLine {
  return {
    ...lead,
    covers: [...lead.covers, ...other.covers],
    evidence: withEvidence(lead.evidence, other.evidence),
    events: [...new Set([...lead.events, ...other.events])],
    gathered: [...lead.gathered, other],
  };
}

function withEvidence(known: readonly Evidence[], more: readonly Evidence[]): readonly Evidence[] {
  return [...known, ...more.filter((e) => !known.some((k) => k.versionId === e.versionId && k.quote === e.quote))];
}

/** A accuses B, and B accuses A, in one report: each other. */
function mutual(pack: Pack, lines: readonly DigestLine[]): readonly DigestLine[] {
  const answered = new Map<DigestLine, DigestLine>();
  const taken = new Set<DigestLine>();
  for (const line of lines) {
    const answer = taken.has(line) ? undefined : lines.find((other) => !taken.has(other) && answers(line, other));
    if (answer === undefined) continue;
    answered.set(line, answer);
    taken.add(line).add(answer);
  }
  return lines.flatMap((line) => {
    const answer = answered.get(line);
    if (answer) return [asMutual(pack, line, answer)];
    return taken.has(line) ? [] : [line];
  });
}

function answers(one: DigestLine, other: DigestLine): boolean {
  return (
    isAccusation(one) &&
    isAccusation(other) &&
    one.truce === other.truce &&
    one.by !== other.by &&
    one.by === other.actors[0] &&
    other.by === one.actors[0] &&
    one.events.some((event) => other.events.includes(event))
  );
}

function isAccusation({ type, value, by, actors }: DigestLine): boolean {
  return type === 'breach' && value === 'alleged' && by !== null && actors.length === 1;
}

function asMutual(pack: Pack, line: DigestLine, answer: DigestLine): DigestLine {
  const actors = [line.actors, answer.actors].flat().sort();
  const truce = truceInSentence(pack, { type: 'breach', value: 'alleged', truce: line.truce, about: '' });
  const text = capital(`${namesInSentence(pack, actors)} accuse each other of breaching ${truce}`);
  return { ...withOther(line, answer), actors, text, careful: text };
}
