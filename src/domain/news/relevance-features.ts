import type { Features } from './linear-model.ts';
import type { NewsTerm } from './news-term.ts';
import { actsIn } from './happening.ts';
import type { Mention } from '../diplomacy/scene.ts';
import { affairOf, has, type Affair, type Field, type NewsText, type Spot } from './news-text.ts';

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
/** What a text may be about instead. */
const ELSEWHERE: readonly NewsTerm[] = [
  'markets-word',
  'trade-word',
  'sport-word',
  'culture-word',
  'home-affairs',
  'minerals-word',
  'crime-word',
  'human-interest',
  'toll-word',
];
/** Subjects that make a truce in the same text a side matter. */
export const OTHER_SUBJECTS = ELSEWHERE.slice(0, 6);
const CORE: ReadonlySet<string> = new Set([
  'truce-word',
  'peace-matter',
  'ending the war',
  'named truce',
  'captives handed over',
  'sides talk',
]);
const RIM: ReadonlySet<string> = new Set(['talks-word', 'deal-word', 'truce-term', 'peace-word', 'breach-word']);
const WAR_REACH = 6;
const PASSING_REACH = 9;

/** A word of a topic in a field, and whose affair it is. */
export interface Finding {
  readonly topic: string;
  readonly spot: Spot;
  readonly affair: Affair;
  readonly passing: boolean;
}

/** What a text says about a truce or talks of the scene's conflict, as named features. `truceInForce`: whether one holds there, so that strikes speak of it. */
export function relevanceFeatures(text: NewsText, truceInForce = false): Features {
  const features = new Map<string, number>();
  const note = (name: string): void => void features.set(name, 1);
  const lead = [...findingsIn(text.lead, text)];
  const all = [...lead, ...findingsIn(text.body, text)];
  for (const { topic, affair } of all) note(`${topic}, ${affair}`);
  for (const { topic, affair } of lead) if (affair !== 'open') note(`${topic}, ${affair}, in the lead`);
  for (const topic of ELSEWHERE) {
    if (has(text.lead, topic)) note(`${topic} in the lead`);
    if (has(text.lead, topic) || has(text.body, topic)) note(topic);
  }
  noteNames(text, note);
  noteTogether(text, lead, all, note);
  noteDoers(text, note);
  for (const type of new Set(text.statements.map((s) => s.type))) if (type !== 'statement') note(`states ${type}`);
  if (!text.statements.some((s) => s.type !== 'statement')) note('states nothing typed');
  if (truceInForce) noteInForce(all, note);
  return features;
}

/** Every word of a topic in a field. */
export function* findingsIn(field: Field, text: NewsText): Generator<Finding> {
  const finding = (topic: string, spot: Spot): Finding => ({
    topic,
    spot,
    affair: affairOf(spot, field, text),
    passing: inPassing(spot, field),
  });
  for (const topic of TOPICS) for (const span of field.spans.get(topic) ?? []) yield finding(topic, span);
  for (const mention of field.mentions) if (mention.named.kind === 'truce') yield finding('named truce', mention);
  for (const end of field.spans.get('ending-verb') ?? []) {
    const war = field.spans
      .get('war-word')
      ?.find((w) => w.sentence === end.sentence && Math.abs(w.from - end.from) <= WAR_REACH);
    if (war) yield finding('ending the war', war);
  }
  for (const captive of field.spans.get('captive-word') ?? []) {
    if (field.spans.get('handover-word')?.some((h) => h.sentence === captive.sentence))
      yield finding('captives handed over', captive);
  }
  for (const span of [...(field.spans.get('meeting-word') ?? []), ...(field.spans.get('talks-word') ?? [])]) {
    const parties = new Set(
      field.mentions.flatMap((m) =>
        m.named.kind === 'party' && m.sentence === span.sentence ? [m.named.id as string] : [],
      ),
    );
    if (parties.size >= 2) yield finding('parties meet', span);
    if (span.term === 'talks-word' && [...parties].filter((id) => field.sides.has(id)).length >= 2)
      yield finding('sides talk', span);
  }
}

/** Behind "amid", "despite", "as … pushes for" the truce is the setting of another story. */
function inPassing(spot: Spot, field: Field): boolean {
  return (field.spans.get('mention-in-passing') ?? []).some(
    (p) => p.sentence === spot.sentence && p.from <= spot.from && spot.from - p.to <= PASSING_REACH,
  );
}

/** Where the names of belligerents and places stand in a field. */
export function namesIn(field: Field): readonly Mention[] {
  return field.mentions.filter(
    ({ named }) => named.kind === 'place' || (named.kind === 'party' && field.sides.has(named.id)),
  );
}

/** Does it speak of a truce or peace itself? */
export function isOfPeace({ topic }: Finding): boolean {
  return CORE.has(topic);
}

/** Does it speak of what leads to a truce or peace, or comes with it? */
export function isRoundPeace({ topic }: Finding): boolean {
  return RIM.has(topic);
}

function noteNames(text: NewsText, note: (name: string) => void): void {
  const names = (field: Field): Set<string> => new Set(namesIn(field).map(({ named }) => named.id));
  const lead = names(text.lead);
  const all = new Set([...lead, ...names(text.body)]);
  note(`${all.size === 0 ? 'no name' : all.size === 1 ? 'one name' : 'several names'} of the conflict`);
  note(`${lead.size === 0 ? 'no name' : lead.size === 1 ? 'one name' : 'several names'} of the conflict in the lead`);
  if (new Set([...text.lead.sides, ...text.body.sides]).size >= 2) note('both sides named');
  if (text.lead.own.length + text.body.own.length === 0) note('no name that is this conflict’s alone');
  if (text.lead.thirds.size + text.body.thirds.size > 0) note('third party named');
  if (text.lead.foreign.length > 0) note('another conflict named in the lead');
  if (text.lead.foreign.length > 0 && text.lead.own.length === 0) note('another conflict alone in the lead');
  if (text.lead.outside.length > 0) note('nation from outside in the lead');
  if (text.body.foreign.length > 0) note('another conflict named in the body');
}

function noteTogether(
  text: NewsText,
  lead: readonly Finding[],
  all: readonly Finding[],
  note: (name: string) => void,
): void {
  const own = (findings: readonly Finding[], set: ReadonlySet<string>): Set<string> =>
    new Set(findings.filter((f) => f.affair === 'own' && set.has(f.topic)).map((f) => f.topic));
  const core = own(all, CORE);
  const rim = own(all, RIM);
  const inLead = own(lead, CORE).size > 0;
  if (core.size >= 1) note('truce or peace matter of this conflict');
  if (core.size >= 2) note('two truce or peace matters of this conflict');
  if (core.size >= 1 && !inLead) note('truce or peace matter only below the lead');
  if (core.size === 0 && rim.size === 1) note('talks, deal or terms alone');
  if (core.size === 0 && rim.size >= 2) note('two of talks, deal, terms without a truce');
  if (core.size >= 1 && rim.size >= 2) note('truce with two of talks, deal, terms');
  if (core.size === 0 && rim.size === 0) note('nothing of truce, talks or terms');
  if (core.size >= 1 && all.every((f) => !CORE.has(f.topic) || f.affair !== 'own' || f.passing))
    note('truce or peace matter in passing only');
  const strike = lead.some((f) => f.topic === 'strike-word' && f.affair === 'own');
  if (strike && core.size === 0) note('strike without a truce');
  if (strike && core.size > 0 && !inLead) note('strike in the lead, truce below');
  if (core.size >= 1 && OTHER_SUBJECTS.some((t) => has(text.lead, t))) note('truce beside another subject');
}

/** A third party that urges, warns or presses one of the sides; a side that answers a plan or an offer. */
function noteDoers(text: NewsText, note: (name: string) => void): void {
  for (const field of [text.lead, text.body]) {
    if (field.sides.size === 0 || field.own.length === 0) continue;
    const acts = actsIn(field).map((key) => ({
      act: key.slice(0, key.indexOf(':')),
      actor: key.slice(key.indexOf(':') + 1),
    }));
    const pressing = acts.some(
      ({ act, actor }) => /^(?:demand|threaten|accuse|order|propose|pressure)/u.test(act) && field.thirds.has(actor),
    );
    if (pressing) note(field === text.lead ? 'third party presses a side in the lead' : 'third party presses a side');
    const answering = acts.some(
      ({ act, actor }) => /^(?:accept|reject|propose|doubt)-act/u.test(act) && field.sides.has(actor),
    );
    const matter = ['deal-word', 'talks-word', 'truce-word', 'peace-matter', 'truce-term', 'peace-word'] as const;
    if (answering && matter.some((topic) => has(field, topic)))
      note(field === text.lead ? 'a side answers a proposal in the lead' : 'a side answers a proposal');
  }
}

function noteInForce(all: readonly Finding[], note: (name: string) => void): void {
  for (const topic of ['strike-word', 'captive-word', 'aid-word'])
    if (all.some((f) => f.topic === topic && f.affair === 'own')) note(`${topic} while a truce holds`);
}
