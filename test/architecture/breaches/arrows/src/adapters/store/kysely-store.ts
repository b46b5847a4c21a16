import { readFileSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { Kysely } from 'kysely';

export class KyselyStore {
  static readonly parts = [readFileSync, Kysely];
  readonly database?: Database;
}
