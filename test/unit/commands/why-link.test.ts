import { beforeEach, describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { ACCEPTS, WhyDesk, YES } from '../../support/why-desk.ts';

let desk: WhyDesk;
beforeEach(async () => {
  desk = await WhyDesk.open();
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
    ['at the end of a sentence', `${YES}.`],
    ['in brackets at the end of a sentence', `(${YES}).`],
    ['as a page’s Markdown', `[yes](${YES})`],
  ])('is found %s', async (_, link) => {
    await desk.brings('courier', ACCEPTS);
    expect(await desk.told(`why ${link}`)).toContain('Valmere–Korrath: new as VK-1');
  });

  it('may have brackets of its own, and however many that are none', async () => {
    const own = 'https://courier.example/truce_(2031)';
    await desk.brings('courier', { ...ACCEPTS, link: own });
    expect(await desk.told(`why (${own}).`)).toContain('Valmere–Korrath: new as VK-1');
    expect(await desk.told(`why ${own}${')'.repeat(20_000)}`)).toContain('Valmere–Korrath: new as VK-1');
  });

  it('that leads to one post of a page shows that post alone', async () => {
    const live = 'https://courier.example/live';
    await desk.brings(
      'courier',
      { title: 'Korrath accepts 60-day ceasefire', link: `${live}#one`, guid: `${live}#one` },
      { title: 'Rovers win the Isles Cup', link: `${live}#two`, guid: `${live}#two` },
    );
    expect(await desk.told(`why ${live}#two`)).toContain('“Rovers win the Isles Cup”');
    expect(await desk.told(`why ${live}#two`)).not.toContain('Korrath accepts');
    expect(await desk.told(`why ${live}`)).toContain('Report at this address 2 of 2: not relevant');
  });

  it('that was never seen is answered with how its outlet is read, to the asker alone', async () => {
    desk.room.reads({ courier: {} });
    await desk.brings('courier', ACCEPTS);
    const reply = await desk.room.ask('why https://courier.example/never');
    expect([reply.private, reply.done]).toEqual([true, false]);
    expect(plainText(reply.message).replace(/\n\s+/gu, ' ')).toContain(
      'though The Meridian Courier is one of the sources here. • The Meridian Courier: Read 6 May 2031, 10:10 UTC',
    );
  });

  it('of a house that nobody here reads says so, and how that can be changed', async () => {
    expect(await desk.told('why https://elsewhere.example/a')).toBe(
      'This link was never seen, and no source here publishes at elsewhere.example. A feed of it can be added with /ceasefire feeds add.',
    );
  });

  it.each(['why ftp://courier.example/a', 'why nonsense', 'why https://', 'why'])(
    '%j is refused in one sentence',
    async (words) => {
      expect(await desk.told(words)).toMatch(
        /^(?:"[^"]*" does not fit link: use an entry of the ledger, such as UA-142, or the address of a report|\/ceasefire why needs link)/u,
      );
    },
  );
});

describe('why, for a program', () => {
  it('tells the same as data', async () => {
    await desk.brings('courier', ACCEPTS);
    expect((await desk.room.ask(`why ${YES}`)).data).toMatchObject({
      link: YES,
      seen: true,
      packs: [
        {
          pack: 'strait',
          summary: 'new as VK-1, told in no post so far',
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
    expect((await desk.room.ask('why https://elsewhere.example/a')).data).toEqual({
      link: 'https://elsewhere.example/a',
      seen: false,
      host: 'elsewhere.example',
      feeds: [],
    });
  });
});
