import { beforeEach, describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { Pack, PackId, PartyId } from '../../../src/domain/diplomacy/pack.ts';
import type { DevelopmentId } from '../../../src/domain/ledger/development.ts';
import type { EventId } from '../../../src/domain/news/report.ts';
import type { FeedItem } from '../../../src/domain/news/feed.ts';
import type { Outbox } from '../../../src/ports/outbox.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aBaseline, aPack } from '../../support/conflict.ts';
import { Newsroom } from '../../support/newsroom.ts';
import { aBreakingPost, aDigest, aPart, aWish, ref } from '../../support/telling.ts';

const YES = 'https://courier.example/world/korrath-says-yes';
const ACCEPTS: Partial<FeedItem> = {
  title: 'Korrath accepts 60-day ceasefire',
  summary: 'Korrath accepts the 60-day ceasefire in full, a spokesman said in Durnhall.',
  link: YES,
  publishedAt: new Date('2031-05-06T10:05:00Z'),
};

let room: ChatRoom;
let news: Newsroom;
beforeEach(async () => {
  room = new ChatRoom();
  room.asker = { ...room.asker, user: { ...room.asker.user, timezone: 'UTC' } };
  news = new Newsroom(room.store, room.packs);
  for (const feed of ['courier', 'radio', 'daily']) await news.poll(feed, []);
  news.later(10);
});

async function told(words: string): Promise<string> {
  return plainText((await room.ask(words)).message, { width: 200, colour: false });
}

async function brings(feed: string, ...items: readonly Partial<FeedItem>[]): Promise<void> {
  await news.poll(feed, items);
  await news.settle();
  news.later(10);
}

describe('why', () => {
  it('answers first what became of it, then where it came from, against what it was new, and for which reasons', async () => {
    await brings('courier', ACCEPTS);
    const lines = (await told(`why ${YES}`)).replace(/\n {4}(?=\S)/gu, ' ').split('\n');
    expect(lines).toEqual([
      'Valmere–Korrath: new: VK-1, told in no post so far',
      '      “Korrath accepts 60-day ceasefire”',
      `      — The Meridian Courier <${YES}>, published 6 May 2031, 10:05 UTC; first seen 6 May 2031, 10:10 UTC`,
      '  • New: VK-1 Korrath accepts the 60-day ceasefire · told in no post so far',
      '  • Compared with what was known: position “accepts”: not known before.',
      expect.stringMatching(/^ {2}• Relevant, surely: .*truce word “ceasefire” near “Korrath”; .*\.$/u),
      expect.stringMatching(/^ {2}• News: .*saying verb “\p{L}+”.*\.$/u),
      '  • Event: this report opened it; no other has joined it.',
    ]);
  });

  it('is public and may be asked by anybody, and its headline stands alone', async () => {
    await brings('courier', ACCEPTS);
    room.asker = { ...room.asker, mayManageChannel: false, isAdmin: false };
    const reply = await room.ask(`why ${YES}`);
    expect(reply.private).toBe(false);
    expect(reply.message.headline).toBe('Valmere–Korrath: new: VK-1, told in no post so far');
  });

  it('counts the posts and digests in which it was told, and names no channel', async () => {
    await brings('courier', ACCEPTS);
    const told0 = { ['strait' as PackId]: 0 };
    const outbox: Outbox = room.store.outbox;
    for (const [n, channel] of ['newsdesk', 'field-office', 'late-desk'].entries()) {
      const wish = aWish({
        packs: ['strait' as PackId],
        address: { platform: 'slack', workspace: 'elsewhere', channel },
      });
      const to = await room.store.subscriptions.add(wish, told0, room.now);
      const carries = ['VK-1' as DevelopmentId];
      const digest = aDigest(to, [aPart(to, `d${n}`, { carries, createdAt: room.now })]);
      await outbox.queue(n < 2 ? aBreakingPost(to, `b${n}`, carries) : digest);
    }
    for (const { id } of (await outbox.due(news.now)).slice(0, 3)) {
      await outbox.begin(id, news.now);
      await outbox.settle(id, { kind: 'sent', ref }, news.now);
    }
    const answer = await told(`why ${YES}`);
    expect(answer).toContain('Valmere–Korrath: new: VK-1, told in 2 posts and 1 digest');
    expect(answer).not.toMatch(/newsdesk|field-office|late-desk|slack/u);
  });

  it('says which entry a repeat says again, and as which happening it was taken', async () => {
    await brings('courier', ACCEPTS);
    const again = 'https://daily.example/korrath';
    await brings('daily', { ...ACCEPTS, title: 'Korrath accepts a 60-day ceasefire', link: again });
    const answer = await told(`why ${again}`);
    expect(answer).toContain('Valmere–Korrath: a repeat of VK-1\n');
    expect(answer).toContain(
      `  • Says again: VK-1 Korrath accepts the 60-day ceasefire (The Meridian Courier <${YES}>, 6 May 2031)\n`,
    );
    expect(answer).toContain('Compared with what was known: position “accepts”: known from VK-1 in the same event.');
    expect(answer).toMatch(
      /Event: the same happening as “Korrath accepts 60-day ceasefire” \(The Meridian Courier <\S+>, 6 May 2031\), surely, one\s+of its 2 reports: /u,
    );
  });

  it('shows every version of an article, oldest first, and says only what the next one adds', async () => {
    await brings('courier', ACCEPTS);
    await brings('courier', { ...ACCEPTS, title: 'Korrath says yes to 60-day ceasefire' });
    const answer = await told(`why ${YES}`);
    const lines = answer.split('\n').filter((line) => /^\S|“Korrath (?:accepts|says)[^”]*”$|Event/u.test(line));
    expect(lines).toEqual([
      'Valmere–Korrath: new: VK-1, told in no post so far',
      'Version 1 of 2: new',
      '      “Korrath accepts 60-day ceasefire”',
      '  • Event: this report opened it; one more has joined it.',
      'Version 2 of 2: a repeat',
      '      “Korrath says yes to 60-day ceasefire”',
      '  • Event: that of the version before.',
    ]);
    expect(answer.match(/Relevant, /gu)).toHaveLength(1);
  });

  it('leaves out the middle of a long history', async () => {
    for (let n = 1; n <= 7; n++)
      await brings('courier', { ...ACCEPTS, title: `Korrath accepts 60-day ceasefire, take ${n}` });
    const answer = await told(`why ${YES}`);
    expect(answer.match(/Version \d of 7/gu)).toEqual([
      'Version 1 of 7',
      'Version 5 of 7',
      'Version 6 of 7',
      'Version 7 of 7',
    ]);
    expect(answer).toContain('3 versions between are left out.');
  });

  it('says why background is posted nowhere: by how it came, or since the baseline knew it', async () => {
    const first = new Newsroom(room.store, room.packs);
    await first.poll('radio', [{ ...ACCEPTS, link: 'https://radio.example/1' }]);
    await first.settle();
    expect(await told('why https://radio.example/1')).toContain(
      "(background: it came with the feed's first poll)\n  • Background: it brings the board up to date and is posted nowhere.",
    );
    room.knows();
    const old = { ...ACCEPTS, link: 'https://courier.example/old', publishedAt: new Date('2031-05-05T05:00:00Z') };
    news.restart();
    await brings('courier', old);
    expect(await told('why https://courier.example/old')).toContain(
      'Background: it is older than the baseline of 5 May 2031, 06:00 UTC, so it is posted nowhere.',
    );
  });

  it('says what is analysis, and what does not concern the conflict, by their words', async () => {
    const essay = {
      title: 'Why the 60-day ceasefire of Valmere and Korrath matters: an explainer',
      link: 'https://courier.example/why',
    };
    await brings('courier', essay, { title: 'Rovers win the Isles Cup', link: 'https://courier.example/cup' });
    const [analysis, cup] = [await told(`why ${essay.link}`), await told('why https://courier.example/cup')];
    expect(analysis).toContain('Valmere–Korrath: analysis, not news\n');
    expect(analysis).toMatch(/Analysis, so it is not posted: .*title opens as a question/u);
    expect(cup).toContain('Valmere–Korrath: not relevant\n');
    expect(cup).toMatch(/Not about a truce or talks of Valmere–Korrath, surely: .*nothing of truce, talks or terms/u);
  });

  it('says how far a report has come that is not decided yet', async () => {
    await news.poll('courier', [ACCEPTS]);
    expect(await told(`why ${YES}`)).toContain(
      '  • Not decided yet: it waits to be judged; the next cycle takes it up.',
    );
  });

  it('names the nearest other event and the one that its own follows, by their headlines', async () => {
    await brings('courier', {
      title: 'Valmere and Korrath to hold truce talks on Friday',
      link: 'https://courier.example/plan',
    });
    await brings('courier', ACCEPTS);
    const last = room.store.state.reports.at(-1);
    if (!last) throw new Error('no report');
    const nearby = { rival: { eventId: 'E1' as EventId, score: 0.3 }, follows: 'E1' as EventId };
    room.store.state.replaceReport(last.id, { eventId: 'E2' as EventId, ...nearby });
    const plan =
      '“Valmere and Korrath to hold truce talks on Friday” (The Meridian Courier <https://courier.example/plan>, 6 May 2031)';
    const answer = (await told(`why ${YES}`)).replace(/\n\s+/gu, ' ');
    expect(answer).toContain(`See also: ${plan}: came near.`);
    expect(answer).toContain(`Follows: ${plan}.`);
  });

  it('has a section for each pack that saw it, those that it concerns first', async () => {
    const delta: Pack = {
      ...aPack(),
      id: 'delta' as PackId,
      name: 'Tessaly–Orune',
      prefix: 'DE',
      parties: [{ id: 'orune' as PartyId, name: 'Orune', role: 'belligerent', aliases: {} }],
      truces: [],
    };
    room.packs = [delta, aPack()];
    news = new Newsroom(room.store, room.packs);
    await news.poll('courier', []);
    await brings('courier', ACCEPTS);
    const answer = await told(`why ${YES}`);
    expect(answer.split('\n').filter((line) => /^\S/u.test(line))).toEqual([
      'Valmere–Korrath: new: VK-1, told in no post so far',
      'Tessaly–Orune: not relevant',
    ]);
    expect(answer.match(/“Korrath accepts 60-day ceasefire”$/gmu)).toHaveLength(1);
    room.packs = [delta];
    expect(await told(`why ${YES}`)).toContain('Tessaly–Orune: not relevant');
    room.packs = [];
    expect(await told(`why ${YES}`)).toBe('This was read for a conflict that is no longer configured.');
  });

  it('shows when its feed was read last, where that is known', async () => {
    room.reads({});
    await brings('courier', ACCEPTS);
    expect(await told(`why ${YES}`)).toContain('; its feed was last read 6 May 2031, 10:10 UTC');
  });
});

describe('a link', () => {
  it.each([
    ['as it is', YES],
    ['with marks of tracking', `${YES}?utm_source=chat&fbclid=abc#top`],
    ['of another door of the house', YES.replace('https://', 'http://www.')],
    ['without its scheme', YES.replace('https://', '')],
    ['as Discord keeps it from unfolding', `<${YES}>`],
    ['as Slack wraps it', `<${YES}|courier.example>`],
    ['as Slack wraps it with a label of several words', `<${YES}|Korrath says yes>`],
    ['by its name', `link:${YES}`],
    ['as a page’s Markdown', `[yes](${YES})`],
  ])('is found %s', async (_, link) => {
    await brings('courier', ACCEPTS);
    expect(await told(`why ${link}`)).toContain('Valmere–Korrath: new: VK-1');
  });

  it('that leads to one post of a page shows that post alone', async () => {
    const live = 'https://courier.example/live';
    await brings(
      'courier',
      { title: 'Korrath accepts 60-day ceasefire', link: `${live}#one`, guid: `${live}#one` },
      { title: 'Rovers win the Isles Cup', link: `${live}#two`, guid: `${live}#two` },
    );
    expect(await told(`why ${live}#two`)).toContain('“Rovers win the Isles Cup”');
    expect(await told(`why ${live}#two`)).not.toContain('Korrath accepts');
    expect(await told(`why ${live}`)).toContain('Version 2 of 2');
  });

  it('that was never seen is answered with how its outlet is read, to the asker alone', async () => {
    room.reads({ courier: {} });
    await brings('courier', ACCEPTS);
    const reply = await room.ask('why https://courier.example/never');
    expect([reply.private, reply.done]).toEqual([true, false]);
    expect(plainText(reply.message).replace(/\n\s+/gu, ' ')).toContain(
      'though The Meridian Courier is one of the sources here. • The Meridian Courier: Read 6 May 2031, 10:10 UTC',
    );
  });

  it('of a house that nobody here reads says so, and how that can be changed', async () => {
    expect(await told('why https://elsewhere.example/a')).toBe(
      'This link was never seen, and no source here publishes at elsewhere.example. A feed of it can be added with /ceasefire feeds add.',
    );
  });

  it.each(['why ftp://courier.example/a', 'why nonsense', 'why https://', 'why'])(
    '%j is refused in one sentence',
    async (words) => {
      expect(await told(words)).toMatch(
        /^(?:"[^"]*" does not fit link: use the address of a report|\/ceasefire why needs link)/u,
      );
    },
  );
});

describe('why, for a program', () => {
  it('tells the same as data', async () => {
    await brings('courier', ACCEPTS);
    expect((await room.ask(`why ${YES}`)).data).toMatchObject({
      link: YES,
      seen: true,
      packs: [
        {
          pack: 'strait',
          versions: [
            {
              outlet: 'The Meridian Courier',
              feed: 'courier',
              relevant: true,
              kind: 'news',
              outcome: 'new',
              event: { id: 'E1', reports: 1, first: { link: YES } },
              rival: null,
              follows: null,
              made: [{ id: 'VK-1', posts: 0, digests: 0, waiting: 0 }],
              repeated: [],
            },
          ],
        },
      ],
    });
    expect((await room.ask('why https://elsewhere.example/a')).data).toEqual({
      link: 'https://elsewhere.example/a',
      seen: false,
      host: 'elsewhere.example',
      feeds: [],
    });
  });
});

it('is explained beside a baseline too', async () => {
  room.knows(aBaseline());
  await brings('courier', ACCEPTS);
  expect((await told(`why ${YES}`)).replace(/\n\s+/gu, ' ')).toContain(
    'Changed: VK-1 Korrath accepts the 60-day ceasefire (before: undecided) · told in no post so far',
  );
});
