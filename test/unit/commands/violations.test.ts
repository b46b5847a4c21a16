import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { PackId, PartyId } from '../../../src/domain/diplomacy/pack.ts';
import type { Development, TruceKey } from '../../../src/domain/ledger/development.ts';
import type { VersionId } from '../../../src/domain/news/article.ts';
import type { NewFigure } from '../../../src/domain/ledger/figures.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aBaseline, aPack, anEntry, someEvidence } from '../../support/conflict.ts';
import { aFigure, says } from '../../support/figures.ts';

const [valmere, korrath] = ['valmere', 'korrath'] as PartyId[] as [PartyId, PartyId];
const told = async (room: ChatRoom, words: string): Promise<string> => plainText((await room.ask(words)).message);
const moment = (day: number, hour = 6): Date => new Date(Date.UTC(2031, 4, day, hour));

/** The sixty-day ceasefire takes effect on the 8th, as two outlets tell. */
function inForce(): Development {
  const evidence = (family: string) => someEvidence({ family, origin: family, speaker: null, at: moment(8) });
  const entry = { type: 'phase', value: 'in-force', kind: 'new', actors: [], before: null } as const;
  const truce = 'sixty-day' as TruceKey;
  return anEntry({
    ...entry,
    truce,
    learnedAt: moment(8),
    evidence: evidence('courier'),
    support: [evidence('daily')],
  });
}

function breach(seq: number, day: number, by: PartyId | null, value: 'alleged' | 'confirmed' = 'alleged'): Development {
  const accused = by === korrath ? valmere : korrath;
  const about = { type: 'breach', value, kind: 'new', actors: [accused], by, before: null } as const;
  return anEntry({ ...about, seq, learnedAt: moment(day), evidence: someEvidence({ at: moment(day) }) });
}

function figure(day: number, quote: string, change: Partial<NewFigure> = {}): NewFigure {
  const versionId = (day * 1000 + quote.length) as VersionId; // each quote is of a text of its own
  return aFigure({ evidence: someEvidence({ versionId, quote, at: moment(day), speaker: null, link: '' }), ...change });
}

function room(entries: readonly Development[], figures: readonly NewFigure[] = []): ChatRoom {
  const made = new ChatRoom();
  made.now = moment(10, 12);
  made.knows(aBaseline(), entries);
  made.counts(figures);
  return made;
}

const FIGURES = [
  figure(7, 'Korrath broke the truce 900 times', { low: 900 }),
  figure(9, 'Valmere says Korrath broke the truce 1,050 times', { low: 1050 }),
  figure(10, 'Valmere says Korrath broke the truce 1,200 times', { low: 1200 }),
  figure(10, 'Monitors counted between 20 and 30 breaches', {
    claimant: { kind: 'monitor', name: 'Strait Mission' },
    by: null,
    low: 20,
    high: 30,
    bound: 'range',
  }),
  figure(10, 'at least 12 people were killed, Korrath says', {
    claimant: says('korrath'),
    kind: 'killed',
    by: null,
    low: 12,
    bound: 'at-least',
    among: 'civilians',
    period: { basis: 'span', from: moment(9, 0), to: moment(10, 0) },
  }),
];

describe('violations', () => {
  const charges = [
    breach(2, 8, valmere),
    breach(3, 9, valmere),
    breach(4, 9, korrath),
    breach(5, 10, null, 'confirmed'),
  ];

  it('tells breaches and figures since the truce began, each under its claimant and never added up', async () => {
    expect(await told(room([inForce(), ...charges], FIGURES), 'violations')).toBe(
      [
        'Valmere–Korrath: violations and figures',
        'Since the 60-day ceasefire took effect on 8 May 2031.',
        '',
        'Breaches in the ledger',
        '  • Against Korrath: 2 alleged by Valmere (8 May: 1, 9 May: 1)',
        '  • Against Valmere: 1 alleged by Korrath (9 May: 1)',
        '  • Against Korrath: 1 confirmed by a monitor or by its own admission (10 May: 1)',
        '',
        'Violations',
        '  • Valmere: 1,200 alleged against Korrath since the truce began, +150 on the day before',
        '      “Valmere says Korrath broke the truce 1,200 times”',
        '      — The Meridian Courier, 10 May 2031, 09:00 EEST',
        '  • Strait Mission: between 20 and 30 found by a monitor since the truce began',
        '      “Monitors counted between 20 and 30 breaches”',
        '      — The Meridian Courier, 10 May 2031, 09:00 EEST',
        '',
        'Killed',
        '  • According to Korrath: at least 12 civilians on 9 May 2031',
        '      “at least 12 people were killed, Korrath says”',
        '      — The Meridian Courier, 10 May 2031, 09:00 EEST',
        '',
        "Each figure is its claimant's own; nothing is added up across claimants or sides.",
      ].join('\n'),
    );
  });

  it('shows in status the charges alone, and where the rest is', async () => {
    const text = await told(room([inForce(), ...charges], FIGURES), 'status');
    expect(text).toContain(
      [
        'Violations. Since the 60-day ceasefire took effect on 8 May 2031.',
        '  • Valmere: 1,200 alleged against Korrath since the truce began, +150 on the day before',
        '  • Strait Mission: between 20 and 30 found by a monitor since the truce began',
        '  • Against Korrath: 2 alleged by Valmere (reports in the ledger)',
        '  • Against Valmere: 1 alleged by Korrath (reports in the ledger)',
        '  • Against Korrath: 1 confirmed by a monitor or by its own admission (reports in the ledger)',
        '',
        'All figures: /ceasefire violations strait',
      ].join('\n'),
    );
    expect(text).not.toContain('civilians');
  });

  it('shows in a past status what was known then', async () => {
    const text = await told(room([inForce(), ...charges], FIGURES), 'status at:2031-05-09');
    expect(text).toContain('Valmere: 1,050 alleged against Korrath since the truce began\n');
    expect(text).not.toContain('1,200');
  });

  it('says so where a truce holds and nothing is on record, and in status too', async () => {
    const quiet = room([inForce()]);
    const text = await told(quiet, 'violations');
    expect(text).toContain(
      'Since the 60-day ceasefire took effect on 8 May 2031. No breach and no figure is on record.',
    );
    expect(text).toContain('under the name of whoever says so; /ceasefire status shows where things stand.');
    expect(await told(quiet, 'status')).toContain(
      'Violations. Since the 60-day ceasefire took effect on 8 May 2031. None is on record.',
    );
  });

  it('is silent in status where no truce took effect and nothing was counted, and helps when it is asked', async () => {
    const empty = room([]);
    expect(await told(empty, 'status')).not.toContain('Violations');
    expect(await told(empty, 'violations')).toContain('No breach and no figure is on record.');
    expect(await told(new ChatRoom(), 'violations')).toContain('No breach and no figure is on record.');
  });

  it('counts all that is on record while no truce took effect, and from a reported start only as such', async () => {
    expect(await told(room([], FIGURES), 'violations')).toContain(
      'No truce is on record as having taken effect, so everything on record is shown.',
    );
    const reported = { ...inForce(), support: [] };
    expect(await told(room([reported], FIGURES), 'violations')).toContain(
      'is reported, not yet proved, to have taken effect on 8 May 2031.',
    );
  });

  it('calls a figure of the accused itself an admission, and what is only agreed not done', async () => {
    const figures = [
      figure(9, 'we broke it 3 times', { claimant: says('korrath'), by: korrath, low: 3 }),
      figure(9, 'will free 390 prisoners', {
        kind: 'captives',
        claimant: { kind: 'outlet' },
        by: korrath,
        whose: valmere,
        low: 390,
        about: true,
        planned: true,
        period: { basis: 'unstated', from: null, to: null },
      }),
    ];
    const text = await told(room([inForce()], figures), 'violations');
    expect(text).toContain('  • Korrath: 3 admitted since the truce began\n');
    expect(text).toContain(
      'According to The Meridian Courier: about 390 (of Valmere) by Korrath, agreed or announced, not yet',
    );
  });

  it('says against whom breaches are in its headline, too', async () => {
    const { message } = await room([inForce(), ...charges.slice(0, 2)], []).ask('violations');
    expect(message.headline).toContain('breaches in the ledger against Korrath: 2 alleged by Valmere');
  });

  it('answers for each of several conflicts, and for a program too', async () => {
    const two = room([inForce()], FIGURES);
    two.packs = [aPack(), aPack({ id: 'delta' as PackId, name: 'Orsk–Tavin' })];
    const { message, data } = await two.ask('violations');
    expect(message.headline).toMatch(
      /^Valmere–Korrath: violations: 1,200 alleged against Korrath, says Valmere · Orsk–Tavin: No breach/u,
    );
    expect(data).toMatchObject({
      packs: [
        { id: 'strait', violations: { since: { truce: 'sixty-day' }, figures: expect.any(Array) } },
        { id: 'delta', violations: null },
      ],
    });
  });
});
