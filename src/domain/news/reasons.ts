import type { Affair } from './affair.ts';
import { KIND_WEIGHTS } from './kind-weights.ts';
import { isOfPeace, isRoundPeace, mattersIn, type Matter } from './matters.ts';
import type { Field, NewsText, Spot } from './news-text.ts';
import type { NewsTerm } from './news-term.ts';
import { RELEVANCE_WEIGHTS } from './relevance-weights.ts';
import { namesIn, OTHER_SUBJECTS } from './relevance-features.ts';

/** More words of one kind say nothing more. */
const MOST_WORDS = 3;
const IN_THE_LEAD = ' in the lead';

/**
 * A feature of a text as a reader would say it, with the words of the text that show it: "truce word “ceasefire” near
 * “Moscow” in the headline". Names of features are readable by themselves, so one without words of its own stays as it is.
 */
function reasonInWords(feature: string, text: Searched): string {
  const name = namedBy(feature);
  if (name.kind === 'topic') return topicInWords(name.topic, name.affair, name.inLead, text);
  if (name.kind === 'setting') return settingInWords(name.topic, text);
  const { base, rest } = name;
  const onlyLead = rest === IN_THE_LEAD;
  const fields = onlyLead ? [text.lead] : [text.lead, text.body];
  if (fields.some((field) => field.spans.has(base as NewsTerm))) {
    const words = fields.flatMap((field) => wordsAt(field, field.spans.get(base as NewsTerm) ?? []));
    return `${plain(base)} ${quoted(words)}${onlyLead ? place(text.lead, text) : rest}`;
  }
  const words =
    name.find === undefined ? [] : fields.flatMap((field) => wordsAt(field, name.find?.(field, text) ?? []));
  return `${headlined(BETTER[feature] ?? plain(feature), text)}${words.length === 0 ? '' : `: ${quoted(words)}`}`;
}

/** What the name of a feature is made of. */
type FeatureName =
  | { readonly kind: 'topic'; readonly topic: string; readonly affair: Affair; readonly inLead: boolean }
  | { readonly kind: 'setting'; readonly topic: string }
  | { readonly kind: 'other'; readonly base: string; readonly rest: string; readonly find: Find | undefined };

type Find = (field: Field, text: Searched) => readonly Spot[];

function namedBy(feature: string): FeatureName {
  return NAMES.get(feature) ?? takenApart(feature);
}

function takenApart(feature: string): FeatureName {
  const [, topic = '', affair, inLead] = /^(.+), (own|other|open)(, in the lead)?$/u.exec(feature) ?? [];
  if (affair !== undefined) return { kind: 'topic', topic, affair: affair as Affair, inLead: inLead !== undefined };
  const setting = /^(.+), in passing$/u.exec(feature)?.[1];
  if (setting !== undefined) return { kind: 'setting', topic: setting };
  const [, base = feature, rest = ''] = /^(.*?)( in the lead| while a truce holds)?$/u.exec(feature) ?? [];
  const find = SHOWN_BY[base.replace(/ (?:alone|only below the lead|in passing only|only as a moment in time)$/u, '')];
  return { kind: 'other', base, rest, find };
}

/** A text with its words of topics, looked up once for all reasons. */
interface Searched extends NewsText {
  readonly matters: ReadonlyMap<Field, readonly Matter[]>;
}

function mattersOf(field: Field, { matters }: Searched): readonly Matter[] {
  return matters.get(field) ?? [];
}

/** Reasons with their signs in words; of several that say the same the one that says more stays. */
export function reasonsInWords(reasons: readonly string[], read: NewsText): readonly string[] {
  const fields = [read.lead, read.body];
  const text = { ...read, matters: new Map(fields.map((field) => [field, [...mattersIn(field, read)]])) };
  const said = reasons.map((reason) => {
    const [, sign = '', feature = reason, kind = ''] = REASON.exec(reason) ?? [];
    return { words: `${sign}${reasonInWords(feature, text)}`, kind };
  });
  const byMatter = Map.groupBy(said, ({ words, kind }) => matterOf(words) + kind);
  return [...byMatter.values()].map((alike) => {
    const best = alike.find(({ words }) => PLACE.test(words) !== LACKS.test(words)) ?? alike[0];
    return `${best?.words ?? ''}${best?.kind ?? ''}`;
  });
}

/** What is missing in the whole text says more than what is missing in its headline; with what is there it is the other way. */
const LACKS = /^[+−] no(?:thing|body)?\b/u;
const PLACE = / in the (?:headline|summary|text)\b/u;

/** What a reason is about, without the words that show it and their place. */
function matterOf(words: string): string {
  return words
    .replace(PLACE, '')
    .replace(/:? “.*$/u, '')
    .replace(/(?<=another conflict) (?:alone|named)$/u, '');
}

/** Its sign, the feature, and which kind it speaks for or against, if it is about that. */
const REASON = /^([+−] )(.*?)( \((?:news|analysis)\))?$/u;

/** Names that say more to a program than to a reader. */
const BETTER: Readonly<Record<string, string>> = {
  'states nothing typed': 'states nothing definite',
  'states nothing': 'says nothing of the parties',
  'asserts something typed': 'asserts something definite',
  'states phase': 'states the phase of a truce',
  'states position': 'states a position',
  'states breach': 'states a breach',
  'states exchange': 'states an exchange',
  'states demand': 'states a demand',
};

/** Where the words stand that make a feature of the text as a whole. */
const SHOWN_BY: Readonly<Record<string, Find>> = {
  'truce or peace matter': ownMatters(isOfPeace),
  'truce or peace matter of this conflict': ownMatters(isOfPeace),
  'two truce or peace matters of this conflict': ownMatters(isOfPeace),
  'talks, deal or terms': ownMatters(isRoundPeace),
  'two of talks, deal, terms without a truce': ownMatters(isRoundPeace),
  'truce with two of talks, deal, terms': ownMatters(isRoundPeace),
  'one name of the conflict': namesIn,
  'several names of the conflict': namesIn,
  'both sides named': (field) => partiesOf(field, field.sides),
  'mediator presses a side': (field) => partiesOf(field, field.mediators),
  'a side answers the other': (field) => partiesOf(field, field.sides),
  'a side answers a proposal': (field) => partiesOf(field, field.sides),
  'another conflict named': (field) => field.foreign,
  'another conflict named in the body': (field, text) => (field === text.body ? field.foreign : []),
  'another conflict': (field) => field.foreign,
  'nation from outside': (field) => field.outside,
  'strike without a truce': (field) => field.spans.get('strike-word') ?? [],
  'strike in the lead, truce below': (field) => field.spans.get('strike-word') ?? [],
  'truce beside another subject': (field, text) =>
    field === text.lead ? OTHER_SUBJECTS.flatMap((subject) => field.spans.get(subject) ?? []) : [],
};

function ownMatters(counts: (matter: Matter) => boolean) {
  return (field: Field, text: Searched): readonly Spot[] =>
    mattersOf(field, text)
      .filter((found) => found.affair === 'own' && counts(found))
      .map(({ spot }) => spot);
}

function partiesOf(field: Field, ids: ReadonlySet<string>): readonly Spot[] {
  return field.mentions.filter(({ named }) => named.kind === 'party' && ids.has(named.id));
}

/** "truce word “ceasefire” near “Moscow”": a word of a topic, and by which name it is known whose affair it is. */
function topicInWords(topic: string, affair: Affair, onlyLead: boolean, text: Searched): string {
  const found = (field: Field): readonly Spot[] =>
    mattersOf(field, text)
      .filter((f) => f.topic === topic && f.affair === affair)
      .map(({ spot }) => spot);
  const lead = found(text.lead);
  const body = onlyLead ? [] : found(text.body);
  const field = lead.length > 0 ? text.lead : text.body;
  const words = [...wordsAt(text.lead, lead), ...wordsAt(text.body, body)];
  const shown = words.length === 0 ? '' : ` ${quoted(words)}`;
  const where = onlyLead || lead.length === 0 ? place(field, text) : '';
  return `${plain(topic)}${shown}${nearWhom(field, lead[0] ?? body[0], affair)}${where}`;
}

/** "truce word “ceasefire” in passing": of the setting of another story. */
function settingInWords(topic: string, text: Searched): string {
  const words = [text.lead, text.body].flatMap((field) =>
    wordsAt(
      field,
      mattersOf(field, text)
        .filter((m) => m.topic === topic && m.setting === 'vague')
        .map(({ spot }) => spot),
    ),
  );
  return `${plain(topic)}${words.length === 0 ? '' : ` ${quoted(words)}`} in passing`;
}

function nearWhom(field: Field, spot: Spot | undefined, affair: Affair): string {
  if (affair === 'open') return ', of no conflict that is named';
  const names = affair === 'own' ? field.own : field.foreign;
  const near = names
    .filter((name) => name.sentence === spot?.sentence && (name.to <= spot.from || name.from >= spot.to))
    .toSorted((a, b) => Math.abs(a.from - (spot?.from ?? 0)) - Math.abs(b.from - (spot?.from ?? 0)))[0];
  const whose = affair === 'own' ? ' of this conflict' : ' of another conflict';
  return near === undefined
    ? whose
    : ` near ${quoted(wordsAt(field, [near]))}${affair === 'own' ? '' : ', another conflict'}`;
}

function wordsAt({ reading }: Field, spots: readonly Spot[]): readonly string[] {
  return spots.flatMap(({ sentence, from, to }) => {
    const tokens = reading.sentences[sentence]?.tokens.slice(from, to) ?? [];
    const [first, last] = [tokens[0], tokens.at(-1)];
    return first && last ? [reading.text.slice(first.start, last.end)] : [];
  });
}

function quoted(words: readonly string[]): string {
  const distinct = new Map(words.map((word) => [word.toLowerCase(), word] as const).toReversed());
  const shown = words.filter((word) => distinct.get(word.toLowerCase()) === word);
  return [...new Set(shown)]
    .slice(0, MOST_WORDS)
    .map((word) => `“${word}”`)
    .join(', ');
}

function plain(feature: string): string {
  return feature.replace(
    /\b(\w+)-(word|matter|term|mark|verb|noun|name|act|interest|time|person|affairs)\b/gu,
    '$1 $2',
  );
}

function headlined(feature: string, text: Searched): string {
  return text.titled ? feature.replace(/\bthe lead\b/u, 'the headline') : feature.replace(/\bthe lead\b/u, 'the text');
}

function place(field: Field, text: Searched): string {
  if (!text.titled) return ' in the text';
  return field === text.lead ? ' in the headline' : ' in the summary';
}

/** The features that may be a reason are those that weigh something; each is named for thousands of texts. */
const NAMES: ReadonlyMap<string, FeatureName> = new Map(
  [RELEVANCE_WEIGHTS, KIND_WEIGHTS].flatMap(({ weights }) =>
    Object.keys(weights).map((feature) => [feature, takenApart(feature)]),
  ),
);
