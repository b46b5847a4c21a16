/** The table of who looked last when. */
export interface LookSchema {
  look: LookTable;
}

/** The last time that a person was shown how a conflict stands. */
interface LookTable {
  platform: string;
  user_id: string;
  pack_id: string;
  at: string;
}
