import type { TruceKey } from '../../src/domain/ledger/development.ts';
import type { Report } from './war.ts';

/** Valmere accepts, as the mediator tells. */
export const accepts: Report = {
  slug: 'valmere-accepts',
  outlet: 'courier',
  title: 'Valmere accepts 60-day ceasefire',
  summary: '“Valmere accepts the 60-day ceasefire in full,” Maro Quill, envoy of the Isle Council, said.',
  says: [
    {
      who: ['valmere'],
      by: 'isle-council',
      kind: 'changed',
      value: 'accepts',
      certainty: 'reported',
      before: { value: 'undecided', since: new Date('2031-05-03T18:00:00Z') },
      quote: 'Valmere accepts the 60-day ceasefire in full',
    },
  ],
};

/** Valmere says so itself. */
export const confirms: Report = {
  slug: 'toren-yes',
  outlet: 'daily',
  title: 'Toren: yes to the ceasefire',
  summary: 'President Toren told the Daily that Valmere says yes to the Isle Council’s text.',
  of: 'valmere-accepts',
  says: [
    {
      who: ['valmere'],
      kind: 'confirmed',
      value: 'accepts',
      certainty: 'confirmed',
      confirms: 'VK-1',
      quote: 'Valmere says yes to the Isle Council’s text',
    },
  ],
};

/** Korrath says no. */
export const rejects: Report = {
  slug: 'korrath-rejects',
  outlet: 'courier',
  title: 'Korrath rejects 60-day ceasefire',
  summary: '“We cannot sign a text that leaves Harrow Pass open,” Chancellor Bren Osk said in Durnhall.',
  says: [
    {
      who: ['korrath'],
      kind: 'changed',
      value: 'rejects',
      before: { value: 'undecided', since: new Date('2031-05-03T19:00:00Z') },
      quote: 'We cannot sign a text that leaves Harrow Pass open',
    },
  ],
};

/** Talks are announced beside that. */
export const talks: Report = {
  slug: 'talks-on-thursday',
  outlet: 'daily',
  title: 'Envoys to meet in Port Aldene on Thursday',
  summary: 'Maro Quill said that envoys of both sides will meet in Port Aldene on 8 May at 12:00.',
  of: 'korrath-rejects',
  says: [
    {
      who: ['valmere', 'korrath'],
      by: 'isle-council',
      type: 'talks',
      value: 'scheduled',
      certainty: 'reported',
      about: 'talks in Port Aldene',
      quote: 'envoys of both sides will meet in Port Aldene on 8 May at 12:00',
      times: { starts: null, ends: null, due: { at: new Date('2031-05-08T12:00:00Z'), precision: 'instant' }, lasts: null },
    },
  ],
}; // prettier-ignore

/** A breach, with a figure. */
export const breach: Report = {
  slug: 'harrow-pass',
  outlet: 'courier',
  title: 'Valmere says Korrath shelled Harrow Pass 14 times',
  summary: '“They shelled Harrow Pass 14 times since midnight,” Valmere’s staff said.',
  says: [
    {
      who: ['korrath'],
      by: 'valmere',
      type: 'breach',
      value: 'alleged',
      about: 'shelling of Harrow Pass',
      quote: 'They shelled Harrow Pass 14 times since midnight',
    },
  ],
  counts: [{ low: 14, claimant: 'valmere', by: 'korrath', quote: 'They shelled Harrow Pass 14 times since midnight' }],
};

/** What an outlet might print that no reader must be pinged, misled or shouted at by. */
export const hostile: Report = {
  slug: 'hostile?a=(1)&b=<2>|3',
  outlet: 'radio',
  title: '@everyone **Korrath** [Courier](https://evil.example) <!channel>',
  summary:
    '“@everyone <!channel> <@U123> *now* [The Courier](https://evil.example) \u202etfel\u202c ȩ\u0308\u0300\u0301m\u0308 | courier.example,” it said.',
  says: [
    {
      who: ['valmere'],
      by: 'korrath',
      type: 'breach',
      value: 'alleged',
      about: '<!here> *Sella* _Strait_ `code`',
      quote:
        '@everyone <!channel> <@U123> *now* [The Courier](https://evil.example) \u202etfel\u202c ȩ\u0308\u0300\u0301m\u0308 | courier.example',
    },
  ],
};

/** The mediator says that both have signed. */
export const agreed: Report = {
  slug: 'agreed',
  outlet: 'courier',
  title: 'Valmere and Korrath agree on 60-day ceasefire',
  summary: '“Both governments have signed the 60-day ceasefire,” Maro Quill said.',
  says: [
    {
      who: ['valmere', 'korrath'],
      by: 'isle-council',
      type: 'phase',
      kind: 'changed',
      value: 'agreed',
      certainty: 'reported',
      before: { value: 'proposed', since: new Date('2031-05-03T12:00:00Z') },
      quote: 'Both governments have signed the 60-day ceasefire',
    },
  ],
};

const KINDS = [
  ['demand', 'stated'],
  ['statement', 'said'],
  ['pressure', 'threatened'],
  ['pressure', 'imposed'],
  ['exchange', 'agreed'],
  ['exchange', 'carried-out'],
] as const;
const SPEAKERS = ['valmere', 'korrath', 'isle-council', 'harbour-league', 'sella'];
const TRUCES = ['sixty-day', 'partial'];

/** One of many: every one says something else. */
export const flood = (n: number): Report => {
  const [type, value] = KINDS[n % KINDS.length] ?? KINDS[0];
  const who = SPEAKERS[Math.floor(n / KINDS.length) % SPEAKERS.length] ?? 'korrath';
  const truce = TRUCES[Math.floor(n / (KINDS.length * SPEAKERS.length)) % TRUCES.length] as string as TruceKey;
  const quote = `Point ${n + 1} of the text must be changed before anybody signs`;
  return {
    slug: `point-${n + 1}`,
    outlet: n % 2 === 0 ? 'courier' : 'daily',
    title: `A word on point ${n + 1}`,
    summary: `“${quote},” an envoy said.`,
    says: [{ who: [who], type, value, truce, about: `point ${n + 1} of the text`, quote }],
  };
};
