import type { STATEMENT_VALUES, StatementType, StatementValue } from '../diplomacy/statement.ts';

/** How much evidence it takes; in every case at least one quote that is stored. */
export type Proof =
  /** One quote, whoever it comes from. */
  | 'any'
  /** An account that is nobody's of those that fight, or their own word of whoever does it. */
  | 'account'
  /** The own word of whoever does it, or two independent origins. */
  | 'own-word'
  /** The own word of both sides of the war, or two independent origins. */
  | 'both-sides'
  /** No number of reports is enough. */
  | 'never';

/** What one value of one type needs. */
export interface EvidenceRule {
  /** Before a board takes it up; what falls short stands beside as reported. Null: no board shows it. */
  readonly moves: Proof | null;
  /** Before it is called confirmed. */
  readonly confirms: Proof;
}

type RulesOf<T extends StatementType> = Readonly<Record<(typeof STATEMENT_VALUES)[T][number], EvidenceRule>>;

/** A party's stance is its own to tell; another's account of it stands on the board as what it is. */
const STANCE: EvidenceRule = { moves: 'any', confirms: 'own-word' };
/** What takes two is proved by both, or by two who saw it. */
const JOINT: EvidenceRule = { moves: 'both-sides', confirms: 'both-sides' };
/** A truce ends by one side's doing, and no side's word on the other's is enough for that. */
const ENDING: EvidenceRule = { moves: 'account', confirms: 'both-sides' };
const MEETING: EvidenceRule = { moves: 'any', confirms: 'both-sides' };
/** Whoever says a thing has said it. */
const SPOKEN: EvidenceRule = { moves: 'any', confirms: 'own-word' };

/** Every transition with the evidence that it needs: the one place where this is decided. */
export const EVIDENCE_RULES: { readonly [T in StatementType]: RulesOf<T> } = {
  position: {
    proposes: STANCE,
    accepts: STANCE,
    'accepts-with-conditions': STANCE,
    undecided: STANCE,
    rejects: STANCE,
    withdraws: STANCE,
  },
  phase: {
    proposed: SPOKEN,
    agreed: JOINT,
    'in-force': JOINT,
    extended: JOINT,
    suspended: ENDING,
    expired: ENDING,
    collapsed: ENDING,
  },
  talks: {
    offered: SPOKEN,
    scheduled: MEETING,
    'under-way': MEETING,
    held: MEETING,
    postponed: MEETING,
    cancelled: MEETING,
  },
  // an accusation stays one however many carry it; the other value is a monitor's finding or an admission by itself
  breach: { alleged: { moves: null, confirms: 'never' }, confirmed: { moves: null, confirms: 'both-sides' } },
  exchange: { agreed: MEETING, 'carried-out': MEETING },
  pressure: { threatened: SPOKEN, imposed: MEETING, lifted: MEETING, paused: MEETING, resumed: MEETING },
  demand: { stated: SPOKEN },
  statement: { said: { moves: null, confirms: 'own-word' } },
};

/** The rule of a claim. */
export function ruleOf(type: StatementType, value: StatementValue): EvidenceRule {
  const rules: Readonly<Partial<Record<StatementValue, EvidenceRule>>> = EVIDENCE_RULES[type];
  return rules[value] ?? { moves: null, confirms: 'never' };
}
