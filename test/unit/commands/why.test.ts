import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Pack, PackId, PartyId } from '../../../src/domain/diplomacy/pack.ts';
import type { DevelopmentId } from '../../../src/domain/ledger/development.ts';
import type { EventId } from '../../../src/domain/news/report.ts';
import type { Outbox } from '../../../src/ports/outbox.ts';
import { aBaseline, aPack } from '../../support/conflict.ts';
import { Newsroom } from '../../support/newsroom.ts';
import { aBreakingPost, aDigest, aPart, aWish, ref } from '../../support/telling.ts';
import { ACCEPTS, WhyDesk, YES } from '../../support/why-desk.ts';

let desk: WhyDesk;
beforeEach(async () => {
  desk = await WhyDesk.open();
});

describe('why', () => {
  it('answers first what became of it, then where it came from, against what it was new, and for which reasons', async () => {
    await desk.brings('courier', ACCEPTS);
    const lines = (await desk.told(`why ${YES}`)).replace(/\n {4}(?=\S)/gu, ' ').split('\n');
    expect(lines).toEqual([
      'Valmere–Korrath: new as VK-1, told in no post so far',
      '      “Korrath accepts 60-day ceasefire”',
      `      — The Meridian Courier <${YES}>, published 6 May 2031, 10:05 UTC; first seen 6 May 2031, 10:10 UTC`,
      '  • New: VK-1 Korrath accepts the 60-day ceasefire · told in no post so far',
      expect.stringMatching(
        /^ {2}• Compared with what was known: position “accepts”: not known before; likely to add something: \d\d %, and \d\d % is enough\.$/u,
      ),
      expect.stringMatching(/^ {2}• Speaks for something new: .*states something not known before.*\.$/u),
      expect.stringMatching(/^ {2}• Speaks for nothing new: .*\.$/u),
      expect.stringMatching(/^ {2}• Relevant, surely: .*truce word “ceasefire” near “Korrath”; .*\.$/u),
      expect.stringMatching(/^ {2}• News: .*saying verb “\p{L}+”.*\.$/u),
      '  • Event: this report opened it; no other has joined it.',
    ]);
  });

  it('names the origin of a text that is not the outlet’s own, and how it is known', async () => {
    await desk.brings('courier', { ...ACCEPTS, summary: `${ACCEPTS.summary} (Reuters)` });
    expect(await desk.told(`why ${YES}`)).toContain('Origin: reuters: signed Reuters.');
  });

  it('is public and may be asked by anybody, and its headline stands alone', async () => {
    await desk.brings('courier', ACCEPTS);
    desk.room.asker = { ...desk.room.asker, mayManageChannel: false, isAdmin: false };
    const reply = await desk.room.ask(`why ${YES}`);
    expect(reply.private).toBe(false);
    expect(reply.message.headline).toBe('Valmere–Korrath: new as VK-1, told in no post so far');
  });

  it('counts the posts and digests in which it was told, and names no channel', async () => {
    await desk.brings('courier', ACCEPTS);
    const told0 = { ['strait' as PackId]: 0 };
    const outbox: Outbox = desk.room.store.outbox;
    for (const [n, channel] of ['newsdesk', 'field-office', 'late-desk'].entries()) {
      const wish = aWish({
        packs: ['strait' as PackId],
        address: { platform: 'slack', workspace: 'elsewhere', channel },
      });
      const to = await desk.room.store.subscriptions.add(wish, told0, desk.room.now);
      const carries = ['VK-1' as DevelopmentId];
      const digest = aDigest(to, [aPart(to, `d${n}`, { carries, createdAt: desk.room.now })]);
      await outbox.queue(n < 2 ? aBreakingPost(to, `b${n}`, carries) : digest);
    }
    for (const { id } of (await outbox.due(desk.news.now)).slice(0, 3)) {
      await outbox.begin(id, desk.news.now);
      await outbox.settle(id, { kind: 'sent', ref }, desk.news.now);
    }
    const answer = await desk.told(`why ${YES}`);
    expect(answer).toContain('Valmere–Korrath: new as VK-1, told in 2 posts and 1 digest');
    expect(answer).not.toMatch(/newsdesk|field-office|late-desk|slack/u);
  });

  it('says which entry a repeat says again, and as which happening it was taken', async () => {
    await desk.brings('courier', ACCEPTS);
    const again = 'https://daily.example/korrath';
    await desk.brings('daily', { ...ACCEPTS, title: 'Korrath accepts a 60-day ceasefire', link: again });
    const answer = await desk.told(`why ${again}`);
    expect(answer).toContain('Valmere–Korrath: a repeat of VK-1\n');
    expect(answer).toContain(
      `  • Says again: VK-1 Korrath accepts the 60-day ceasefire (The Meridian Courier <${YES}>, 6 May 2031)\n`,
    );
    expect(answer).toContain(
      'Compared with what was known: position “accepts”: known from VK-1 in the same event; likely',
    );
    expect(answer).toMatch(
      /Event: the same happening as “Korrath accepts 60-day ceasefire” \(The Meridian Courier <\S+>, 6 May 2031\), surely, one\s+of its 2 reports: /u,
    );
  });

  it('shows every version of an article, oldest first, and says only what the next one adds', async () => {
    await desk.brings('courier', ACCEPTS);
    await desk.brings('courier', { ...ACCEPTS, title: 'Korrath says yes to 60-day ceasefire' });
    const answer = await desk.told(`why ${YES}`);
    const lines = answer.split('\n').filter((line) => /^\S|“Korrath (?:accepts|says)[^”]*”$|Event/u.test(line));
    expect(lines).toEqual([
      'Valmere–Korrath: new as VK-1, told in no post so far',
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
      await desk.brings('courier', { ...ACCEPTS, title: `Korrath accepts 60-day ceasefire, take ${n}` });
    const answer = await desk.told(`why ${YES}`);
    expect(answer.match(/Version \d of 7/gu)).toEqual([
      'Version 1 of 7',
      'Version 5 of 7',
      'Version 6 of 7',
      'Version 7 of 7',
    ]);
    expect(answer).toContain('3 between are left out.');
  });

  it('says why background is posted nowhere: by how it came, or since the baseline knew it', async () => {
    const first = new Newsroom(desk.room.store, desk.room.packs);
    await first.poll('radio', [{ ...ACCEPTS, link: 'https://radio.example/1' }]);
    await first.settle();
    expect(await desk.told('why https://radio.example/1')).toContain(
      "(background: it came with the feed's first poll)\n  • Background: it brings the board up to date and is posted nowhere.",
    );
    desk.room.knows();
    const old = { ...ACCEPTS, link: 'https://courier.example/old', publishedAt: new Date('2031-05-05T05:00:00Z') };
    desk.news.restart();
    await desk.brings('courier', old);
    expect(await desk.told('why https://courier.example/old')).toContain(
      'Background: it is older than the baseline of 5 May 2031, 06:00 UTC, so it is posted nowhere.',
    );
  });

  it('says what is analysis, and what does not concern the conflict, by their words', async () => {
    const essay = {
      title: 'Why the 60-day ceasefire of Valmere and Korrath matters: an explainer',
      link: 'https://courier.example/why',
    };
    await desk.brings('courier', essay, { title: 'Rovers win the Isles Cup', link: 'https://courier.example/cup' });
    const [analysis, cup] = [await desk.told(`why ${essay.link}`), await desk.told('why https://courier.example/cup')];
    expect(analysis).toContain('Valmere–Korrath: analysis, not news\n');
    expect(analysis).toMatch(/Analysis, so it is not posted: .*title opens as a question/u);
    expect(cup).toContain('Valmere–Korrath: not relevant\n');
    expect(cup).toMatch(/Not about a truce or talks of Valmere–Korrath, surely: .*nothing of truce, talks or terms/u);
  });

  it('says how far a report has come that is not decided yet', async () => {
    await desk.news.poll('courier', [ACCEPTS]);
    expect(await desk.told(`why ${YES}`)).toContain(
      '  • Not decided yet: it waits to be judged; the next cycle takes it up.',
    );
  });

  it('names the nearest other event and the one that its own follows, by their headlines', async () => {
    await desk.brings('courier', {
      title: 'Valmere and Korrath to hold truce talks on Friday',
      link: 'https://courier.example/plan',
    });
    await desk.brings('courier', ACCEPTS);
    const last = desk.room.store.state.reports.at(-1);
    if (!last) throw new Error('no report');
    const nearby = { rival: { eventId: 'E1' as EventId, score: 0.3 }, follows: 'E1' as EventId };
    desk.room.store.state.replaceReport(last.id, { eventId: 'E2' as EventId, ...nearby });
    const plan =
      '“Valmere and Korrath to hold truce talks on Friday” (The Meridian Courier <https://courier.example/plan>, 6 May 2031)';
    const answer = (await desk.told(`why ${YES}`)).replace(/\n\s+/gu, ' ');
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
    desk.room.packs = [delta, aPack()];
    desk.news = new Newsroom(desk.room.store, desk.room.packs);
    await desk.news.poll('courier', []);
    await desk.brings('courier', ACCEPTS);
    const answer = await desk.told(`why ${YES}`);
    expect(answer.split('\n').filter((line) => /^\S/u.test(line))).toEqual([
      'Valmere–Korrath: new as VK-1, told in no post so far',
      'Tessaly–Orune: not relevant',
    ]);
    expect(answer.match(/“Korrath accepts 60-day ceasefire”$/gmu)).toHaveLength(1);
    desk.room.packs = [delta];
    expect(await desk.told(`why ${YES}`)).toContain('Tessaly–Orune: not relevant');
    desk.room.packs = [];
    expect(await desk.told(`why ${YES}`)).toBe('This was read for a conflict that is no longer configured.');
  });

  it('shows when its feed was read last, where that is known', async () => {
    desk.room.reads({});
    await desk.brings('courier', ACCEPTS);
    expect(await desk.told(`why ${YES}`)).toContain('; its feed was last read 6 May 2031, 10:10 UTC');
  });
});

it('is explained beside a baseline too', async () => {
  desk.room.knows(aBaseline());
  await desk.brings('courier', ACCEPTS);
  expect((await desk.told(`why ${YES}`)).replace(/\n\s+/gu, ' ')).toContain(
    'Changed: VK-1 Korrath accepts the 60-day ceasefire (before: undecided) · told in no post so far',
  );
});
