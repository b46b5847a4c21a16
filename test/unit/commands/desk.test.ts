import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PackId } from '../../../src/domain/diplomacy/pack.ts';
import { aPack } from '../../support/conflict.ts';
import { FeedsDesk } from '../../support/feeds-desk.ts';
import type { Newsroom } from '../../support/newsroom.ts';
import { item, LINK, twoEvents } from '../../support/two-events.ts';

describe('desk merge and desk split', () => {
  let desk: FeedsDesk;
  let newsroom: Newsroom;
  beforeEach(async () => {
    desk = new FeedsDesk();
    newsroom = await twoEvents(desk.store, desk.now);
  });
  const events = (): readonly (string | null)[] => desk.store.state.reports.map(({ eventId }) => eventId);

  it('start from two events', () => {
    expect(events()).toEqual([null, 'E1', 'E1', 'E2']);
    expect(desk.store.state.entries.map(({ development }) => development.id)).toEqual(['VK-1', 'VK-2']);
  });

  it('make two events one, with who, when and why on record, and the ledger as it was', async () => {
    const said = () => desk.store.state.entries.map(({ development }) => ({ ...development, eventId: null }));
    const before = said();
    expect(await desk.told('desk merge vk-2 into:VK-1 note:"one and the same deal"')).toBe(
      'The event of VK-2 is now one with that of VK-1; later reports of either go there. The texts of the ledger stay as they are.',
    );
    expect(events()).toEqual([null, 'E1', 'E1', 'E1']);
    expect(desk.store.state.decisions).toMatchObject([
      { kind: 'merge', by: 'slack:U1', at: desk.now, note: 'one and the same deal', entryId: 'VK-2' },
    ]);
    expect(said()).toEqual(before);
    expect(await desk.told('desk merge VK-2 into:VK-1')).toBe('VK-1 and VK-2 belong to one event already.');
  });

  it('take a report out of its event by its link, however that is written', async () => {
    expect(await desk.told(`desk split VK-1 link:${LINK}again?utm_source=feed`)).toContain(
      'The report is taken out of the event of VK-1 and is one of its own; neither it nor near copies of it go back there.',
    );
    expect(events()).toEqual([null, 'E1', 'E3', 'E2']);
    expect(desk.store.state.decisions).toMatchObject([{ kind: 'split', from: 'E1', into: 'E3', note: null }]);
  });

  it.each([
    ['desk merge VK-9 into:VK-1', 'The ledger has no entry VK-9; every line of a digest bears its id, such as VK-12.'],
    ['desk merge VK-1', '/ceasefire desk merge needs into'],
    ['desk merge VK-1 into:first', '"first" does not fit into: use an entry of the ledger, such as UA-142.'],
    [
      'desk merge https://nowhere.example/1 into:VK-1',
      'No report at that link is in an event of Valmere–Korrath; /cease',
    ],
    [`desk merge ${LINK}first into:VK-1`, 'No report at that link is in an event of Valmere–Korrath; /ceasefire why'],
    [`desk merge VK-${'9'.repeat(4000)} into:VK-1`, `The ledger has no entry VK-${'9'.repeat(37)}…; every line`],
    [`desk split VK-2 link:${LINK}again`, 'That report is not in the event of VK-2; /ceasefire why'],
    [`desk split VK-2 link:${LINK}swap`, 'That report is all that the event of VK-2 has'],
    ['desk split VK-1 link:https://nowhere.example/1', 'Nothing was seen at that link for this conflict'],
  ])('answer to %s with one sentence', async (words, said) => {
    expect(await desk.told(words)).toContain(said);
    expect(desk.store.state.decisions).toEqual([]);
  });

  it('are named by why, with the day, and with the events as they are now', async () => {
    const why = (slug: string): Promise<string> => desk.told(`why ${LINK}${slug}`);
    expect(await why('swap')).toContain('See also: “Korrath accepts 60-day ceasefire”');
    await desk.ask('desk merge VK-2 into:VK-1');
    expect(await why('swap')).toContain(
      '6 May 2031), one of its 3 reports.\n  • Desk: two events were made this one, VK-2 among them, 6 May 2031.',
    );
    expect(await why('swap')).not.toContain('See also');
    expect(await desk.told('cite VK-2')).toContain(
      '• Desk: two events were made this one, VK-2 among them, 6 May 2031.',
    );
    expect(await desk.told('cite VK-1')).toContain('VK-2 among them');
    await desk.ask(`desk split VK-1 link:${LINK}again`);
    expect(await why('again')).toContain('• Desk: taken out of the event of VK-1, 6 May 2031.');
    expect(await why('accepts')).not.toContain('taken out');
  });

  it('keep the events of two conflicts apart', async () => {
    desk.packs = [...desk.packs, aPack({ id: 'delta' as PackId, name: 'The Delta', prefix: 'DE' })];
    const [own] = desk.store.state.entries;
    if (!own) throw new Error('no entry');
    const development = { ...own.development, id: 'DE-1' as typeof own.development.id, packId: 'delta' as PackId };
    desk.store.state.entries.push({ ...own, development });
    expect(await desk.told('desk merge VK-1 into:DE-1')).toBe(
      'VK-1 is of Valmere–Korrath and DE-1 of The Delta: events of two conflicts stay two.',
    );
  });

  it.each(['desk merge VK-2 into:VK-1', `desk split VK-1 link:${LINK}again`])('are for admins: %s', async (words) => {
    desk.asker = { ...desk.asker, isAdmin: false };
    expect(await desk.told(words)).toBe(
      'Only admins of this workspace, and those in admins.slack of the configuration, can decide about events.',
    );
    desk.asker = { ...desk.asker, platform: 'discord' };
    expect(await desk.told(words)).toContain('You need the permission Manage Server');
    expect(desk.store.state.decisions).toEqual([]);
  });

  describe('bind later reports, at once and after a new start', () => {
    const later = async (slug: string, title: string, summary: string): Promise<string | null | undefined> => {
      newsroom.later(20);
      await newsroom.poll('daily', [item(`x-${slug}`, 'A note of the day', ''), { ...item(slug, title, summary) }]);
      newsroom.later(20);
      await newsroom.poll('daily', [{ ...item(slug, title, summary), link: `https://daily.example/${slug}` }]);
      await newsroom.settle();
      return desk.store.state.reports.findLast(({ version }) => version.title === title)?.eventId;
    };
    const SWAP = ['Valmere, Korrath swap 90 prisoners under truce deal', 'Valmere and Korrath exchanged 90 prisoners.'] as const; // prettier-ignore
    const ACCEPTS = ['Korrath accepts the 60-day ceasefire', 'The government of Korrath said that it accepts the 60-day ceasefire.'] as const; // prettier-ignore

    it.each([false, true])('to a merged event (new start: %s)', async (restarts) => {
      await desk.ask('desk merge VK-2 into:VK-1');
      if (restarts) newsroom.restart();
      expect(await later('swap-told-again', ...SWAP)).toBe('E1');
    });

    it.each([false, true])('away from the event that a copy was taken out of (new start: %s)', async (restarts) => {
      await desk.ask(`desk split VK-1 link:${LINK}again`);
      if (restarts) newsroom.restart();
      expect(await later('copy', ...ACCEPTS)).toBe('E3');
    });

    it('and back again once the two are made one, by the link of a report that no entry tells of', async () => {
      await desk.ask(`desk split VK-1 link:${LINK}again`);
      newsroom.restart();
      await later('copy', ...ACCEPTS);
      expect(await desk.told(`desk merge ${LINK}again into:VK-1`)).toContain(
        'The event of that report is now one with that of VK-1',
      );
      expect(await later('copy-2', ...ACCEPTS)).toBe('E1');
      expect(await desk.told(`desk merge id:${LINK}again into:VK-1`)).toBe(
        'VK-1 and that report belong to one event already.',
      );
    });
  });

  it('know which event a link means where its versions are in two', async () => {
    newsroom.later(20);
    const other = item(
      'again',
      'Valmere and Korrath swap 90 prisoners under truce deal',
      'They exchanged 90 prisoners.',
    );
    await newsroom.poll('courier', [other]);
    await newsroom.settle();
    expect(events()).toEqual([null, 'E1', 'E1', 'E2', 'E2']);
    await desk.ask(`desk split VK-1 link:${LINK}again`);
    expect(events()).toEqual([null, 'E1', 'E3', 'E2', 'E2']);
    expect(await desk.told(`desk merge ${LINK}again into:VK-1`)).toContain('are in several events; name an entry.');
    expect(await desk.told(`desk merge ${LINK}again into:VK-2`)).toContain('is now one with that of VK-2');
    expect(events()).toEqual([null, 'E1', 'E2', 'E2', 'E2']);
  });
});
