import { beforeEach, describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { PackId } from '../../../src/domain/diplomacy/pack.ts';
import type { FeedHealth, FeedId } from '../../../src/domain/news/feed.ts';
import { addressOfPerson, type Platform } from '../../../src/domain/telling/subscription.ts';
import { deliverQueued } from '../../../src/pipeline/deliver-queued.ts';
import { NothingToPost } from '../../../src/pipeline/nothing-to-post.ts';
import { tellAdmins, type WatchDeps } from '../../../src/pipeline/tell-admins.ts';
import { ChannelWall } from '../../fakes/channel-wall.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { someHealth } from '../../support/conflict.ts';

const IDS = ['harbour', 'meridian', 'radio'] as const;
const ANA = addressOfPerson('slack', 'U0ANA');
const BEN = addressOfPerson('discord', '175928847299117063');

describe('telling the admins', () => {
  let room: ChatRoom;
  let wall: ChannelWall;
  beforeEach(async () => {
    room = new ChatRoom();
    wall = new ChannelWall('slack');
    const listed = IDS.map((id) => ({
      id: id as string as FeedId,
      url: `https://${id}.example/rss`,
      packs: ['strait' as PackId],
    }));
    await room.store.feeds.sync(listed, 600_000, room.now);
  });

  /** One look at `minute`, after which what is due goes out. */
  async function look(minute: number): Promise<number> {
    room.now = new Date(Date.UTC(2031, 4, 6) + minute * 60_000);
    const { added, outages, outbox, subscriptions } = room.store;
    const messengers = new Map<Platform, ChannelWall>([['slack', wall]]);
    const clock = { now: () => room.now };
    const deps = {
      added,
      outages,
      outbox,
      subscriptions,
      messengers,
      nothingToPost: new NothingToPost(),
      admins: [ANA, BEN],
      conflicts: [],
      timezone: 'UTC',
      clock,
      log: room.log,
    };
    const { queued } = await tellAdmins(deps satisfies WatchDeps);
    await deliverQueued(deps, new AbortController().signal);
    return queued;
  }

  function is(id: (typeof IDS)[number], health: Partial<FeedHealth>): void {
    const held = room.store.state.feeds.get(id as string as FeedId);
    if (!held) throw new Error(`${id} is not followed`);
    const nextPollAt = new Date(room.now.getTime() + 3_600_000);
    room.store.state.feeds.set(held.id, { ...held, health: someHealth({ nextPollAt, ...health }) });
  }
  const read = () => ({ lastAttemptAt: room.now, lastSuccessAt: room.now });
  const failing = () => ({ lastAttemptAt: room.now, lastSuccessAt: null, failures: 9, lastError: 'It is down.' });
  const told = (): readonly string[] => wall.standing.map(({ message }) => plainText(message).split('\n')[0] ?? '');

  it('of everything takes one notice and one of its end, for those whose platform is there', async () => {
    const counts: number[] = [];
    for (let minute = 0; minute <= 400; minute += 20) {
      counts.push(await look(minute));
      for (const id of IDS) is(id, failing());
    }
    is('radio', read());
    counts.push(await look(420), await look(440));
    expect(counts.reduce((sum, count) => sum + count)).toBe(2);
    expect(wall.standing.map(({ address }) => address)).toEqual([ANA, ANA]);
    expect(told()).toEqual([
      expect.stringMatching(
        /^No source has been read so far; they are followed since 6 May 2031, 00:00 UTC\. All of them fail/u,
      ),
      'Sources are read again, since 6 May 2031, 06:40 UTC; none could be read for 6 h 40 min. 1 of 3 sources is read. The others are tried again until 07:40 UTC.',
    ]);
    expect(room.log.lines.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'warn no source is read',
      'info sources read again',
    ]);
  });

  it('looks once a minute, also after the clock was set back', async () => {
    await look(10);
    await look(10.5);
    expect(room.store.state.lookedAt).toEqual(new Date(Date.UTC(2031, 4, 6, 0, 10)));
    await look(5);
    expect(room.store.state.lookedAt).toEqual(new Date(Date.UTC(2031, 4, 6, 0, 5)));
  });
});
