/** A board that anybody may change. */
export interface Board {
  phase: string;
}
