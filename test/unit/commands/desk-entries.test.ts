import { beforeEach, describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { Development, DevelopmentId } from '../../../src/domain/ledger/development.ts';
import type { VersionId } from '../../../src/domain/news/article.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aBaseline, anEntry, someEvidence } from '../../support/conflict.ts';

const single = anEntry({ evidence: someEvidence({ speaker: null }), certainty: 'reported' });
const second = someEvidence({ versionId: 2 as VersionId, speaker: null, family: 'daily', origin: 'daily' });
const agreed = anEntry({
  seq: 2,
  type: 'phase',
  value: 'agreed',
  kind: 'new',
  actors: [],
  evidence: someEvidence({ speaker: null }),
  support: [second],
});
const twice: readonly Development[] = [
  agreed,
  {
    ...agreed,
    id: 'VK-3' as DevelopmentId,
    seq: 3,
    kind: 'confirmed',
    evidence: second,
    support: [],
    confirms: agreed.id,
  },
];

describe('the desk on entries', () => {
  let room: ChatRoom;
  beforeEach(() => {
    room = new ChatRoom();
    room.asker = { ...room.asker, isAdmin: true };
    room.knows(aBaseline(), [single]);
  });
  const told = async (words: string): Promise<string> =>
    plainText((await room.ask(words)).message, { width: 10_000, colour: false });
  const entry = (id: string) => room.store.readModel.entry(id as DevelopmentId);

  it('confirms one with who, when and why, and shows that as its own word', async () => {
    expect(await told('desk confirm vk-1 note:"the minister told us"')).toBe(
      'VK-1 (Korrath accepts the 60-day ceasefire with conditions) is now confirmed by the desk. It was told in no post.',
    );
    expect(room.store.state.onRecord).toMatchObject([
      { entryId: 'VK-1', by: { kind: 'desk', member: 'slack:U1' }, at: room.now, note: 'the minister told us' },
    ]);
    expect(await told('status')).toContain('Korrath: accepts with conditions (confirmed by the desk)');
    expect(await told('cite VK-1')).toContain('Changed, confirmed by the desk.');
    expect(await told('cite VK-1')).toContain('confirmed by the desk (the minister told us)');
  });

  it('shows what it decided in the timeline as its own word', async () => {
    await room.ask('desk dispute VK-1');
    expect(await told('timeline')).toContain('accepts with conditions (disputed by the desk)');
    const phase = anEntry({ seq: 2, type: 'phase', value: 'agreed', kind: 'new', actors: [], certainty: 'confirmed' });
    const swap = anEntry({ seq: 3, type: 'exchange', value: 'carried-out', kind: 'new' });
    room = new ChatRoom();
    room.asker = { ...room.asker, isAdmin: true };
    room.knows(aBaseline(), [phase, swap]);
    await room.ask('desk confirm VK-2');
    expect(await told('timeline')).toMatch(/agreed[^\n]*, confirmed by the desk/u);
    expect(await told('timeline')).toContain('is carried out');
    await room.ask('desk dismiss VK-3');
    expect(await told('timeline')).not.toContain('is carried out');
  });

  it('says so when it was done before, and writes nothing', async () => {
    await room.ask('desk confirm VK-1');
    expect(await told('desk confirm VK-1')).toContain('is confirmed by the desk already.');
    expect(room.store.state.onRecord).toHaveLength(1);
  });

  it('disputes one, which stays on the board with that word', async () => {
    await room.ask('desk dispute VK-1');
    expect(await told('status')).toContain('Korrath: accepts with conditions (disputed by the desk)');
  });

  it('decides about the claim when the entry that confirms it is named, and both follow', async () => {
    room.knows(aBaseline(), twice);
    expect(await told('status')).toContain('60-day ceasefire: agreed');
    await room.ask('desk dispute VK-3');
    expect(room.store.state.onRecord.map(({ entryId }) => entryId)).toEqual(['VK-2']);
    expect(await told('status')).toContain('Reported, not yet proved: agreed (disputed by the desk)');
    expect(await entry('VK-3')).toMatchObject({ judged: { certainty: 'disputed', by: 'desk' } });
  });

  it('corrects one to a value of its type, and past boards keep what was known with a note', async () => {
    room.now = new Date('2031-05-06T12:00:00Z');
    expect(await told('desk correct VK-1 value:rejects note:"misread"')).toContain(
      'VK-1 is corrected: Korrath rejects the 60-day ceasefire (before: accepts with conditions).',
    );
    expect(await told('desk correct VK-1 value:rejects')).toBe('VK-1 is corrected to “rejects” already.');
    room.now = new Date('2031-05-06T13:00:00Z');
    expect(await told('status')).toContain('Korrath: rejects (confirmed by the desk)');
    const past = await told('status at:2031-05-06T10:00Z');
    expect(past).toContain('Korrath: accepts with conditions (');
    expect(past).toContain(
      'Later corrected on 6 May 2031, 15:00 EEST (VK-1): Korrath accepts the 60-day ceasefire with conditions: the desk says it is “rejects”, not “accepts with conditions” (misread).',
    );
  });

  it.each([
    ['desk correct VK-1 value:acepts', '"acepts" is no value of a position; VK-1 can say proposes, accepts, accepts-with-conditions, undecided, rejects or withdraws (perhaps accepts).'], // prettier-ignore
    ['desk correct VK-1 value:"Accepts"', 'VK-1 is corrected: Korrath accepts the 60-day ceasefire'],
    ['desk correct VK-1 value:"accepts with conditions"', 'VK-1 says “accepts with conditions” already; /ceasefire desk confirm VK-1 vouches for it.'], // prettier-ignore
    ['desk correct VK-1', '/ceasefire desk correct needs value'],
    ['desk confirm VK-9', 'The ledger has no entry VK-9'],
  ])('answers %s with one sentence', async (words, said) => {
    expect(await told(words)).toContain(said);
  });

  it.each(['confirm VK-1', 'dispute VK-1', 'correct VK-1 value:rejects'])('is for admins: desk %s', async (words) => {
    room.asker = { ...room.asker, isAdmin: false };
    expect(await told(`desk ${words}`)).toBe(
      'Only admins of this workspace, and those in admins.slack of the configuration, can decide about entries.',
    );
    expect(room.store.state.onRecord).toEqual([]);
  });

  it('lets one of two who decide at once look again', async () => {
    const [one, other] = await Promise.all([told('desk confirm VK-1'), told('desk correct VK-1 value:rejects')]);
    expect([one, other].filter((said) => said.includes('a moment ago; look at it again'))).toHaveLength(1);
    expect(room.store.state.onRecord).toHaveLength(1);
  });

  it('restores what was withdrawn when it confirms it, and has nothing to dispute in it', async () => {
    const by = { kind: 'source', versionId: 9 as VersionId, outlet: 'The Meridian Courier', link: '', quote: null } as const; // prettier-ignore
    const amendment = { kind: 'dropped', versions: [1 as VersionId], instead: null } as const;
    const correction = { entryId: single.id, amendment, why: 'edited', by, note: null, tells: true } as const;
    room.store.state.putOnRecord(single.packId, [correction], room.now);
    expect(await told('status')).toContain('Korrath: undecided');
    expect(await told('desk dispute VK-1')).toBe(
      'VK-1 stands no more (withdrawn, since The Meridian Courier no longer says so), so there is nothing to dispute.',
    );
    await room.ask('desk confirm VK-1');
    expect((await entry('VK-1'))?.superseded).toBeUndefined();
    expect(await told('status')).toContain('Korrath: accepts with conditions (confirmed by the desk)');
  });
});
