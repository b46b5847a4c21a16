import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { join } from 'node:path';
import { readLedger } from '../../../src/adapters/store/ledger/read-ledger.ts';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { openSqlite } from '../../../src/adapters/store/sqlite.ts';
import type { PackId } from '../../../src/domain/diplomacy/pack.ts';
import { emptyBaseline, foldBoard } from '../../../src/domain/ledger/fold-board.ts';
import { timelineOf } from '../../../src/domain/ledger/timeline.ts';
import { fillLedger } from '../../bench/commands/filled-ledger.ts';
import { inventedConflict, PACK_ID } from '../../bench/understand/invented-conflict.ts';
import { aWrite, ChangingLedger } from '../../support/changing-ledger.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const someWrites = fc.array(aWrite, { minLength: 5, maxLength: 30 });

describe('the ledger that is kept in memory', () => {
  it('shows after any writes, whoever made them, what its rows show, now and at any time before', async () => {
    let looks = 0;
    await fc.assert(
      fc.asyncProperty(someWrites, async (writes) => {
        const ledger = new ChangingLedger();
        try {
          await ledger.open();
          const times: Date[] = [];
          for (const write of writes) {
            await ledger.write(write);
            times.push(ledger.now);
            if (!write.looks) continue;
            looks++;
            const rows = await ledger.fromRows();
            expect(await ledger.fromMemory(0)).toEqual(rows);
            expect(await ledger.fromMemory(1)).toEqual(rows);
          }
          for (const at of times.filter((_, n) => n % 3 === 0))
            expect(await ledger.fromMemory(0, at)).toEqual(await ledger.fromRows(at));
          expect(await ledger.fromMemory(1)).toEqual(await ledger.fromRows());
        } finally {
          await ledger.close();
        }
      }),
      { numRuns: 20 },
    );
    expect(looks).toBeGreaterThan(20);
  }, 120_000);

  it('shows all that was written before the question, also to many who ask while it is being written', async () => {
    const ledger = new ChangingLedger();
    try {
      await ledger.open();
      const asked: Promise<readonly [number, number]>[] = [];
      for (let n = 0; n < 20; n++) {
        const step = { kind: 'verdict', type: 'position', value: n, family: 'courier', confirms: null, supports: null, drops: null, counts: false } as const; // prettier-ignore
        await ledger.write({ by: n % 2 === 0 ? 0 : 1, step, looks: false });
        for (const by of [0, 1] as const)
          asked.push(ledger.store(by).readModel.known(ledger.pack).then((known) => [known.ledger.length, n + 1])); // prettier-ignore
      }
      for (const [shown, written] of await Promise.all(asked)) expect(shown).toBeGreaterThanOrEqual(written);
      expect(await ledger.fromMemory(0)).toEqual(await ledger.fromRows());
    } finally {
      await ledger.close();
    }
  }, 30_000);

  it('is the same when it is longer than what is read and folded at a time', async () => {
    const folder = aFolder();
    const path = join(folder.path, 'long.db');
    const end = new Date('2031-06-01T00:00:00Z');
    await fillLedger(path, 1_150, end);
    const { pack } = inventedConflict(folder.path).loaded;
    const store = await openStore(`sqlite:${path}`, { prefixes: { [PACK_ID]: 'VK' } });
    const oracle = await openSqlite(`sqlite:${path}`);
    try {
      for (const daysAgo of [0, 1, 90, 300, 460, 20]) {
        const at = new Date(end.getTime() - daysAgo * 86_400_000);
        const ledger = await readLedger(oracle.database.rows, PACK_ID as PackId, { until: at });
        const start = emptyBaseline(pack, ledger[0]?.learnedAt ?? end);
        const known = await store.readModel.known(pack, daysAgo === 0 ? undefined : at);
        expect(known.ledger).toEqual(ledger);
        expect(known.state?.board).toEqual(foldBoard(pack, start, ledger));
        expect(known.steps).toEqual(timelineOf(pack, start, ledger));
      }
    } finally {
      await store.close();
      await oracle.close();
      folder.remove();
    }
  }, 60_000);
});
