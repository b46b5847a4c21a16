import type { Mention } from '../diplomacy/scene.ts';
import type { Modality } from '../diplomacy/statement.ts';
import type { Term } from '../diplomacy/term.ts';
import type { Features } from './linear-model.ts';
import { isOfPeace, isRoundPeace, mattersIn, settingOf, type Matter } from './matters.ts';
import type { NewsTerm } from './news-term.ts';
import { actsIn } from './happening.ts';
import { has, type Field, type NewsText } from './news-text.ts';

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
export const OTHER_SUBJECTS = ELSEWHERE.slice(0, 7);
/** What diplomats do, as against soldiers. */
const MOVES: readonly NewsTerm[] = ['arrive-act', 'meeting-word', 'diplomacy-word', 'talks-word', 'propose-act'];
const PRESSES: readonly NewsTerm[] = ['demand-act', 'threaten-act', 'accuse-act', 'order-act', 'pressure-word'];
const CONDITIONS: readonly Term[] = ['conditional', 'unrealised'];
const PRINCIPALS_MEET: ReadonlySet<string> = new Set([
  'the sides meet',
  'a side and a mediator meet',
  'a side and a mediator visit',
  'the sides send envoys',
]);
const WEAK: ReadonlySet<Modality> = new Set(['possible', 'conditional', 'questioned']);

const LINK_MATTERS: readonly NewsTerm[] = ['truce-word', 'peace-matter', 'peace-word'];
const OTHER_SECTION =
  /\/(?:finance|markets|business|economy|money|sports?|football|culture|arts?|style|lifestyle|books|movies|music|food|travel|science|health|technology|tech)\//iu;

type Note = (name: string) => void;

/** What a text says about a truce or talks of the scene's conflict, as named features. `truceInForce`: whether one holds there, so that strikes speak of it. */
export function relevanceFeatures(text: NewsText, truceInForce = false): Features {
  const features = new Map<string, number>();
  const note: Note = (name) => void features.set(name, 1);
  const lead = [...mattersIn(text.lead, text)];
  const all = [...lead, ...mattersIn(text.body, text)];
  for (const { topic, affair, setting } of all) note(`${topic}, ${setting === 'vague' ? 'in passing' : affair}`);
  for (const { topic, affair, setting } of lead)
    if (affair !== 'open' && setting === null) note(`${topic}, ${affair}, in the lead`);
  for (const topic of ELSEWHERE) {
    if (has(text.lead, topic)) note(`${topic} in the lead`);
    if (has(text.lead, topic) || has(text.body, topic)) note(topic);
  }
  noteNames(text, note);
  noteTogether(text, lead, all, truceInForce, note);
  noteDoers(text, note);
  noteStatements(text, all, note);
  if (truceInForce) noteInForce(text, all, note);
  noteLink(text, all, note);
  return features;
}

/** What is typed counts for little where it is only the setting of another story. */
function noteStatements(text: NewsText, all: readonly Matter[], note: Note): void {
  const typed = text.statements.filter((s) => s.type !== 'statement');
  const passing = all.some((m) => m.setting === 'vague') && !all.some((m) => isOfPeace(m) && m.setting === null);
  for (const { type, modality } of typed)
    note(
      passing ? 'states something in passing' : WEAK.has(modality) ? 'states something as possible' : `states ${type}`,
    );
  if (typed.length === 0) note('states nothing typed');
}

/** Where the names of belligerents and places stand in a field. */
export function namesIn(field: Field): readonly Mention[] {
  return field.mentions.filter(
    ({ named }) => named.kind === 'place' || (named.kind === 'party' && field.sides.has(named.id)),
  );
}

function noteNames(text: NewsText, note: Note): void {
  const owned = text.lead.own.length + text.body.own.length > 0;
  const names = (field: Field): Set<string> => new Set(owned ? namesIn(field).map(({ named }) => named.id) : []);
  const lead = names(text.lead);
  const all = new Set([...lead, ...names(text.body)]);
  note(`${all.size === 0 ? 'no name' : all.size === 1 ? 'one name' : 'several names'} of the conflict`);
  note(`${lead.size === 0 ? 'no name' : lead.size === 1 ? 'one name' : 'several names'} of the conflict in the lead`);
  if (owned && new Set([...text.lead.sides, ...text.body.sides]).size >= 2) note('both sides named');
  if (text.lead.foreign.length > 0) note('another conflict named in the lead');
  if (text.lead.foreign.length > 0 && text.lead.own.length === 0) note('another conflict alone in the lead');
  if (text.lead.outside.length > 0) note('nation from outside in the lead');
  if (text.body.foreign.length > 0) note('another conflict named in the body');
}

function noteTogether(
  text: NewsText,
  lead: readonly Matter[],
  all: readonly Matter[],
  truceInForce: boolean,
  note: Note,
): void {
  const own = (matters: readonly Matter[], counts: (matter: Matter) => boolean): readonly Matter[] =>
    matters.filter((m) => m.affair === 'own' && m.setting !== 'vague' && counts(m));
  const core = own(all, isOfPeace);
  const rim = new Set(own(all, isRoundPeace).map((m) => m.topic));
  const inLead = own(lead, isOfPeace).length > 0;
  const passing = all.some((m) => m.affair === 'own' && m.setting === 'vague' && isOfPeace(m));
  const elsewhere = OTHER_SUBJECTS.some((t) => has(text.lead, t));
  if (core.length > 0) note('truce or peace matter of this conflict');
  if (new Set(core.map((m) => m.topic)).size >= 2) note('two truce or peace matters of this conflict');
  if (core.length > 0 && !inLead) note('truce or peace matter only below the lead');
  if (core.length > 0 && core.every((m) => m.setting === 'moment'))
    note('truce or peace matter only as a moment in time');
  if (core.length > 0 && rim.size >= 2) note('truce with two of talks, deal, terms');
  if (elsewhere && core.length > 0) note(inLead ? 'truce beside another subject' : 'truce below another subject');
  noteStrikes(lead, core, inLead, truceInForce, note);
  if (core.length > 0) return;
  if (passing && moves(text.lead)) note('diplomacy in the setting of a truce');
  if (passing) note(`truce or peace matter in passing only${truceInForce ? ', while a truce holds' : ''}`);
  else if (rim.size === 1) note('talks, deal or terms alone');
  else if (rim.size >= 2) note('two of talks, deal, terms without a truce');
  else if (all.some((m) => m.affair === 'open' && m.setting === null && isOfPeace(m)))
    note(
      `truce or peace matter of ${[text.lead, text.body].some((f) => f.sides.size + f.thirds.size > 0) ? 'parties that take part in many' : 'nobody named'}`,
    );
  else if (own(lead, (m) => PRINCIPALS_MEET.has(m.topic)).length > 0)
    note('nothing of truce, talks or terms, but principals meet');
  else if (bargains(text.lead)) note('nothing of truce, talks or terms, but one side puts a condition to the other');
  else if (presses(text.lead)) note('nothing of truce, talks or terms, but a mediator presses a side');
  else note(`nothing of truce, talks or terms${truceInForce ? ', while a truce holds' : ''}`);
}

function noteStrikes(
  lead: readonly Matter[],
  core: readonly Matter[],
  inLead: boolean,
  truceInForce: boolean,
  note: Note,
): void {
  if (truceInForce || !lead.some((m) => m.topic === 'strike-word' && m.affair === 'own')) return;
  if (core.length === 0) note('strike without a truce');
  else if (!inLead) note('strike in the lead, truce below');
}

/** A third party that urges, warns or presses one of the sides; a side that answers a plan or an offer. */
function noteDoers(text: NewsText, note: Note): void {
  for (const field of [text.lead, text.body]) {
    if (field.sides.size === 0 || field.own.length === 0) continue;
    const acts = actsOf(field);
    if (presses(field)) note(field === text.lead ? 'mediator presses a side in the lead' : 'mediator presses a side');
    const turned = acts.some(
      ({ act, actor }) => /^(?:demand|threaten|propose|accept|reject)-act/u.test(act) && field.sides.has(actor),
    );
    if (turned && field.sides.size >= 2)
      note(field === text.lead ? 'a side answers the other in the lead' : 'a side answers the other');
    const answering = acts.some(
      ({ act, actor }) => /^(?:accept|reject|propose|doubt)-act/u.test(act) && field.sides.has(actor),
    );
    const matter = ['deal-word', 'talks-word', 'truce-word', 'peace-matter', 'truce-term', 'peace-word'] as const;
    if (answering && matter.some((topic) => has(field, topic)))
      note(field === text.lead ? 'a side answers a proposal in the lead' : 'a side answers a proposal');
  }
}

/** Whether a field's main clause tells of diplomats who move, or of a mediator who presses a side. */
function moves(field: Field): boolean {
  const tells = (terms: readonly NewsTerm[]): boolean =>
    terms.some((term) => field.spans.get(term)?.some((span) => settingOf(span, field) === null));
  return tells(MOVES) || (tells(PRESSES) && presses(field));
}

/** "Will stay closed until the other lifts its blockade", "warns of strikes if it does not sign": a threat with a condition is an offer. */
function bargains(field: Field): boolean {
  if (field.own.length === 0 || field.sides.size < 2) return false;
  const conditional = CONDITIONS.some((term) => field.reading.terms.some((span) => span.term === term));
  return conditional && PRESSES.concat('resume-act', 'suspend-act').some((term) => has(field, term));
}

function actsOf(field: Field): readonly { readonly act: string; readonly actor: string }[] {
  return actsIn(field).map((key) => ({ act: key.slice(0, key.indexOf(':')), actor: key.slice(key.indexOf(':') + 1) }));
}

function presses(field: Field): boolean {
  if (field.own.length === 0 || field.sides.size === 0) return false;
  return actsOf(field).some(
    ({ act, actor }) => /^(?:demand|threaten|accuse|order|propose|pressure)/u.test(act) && field.mediators.has(actor),
  );
}

/** An editor's own words for the subject, often fuller than the title. */
function noteLink({ link, linkTerms }: NewsText, all: readonly Matter[], note: Note): void {
  if (LINK_MATTERS.some((term) => linkTerms.has(term))) {
    const said = all.some((m) => isOfPeace(m) || m.topic === 'peace-word');
    note(said ? 'the link speaks of a truce or peace too' : 'only the link speaks of a truce or peace');
  }
  if (OTHER_SECTION.test(link)) note('section of another subject');
}

function noteInForce(text: NewsText, all: readonly Matter[], note: Note): void {
  for (const topic of ['strike-word', 'captive-word', 'aid-word', 'peace-word', 'truce-term'])
    if (all.some((m) => m.topic === topic && m.affair === 'own')) note(`${topic} while a truce holds`);
  if (text.lead.own.length > 0 && has(text.lead, 'toll-word')) note('the dead in the lead while a truce holds');
}
