import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** Where rows are read and written: the database, or a transaction on it. */
export type Rows = Kysely<Schema>;

/** A process's way into the database. Every write is a transaction; within one, only its own `rows` may be used. */
export interface Database {
  readonly rows: Rows;
  /**
   * Stands for all that the database holds: while it stays the same nobody has changed anything, this process or another.
   * Null while that cannot be said. What is read after it was asked for is at least as new.
   */
  revision(): string | null;
  /** What is read in it is of one moment, whoever writes meanwhile. */
  readAtOnce<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  /** For what the next cycle would do again. */
  write<T>(work: (rows: Transaction<Schema>) => Promise<T>): Promise<T>;
  /** For ledger, outbox and subscriptions: once it has returned, a power failure takes back neither it nor what was written before. */
  writeDurably<T>(work: (rows: Transaction<Schema>) => Promise<T>): Promise<T>;
  /** The same for what was written before, with nothing to write beside it. */
  makeLasting(): Promise<void>;
}
