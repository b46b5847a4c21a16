const EPOCH_MS = 1_420_070_400_000;

/** Gives out Discord ids: they carry their time and only grow. */
export class SnowflakeMint {
  #last = 0n;

  next(atMs: number): string {
    const wanted = BigInt(Math.floor(atMs) - EPOCH_MS) << 22n;
    this.#last = wanted > this.#last ? wanted : this.#last + 1n;
    return this.#last.toString();
  }
}
