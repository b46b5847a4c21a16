import type { Generated } from 'kysely';

/** The tables of what is put on record about entries, and of the boards that their fold starts from. */
export interface CorrectionSchema {
  correction: CorrectionTable;
  correction_carrier: CorrectionCarrierTable;
  baseline: BaselineTable;
}

/** `versions` is a JSON list: whose evidence is meant. Of the columns `by_…` and `decided_by` those of the corrector are filled. */
interface CorrectionTable {
  id: Generated<number>;
  pack_id: string;
  development_id: string;
  kind: 'moved' | 'dropped' | 'withdrawn' | 'confirmed' | 'disputed' | 'corrected';
  versions: string;
  moved_version: number | null;
  moved_quote: string | null;
  moved_link: string | null;
  instead: string | null;
  value: string | null;
  was: string | null;
  why: 'edited' | 'retracted' | 'denied' | 'desk';
  by_version: number | null;
  by_outlet: string | null;
  by_link: string | null;
  by_quote: string | null;
  by_party: string | null;
  decided_by: string | null;
  note: string | null;
  tells: number;
  /** 1: every message that carried the entry has its edit in the outbox. */
  chased: Generated<number>;
  learned_at: string;
}

/** Which posts tell of a correction. */
interface CorrectionCarrierTable {
  delivery_id: number;
  correction_id: number;
}

/** `after_seq`: the last entry of the ledger that it has already; `set_at` is null for those from the beginning. */
interface BaselineTable {
  id: Generated<number>;
  pack_id: string;
  as_of: string;
  board: string;
  kind: Generated<'pack' | 'file' | 'frozen'>;
  name: string | null;
  set_at: string | null;
  set_by: string | null;
  after_seq: Generated<number>;
}
