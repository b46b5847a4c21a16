import type { Pack } from '../diplomacy/pack.ts';
import { truceInSentence } from '../ledger/describe.ts';
import type { Evidence } from '../ledger/development.ts';
import { capital, namesInSentence } from '../ledger/names-in-words.ts';
import type { DigestLine } from './digest-line.ts';

/** Lines that say the like of the same parties are one, led by the likeliest; two sides that accuse each other are one. */
export function mergedLines(pack: Pack, lines: readonly DigestLine[]): readonly DigestLine[] {
  const groups = Map.groupBy(lines, likenessOf);
  return mutual(
    pack,
    [...groups].flatMap(([likeness, group]) => (likeness === null ? group : [merged(group)])),
  );
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
