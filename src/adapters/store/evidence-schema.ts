/** A verbatim quote and where it stands; part of several tables. */
export interface EvidenceColumns {
  version_id: number;
  source_id: string;
  outlet: string;
  family: string;
  origin: string;
  side: string | null;
  quote: string;
  quote_speaker: string | null;
  link: string;
  at: string;
  /** When what it tells is to be, as its text says; null where that says nothing, and in rows from before. */
  times: string | null;
}
