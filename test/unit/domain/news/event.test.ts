import { describe, expect, it } from '@jest/globals';
import { EventMemory } from '../../../../src/domain/news/event-memory.ts';
import { placeVersion } from '../../../../src/domain/news/event.ts';
import { versionFeatures } from '../../../../src/domain/news/version-features.ts';
import { INVENTED, newsInput, placeAll, type Report } from '../../../support/news-desk.ts';

/** What else was told in those days, so that common words are known to be common. */
const BACKGROUND: readonly Report[] = [
  { hours: -40, title: 'Belmora rejects Norland ceasefire plan', summary: 'Kestra said that the plan asked too much.' },
  { hours: -34, title: 'White House urges Arvania and Belmora to talk', summary: 'Washington called for a ceasefire.' },
  {
    hours: -28,
    title: 'Arvania demands Belmoran withdrawal from Sarvik',
    summary: 'Tolvar set out the terms of a peace deal.',
  },
  { hours: -20, title: 'Norland envoy visits Port Selm', summary: 'The mediator hopes for peace talks soon.' },
  {
    hours: -12,
    title: 'Orun Dassk doubts that Arvania wants peace',
    summary: 'The Belmoran leader spoke on television.',
  },
];

function together(a: Report, b: Report): boolean {
  const { events } = placeAll(INVENTED, [a, b], BACKGROUND);
  return events[0] === events[1];
}

describe('the same happening', () => {
  it.each([
    [
      'two outlets in nearly the same words',
      { hours: 0, title: 'Arvania and Belmora agree to ten-day truce' },
      { hours: 1, title: 'Belmora and Arvania agree on a ten-day truce' },
    ],
    [
      'another word for the truce',
      { hours: 0, title: 'Tolvar declares five-day ceasefire with Belmora' },
      { hours: 2, title: 'Arvania’s Tolvar declares a five-day truce' },
    ],
    [
      'a title with a summary and one without',
      { hours: 0, title: 'Belmora frees 120 Arvanian prisoners', summary: 'The prisoners crossed at Sarvik.' },
      { hours: 2, title: 'Belmora frees 120 prisoners from Arvania' },
    ],
    [
      'the same text under a touched-up title',
      {
        hours: 0,
        title: 'Arvania, Belmora Trade Fire Despite Truce',
        summary: 'Both armies said the other had shelled villages near Sarvik first.',
        link: 'https://c.example/1',
      },
      {
        hours: 3,
        title: 'Arvania and Belmora Trade Fire Despite Their Truce',
        summary: 'Both armies said the other had shelled villages near Sarvik first.',
        link: 'https://c.example/1',
      },
    ],
    [
      'an announced call told twice',
      { hours: 0, title: 'Tolvar says he will call Orun Dassk on Friday' },
      { hours: 1, title: 'Tolvar to call Orun Dassk on Friday, he says' },
    ],
  ])('is joined: %s', (_, a, b) => {
    expect(together(a, b)).toBe(true);
  });
});

describe('one text that hundreds of outlets print', () => {
  it('is one event to the last of them', () => {
    const prints = Array.from({ length: 300 }, (_, n) => ({
      hours: n / 60,
      title: 'Arvania and Belmora agree to ten-day truce',
      summary: 'Port Selm and Kestra agreed to the truce after talks in Veyl.',
      link: `https://paper-${n}.example/truce`,
    }));
    expect(new Set(placeAll(INVENTED, prints, BACKGROUND).events).size).toBe(1);
  });
});

describe('different happenings', () => {
  it.each([
    [
      'an acceptance and a breach on one day',
      { hours: 0, title: 'Belmora accepts ten-day truce with Arvania' },
      { hours: 3, title: 'Arvania accuses Belmora of shelling Sarvik during truce' },
    ],
    [
      'a plan and its fulfilment',
      { hours: 0, title: 'Arvanian and Belmoran negotiators to meet in Veyl on Friday' },
      { hours: 50, title: 'Talks in Veyl end without a deal as Arvania walks out' },
    ],
    [
      'two demands of two parties',
      { hours: 0, title: 'Arvania demands return of Sarvik before peace talks' },
      { hours: 2, title: 'Belmora demands security guarantees before truce' },
    ],
    [
      'sanctions and a prisoner swap',
      { hours: 0, title: 'U.S. imposes sanctions on Belmora over truce delay' },
      { hours: 4, title: 'Arvania and Belmora swap 90 prisoners' },
    ],
    [
      'an envoy’s visit and a strike',
      { hours: 0, title: 'Norland envoy arrives in Kestra to save truce' },
      { hours: 2, title: 'Belmoran strike kills nine in Port Selm despite truce' },
    ],
    [
      'the same act a month later',
      { hours: 0, title: 'Arvania and Belmora swap 90 prisoners at Sarvik' },
      { hours: 24 * 30, title: 'Arvania and Belmora swap 90 prisoners at Sarvik' },
    ],
    [
      'one summary under two reports',
      { hours: 0, title: 'Tolvar rejects Norland plan', summary: 'The war has entered its third year.' },
      {
        hours: 5,
        title: 'Prisoners to be freed on Sunday, Kestra says',
        summary: 'The war has entered its third year.',
      },
    ],
  ])('are kept apart: %s', (_, a, b) => {
    expect(together(a, b)).toBe(false);
  });
});

describe('a placement', () => {
  it('opens an event when nothing is known', () => {
    expect(placeVersion(versionFeatures(newsInput('Arvania offers truce'), INVENTED, 0), new EventMemory())).toEqual({
      kind: 'new',
      rival: null,
      near: [],
      follows: null,
      because: ['no event shares a telling word'],
    });
  });

  it('names the nearest rival when it opens an event', () => {
    const { placements, events } = placeAll(
      INVENTED,
      [
        { hours: 0, title: 'Belmora accepts ten-day truce' },
        { hours: 2, title: 'Arvania doubts that Belmora means its truce' },
      ],
      BACKGROUND,
    );
    expect(placements[1]).toMatchObject({ kind: 'new', rival: { eventId: expect.any(String) } });
    expect(events[1]).not.toBe(events[0]);
  });

  it('goes to the event that a new title reports, though the link is the old one', () => {
    const link = 'https://c.example/live';
    const { events } = placeAll(
      INVENTED,
      [
        { hours: 0, title: 'Norland envoy lands in Kestra for truce talks', link },
        { hours: 8, title: 'Belmora frees 120 Arvanian prisoners' },
        { hours: 9, title: 'Belmora frees 120 prisoners from Arvania', link },
      ],
      BACKGROUND,
    );
    expect(events[2]).toBe(events[1]);
  });

  it('stays the same when the features went through JSON', () => {
    const features = versionFeatures(
      newsInput('Arvania and Belmora swap 90 prisoners', 'The swap took place at Sarvik on Friday.'),
      INVENTED,
      0,
    );
    expect(JSON.parse(JSON.stringify(features))).toEqual(features);
  });
});

describe('the memory of events', () => {
  const member = (n: number, title: string) => ({
    eventId: `E${n}`,
    versionId: `${n}`,
    features: versionFeatures(newsInput(title), INVENTED, n * 3_600_000),
    origin: 'first',
    seenAt: n * 3_600_000,
  });

  it('forgets what is older than asked, and only that', () => {
    const memory = new EventMemory([member(1, 'Arvania offers truce'), member(5, 'Belmora rejects truce')]);
    memory.forget(3 * 3_600_000);
    expect([memory.size, memory.membersOf('E1').length, memory.membersOf('E5').length]).toEqual([1, 0, 1]);
  });

  it('takes members in the order in which they were seen, however they are given', () => {
    const memory = new EventMemory([
      { ...member(5, 'Belmora rejects truce'), eventId: 'E' },
      { ...member(1, 'Arvania offers truce'), eventId: 'E' },
    ]);
    expect(memory.membersOf('E').map((m) => m.versionId)).toEqual(['1', '5']);
  });

  it('offers no candidate that has been silent for longer than the window', () => {
    const memory = new EventMemory([member(0, 'Arvania offers truce')]);
    expect(memory.candidates(versionFeatures(newsInput('Arvania offers truce'), INVENTED, 9 * 86_400_000))).toEqual([]);
  });

  it('reads a bounded number of candidates however much it holds', () => {
    const memory = new EventMemory(
      Array.from({ length: 300 }, (_, n) => member(n / 100, `Arvania offers truce number ${n} to Belmora`)),
    );
    expect(
      memory.candidates(versionFeatures(newsInput('Arvania offers truce number 7 to Belmora'), INVENTED, 3_600_000 * 4))
        .length,
    ).toBeLessThanOrEqual(30);
  });
});
