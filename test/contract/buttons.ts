import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DevelopmentId } from '../../src/domain/ledger/development.ts';
import { sentence } from '../../src/domain/telling/message.ts';
import { postButtons } from '../../src/domain/telling/post-buttons.ts';
import type { ChannelAddress } from '../../src/domain/telling/subscription.ts';
import type { Messenger } from '../../src/ports/messenger.ts';
import type { ChatRoom } from '../support/chat-room.ts';
import { aBaseline, anEntry } from '../support/conflict.ts';
import { twoEvents } from '../support/two-events.ts';

/** Two people of the desk, and one who is not. */
export type Person = 'desk' | 'second' | 'reader';

/** What is filled into a form: what is chosen, or typed. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/** What somebody sees who clicks: the words, the buttons beneath them, and whether nobody else sees it. */
export interface Seen {
  readonly text: string;
  readonly buttons: readonly string[];
  readonly private: boolean;
}

/** A channel with a post in it, and two people of whom one is of the desk. */
export interface Scene {
  readonly room: ChatRoom;
  readonly messenger: Messenger;
  readonly address: ChannelAddress;
  /** The labels beneath the newest post. */
  posted(): readonly string[];
  /** A click on a button of the post. */
  click(who: Person, label: string): Promise<Seen>;
  /** A click on a button of the answer that this person saw last. */
  clickOn(who: Person, label: string): Promise<Seen>;
  /** The form behind a button of the last answer, handed in with choices (lists) and words; what is said then, or at a field. */
  fill(who: Person, label: string, values: Filled): Promise<string>;
  /** A command, typed. */
  type(who: Person, words: string): Promise<string>;
  stop(): Promise<void>;
}

/** What buttons beneath posts promise on a platform; `open` makes a room of it. */
export function buttons(platform: string, open: () => Promise<Scene>): void {
  describe(`buttons beneath posts on ${platform}`, () => {
    let scene: Scene;
    const entry = anEntry({ id: 'VK-7' as DevelopmentId });

    beforeEach(async () => {
      scene = await open();
      scene.room.knows(aBaseline(), [entry]);
      const more = { label: 'And 23 more', words: 'since 2031-05-05T08:00Z strait' };
      const message = { ...sentence('Valmere–Korrath: something happened'), more };
      const next = postButtons({ carries: ['VK-7' as DevelopmentId], message });
      await scene.messenger.post({ key: 'k1', address: scene.address, message, next });
    });
    afterEach(() => scene.stop());

    it('ask for the rest, what changed, the timeline, the sources and why, for whoever clicks alone', async () => {
      const labels = ['And 23 more', 'What changed', 'Timeline', 'Sources', 'Why'];
      expect(scene.posted()).toEqual(labels);
      for (const label of labels) {
        const seen = await scene.click('reader', label);
        expect({ label, ...seen }).toMatchObject({ label, private: true });
        expect(seen.text).not.toMatch(/no command|went wrong/u);
      }
    });

    it('offer the desk’s decisions to its members, and to nobody else', async () => {
      const desk = await scene.click('desk', 'Why');
      expect(desk.buttons).toEqual(['Confirm', 'Dispute', 'Merge', 'Split', 'Not relevant', 'Cite VK-7']);
      expect((await scene.click('reader', 'Why')).buttons).toEqual(['Cite VK-7']);
      expect((await scene.clickOn('reader', 'Cite VK-7')).buttons).not.toContain('Confirm');
    });

    it('put a decision on record, with who made it', async () => {
      await scene.click('desk', 'Why');
      const disputed = await scene.clickOn('desk', 'Dispute');
      expect(disputed).toMatchObject({ private: true, text: expect.stringContaining('is now disputed by the desk') });
      await scene.click('desk', 'Why');
      expect((await scene.clickOn('desk', 'Not relevant')).text).toContain('is withdrawn as not relevant');
      const kept = await scene.room.store.readModel.entry('VK-7' as DevelopmentId);
      expect(kept?.corrections).toMatchObject([
        { amendment: { kind: 'disputed' }, why: 'desk', by: { kind: 'desk', member: expect.stringMatching(/\S/u) } },
        { amendment: { kind: 'withdrawn' }, why: 'desk', by: { kind: 'desk', member: expect.stringMatching(/\S/u) } },
      ]);
      expect((await scene.click('desk', 'Why')).buttons).toEqual(['Cite VK-7']);
    });

    it('are no way round the check: whoever is not of the desk is refused, and nothing is recorded', async () => {
      const refused = await scene.type('reader', 'desk dismiss VK-7');
      expect(refused).toMatch(/Only admins of this workspace|You need the permission Manage Server/u);
      expect((await scene.room.store.readModel.entry('VK-7' as DevelopmentId))?.corrections ?? []).toEqual([]);
    });
  });

  describe(`the desk's forms on ${platform}`, () => {
    let scene: Scene;
    beforeEach(async () => {
      scene = await open();
      await twoEvents(scene.room.store, scene.room.now);
      const message = sentence('Valmere–Korrath: something happened');
      const next = [{ label: 'Why', words: 'why VK-2' }];
      await scene.messenger.post({ key: 'k1', address: scene.address, message, next });
      await scene.click('desk', 'Why');
    });
    afterEach(() => scene.stop());
    const events = () => scene.room.store.state.reports.map(({ eventId }) => eventId);

    it('merge an event with one that is offered, with a reason for the record', async () => {
      const said = await scene.fill('desk', 'Merge', { near: ['VK-1'], note: 'one deal' });
      expect(said).toContain('The event of VK-2 is now one with that of VK-1');
      expect(events()).toEqual([null, 'E1', 'E1', 'E1']);
      expect(scene.room.store.state.decisions).toMatchObject([{ kind: 'merge', note: 'one deal', entryId: 'VK-2' }]);
      expect((await scene.click('reader', 'Why')).text).toContain('two events were made this one');
    });

    it('merge it with another whose entry is written, and say at the field what is wrong', async () => {
      expect(await scene.fill('desk', 'Merge', {})).toContain('Choose an event, or write the id of one of its entries');
      await scene.click('desk', 'Why');
      expect(await scene.fill('desk', 'Merge', { into: 'VK-99' })).toContain('has no entry VK-99');
      expect(events()).toEqual([null, 'E1', 'E1', 'E2']);
      await scene.click('desk', 'Why');
      expect(await scene.fill('desk', 'Merge', { into: 'vk-1' })).toContain('is now one with that of VK-1');
    });

    it('take out a report that is chosen from those of the event', async () => {
      expect(await scene.fill('desk', 'Split', {})).toContain('is all that the event of VK-2 has');
      await scene.fill('desk', 'Merge', { near: ['VK-1'] });
      await scene.click('desk', 'Why');
      const again = scene.room.store.state.versions.find(({ version }) => version.link.endsWith('again'));
      const said = await scene.fill('desk', 'Split', { report: [`${again?.version.id}`] });
      expect(said).toContain('The report is taken out of the event of VK-2');
      expect(events()).toEqual([null, 'E1', 'E3', 'E1']);
    });
  });

  describe(`a decision that takes two on ${platform}`, () => {
    let scene: Scene;
    beforeEach(async () => {
      scene = await open();
      scene.room.twoPersons = true;
      scene.room.knows(aBaseline(), [anEntry({ id: 'VK-7' as DevelopmentId })]);
      const message = sentence('Valmere–Korrath: something happened');
      const next = [{ label: 'Cite', words: 'cite VK-7' }];
      await scene.messenger.post({ key: 'k1', address: scene.address, message, next });
      await scene.click('desk', 'Cite');
    });
    afterEach(() => scene.stop());
    const corrections = async () =>
      (await scene.room.store.readModel.entry('VK-7' as DevelopmentId))?.corrections ?? [];

    it('waits, is shown to the desk alone, and is made by the second who agrees', async () => {
      const proposed = await scene.clickOn('desk', 'Dispute');
      expect(proposed).toMatchObject({ private: true, buttons: ['Take back P1'] });
      expect(proposed.text).toContain('waits for a second desk member');
      expect(await corrections()).toEqual([]);
      const reader = await scene.click('reader', 'Cite');
      expect(reader.text).not.toContain('P1');
      expect(reader.buttons).not.toContain('Agree to P1');
      const second = await scene.click('second', 'Cite');
      expect(second.text).toContain('proposed by');
      expect(second.buttons[0]).toBe('Agree to P1');
      expect((await scene.clickOn('second', 'Agree to P1')).text).toContain('is now disputed by the desk');
      expect(await corrections()).toMatchObject([{ amendment: { kind: 'disputed' } }]);
      expect((await scene.click('reader', 'Cite')).text).toContain('disputed by the desk');
    });

    it('is taken back by whoever proposed it', async () => {
      await scene.clickOn('desk', 'Confirm');
      expect((await scene.clickOn('desk', 'Take back P1')).text).toContain('P1 is taken back');
      expect((await scene.click('second', 'Cite')).buttons).not.toContain('Agree to P1');
      expect(await corrections()).toEqual([]);
    });
  });
}
