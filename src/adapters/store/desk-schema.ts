import type { Generated } from 'kysely';

/** The table of what desks decide. */
export interface DeskSchema {
  desk_decision: DeskDecisionTable;
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
