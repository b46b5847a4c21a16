/** The only source of the present; virtual in replays and tests. */
export interface Clock {
  now(): Date;
}
