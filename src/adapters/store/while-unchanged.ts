import type { Database } from './database.ts';

/** What was read is kept as long as the database is the same. */
export class WhileUnchanged<V> {
  readonly #database: Database;
  readonly #read: () => Promise<V>;
  #kept: { readonly revision: string; readonly value: V } | null = null;

  constructor(database: Database, read: () => Promise<V>) {
    this.#database = database;
    this.#read = read;
  }

  async value(): Promise<V> {
    const revision = this.#database.revision();
    if (this.#kept !== null && this.#kept.revision === revision) return this.#kept.value;
    const value = await this.#read();
    if (revision !== null) this.#kept = { revision, value };
    return value;
  }
}
