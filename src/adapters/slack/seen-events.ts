const MOST_KEPT = 1000;

/** Slack sends an event again when its acknowledgement was lost: each is answered once. */
export class SeenEvents {
  readonly #ids = new Set<string>();

  /** True the first time. */
  isNew(id: string): boolean {
    if (this.#ids.has(id)) return false;
    const [oldest] = this.#ids;
    if (oldest !== undefined && this.#ids.size >= MOST_KEPT) this.#ids.delete(oldest);
    this.#ids.add(id);
    return true;
  }
}
