import type { Mention } from '../diplomacy/scene.ts';
import type { TermSpan } from '../diplomacy/term.ts';
import type { NewsTerm } from './news-term.ts';
import type { Field } from './news-text.ts';
import { slavicNumber, slavicTruceNames, speaksOfRemains } from './slavic-counting.ts';

/** Acts that need an actor to tell one happening from another. */
const ACTED: readonly NewsTerm[] = [
  'accept-act',
  'reject-act',
  'propose-act',
  'announce-act',
  'demand-act',
  'threaten-act',
  'accuse-act',
  'order-act',
  'arrive-act',
  'welcome-act',
  'doubt-act',
  'pressure-word',
  'suspend-act',
  'resume-act',
];
const TOGETHER: readonly (readonly [NewsTerm, NewsTerm])[] = [
  ['truce-word', 'begin-act'],
  ['truce-word', 'resume-act'],
  ['truce-word', 'breach-word'],
  ['truce-word', 'accept-act'],
  ['truce-word', 'approve-act'],
  ['truce-word', 'announce-act'],
  ['talks-word', 'begin-act'],
  ['talks-word', 'suspend-act'],
  ['truce-term', 'begin-act'],
  ['ending-verb', 'war-word'],
];
const THINGS: readonly NewsTerm[] = ['strike-word', 'aid-word', 'pressure-word', 'truce-term', 'peace-matter'];
const REMAINS = /^(?:remains|bod(?:y|ies)|corpses?|dead|deceased)$/u;
const NUMBER_WORDS = new Map(
  'one 1 two 2 three 3 four 4 five 5 six 6 seven 7 ten 10 twenty 20 thirty 30 sixty 60'
    .split(' ')
    .flatMap((w, n, all) => (n % 2 === 0 ? [[w, all[n + 1] ?? w] as const] : [])),
);

/** What a field is about, as keys without actors: "captives handed over", "remains", "meet:russia+us", "truce of 30 day". */
export function thingsIn(field: Field): readonly string[] {
  const keys = new Set<string>();
  for (const term of ['meeting-word', 'talks-word', 'diplomacy-word'] as const)
    for (const span of field.spans.get(term) ?? []) keys.add(`meet:${nearestTwo(span, field).join('+')}`);
  for (const captive of field.spans.get('captive-word') ?? []) {
    const words =
      field.reading.sentences[captive.sentence]?.tokens.slice(Math.max(0, captive.from - 1), captive.to + 3) ?? [];
    const kind = words.some((t) => REMAINS.test(t.norm) || speaksOfRemains(t.norm)) ? 'remains' : 'captives';
    keys.add(field.spans.has('handover-word') ? `${kind} handed over` : kind);
  }
  for (const truce of field.spans.get('truce-word') ?? [])
    for (const name of namedBy(truce, field)) keys.add(`truce of ${name}`);
  for (const thing of THINGS) if (field.spans.has(thing)) keys.add(thing);
  return [...keys];
}

/** Who did what, as keys: "accept-act:ukraine", "truce-word and begin-act". */
export function actsIn(field: Field): readonly string[] {
  const keys = new Set<string>();
  for (const act of ACTED)
    for (const span of field.spans.get(act) ?? []) keys.add(`${act}:${actorOf(span, field) ?? ''}`);
  for (const [thing, act] of TOGETHER)
    if (field.spans.has(thing) && field.spans.has(act)) keys.add(`${thing} and ${act}`);
  return [...keys];
}

/** A number word as its digits, anything else as it is. */
export function plainNumber(norm: string): string {
  return NUMBER_WORDS.get(norm) ?? slavicNumber(norm) ?? norm;
}

/** "30-day ceasefire", "Easter truce": the words before it that tell one truce from another. */
function namedBy(truce: TermSpan, field: Field): readonly string[] {
  if (field.reading.language === 'uk' || field.reading.language === 'ru') return namedInSlavic(truce, field);
  const tokens =
    field.reading.sentences[truce.sentence]?.tokens
      .slice(Math.max(0, truce.from - 4), truce.from)
      .filter((t) => t.kind !== 'mark') ?? [];
  const day = tokens.findIndex((t) => /^(?:day|days|hour|hours|week|weeks|month|months)$/u.test(t.norm));
  if (day > 0) return [`${plainNumber(tokens[day - 1]?.norm ?? '')} ${tokens[day]?.norm.replace(/s$/u, '') ?? ''}`];
  const last = tokens.at(-1);
  const party = field.mentions.some((m) => m.sentence === truce.sentence && m.to === truce.from);
  return last &&
    !party &&
    /^(?:easter|christmas|maritime|energy|partial|limited|permanent|temporary|humanitarian|unconditional|full|air|short|local|sea|ramadan|holiday)$/u.test(
      last.norm,
    )
    ? [last.norm]
    : [];
}

/** Ukrainian and Russian name a truce before and behind it: "30-денне перемир'я", "перемирие на 30 дней", "припинення вогню на морі". */
function namedInSlavic(truce: TermSpan, field: Field): readonly string[] {
  const tokens = (field.reading.sentences[truce.sentence]?.tokens ?? []).map((t) => (t.kind === 'mark' ? '' : t.norm));
  const near = (from: number, to: number): readonly string[] =>
    tokens.slice(Math.max(0, from), to).filter((w) => w !== '');
  return slavicTruceNames(near(truce.from - 5, truce.from), near(truce.to, truce.to + 4));
}

function partiesAround(spot: TermSpan, field: Field): readonly Mention[] {
  const gap = (m: Mention): number => (m.to <= spot.from ? spot.from - m.to : Math.max(0, m.from - spot.to) + 0.5);
  return field.mentions
    .filter((m) => m.named.kind === 'party' && m.sentence === spot.sentence)
    .sort((a, b) => gap(a) - gap(b));
}

function nearestTwo(spot: TermSpan, field: Field): readonly string[] {
  return [...new Set(partiesAround(spot, field).map((m) => m.named.id))].slice(0, 2).sort();
}

/** The party named last before the act in its sentence; the nearest one where none is. */
function actorOf(act: TermSpan, field: Field): string | null {
  const parties = partiesAround(act, field);
  return (parties.find((m) => m.to <= act.from) ?? parties[0])?.named.id ?? null;
}
