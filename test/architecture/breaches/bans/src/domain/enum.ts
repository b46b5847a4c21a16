/** A phase. */
export enum Phase {
  Agreed,
}
