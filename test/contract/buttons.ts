import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DevelopmentId } from '../../src/domain/ledger/development.ts';
import { sentence } from '../../src/domain/telling/message.ts';
import { postButtons } from '../../src/domain/telling/post-buttons.ts';
import type { ChannelAddress } from '../../src/domain/telling/subscription.ts';
import type { Messenger } from '../../src/ports/messenger.ts';
import type { ChatRoom } from '../support/chat-room.ts';
import { aBaseline, anEntry } from '../support/conflict.ts';

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
  click(who: 'desk' | 'reader', label: string): Promise<Seen>;
  /** A click on a button of the answer that this person saw last. */
  clickOn(who: 'desk' | 'reader', label: string): Promise<Seen>;
  /** A command, typed. */
  type(who: 'desk' | 'reader', words: string): Promise<string>;
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
      const next = postButtons({ carries: ['VK-7' as DevelopmentId] });
      const message = sentence('Valmere–Korrath: something happened');
      await scene.messenger.post({ key: 'k1', address: scene.address, message, next });
    });
    afterEach(() => scene.stop());

    it('ask what changed, the timeline, the sources and why, for whoever clicks alone', async () => {
      expect(scene.posted()).toEqual(['What changed', 'Timeline', 'Sources', 'Why']);
      for (const label of ['What changed', 'Timeline', 'Sources', 'Why']) {
        const seen = await scene.click('reader', label);
        expect({ label, ...seen }).toMatchObject({ label, private: true });
        expect(seen.text).not.toMatch(/no command|went wrong/u);
      }
    });

    it('offer the desk’s decisions to its members, and to nobody else', async () => {
      const desk = await scene.click('desk', 'Why');
      expect(desk.buttons).toEqual(['Confirm', 'Dispute', 'Not relevant', 'Cite VK-7']);
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
}
