import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSqlite, type OpenDatabase } from '../../../src/adapters/store/sqlite.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const LOOK = { platform: 'slack', user_id: 'U1', pack_id: 'north', at: '2031-05-01T00:00:00.000Z' } as const;

describe("the database's revision", () => {
  let folder: ReturnType<typeof aFolder>;
  let own: OpenDatabase;
  let other: OpenDatabase;
  beforeEach(async () => {
    folder = aFolder();
    own = await openSqlite(`sqlite:${folder.path}/news.db`);
    other = await openSqlite(`sqlite:${folder.path}/news.db`);
  });
  afterEach(async () => {
    await own.close();
    await other.close();
    folder.remove();
  });

  const look = ({ database }: OpenDatabase, at: string = LOOK.at) =>
    database.write((rows) =>
      rows
        .insertInto('look')
        .values({ ...LOOK, at })
        .onConflict((clash) => clash.columns(['platform', 'user_id', 'pack_id']).doUpdateSet({ at }))
        .execute(),
    );

  it('stays the same while only reading is done', async () => {
    const before = own.database.revision();
    await own.database.rows.selectFrom('look').selectAll().execute();
    await other.database.rows.selectFrom('look').selectAll().execute();
    expect(own.database.revision()).toBe(before);
  });

  it('is another one after each write of this process and of another', async () => {
    const seen = [own.database.revision()];
    for (const [n, by] of [own, other, own, other].entries()) {
      await look(by, `2031-05-0${n + 1}T00:00:00.000Z`);
      seen.push(own.database.revision());
    }
    expect(seen).not.toContain(null);
    expect(new Set(seen).size).toBe(5);
  });

  it('cannot be said within a transaction, which does not see what others write', async () => {
    const before = own.database.revision();
    const within = await own.database.readAtOnce(async (rows) => {
      await rows.selectFrom('look').selectAll().execute();
      await look(other);
      return own.database.revision();
    });
    expect(within).toBeNull();
    expect(own.database.revision()).not.toBe(before);
  });
});
