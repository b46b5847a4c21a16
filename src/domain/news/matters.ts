import type { Mention } from '../diplomacy/scene.ts';
import type { TermSpan } from '../diplomacy/term.ts';
import type { NewsTerm } from './news-term.ts';
import { affairOf, type Affair } from './affair.ts';
import type { Field, NewsText, Spot } from './news-text.ts';

/** Topics that speak for a text when they are this conflict's affair, and against it when another's. */
const TOPICS: readonly NewsTerm[] = [
  'truce-word',
  'peace-matter',
  'peace-word',
  'talks-word',
  'diplomacy-word',
  'meeting-word',
  'deal-word',
  'captive-word',
  'truce-term',
  'pressure-word',
  'breach-word',
  'strike-word',
  'aid-word',
];
/** Subjects that have deals, talks and plans of their own. */
const OTHER_BUSINESS: readonly NewsTerm[] = ['minerals-word', 'trade-word', 'markets-word', 'sport-word'];
const CLAUSE_BREAKS: readonly NewsTerm[] = ['mention-in-passing', 'time-clause'];
const PARTY_REACH = 8;
const WAR_REACH = 6;
/** A marker of setting governs its clause, and a clause is seldom longer. */
const SETTING_REACH = 12;

/** Something of truce, talks or war that a field speaks of. */
export interface Matter {
  readonly topic: string;
  readonly affair: Affair;
  /** Whether it is only the setting of another story: vaguely so ("amid", "as … pushes for"), or as a moment in time ("hours after"). */
  readonly setting: 'vague' | 'moment' | null;
  readonly spot: Spot;
}

const OF_PEACE: ReadonlySet<string> = new Set([
  'truce-word',
  'peace-matter',
  'ending the war',
  'named truce',
  'the sides talk',
  'the sides swap captives',
]);
const ROUND_PEACE: ReadonlySet<string> = new Set([
  'talks-word',
  'deal-word',
  'truce-term',
  'peace-word',
  'breach-word',
  'captives handed over',
  'captives promised',
]);

/** Does it speak of a truce or peace itself? */
export function isOfPeace({ topic }: Pick<Matter, 'topic'>): boolean {
  return OF_PEACE.has(topic);
}

/** Does it speak of what leads to a truce or peace, or comes with it? */
export function isRoundPeace({ topic }: Pick<Matter, 'topic'>): boolean {
  return ROUND_PEACE.has(topic);
}

/** Everything of truce, talks or war in a field, and whose affair it is. */
export function* mattersIn(field: Field, text: NewsText): Generator<Matter> {
  const matter = (topic: string, spot: Spot): Matter => ({
    topic,
    affair: affairOf(spot, field, text),
    setting: settingOf(spot, field),
    spot,
  });
  for (const topic of TOPICS) {
    for (const span of field.spans.get(topic) ?? [])
      yield matter(topic === 'deal-word' && ofOtherBusiness(span, field) ? 'deal of another kind' : topic, span);
  }
  for (const mention of field.mentions)
    if (mention.named.kind === 'truce' && !isIdiom(mention, field)) yield matter('named truce', mention);
  yield* composed(field, matter);
}

function* composed(field: Field, matter: (topic: string, spot: Spot) => Matter): Generator<Matter> {
  for (const end of field.spans.get('ending-verb') ?? []) {
    const war = field.spans
      .get('war-word')
      ?.find((w) => w.sentence === end.sentence && Math.abs(w.from - end.from) <= WAR_REACH);
    if (war) yield matter('ending the war', war);
  }
  yield* captives(field, matter);
  const airs = [...(field.spans.get('broadcast-mark') ?? []), ...(field.spans.get('programme-voice') ?? [])];
  for (const span of [...(field.spans.get('meeting-word') ?? []), ...(field.spans.get('talks-word') ?? [])]) {
    if (airs.some((air) => air.sentence === span.sentence)) continue;
    yield* together(span.term === 'talks-word' ? 'talk' : 'meet', span, field, matter);
  }
  for (const span of field.spans.get('saying-verb') ?? [])
    if (isToldByPartyToParty(span, field)) yield* together('meet', span, field, matter);
  for (const span of field.spans.get('arrive-act') ?? []) yield* together('visit', span, field, matter);
  for (const span of field.spans.get('diplomacy-word') ?? []) yield* together('send envoys', span, field, matter);
  for (const span of field.spans.get('deal-word') ?? []) {
    if (sidesAt(span, field).length >= 2 && !ofOtherBusiness(span, field)) yield matter('a deal of the sides', span);
  }
}

/** "Tolvar tells Norland": one party right before the verb, another right behind it. */
function isToldByPartyToParty(verb: Spot, field: Field): boolean {
  const beside = (at: (m: Mention) => boolean): boolean =>
    field.mentions.some((m) => m.named.kind === 'party' && m.sentence === verb.sentence && at(m));
  return beside((m) => m.to === verb.from) && beside((m) => m.from === verb.to);
}

/** Captives given back, asked for, or swapped: between the sides, or between one of them and somebody else. */
function* captives(field: Field, matter: (topic: string, spot: Spot) => Matter): Generator<Matter> {
  for (const captive of field.spans.get('captive-word') ?? []) {
    const given = field.spans.get('handover-word')?.filter((h) => h.sentence === captive.sentence) ?? [];
    if (given.some((h) => h.form !== 'base')) yield matter('captives handed over', captive);
    else if (given.some((h) => isPromised(h, field))) yield matter('captives promised', captive);
    else if (given.length > 0) yield matter('captives to be handed over', captive);
    if (!field.spans.get('swap-word')?.some((s) => s.sentence === captive.sentence)) continue;
    yield* together('swap captives', captive, field, matter);
  }
}

/** "Hamas to release", "will free": announced by whoever is to do it, not wished for by another. */
function isPromised(handover: TermSpan, field: Field): boolean {
  const tokens = field.reading.sentences[handover.sentence]?.tokens ?? [];
  const announced = field.spans
    .get('future-mark')
    ?.some((f) => f.sentence === handover.sentence && f.to === handover.from);
  const opens = field.mentions.some(
    (m) =>
      m.sentence === handover.sentence && m.from === 0 && handover.from - m.to === 1 && tokens[m.to]?.kind === 'word',
  );
  return announced === true || opens;
}

function isIdiom(spot: Spot, field: Field): boolean {
  return (
    field.spans.get('plain-idiom')?.some((i) => i.sentence === spot.sentence && i.from < spot.to && spot.from < i.to) ??
    false
  );
}

/** The parties around a word, in its own clause. */
function partiesAt(spot: Spot, field: Field): readonly string[] {
  const breaks = CLAUSE_BREAKS.flatMap((marker) => field.spans.get(marker) ?? []).filter(
    (b) => b.sentence === spot.sentence,
  );
  const near = field.mentions.filter((m) => {
    if (m.named.kind !== 'party' || m.sentence !== spot.sentence) return false;
    const [from, to] = m.from < spot.from ? [m.to, spot.from] : [spot.to, m.from];
    return to - from <= PARTY_REACH && !breaks.some((b) => b.from >= from && b.to <= to);
  });
  return [...new Set(near.map((m) => (m.named.kind === 'party' ? (m.named.id as string) : '')))];
}

function sidesAt(spot: Spot, field: Field): readonly string[] {
  return partiesAt(spot, field).filter((id) => field.sides.has(id));
}

/** Who does it together: the sides, a side and a mediator, or others. */
function* together(
  how: 'talk' | 'meet' | 'visit' | 'send envoys' | 'swap captives',
  spot: Spot,
  field: Field,
  matter: (topic: string, spot: Spot) => Matter,
): Generator<Matter> {
  const here = partiesAt(spot, field);
  const sides = sidesAt(spot, field).length;
  const mediators = here.filter((id) => field.mediators.has(id)).length;
  if (sides >= 2) yield matter(`the sides ${how}`, spot);
  else if (sides === 1 && mediators > 0) yield matter(`a side and a mediator ${how}`, spot);
  else if (here.length >= 2) yield matter(`other parties ${how}`, spot);
}

/** "minerals deal", "trade agreement", "deal for gas": the noun belongs to another subject. */
function ofOtherBusiness(deal: Spot, field: Field): boolean {
  return OTHER_BUSINESS.some((subject) =>
    field.spans
      .get(subject)
      ?.some(
        (s) =>
          s.sentence === deal.sentence &&
          ((s.from <= deal.from && deal.from - s.to <= 1) || (s.from >= deal.to && s.from - deal.to <= 2)),
      ),
  );
}

/** Whether a word stands in the setting of its sentence's story, and in which. */
export function settingOf(spot: Spot, field: Field): Matter['setting'] {
  if (governed(spot, field, 'mention-in-passing')) return 'vague';
  return governed(spot, field, 'time-clause') ? 'moment' : null;
}

function governed(spot: Spot, field: Field, marker: NewsTerm): boolean {
  const tokens = field.reading.sentences[spot.sentence]?.tokens ?? [];
  return (field.spans.get(marker) ?? []).some(
    (p) =>
      p.sentence === spot.sentence &&
      p.from <= spot.from &&
      spot.from - p.to <= SETTING_REACH &&
      !tokens.slice(p.to, spot.from).some((t) => /^[,;:—–]$/u.test(t.norm)),
  );
}
