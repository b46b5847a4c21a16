import type { Pack, PartyId } from '../diplomacy/pack.ts';
import type { Statement } from '../diplomacy/statement.ts';
import type { Amendment, Development, Evidence, NewCorrection } from './development.ts';
import { evidenceOf } from './evidence-rule.ts';
import { isTold } from './correction.ts';

/** A text that quotes parties, and the entries that they may deny. */
export interface DenialInput {
  readonly pack: Pack;
  /** Entries of the last weeks that stand, oldest first. */
  readonly recent: readonly Development[];
  readonly statements: readonly Statement[];
  /** Everything of an evidence but quote and speaker. */
  readonly from: Omit<Evidence, 'quote' | 'speaker'>;
  readonly now: Date;
}

/** Who has not denied a report for so long denies another one. */
const ANSWERED_WITHIN_MS = 5 * 24 * 3_600_000;

/**
 * What the parties concerned deny. A position is whose it is: nobody else's account of it stands against a no of its own.
 * Where it said so itself, and for whatever others did as well, both words stand beside one another: disputed. An
 * accusation stays one when the accused denies it.
 */
export function judgeDenial(input: DenialInput): readonly NewCorrection[] {
  const denials = input.statements.flatMap((statement) => {
    const party = statement.speaker ?? input.from.side;
    return statement.modality === 'denied' && statement.type !== 'breach' && party !== null
      ? [{ statement, party }]
      : [];
  });
  const corrections = new Map<string, NewCorrection>();
  for (const { statement, party } of denials)
    for (const entry of input.recent)
      if (isDenied(entry, statement, party, input) && !corrections.has(entry.id))
        corrections.set(entry.id, correctionOf(entry, statement, party, input));
  return [...corrections.values()].filter((correction) => correction.tells);
}

function isDenied(entry: Development, statement: Statement, party: PartyId, { from, now }: DenialInput): boolean {
  return (
    entry.type === statement.type &&
    entry.value === statement.value &&
    entry.actors.includes(party) &&
    statement.actors.includes(party) &&
    (statement.truce === null || (statement.truce as string) === entry.truce) &&
    entry.evidence.at < from.at &&
    now.getTime() - entry.learnedAt.getTime() <= ANSWERED_WITHIN_MS
  );
}

function correctionOf(
  entry: Development,
  { quote }: Statement,
  party: PartyId,
  { pack, from }: DenialInput,
): NewCorrection {
  const { versionId, outlet, link } = from;
  const saidItself = evidenceOf(entry).some((e) => (e.speaker ?? e.side) === party);
  const onlyOthersSayIt = entry.type === 'position' && entry.actors.length === 1 && !saidItself;
  const amendment: Amendment = onlyOthersSayIt ? { kind: 'withdrawn', instead: null } : { kind: 'disputed' };
  const by = { kind: 'party', party, versionId, outlet, link, quote } as const;
  const correction = { entryId: entry.id, amendment, why: 'denied', by, note: null, tells: true } as const;
  return { ...correction, tells: isTold(pack, entry, correction) };
}
