/** A board whose list anybody may change. */
export interface Board {
  readonly phases: string[];
}
