import { CERTAINTY_IN_WORDS } from './certainty-words.ts';
import type { Certainty } from './development.ts';

/** The fixed words of what became of an entry, in one language; names and values are put into them as they are. */
export interface CorrectionWords {
  readonly certainties: Readonly<Record<Certainty, string>>;
  /** How sure the desk, or a party by its name, is of it. */
  readonly by: (certainty: 'confirmed' | 'disputed', who: string | null) => string;
  readonly otherWords: (outlet: string) => string;
  readonly takenBack: (outlet: string) => string;
  readonly saidNoMore: (outlet: string) => string;
  readonly denied: (party: string) => string;
  readonly theDesk: string;
  readonly withdrawn: string;
  readonly withdrawnSince: (because: string) => string;
  readonly nowSince: (certainty: string, because: string) => string;
  readonly disputedSince: (because: string) => string;
  readonly notRelevant: string;
  readonly corrected: (now: string, was: string) => string;
  readonly see: (id: string) => string;
}

/** In English, as everything is told that has no language of its own. */
export const CORRECTION_WORDS: CorrectionWords = {
  certainties: CERTAINTY_IN_WORDS,
  by: (certainty, who) => `${certainty} by ${who ?? 'the desk'}`,
  otherWords: (outlet) => `${outlet} says it in other words now`,
  takenBack: (outlet) => `${outlet} has taken it back`,
  saidNoMore: (outlet) => `${outlet} no longer says so`,
  denied: (party) => `${party} denies it`,
  theDesk: 'the desk',
  withdrawn: 'withdrawn',
  withdrawnSince: (because) => `withdrawn, since ${because}`,
  nowSince: (certainty, because) => `now ${certainty}, since ${because}`,
  disputedSince: (because) => `disputed, since ${because}`,
  notRelevant: 'withdrawn by the desk as not relevant',
  corrected: (now, was) => `the desk says it is “${now}”, not “${was}”`,
  see: (id) => `; see ${id}`,
};
