import { writeFileSync } from 'node:fs';

/** One item of an items file, as others write it: all but `id` and `seenAt` may be missing, null or empty. */
export interface GivenItem {
  readonly id: string;
  readonly seenAt: string;
  readonly source?: string | null;
  readonly title?: string | null;
  readonly summary?: string | null;
  readonly link?: string | null;
  readonly guid?: string | null;
  readonly published?: string | null;
}

const item = (id: string, seenAt: string, rest: Omit<GivenItem, 'id' | 'seenAt'>): GivenItem => ({
  id,
  seenAt: `2031-05-${seenAt}:00Z`,
  ...rest,
});

/** Three days of an invented war, in the order in which a poller saw them; every field that may be missing is so somewhere. */
export const INVENTED_ITEMS: readonly GivenItem[] = [
  item('proposal', '05T09:05', {
    source: 'meridian-courier',
    title: 'Isle Council proposes 60-day ceasefire between Valmere and Korrath',
    summary: '“We propose a 60-day ceasefire on land and at sea,” Maro Quill, envoy of the Isle Council, said.',
    link: 'https://example.invalid/meridian-courier/proposal',
    guid: 'mc-1',
    published: '2031-05-05T09:00:00Z',
  }),
  item('proposal-again', '05T09:25', {
    source: 'harbour-daily',
    title: 'Isle Council proposes 60-day ceasefire between Valmere and Korrath',
    summary: '“We propose a 60-day ceasefire on land and at sea,” Maro Quill, envoy of the Isle Council, said.',
    link: 'https://example.invalid/harbour-daily/proposal',
    guid: 'hd-1',
    published: 'Mon, 05 May 2031 09:20:00 GMT',
  }),
  item('cup', '05T10:00', { source: 'harbour-daily', title: 'Rovers win the Isles Cup', link: '', guid: null }),
  item('accepts', '05T11:35', {
    source: 'coast-radio',
    summary: '“Valmere accepts the 60-day ceasefire in full,” President Ilsa Toren said in Port Aldene.',
    link: 'https://example.invalid/coast-radio/valmere',
  }),
  item('studies', '05T13:00', {
    source: '',
    title: 'Korrath undecided on 60-day ceasefire',
    summary: '“Korrath is studying the 60-day ceasefire and has not taken a decision,” a spokesman said.',
    published: 'last Monday or so',
  }),
  item('empty', '05T14:00', { source: 'meridian-courier' }),
  item('answer', '06T17:30', {
    source: 'meridian-courier',
    title: 'Korrath accepts 60-day ceasefire',
    summary: '“Korrath accepts the 60-day ceasefire in full,” Chancellor Bren Osk said in Durnhall.',
    link: 'https://example.invalid/meridian-courier/answer',
    guid: 'mc-2',
    published: '2031-05-06T17:20:00Z',
  }),
  item('signed', '07T10:05', {
    source: 'harbour-daily',
    title: 'Valmere and Korrath sign 60-day ceasefire agreement',
    summary: '“Valmere and Korrath have signed the 60-day ceasefire,” Maro Quill of the Isle Council said.',
    link: 'https://example.invalid/harbour-daily/signed',
    guid: 'hd-2',
    published: '2031-05-07T10:00:00Z',
  }),
];

/** Writes JSON Lines. */
export function writeLines(path: string, lines: readonly object[]): string {
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}
