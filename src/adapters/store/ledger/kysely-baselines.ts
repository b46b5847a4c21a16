import type { PackId } from '../../../domain/diplomacy/pack.ts';
import { AppError } from '../../../domain/errors.ts';
import type { BaselineVersion, NewBaseline } from '../../../domain/ledger/baseline.ts';
import type { Baselines } from '../../../ports/baselines.ts';
import type { Database } from '../database.ts';
import { readBaselines, writeBaseline } from './baseline-rows.ts';

/** Baselines in the database; every write is durable. */
export class KyselyBaselines implements Baselines {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  all(packId: PackId): Promise<readonly BaselineVersion[]> {
    return readBaselines(this.#database.rows, packId);
  }

  add(added: NewBaseline): Promise<BaselineVersion> {
    const { packId } = added.baseline;
    return this.#database.writeDurably(async (rows) => {
      const known = await readBaselines(rows, packId);
      if (known.some(({ name }) => name?.toLowerCase() === added.name.toLowerCase()))
        throw new AppError('conflict', `There is a baseline "${added.name}" already; give this one another name.`);
      const number = await writeBaseline(rows, added);
      const written = (await readBaselines(rows, packId)).find((version) => version.number === number);
      if (!written) throw new AppError('internal', 'A baseline was written and is not there.');
      return written;
    });
  }
}
