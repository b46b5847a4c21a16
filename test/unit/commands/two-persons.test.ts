import { beforeEach, describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { addressOfPerson } from '../../../src/domain/telling/subscription.ts';
import { privately } from '../../../src/domain/telling/message.ts';
import type { DevelopmentId } from '../../../src/domain/ledger/development.ts';
import { FeedsDesk } from '../../support/feeds-desk.ts';
import { LINK, twoEvents } from '../../support/two-events.ts';

const WAITS = 'It waits for a second desk member.';

describe('a desk where decisions take two', () => {
  let desk: FeedsDesk;
  beforeEach(async () => {
    desk = new FeedsDesk();
    desk.twoPersons = true;
    await twoEvents(desk.store, desk.now);
  });

  const as = (platform: 'slack' | 'discord', id: string): FeedsDesk => {
    desk.asker = { ...desk.asker, platform, user: { ...desk.asker.user, id }, isAdmin: true };
    return desk;
  };
  const entry = () => desk.store.readModel.entry('VK-1' as DevelopmentId);
  const events = () => desk.store.state.reports.map(({ eventId }) => eventId);

  it.each([
    ['desk confirm VK-1', 'is to be confirmed by the desk', 'is now confirmed by the desk'],
    ['desk dispute VK-1', 'is to be disputed by the desk', 'is now disputed by the desk'],
    ['desk dismiss VK-1', 'is to be withdrawn as not relevant', 'is withdrawn as not relevant'],
    ['desk correct VK-1 value:undecided', 'VK-1 is to be corrected: ', 'VK-1 is corrected: '],
  ])('waits after %s until another makes the same decision', async (words, proposed, done) => {
    const first = await as('slack', 'U1').told(words);
    expect(first).toContain(`${proposed}`);
    expect(first).toContain(WAITS);
    expect((await entry())?.corrections ?? []).toEqual([]);
    expect(await as('slack', 'U1').told(words)).toContain(WAITS);
    expect(await as('discord', '9').told(words)).toContain(done);
    expect((await entry())?.corrections).toMatchObject([{ by: { kind: 'desk', member: 'discord:9' } }]);
    expect(desk.store.state.proposals).toMatchObject([{ state: 'agreed', by: 'slack:U1', endedBy: 'discord:9' }]);
  });

  it.each([
    ['desk merge VK-2 into:VK-1', 'merge', [null, 'E1', 'E1', 'E1']],
    [`desk split VK-1 link:${LINK}again`, 'split', [null, 'E1', 'E3', 'E2']],
  ])('waits after %s until another presses Agree', async (words, command, after) => {
    expect(await as('slack', 'U1').told(`${words} note:"one deal"`)).toContain(WAITS);
    expect(events()).toEqual([null, 'E1', 'E1', 'E2']);
    expect(await as('slack', 'U1').told('desk agree P1')).toBe('P1 is your own; it takes another member of the desk.');
    expect(await as('discord', '9').told('desk proposals')).toContain(`P1 desk ${command} `);
    await as('discord', '9').ask('desk agree p1');
    expect(events()).toEqual(after);
    expect(desk.store.state.decisions).toMatchObject([{ kind: command, by: 'discord:9', note: 'one deal' }]);
    expect(await desk.told('desk agree 1')).toContain('P1 is not open any more');
  });

  it('shows a proposal to the desk alone, privately', async () => {
    await as('slack', 'U1').ask('desk dispute VK-1 note:"a hunch"');
    const seen = async () => {
      const reply = await desk.ask('cite VK-1');
      return { open: plainText(reply.message, { width: 10_000, colour: false }), own: privately(reply) };
    };
    as('slack', 'U2');
    const { open, own } = await seen();
    expect(open).not.toContain('hunch');
    expect(plainText(own.message, { width: 10_000, colour: false })).toContain(
      'P1 desk dispute VK-1, proposed by slack:U1',
    );
    expect(own.own?.[0]).toEqual({ label: 'Agree to P1', words: 'desk agree P1' });
    expect((await as('slack', 'U1').ask('why VK-1')).own?.[0]?.label).toBe('Take back P1');
    desk.asker = { ...desk.asker, isAdmin: false };
    const reader = await seen();
    expect(reader.own.own ?? []).toEqual([]);
    expect(JSON.stringify(reader.own.message)).not.toContain('hunch');
    for (const words of ['desk proposals', 'desk agree P1', 'desk takeback P1'])
      expect(await desk.told(words)).toContain('Only admins of this workspace');
  });

  it('is told to the other members who are named in the configuration, once', async () => {
    desk.deskMembers = [
      addressOfPerson('slack', 'U1'),
      addressOfPerson('slack', 'U2'),
      addressOfPerson('discord', '9'),
    ];
    await as('slack', 'U1').ask('desk dispute VK-1 note:"a hunch"');
    await as('slack', 'U1').ask('desk dispute VK-1');
    await as('slack', 'U2').ask('desk dispute VK-1');
    const told = desk.store.state.deliveries.map(({ address, message }) => [address.channel, message.headline]);
    const said = expect.stringContaining('P1 waits for a second desk member: VK-1 (Korrath accepts');
    expect(told).toEqual([
      ['U2', said],
      ['9', said],
    ]);
    const [first] = desk.store.state.deliveries;
    const words = first ? plainText(first.message, { width: 10_000, colour: false }) : '';
    expect(words).toContain('Why: a hunch');
    expect(words).toContain('/ceasefire desk agree P1');
  });

  it('is taken back by its author, and lapses after a day, both on record', async () => {
    await as('slack', 'U1').ask('desk dispute VK-1');
    expect(await as('slack', 'U2').told('desk takeback P1')).toContain('is another member’s');
    expect(await as('slack', 'U1').told('desk takeback P1')).toBe('P1 is taken back; nothing was decided.');
    await as('slack', 'U1').ask('desk confirm VK-1');
    desk.now = new Date(desk.now.getTime() + 24 * 3_600_000);
    expect(await as('slack', 'U2').told('desk agree P2')).toContain('P2 is not open any more');
    const list = await desk.told('desk proposals');
    expect(list).toContain('Nothing waits for a second desk member');
    expect(list).toMatch(/P2 desk confirm VK-1, proposed by slack:U1 [^;]+; lapsed /u);
    expect(list).toMatch(/P1 desk dispute VK-1, proposed by slack:U1 [^;]+; taken back by slack:U1 /u);
    expect((await entry())?.corrections ?? []).toEqual([]);
  });

  it('does not agree to what has come to mean something else', async () => {
    await as('slack', 'U1').ask(`desk split VK-1 link:${LINK}again`);
    desk.twoPersons = false;
    await desk.ask('desk merge VK-2 into:VK-1');
    await desk.ask('desk merge VK-1 into:VK-2');
    desk.store.state.proposals = desk.store.state.proposals.map((held) => ({ ...held, decides: 'split E7 2' }));
    expect(await as('slack', 'U2').told('desk agree P1')).toContain('What P1 is about has changed since');
    expect(desk.store.state.decisions).toMatchObject([{ kind: 'merge' }]);
  });

  it('counts at once where the rule is off, and says so', async () => {
    desk.twoPersons = false;
    expect(await as('slack', 'U1').told('desk confirm VK-1')).toContain('is now confirmed by the desk');
    expect(await desk.told('desk proposals')).toContain('desk.twoPersons is off');
    expect(await desk.told('desk agree nonsense')).toContain('There is no such proposal');
  });
});
