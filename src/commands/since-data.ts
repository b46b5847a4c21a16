import type { Pack } from '../domain/diplomacy/pack.ts';
import type { Evidence } from '../domain/ledger/development.ts';
import type { DigestLine } from '../domain/telling/digest-line.ts';
import type { MovedLine } from '../domain/telling/moved-lines.ts';
import type { SourceLine } from '../domain/telling/render-digest.ts';
import type { Changes } from '../queries/changes-since.ts';

/** What changed, for a program to read. */
export function sinceData(pack: Pack, since: Date, changes: Changes | null, sources: SourceLine): object {
  return {
    pack: pack.id,
    since,
    known: changes !== null,
    lead: changes?.lead ?? [],
    phases: (changes?.moves ?? []).flatMap(phaseData),
    positions: (changes?.moves ?? []).flatMap(positionData),
    lines: (changes?.others ?? []).map(lineData),
    sources,
  };
}

function phaseData({ move, text, id }: MovedLine): readonly object[] {
  if (move.kind !== 'phase') return [];
  const { truce, proved, before, after } = move;
  return [{ truce: truce.truce, name: truce.name, before, after: after.phase, proved, id, text }];
}

function positionData({ move, text, id }: MovedLine): readonly object[] {
  if (move.kind !== 'position') return [];
  const { party, truce, value, certainty } = move.after;
  return [{ party, truce, before: move.before, after: value, certainty, id, text }];
}

/** A line of a digest, for a program to read. */
export function lineData(line: DigestLine): object {
  const { id, kind, type, value, actors, text, before, after, certainty, outlets, origins, covers } = line;
  const quotes = line.evidence.map(({ quote, outlet, link, at }: Evidence) => ({ quote, outlet, link, at }));
  return { id, kind, type, value, actors, text, before, after, certainty, quotes, outlets, origins, covers };
}
