import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DevelopmentId, NewCorrection } from '../../src/domain/ledger/development.ts';
import type { NewProposal } from '../../src/domain/ledger/proposal.ts';
import type { EventId } from '../../src/domain/news/report.ts';
import { aLedger, at, north } from '../support/stories.ts';
import { aPart, anAddress, subscribed } from '../support/telling.ts';
import type { OpenStoreUnderTest, StorePorts, StoreUnderTest } from '../support/store-ports.ts';

const NO1 = 'NO-1' as DevelopmentId;

function aProposal(change: Partial<NewProposal> = {}): NewProposal {
  return {
    packId: north,
    entryId: NO1,
    command: 'dispute',
    options: { id: 'NO-1' },
    decides: 'dispute NO-1',
    by: 'slack:U1',
    at: at('10:00'),
    note: 'a hunch',
    ...change,
  };
}

const theNextDay = (time: string): Date => new Date(at(time).getTime() + 24 * 3_600_000);

/** How proposals of the desk are kept where a decision takes two. */
export function itKeepsProposals(open: OpenStoreUnderTest): void {
  let store: StoreUnderTest;
  let ports: StorePorts;
  beforeEach(async () => {
    store = await open();
    ports = store.ports;
    await aLedger(ports.stories, 3);
  });
  afterEach(() => store.close());

  const dispute: NewCorrection = {
    entryId: NO1,
    amendment: { kind: 'disputed' },
    why: 'desk',
    by: { kind: 'desk', member: 'discord:9' },
    note: null,
    tells: true,
  };
  const judged = (by: string, proposal = 1, time = at('11:00')): Promise<void> =>
    ports.decisions.judge([dispute], { packId: north, at: time }, 0, { proposal, by });
  const states = async (now = at('11:00')) => (await ports.proposals.latest(9, now)).map(({ state }) => state);

  describe('a proposal', () => {
    it('waits for somebody else, also after a new start', async () => {
      const first = await ports.proposals.propose(aProposal());
      expect(first).toMatchObject({
        kind: 'waits',
        isNew: true,
        proposal: { ...aProposal(), number: 1, state: 'open' },
      });
      ports = await store.reopen();
      const again = await ports.proposals.propose(aProposal({ at: at('11:00'), note: null }));
      expect(again).toMatchObject({ kind: 'waits', isNew: false, proposal: { number: 1, at: at('10:00') } });
      expect(await ports.proposals.openAbout(NO1, at('11:00'))).toHaveLength(1);
      expect(await ports.proposals.openAbout('NO-2' as DevelopmentId, at('11:00'))).toEqual([]);
      expect(await ports.proposals.find(1, at('11:00'))).toMatchObject({ options: { id: 'NO-1' }, note: 'a hunch' });
      expect(await ports.proposals.find(7, at('11:00'))).toBeNull();
    });

    it('goes with what is told of it, which goes once', async () => {
      const notice = (by: string) => () => [
        { ...aPart(desk, `notice by ${by}`), subscriptionId: null, kind: 'notice' as const, address: anAddress('U2') },
      ];
      const desk = await subscribed(ports.subscriptions);
      await ports.proposals.propose(aProposal(), notice('U1'));
      await ports.proposals.propose(aProposal(), notice('U1 again'));
      await ports.proposals.propose(aProposal({ by: 'slack:U2' }), notice('U2'));
      ports = await store.reopen();
      expect((await ports.outbox.due(at('12:00'))).map(({ key }) => key)).toEqual(['notice by U1']);
    });

    it('is seconded by another member on another platform, and ends with the decision', async () => {
      await ports.proposals.propose(aProposal());
      const second = await ports.proposals.propose(aProposal({ by: 'discord:9', at: at('11:00') }));
      expect(second).toMatchObject({ kind: 'seconded', proposal: { number: 1, by: 'slack:U1' } });
      expect(await states()).toEqual(['open']);
      await judged('discord:9');
      ports = await store.reopen();
      expect(await ports.proposals.latest(9, at('11:00'))).toMatchObject([
        { state: 'agreed', endedBy: 'discord:9', endedAt: at('11:00') },
      ]);
      expect((await ports.readModel.entry(NO1))?.corrections).toHaveLength(1);
    });

    it('is agreed to once by two who come at the same time', async () => {
      await ports.proposals.propose(aProposal());
      const ends = await Promise.allSettled([judged('discord:9'), judged('slack:U2')]);
      expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect((await ports.readModel.entry(NO1))?.corrections).toHaveLength(1);
    });

    it('is made once by two who propose the same at the same time', async () => {
      const both = ['slack:U1', 'slack:U2'].map((by) => ports.proposals.propose(aProposal({ by })));
      expect((await Promise.all(both)).map(({ kind }) => kind).sort()).toEqual(['seconded', 'waits']);
      expect(await states()).toEqual(['open']);
    });

    it('cannot be agreed to by its author, and then nothing is decided', async () => {
      await ports.proposals.propose(aProposal());
      await expect(judged('slack:U1')).rejects.toMatchObject({ code: 'conflict' });
      expect((await ports.readModel.entry(NO1))?.corrections ?? []).toEqual([]);
      expect(await states()).toEqual(['open']);
    });

    it('stays open where the decision fails', async () => {
      await ports.proposals.propose(aProposal({ command: 'merge', decides: 'merge E2 E9' }));
      const events = { from: 'E2' as EventId, into: 'E2' as EventId };
      const decided = { packId: north, entryId: NO1, by: 'discord:9', at: at('11:00'), note: null };
      const lost = { from: 'E3' as EventId, versions: [] };
      await ports.decisions.merge({ from: 'E3' as EventId, into: 'E1' as EventId }, decided);
      await expect(
        ports.decisions.merge({ ...events, into: 'E3' as EventId }, decided, { proposal: 1, by: 'discord:9' }),
      ).rejects.toMatchObject({ code: 'conflict' });
      await expect(ports.decisions.split(lost, decided, { proposal: 1, by: 'discord:9' })).rejects.toMatchObject({
        code: 'conflict',
      });
      expect(await states()).toEqual(['open']);
      await ports.decisions.merge({ from: 'E2' as EventId, into: 'E1' as EventId }, decided, { proposal: 1, by: 'discord:9' }); // prettier-ignore
      expect(await states()).toEqual(['agreed']);
    });

    it('is taken back by its author alone, once, and is on record', async () => {
      await ports.proposals.propose(aProposal());
      expect(await ports.proposals.takeBack(1, 'slack:U2', at('10:30'))).toBe(false);
      expect(await ports.proposals.takeBack(1, 'slack:U1', at('10:30'))).toBe(true);
      expect(await ports.proposals.takeBack(1, 'slack:U1', at('10:31'))).toBe(false);
      await expect(judged('slack:U2')).rejects.toMatchObject({ code: 'conflict' });
      expect(await ports.proposals.latest(9, at('11:00'))).toMatchObject([
        { state: 'taken-back', endedBy: 'slack:U1', endedAt: at('10:30') },
      ]);
      expect(await ports.proposals.propose(aProposal({ by: 'slack:U2' }))).toMatchObject({
        kind: 'waits',
        isNew: true,
      });
      expect(await states()).toEqual(['open', 'taken-back']);
    });

    it('lapses after a day, and makes room for another', async () => {
      await ports.proposals.propose(aProposal());
      expect(await states(theNextDay('09:59'))).toEqual(['open']);
      expect(await states(theNextDay('10:00'))).toEqual(['lapsed']);
      expect(await ports.proposals.openAbout(NO1, theNextDay('10:00'))).toEqual([]);
      expect(await ports.proposals.takeBack(1, 'slack:U1', theNextDay('10:00'))).toBe(false);
      await expect(judged('slack:U2', 1, theNextDay('10:00'))).rejects.toMatchObject({ code: 'conflict' });
      const late = aProposal({ by: 'slack:U2', at: theNextDay('10:00') });
      expect(await ports.proposals.propose(late)).toMatchObject({
        kind: 'waits',
        isNew: true,
        proposal: { number: 2 },
      });
      expect(await ports.proposals.latest(9, theNextDay('10:01'))).toMatchObject([
        { number: 2, state: 'open' },
        { number: 1, state: 'lapsed', endedBy: null, endedAt: theNextDay('10:00') },
      ]);
    });
  });
}
