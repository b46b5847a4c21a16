import type { Language } from '../diplomacy/pack.ts';
import type { Scene } from '../diplomacy/scene.ts';
import { actsIn, plainNumber, thingsIn } from './happening.ts';
import { latinSkeleton } from './latin-skeleton.ts';
import type { NewsTerm } from './news-term.ts';
import { slavicDay, slavicNumber } from './slavic-counting.ts';
import { isPlan, stepsIn } from './steps.ts';
import { has, readNews, type Field, type NewsInput, type NewsText } from './news-text.ts';

/** What places a version among events; plain data, so that it can be stored with the version. */
export interface VersionFeatures {
  readonly language: Language;
  /** Words of the lead and of the rest by sense; parties and classes of words stand as "@ukraine", "#truce-word". */
  readonly lead: readonly string[];
  readonly body: readonly string[];
  /** Proper names but for parties, by lower-case norm. */
  readonly names: readonly string[];
  /** Every name of the lead, and every other of the rest, as a skeleton that is the same in each language. */
  readonly calledFirst: readonly string[];
  readonly calledAfter: readonly string[];
  /** Parties of the lead. */
  readonly parties: readonly string[];
  /** The very words that named parties in the lead: "putin", "kremlin". */
  readonly people: readonly string[];
  /** What the lead is about, as keys. */
  readonly things: readonly string[];
  /** Steps of diplomacy in the lead and in the rest; see `stepsIn`. */
  readonly leadSteps: readonly string[];
  readonly bodySteps: readonly string[];
  readonly numbers: readonly string[];
  /** Days of the week named. */
  readonly days: readonly string[];
  /** Whether the lead's first step is still to come. */
  readonly planned: boolean;
  /** Whether it tells how people live through what happened, rather than what happened. */
  readonly colour: boolean;
  /** When it was told to its first readers, in milliseconds; see `toldAt`. */
  readonly toldAt: number;
  readonly source: string;
  readonly link: string;
}

const ACTS: readonly NewsTerm[] = [
  'accept-act',
  'reject-act',
  'announce-act',
  'propose-act',
  'demand-act',
  'threaten-act',
  'accuse-act',
  'order-act',
  'begin-act',
  'suspend-act',
  'resume-act',
  'arrive-act',
  'welcome-act',
  'doubt-act',
  'prepare-act',
  'approve-act',
  'identify-act',
];
const THINGS: readonly NewsTerm[] = [
  'truce-word',
  'peace-matter',
  'talks-word',
  'meeting-word',
  'captive-word',
  'handover-word',
  'truce-term',
  'pressure-word',
  'breach-word',
  'strike-word',
  'toll-word',
  'aid-word',
];
const SMALL = new Set(
  'a an the of in on at to for from by with as is are was were be been has have had do does did will would could may might can its it his her their our this that these those than then and or but not no if it he she they we you i who what which how why when where into over under after before about amid up out more most also all new says said say s t one two u.s u.n'.split(
    ' ',
  ),
);

/** Reads everything that places a version. */
export function versionFeatures(input: NewsInput, scene: Scene, told: number): VersionFeatures {
  return featuresOf(readNews(input, scene), { ...input, toldAt: told });
}

/** The same for a text that has been read already. */
export function featuresOf(
  text: NewsText,
  input: Pick<NewsInput, 'link' | 'source'> & { readonly toldAt: number },
): VersionFeatures {
  const both = [text.lead, text.body];
  const leadSteps = stepsIn(text.lead);
  const calledFirst = callsIn(text.lead);
  return {
    language: text.lead.reading.language,
    lead: termsOf(text.lead).slice(0, MOST_TERMS),
    body: termsOf(text.body).slice(0, MOST_TERMS),
    names: unique(both.flatMap(namesOf)),
    calledFirst,
    calledAfter: callsIn(text.body).filter((call) => !calledFirst.includes(call)),
    parties: partiesOf(text.lead),
    people: unique(
      text.lead.mentions.flatMap((m) =>
        m.named.kind === 'party' ? [text.lead.reading.sentences[m.sentence]?.tokens[m.from]?.norm ?? ''] : [],
      ),
    ),
    things: thingsIn(text.lead),
    leadSteps,
    bodySteps: stepsIn(text.body),
    numbers: unique(both.flatMap(numbersIn)),
    days: unique(both.flatMap(daysIn)),
    planned: isPlan(leadSteps),
    colour: has(text.lead, 'human-interest') || (has(text.body, 'human-interest') && partiesOf(text.lead).length < 2),
    toldAt: input.toldAt,
    source: input.source.id,
    link: input.link,
  };
}

/** A text is remembered for weeks and compared with thousands; what it is about stands in its first words. */
const MOST_TERMS = 400;

function unique(list: readonly string[]): readonly string[] {
  return [...new Set(list)];
}

function partiesOf(field: Field): readonly string[] {
  return unique(field.mentions.flatMap((m) => (m.named.kind === 'party' ? [m.named.id as string] : [])));
}

function termsOf(field: Field): readonly string[] {
  const stems = field.reading.sentences.flatMap((s) =>
    s.tokens.flatMap((t) => (t.kind === 'mark' || SMALL.has(t.norm) ? [] : [slavicNumber(t.norm) ?? t.sense])),
  );
  const classes = [...THINGS, ...ACTS].filter((term) => has(field, term)).map((term) => `#${term}`);
  return unique([
    ...stems,
    ...partiesOf(field).map((id) => `@${id}`),
    ...classes,
    ...[...thingsIn(field), ...actsIn(field)].map((key) => `!${key}`),
  ]);
}

function numbersIn(field: Field): readonly string[] {
  const tokens = field.reading.sentences.flatMap((s) => s.tokens);
  return tokens.map((t) => plainNumber(t.norm)).filter((number) => /^\d/u.test(number));
}

function daysIn(field: Field): readonly string[] {
  return (field.spans.get('day-name') ?? []).map((s) => {
    const norm = field.reading.sentences[s.sentence]?.tokens[s.from]?.norm ?? '';
    return slavicDay(norm) ?? norm;
  });
}

function callsIn(field: Field): readonly string[] {
  const { language, sentences } = field.reading;
  const capital = sentences.flatMap((s) => s.tokens.filter((t) => t.kind === 'word' && /^\p{Lu}/u.test(t.text)));
  const calls = capital.filter((t) => !SMALL.has(t.norm)).map((t) => latinSkeleton(t.norm, language));
  return unique(calls.filter((call) => call !== '').map((call) => `~${call}`));
}

function namesOf(field: Field): readonly string[] {
  return field.reading.sentences.flatMap((sentence, index) => {
    const taken = field.mentions.filter((m) => m.sentence === index && m.named.kind === 'party');
    return sentence.tokens.flatMap((t, at) =>
      t.kind === 'word' &&
      /^\p{Lu}/u.test(t.text) &&
      !SMALL.has(t.norm) &&
      !taken.some((m) => at >= m.from && at < m.to)
        ? [t.norm]
        : [],
    );
  });
}
