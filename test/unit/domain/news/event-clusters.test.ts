import { describe, expect, it } from '@jest/globals';
import type { Member } from '../../../../src/domain/news/event-features.ts';
import { EventMemory } from '../../../../src/domain/news/event-memory.ts';
import { placeVersion } from '../../../../src/domain/news/event.ts';
import { versionFeatures } from '../../../../src/domain/news/version-features.ts';
import { INVENTED, newsInput, placeAll, type Report } from '../../../support/news-desk.ts';

/** What else was told in those days, so that common words are known to be common. */
const BACKGROUND: readonly Report[] = [
  { hours: -60, title: 'Belmora rejects Norland ceasefire plan', summary: 'Kestra said that the plan asked too much.' },
  { hours: -52, title: 'White House urges Arvania and Belmora to talk', summary: 'Washington called for a ceasefire.' },
  { hours: -45, title: 'Arvania demands Belmoran withdrawal from Sarvik', summary: 'Tolvar set out terms of a deal.' },
  { hours: -38, title: 'Norland envoy visits Port Selm', summary: 'The mediator hopes for peace talks soon.' },
  {
    hours: -30,
    title: 'Orun Dassk doubts that Arvania wants peace',
    summary: 'The Belmoran leader spoke on television.',
  },
];

/** The events of a cluster as a row of letters: the first report's event is "a", the next new one "b" … */
function shape(reports: readonly Report[]): string {
  const { events } = placeAll(INVENTED, reports, BACKGROUND);
  const letters = new Map<string, string>();
  return events
    .map((event) => {
      if (!letters.has(event)) letters.set(event, String.fromCharCode(97 + letters.size));
      return letters.get(event);
    })
    .join('');
}

describe('the same names on the same day, and different happenings', () => {
  it.each<[string, string, readonly Report[]]>([
    [
      'a threat and its execution',
      'ab',
      [
        { hours: 0, title: 'Arvania threatens to strike Kestra if Belmora delays truce' },
        { hours: 9, title: 'Arvania strikes Kestra, killing twelve, as truce hangs in balance' },
      ],
    ],
    [
      'one party accepts, the other refuses',
      'ab',
      [
        { hours: 0, title: 'Arvania accepts Norland plan for ten-day truce with Belmora' },
        { hours: 2, title: 'Belmora rejects ten-day truce, says Arvania cannot be trusted' },
      ],
    ],
    [
      'a call and what was sanctioned after it',
      'ab',
      [
        { hours: 0, title: 'Tolvar and Orun Dassk speak by phone about ceasefire' },
        { hours: 3, title: 'U.S. sanctions Belmoran banks to press Orun Dassk on ceasefire' },
      ],
    ],
    [
      'prisoners are swapped, and shells fall',
      'ab',
      [
        { hours: 0, title: 'Arvania and Belmora exchange 80 prisoners at Sarvik' },
        { hours: 4, title: 'Arvania accuses Belmora of shelling Sarvik in breach of ceasefire' },
      ],
    ],
    [
      'the truce takes effect, and the aid is held up',
      'ab',
      [
        { hours: 0, title: 'Ceasefire between Arvania and Belmora takes effect' },
        { hours: 6, title: 'Belmora halts aid trucks bound for Sarvik, Arvania says' },
      ],
    ],
    [
      'a meeting that is planned, and the meeting',
      'ab',
      [
        { hours: 0, title: 'Arvanian and Belmoran envoys to meet in Veyl for truce talks' },
        { hours: 30, title: 'Arvanian and Belmoran envoys met in Veyl and agreed to extend the truce' },
      ],
    ],
    [
      'two remarks of one man',
      'ab',
      [
        { hours: 0, title: 'Orun Dassk thanks Norland for prisoner list' },
        { hours: 1, title: 'Orun Dassk rules out leaving Sarvik before peace deal' },
      ],
    ],
  ])('stay apart: %s', (_, expected, reports) => {
    expect(shape(reports)).toBe(expected);
  });
});

describe('the same happening', () => {
  it.each<[string, string, readonly Report[]]>([
    [
      'in other words for every act',
      'aa',
      [
        { hours: 0, title: 'Arvania suspends strikes on Belmora for 72 hours' },
        {
          hours: 1,
          title: 'Port Selm pauses attacks on Kestra for three days',
          summary: 'The 72 hours began at dawn.',
        },
      ],
    ],
    [
      'with people for states',
      'aa',
      [
        { hours: 0, title: 'Tolvar declares Easter truce with Belmora' },
        { hours: 2, title: 'Arvania announces an Easter ceasefire' },
      ],
    ],
    [
      'as a headline and as a sentence without one',
      'aa',
      [
        { hours: 0, title: 'Arvania, Belmora trade 120 captives at Sarvik crossing' },
        { hours: 3, title: '', summary: 'The two sides exchanged 120 prisoners at the Sarvik crossing on Friday.' },
      ],
    ],
    [
      'told by a slow feed four days later',
      'abba',
      [
        { hours: 0, title: 'Arvania and Belmora swap 80 prisoners at Sarvik', source: 'The Courier' },
        { hours: 70, title: 'Arvania accuses Belmora of shelling Port Selm', source: 'The Courier' },
        { hours: 71, title: 'Port Selm shelled by Belmora, Arvania says', source: 'Marn Post' },
        { hours: 96, late: 95, title: 'Belmora, Arvania swap 80 prisoners at Sarvik', source: 'Weekly' },
      ],
    ],
    [
      'under a link that changed its title',
      'abb',
      [
        { hours: 0, title: 'Envoys arrive in Veyl for truce talks', link: 'https://c.example/live/veyl-talks' },
        { hours: 8, title: 'Arvania and Belmora sign ten-day truce in Veyl' },
        { hours: 9, title: 'Ten-day truce signed by Arvania, Belmora', link: 'https://c.example/live/veyl-talks' },
      ],
    ],
  ])('is joined: %s', (_, expected, reports) => {
    expect(shape(reports)).toBe(expected);
  });
});

describe('a thread', () => {
  it('links a meeting to its plan, and to nothing else', () => {
    const { events, placements } = placeAll(
      INVENTED,
      [
        { hours: 0, title: 'Arvanian and Belmoran envoys to meet in Veyl for truce talks on Friday' },
        { hours: 5, title: 'Belmora halts aid trucks bound for Sarvik' },
        { hours: 40, title: 'Arvanian and Belmoran envoys met in Veyl and agreed on a longer truce' },
      ],
      BACKGROUND,
    );
    expect(placements.map((p) => p.follows)).toEqual([null, null, events[0]]);
  });

  it.each([
    [
      'Arvania and Belmora to swap 1,200 prisoners on Tuesday',
      'Belmora and Arvania set to exchange 1,200 prisoners Tuesday',
      'Arvania and Belmora swap 1,200 prisoners',
      'Belmora, Arvania exchange 1,200 prisoners',
    ],
    [
      'Tolvar to meet Orun Dassk in Veyl on Thursday',
      'Tolvar and Orun Dassk will hold ceasefire talks in Veyl',
      'Tolvar meets Orun Dassk in Veyl',
      'Tolvar and Orun Dassk hold ceasefire talks in Veyl',
    ],
    [
      'Ten-day truce of Arvania and Belmora to begin at midnight',
      'Truce between Belmora and Arvania will begin at midnight',
      'Ten-day truce of Arvania and Belmora begins',
      'Truce between Arvania and Belmora begins at midnight',
    ],
  ])('keeps what comes about apart from its plan, however like the words are: %s', (...titles) => {
    const reports = titles.map((title, n) => ({ hours: [0, 1, 30, 31][n] ?? 0, title }));
    const { events, placements } = placeAll(INVENTED, reports, BACKGROUND);
    const [planned, plannedToo, done, doneToo] = events;
    expect([plannedToo, doneToo]).toEqual([planned, done]);
    expect(done).not.toBe(planned);
    expect(placements.map((p) => p.follows)).toEqual([null, null, planned, null]);
  });

  it('leaves a plan and what came of it one event where a desk made them one', () => {
    const titles = [
      'Tolvar to meet Orun Dassk in Veyl on Thursday',
      'Tolvar and Orun Dassk to meet in Veyl Thursday',
      'Tolvar meets Orun Dassk in Veyl',
    ];
    const member = (title: string, n: number): Member => {
      const seenAt = n * 3_600_000;
      return {
        eventId: 'E1',
        versionId: `${n}`,
        features: versionFeatures(newsInput(title), INVENTED, seenAt),
        seenAt,
      };
    };
    const later = member('Orun Dassk and Tolvar meet in Veyl', 3).features;
    expect(placeVersion(later, new EventMemory(titles.slice(0, 2).map(member)))).toMatchObject({ follows: 'E1' });
    expect(placeVersion(later, new EventMemory(titles.map(member)))).toMatchObject({ eventId: 'E1' });
  });
});
