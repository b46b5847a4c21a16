import type { Generated } from 'kysely';
import type { EvidenceColumns } from './evidence-schema.ts';

/** The table of figures. */
export interface FigureSchema {
  figure: FigureTable;
}

/** One figure of one report; `claimant` is a party's id or a name, null for a voice that has none. Never changed. */
interface FigureTable extends EvidenceColumns {
  id: Generated<number>;
  pack_id: string;
  report_id: number;
  kind: string;
  claimant_kind: string;
  claimant: string | null;
  low: number;
  high: number;
  bound: string;
  about: number;
  by_party: string | null;
  whose: string | null;
  among: string | null;
  planned: number;
  period: string;
  period_from: string | null;
  period_to: string | null;
  truce: string | null;
  background: number;
  late: number;
  learned_at: string;
}
