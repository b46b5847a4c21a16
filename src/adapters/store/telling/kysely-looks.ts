import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { Looks, Person } from '../../../ports/looks.ts';
import type { Database } from '../database.ts';
import { toText, toTime } from '../time-text.ts';

const DAY_MS = 24 * 3_600_000;

/** Looks in the database. */
export class KyselyLooks implements Looks {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async lastLook({ platform, id }: Person, packId: PackId): Promise<Date | null> {
    const row = await this.#database.rows
      .selectFrom('look')
      .select('at')
      .where('platform', '=', platform)
      .where('user_id', '=', id)
      .where('pack_id', '=', packId)
      .executeTakeFirst();
    return row === undefined ? null : toTime(row.at);
  }

  async noteLook({ platform, id }: Person, packId: PackId, at: Date): Promise<void> {
    const look = { platform, user_id: id, pack_id: packId, at: toText(at) };
    await this.#database.write((rows) =>
      rows
        .insertInto('look')
        .values(look)
        .onConflict((conflict) =>
          conflict
            .columns(['platform', 'user_id', 'pack_id'])
            .doUpdateSet({ at: look.at })
            .where((eb) => eb.or([eb('look.at', '<', look.at), eb('look.at', '>', toText(dayAfter(at)))])),
        )
        .execute(),
    );
  }
}

function dayAfter(at: Date): Date {
  return new Date(at.getTime() + DAY_MS);
}
