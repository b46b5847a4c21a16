import type { Features } from './linear-model.ts';
import type { NewsTerm } from './news-term.ts';
import { affairOf, has, type Affair, type Field, type NewsText } from './news-text.ts';

/** Topics that speak for a text when they are this conflict's affair, and against it when another's. */
const TOPICS: readonly NewsTerm[] = ['truce-word', 'peace-matter', 'peace-word', 'talks-word', 'meeting-word', 'deal-word', 'captive-word', 'truce-term', 'pressure-word', 'breach-word', 'strike-word', 'aid-word'];
/** What a text may be about instead. */
const ELSEWHERE: readonly NewsTerm[] = ['markets-word', 'trade-word', 'sport-word', 'culture-word', 'home-affairs', 'minerals-word', 'crime-word', 'mention-in-passing', 'human-interest', 'toll-word'];
const WAR_REACH = 6;

/** What a text says about a truce or talks of the scene's conflict, as named features. */
export function relevanceFeatures(text: NewsText): Features {
  const features = new Map<string, number>();
  const note = (name: string): void => void features.set(name, 1);
  const heard = new Set<string>();
  for (const [place, field] of [['lead', text.lead], ['body', text.body]] as const) {
    for (const [topic, affair] of topicsOf(field, text)) {
      note(`${place}: ${topic}, ${affair}`);
      if (affair === 'own') heard.add(topic);
    }
    noteNames(place, field, note);
    for (const topic of ELSEWHERE) if (has(field, topic)) note(`${place}: ${topic}`);
  }
  if (!text.titled) note('no title');
  noteTogether(text, heard, note);
  return features;
}

function* topicsOf(field: Field, text: NewsText): Generator<[string, Affair]> {
  for (const topic of TOPICS) {
    for (const affair of new Set((field.spans.get(topic) ?? []).map((span) => affairOf(span, field, text)))) yield [topic, affair];
  }
  for (const mention of field.mentions) if (mention.named.kind === 'truce') yield ['named truce', affairOf(mention, field, text)];
  const affairs = new Set<Affair>();
  for (const end of field.spans.get('ending-verb') ?? []) {
    const war = (field.spans.get('war-word') ?? []).find((w) => w.sentence === end.sentence && w.from >= end.to && w.from - end.to <= WAR_REACH);
    if (war) affairs.add(affairOf(war, field, text));
  }
  for (const affair of affairs) yield ['ending the war', affair];
  for (const captive of field.spans.get('captive-word') ?? []) {
    if ((field.spans.get('handover-word') ?? []).some((h) => h.sentence === captive.sentence)) yield ['captives handed over', affairOf(captive, field, text)];
  }
}

function noteNames(place: string, field: Field, note: (name: string) => void): void {
  if (field.sides.size >= 2) note(`${place}: both sides named`);
  else if (field.sides.size === 1) note(`${place}: one side named`);
  else if (field.reading.sentences.length > 0) note(`${place}: no side named`);
  if (field.own.length > 0) note(`${place}: name of this conflict`);
  if (field.mentions.some((m) => m.named.kind === 'place')) note(`${place}: place of this conflict`);
  if (field.foreign.length > 0) note(`${place}: name of another conflict`);
  if (field.foreign.length > 1) note(`${place}: several names of other conflicts`);
  if (field.thirds.size > 0) note(`${place}: third party named`);
  if (field.thirds.size > 0 && field.sides.size > 0) note(`${place}: side and third party named`);
}

const CORE = ['truce-word', 'peace-matter', 'ending the war', 'named truce', 'captives handed over'];
const RIM = ['talks-word', 'deal-word', 'truce-term', 'meeting-word', 'peace-word', 'pressure-word', 'breach-word'];

function noteTogether(text: NewsText, heard: ReadonlySet<string>, note: (name: string) => void): void {
  const core = CORE.filter((topic) => heard.has(topic)).length;
  const rim = RIM.filter((topic) => heard.has(topic)).length;
  if (core >= 1) note('own truce or peace matter');
  if (core >= 2) note('two own truce or peace matters');
  if (rim >= 1 && core === 0) note('talks, deal or terms alone');
  if (rim >= 2) note('two of talks, deal, terms');
  if (core >= 1 && rim >= 2) note('truce with two of talks, deal, terms');
  if (core >= 1 && ELSEWHERE.slice(0, 7).some((t) => has(text.lead, t))) note('truce beside another subject');
  if (text.lead.own.length === 0 && text.body.own.length === 0) note('no name of this conflict anywhere');
}
