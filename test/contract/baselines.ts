import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewBaseline } from '../../src/domain/ledger/baseline.ts';
import { aPack } from '../support/conflict.ts';
import { aBaseline, aLedger, at, north, south } from '../support/stories.ts';
import type { OpenStoreUnderTest, StorePorts, StoreUnderTest } from '../support/store-ports.ts';

function named(name: string, time: string, change: Partial<NewBaseline> = {}): NewBaseline {
  return { kind: 'frozen', name, setAt: at(time), setBy: 'slack:U1', baseline: aBaseline(), ...change };
}

/** How baselines are kept, and which of them a board of a time starts from. */
export function itKeepsBaselines(open: OpenStoreUnderTest): void {
  let store: StoreUnderTest;
  let ports: StorePorts;
  beforeEach(async () => {
    store = await open();
    ports = store.ports;
  });
  afterEach(() => store.close());

  describe('baselines', () => {
    it('are kept in the order in which they were set, after a new start, too', async () => {
      await ports.stories.saveBaseline(aBaseline(), at('07:00'));
      const added = await ports.baselines.add(named('Monday', '10:00', { baseline: { ...aBaseline(), afterSeq: 3 } }));
      ports = await store.reopen();
      expect(await ports.baselines.all(north)).toEqual([
        { number: 1, kind: 'pack', name: null, setAt: at('07:00'), setBy: null, baseline: aBaseline() },
        added,
      ]);
      expect(added).toMatchObject({ name: 'Monday', setBy: 'slack:U1', baseline: { afterSeq: 3, asOf: at('06:30') } });
      expect(await ports.baselines.all(south)).toEqual([]);
    });

    it('have a name of their own', async () => {
      await ports.baselines.add(named('Monday', '10:00'));
      await expect(ports.baselines.add(named('MONDAY', '10:05'))).rejects.toMatchObject({ code: 'conflict' });
      await ports.baselines.add(named('Monday', '10:05', { baseline: aBaseline(south) }));
      expect(await ports.baselines.all(north)).toHaveLength(1);
    });

    it('start boards from their time on; a board that was only named starts none', async () => {
      const later = { ...aBaseline(), asOf: at('08:30'), expected: [] };
      await ports.stories.saveBaseline(aBaseline(), at('07:00'));
      await ports.baselines.add(named('Handed over', '10:00', { kind: 'file', baseline: later }));
      await ports.baselines.add(named('Kept', '11:00'));
      const { readModel } = ports;
      const roots = [await readModel.baseline(north, at('06:45')), await readModel.baseline(north, at('09:59')), await readModel.baseline(north, at('10:00')), await readModel.baseline(north)]; // prettier-ignore
      expect(roots).toEqual([aBaseline(), aBaseline(), later, later]);
      const pack = aPack({ id: north });
      const then = [await readModel.known(pack, at('10:59')), await readModel.known(pack)];
      expect(then.map(({ baseline, newest }) => [baseline, newest?.name])).toEqual([
        [later, 'Handed over'],
        [later, 'Kept'],
      ]);
      expect(await ports.stories.baseline(north)).toEqual(later);
      expect((await ports.stories.ledgerMark(north)).baseline).toBe(2);
    });

    it('from outside have what was learned before they were taken', async () => {
      await aLedger(ports.stories, 3); // learned at nine
      const before = await ports.baselines.add(named('Before', '10:00', { kind: 'file', baseline: { ...aBaseline(), asOf: at('08:59') } })); // prettier-ignore
      const after = await ports.baselines.add(named('After', '10:00', { kind: 'file', baseline: { ...aBaseline(), asOf: at('09:30') } })); // prettier-ignore
      expect([before.baseline.afterSeq, after.baseline.afterSeq]).toEqual([undefined, 3]);
    });

    it("of a pack's file are stored again only when the file has changed, whatever was set meanwhile", async () => {
      await ports.stories.saveBaseline(aBaseline(), at('07:00'));
      await ports.baselines.add(named('Handed over', '10:00', { kind: 'file' }));
      await ports.stories.saveBaseline(aBaseline(), at('11:00'));
      expect(await ports.baselines.all(north)).toHaveLength(2);
      await ports.stories.saveBaseline({ ...aBaseline(), expected: [] }, at('12:00'));
      expect((await ports.baselines.all(north)).map(({ kind }) => kind)).toEqual(['pack', 'file', 'pack']);
    });
  });
}
