import type { Generated } from 'kysely';

/** The tables of what desks decide and propose. */
export interface DeskSchema {
  desk_decision: DeskDecisionTable;
  desk_proposal: DeskProposalTable;
}

/** Two events that are one, or versions (a JSON list) that were taken from one to another; events by their numbers. */
interface DeskDecisionTable {
  id: Generated<number>;
  pack_id: string;
  kind: 'merge' | 'split';
  entry_id: string;
  from_seq: number;
  into_seq: number;
  versions: string;
  decided_by: string;
  decided_at: string;
  note: string | null;
}

/** What one member would decide by a command with its options (a JSON map); `decides` is the same for the same decision. */
interface DeskProposalTable {
  id: Generated<number>;
  pack_id: string;
  entry_id: string;
  command: string;
  options: string;
  decides: string;
  proposed_by: string;
  proposed_at: string;
  note: string | null;
  state: 'open' | 'agreed' | 'taken-back' | 'lapsed';
  ended_by: string | null;
  ended_at: string | null;
}
