import type { StatementType, StatementValue } from '../diplomacy/statement.ts';
import type { Certainty } from './development.ts';

/** What a certainty word means to a reader, in one short phrase. */
export const CERTAINTY_IN_WORDS: Readonly<Record<Certainty, string>> = {
  claimed: "one party's claim",
  reported: 'reported, not confirmed',
  confirmed: 'confirmed',
  disputed: 'disputed',
};

/** What a clause tells: an accusation or somebody's words are said, whether or not what they say is so. */
interface Told {
  readonly type: StatementType;
  readonly value: StatementValue;
}

/** A clause whose truth is disputed, so that it stands alone as no plain fact: "it is disputed that Korrath rejects the truce". */
export function asDisputed(clause: string, { type, value }: Told): string {
  const isSaid = type === 'statement' || (type === 'breach' && value === 'alleged');
  return isSaid ? `${clause} (disputed)` : `it is disputed that ${clause}`;
}
