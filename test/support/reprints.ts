/** An agency's report in four sentences, about an invented war. */
export const WIRE = {
  title: 'Valmere and Korrath agree on 60-day ceasefire from midnight',
  body: [
    'Valmere and Korrath agreed on a 60-day ceasefire that starts at midnight, the two governments’ envoys having met for nine hours in a customs house on the Sella Strait.',
    'Under the agreement both armies stop firing on land and at sea and pull heavy guns back from the Harrow Pass within a week.',
    'Ferries between the two shores, which have not sailed since the winter, are to take up their timetable again as soon as divers have searched the channel for mines.',
    'Families who left the villages below the pass may come back in the first days of summer, and the harbour towns hope for a season with visitors.',
  ],
} as const;

/** The same happening as a newsroom of its own tells it. */
export const OWN_REPORT = {
  title: 'Korrath and Valmere agreed on a 60-day ceasefire',
  summary:
    'Our correspondent saw both delegations leave with a signed paper. Guns fall silent tonight; how it will be watched remains open.',
} as const;

/** What outlets do with a wire text, from nothing at all to nearly all of this at once. */
export type Edit = 'headline' | 'cut' | 'preface' | 'word' | 'unsigned' | 'no headline';

export const EDITS: readonly Edit[] = ['headline', 'cut', 'preface', 'word', 'unsigned', 'no headline'];

const HEADLINES = [
  'Guns to fall silent at midnight as neighbours strike deal',
  '60-day ceasefire agreed between Valmere and Korrath',
  'Korrath, Valmere reach truce after nine-hour meeting',
];
const PREFACES = [
  'It is the news that many had waited for all spring.',
  'Relief could be heard in the streets of the harbour towns on Sunday evening.',
  'This story is being updated.',
];

/** One outlet's version of the wire text; `n` chooses among headlines and first sentences. */
export function reprint(edits: readonly Edit[], n = 0): { readonly title: string; readonly summary: string } {
  const has = (edit: Edit): boolean => edits.includes(edit);
  const kept = has('cut') ? WIRE.body.slice(0, 2) : WIRE.body;
  const worded = kept.map((s) => (has('word') ? s.replace('stop firing', 'cease fire').replace('sailed', 'run') : s));
  const opening = has('preface') ? [PREFACES[n % PREFACES.length]] : [];
  const mark = has('unsigned') ? '' : 'SELLA, May 7 (AP) — ';
  const edited = HEADLINES[n % HEADLINES.length] ?? '';
  return {
    title: has('no headline') ? '' : has('headline') ? edited : WIRE.title,
    summary: `${mark}${[...opening, ...worded].join(' ')}`,
  };
}
