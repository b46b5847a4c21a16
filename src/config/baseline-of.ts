import { datedMoment } from '../domain/diplomacy/dates/dated.ts';
import type { Pack, PartyId } from '../domain/diplomacy/pack.ts';
import type { StatementValue } from '../domain/diplomacy/statement.ts';
import type { Baseline, BoardQuote, KnownFact, PhaseEntry, PositionState, TruceState } from '../domain/ledger/board.ts';
import { describeDevelopment } from '../domain/ledger/describe.ts';
import type { Claim, TruceKey } from '../domain/ledger/development.ts';
import { truceName, UNNAMED } from '../domain/ledger/truce-key.ts';
import { NO_TERMS } from '../domain/ledger/truce-terms.ts';
import type { BaselineFile } from './pack-schema.ts';

type FilePosition = Exclude<BaselineFile['positions'][string], readonly unknown[]>;
type FileStatement = Exclude<BaselineFile['statements'][number], string>;

/** A baseline file as the domain sees it. The pack must already hold the truces that the file names. */
export function baselineOf(file: BaselineFile, pack: Pack): Baseline {
  return {
    packId: pack.id,
    asOf: file.asOf,
    truces: Object.entries(file.truces).map(([id, truce]) => truceOf(id, truce, pack)),
    positions: Object.entries(file.positions).flatMap(([party, entry]) =>
      (Array.isArray(entry) ? entry : [entry]).map((position) => positionOf(party as PartyId, position)),
    ),
    expected: file.expected.map((e) => ({
      kind: 'other',
      what: e.what,
      due: e.when && datedMoment(e.when),
      until: null,
      since: null,
      outcome: null,
      certainty: e.certainty ?? null,
      id: null,
      parties: pack.parties
        .filter((p) => [p.name, ...(p.aliases.en ?? [])].some((alias) => hasWord(e.what, alias)))
        .map((p) => p.id),
    })),
    facts: file.statements.map((s) => (typeof s === 'string' ? { text: s, note: null, quotes: [] } : factOf(s, pack))),
    claims: file.statements.flatMap((s) => (typeof s === 'string' ? [] : [claimOf(s)])),
  };
}

function truceOf(id: string, file: BaselineFile['truces'][string], pack: Pack): TruceState {
  const key = id as TruceKey;
  const proved: PhaseEntry | null = file.phase
    ? { phase: file.phase, since: file.since, by: file.by.map((p) => p as PartyId), quotes: [], implied: false }
    : null;
  const scope = file.scope ?? pack.truces.find((t) => (t.id as string) === id)?.scope ?? null;
  const terms = { ...NO_TERMS, ends: file.ends && datedMoment(file.ends) };
  return { truce: key, name: file.name ?? truceName(pack, key), scope, proved, reported: null, terms };
}

function positionOf(party: PartyId, file: FilePosition): PositionState {
  return {
    party,
    truce: (file.truce ?? UNNAMED.full) as TruceKey,
    value: file.value,
    certainty: file.certainty ?? 'reported',
    since: file.since,
    quotes: file.quotes.map(quoteOf),
    note: file.note ?? null,
  };
}

function quoteOf(file: FilePosition['quotes'][number]): BoardQuote {
  return {
    quote: file.quote,
    speaker: file.speaker ?? null,
    outlet: file.outlet ?? null,
    link: file.link ?? null,
    at: file.at,
    id: null,
  };
}

function claimOf(file: FileStatement): Claim {
  return {
    type: file.type,
    value: file.value as StatementValue,
    actors: file.actor.map((p) => p as PartyId),
    truce: file.scope === 'partial' ? UNNAMED.partial : UNNAMED.full,
    by: (file.by ?? null) as PartyId | null,
  };
}

function factOf(file: FileStatement, pack: Pack): KnownFact {
  return {
    text: describeDevelopment(pack, { ...claimOf(file), about: file.about ?? '' }),
    note: file.note ?? null,
    quotes: file.quotes.map(quoteOf),
  };
}

function hasWord(sentence: string, word: string): boolean {
  return ` ${sentence.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${word} `);
}
