import { partyName, type Pack, type PartyId } from '../diplomacy/pack.ts';
import type { StatementType, StatementValue } from '../diplomacy/statement.ts';
import { asDisputed } from './certainty-words.ts';
import type { Certainty, Evidence, NewDevelopment, TruceKey } from './development.ts';
import { evidenceOf, isOnlyReported } from './evidence-rule.ts';
import { capital, nameInSentence, namesInSentence, takesPlural } from './names-in-words.ts';
import { captivesIn, fragmentOf } from './source-fragment.ts';
import { isAside, isUnnamed, truceName } from './truce-key.ts';

/** A value as it is written for a reader: "accepts-with-conditions" is "accepts with conditions". */
export function valueInWords(value: StatementValue): string {
  return value.replace(/-/gu, ' ');
}

/** Several names in one phrase, as they stand alone: "Russia, Ukraine and United States". */
export function namesInWords(pack: Pack, parties: readonly PartyId[]): string {
  const names = parties.map((p) => partyName(pack, p));
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** What a sentence is made of. Without evidence it is told as known. */
export type Described = Pick<NewDevelopment, 'type' | 'value' | 'actors' | 'truce' | 'about' | 'by'> & {
  readonly speaker?: PartyId | null;
  readonly evidence?: Evidence;
  readonly support?: readonly Evidence[];
  readonly kind?: NewDevelopment['kind'];
  readonly before?: NewDevelopment['before'];
};

/** What the sentences of all types have in common. */
interface Parts {
  readonly pack: Pack;
  readonly d: Described;
  /** The actors with their articles; empty for none. */
  readonly who: string;
  readonly plural: boolean;
  /** "reportedly " or nothing. */
  readonly hedge: string;
}

/**
 * One development as one sentence without its full stop, never stronger than its type and value. The reader is told beside
 * it how sure it is; only a phase that is not proved says so itself.
 */
export function describeDevelopment(pack: Pack, d: Described): string {
  const evidence = d.evidence ? evidenceOf({ evidence: d.evidence, support: d.support ?? [] }) : [];
  const isReported = d.type === 'phase' && evidence.length > 0 && isOnlyReported(pack, d, evidence);
  return capital(clauseOf(pack, d, isReported ? HEDGE : ''));
}

/** The same where nothing beside it says how sure it is: what is not confirmed is "reportedly" so, or disputed. */
export function describeCarefully(pack: Pack, d: Described, certainty: Certainty): string {
  const clause = clauseOf(pack, d, hedgeOf(certainty));
  // of what is contradicted the sentence itself says that reports differ
  return capital(certainty === 'disputed' && d.kind !== 'contradicted' ? asDisputed(clause, d) : clause);
}

function clauseOf(pack: Pack, d: Described, hedge: string): string {
  const who = namesInSentence(pack, d.actors);
  return SENTENCES[d.type]({ pack, d, who, plural: takesPlural(pack, d.actors), hedge });
}

/** "a ceasefire" is proposed, "the ceasefire proposal" is answered, "the ceasefire" holds or is breached. */
export function truceInSentence(
  pack: Pack,
  { truce, value, type, about }: Pick<Described, 'truce' | 'value' | 'type' | 'about'>,
): string {
  if (isAside(truce)) return `“${about}”`;
  const name = truceName(pack, truce).replace(/^the /iu, '');
  if (!isUnnamed(truce)) return /^\p{Lu}\S*(?:’s|'s) /u.test(name) ? name : `the ${name}`;
  if (value === 'proposes' || value === 'proposed') return `a ${name.replace(/ proposal$/u, '')}`;
  return `the ${type === 'position' ? name : name.replace(/ proposal$/u, '')}`;
}

const SENTENCES: Readonly<Record<StatementType, (parts: Parts) => string>> = {
  position: positionSentence,
  phase: phaseSentence,
  talks: talksSentence,
  breach: breachSentence,
  exchange: exchangeSentence,
  pressure: pressureSentence,
  demand: demandSentence,
  statement: statementSentence,
};

/** Where a party stands on what is called `truce`: "Russia reportedly rejects it". */
export function answerOf(
  pack: Pack,
  party: PartyId,
  value: StatementValue,
  certainty: Certainty,
  truce: string,
): string {
  const name = nameInSentence(pack, party);
  // whose voices contradict each other is undecided, too
  if (certainty === 'disputed' && value === 'undecided') return `it is disputed where ${name} stands on ${truce}`;
  const clause = stance(name, value, takesPlural(pack, [party]), hedgeOf(certainty), truce);
  return certainty === 'disputed' ? asDisputed(clause, { type: 'position', value }) : clause;
}

/** A truce with its article. */
export function truceNamed(pack: Pack, truce: TruceKey): string {
  return truceInSentence(pack, { type: 'phase', value: 'in-force', truce, about: '' });
}

/** A truce's phase as a clause: "the shipping truce is reportedly in force". */
export function phaseOf(pack: Pack, truce: TruceKey, phase: StatementValue, certainty: Certainty): string {
  const d: Described = { type: 'phase', value: phase, actors: [], truce, about: '', by: null };
  const clause = phaseSentence({ pack, d, who: '', plural: false, hedge: hedgeOf(certainty) });
  return certainty === 'disputed' ? asDisputed(clause, d) : clause;
}

const HEDGE = 'reportedly ';

function hedgeOf(certainty: Certainty): string {
  return certainty === 'confirmed' || certainty === 'disputed' ? '' : HEDGE;
}

const ANSWERS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  proposes: ['proposes', 'propose'],
  accepts: ['accepts', 'accept'],
  rejects: ['rejects', 'reject'],
  withdraws: ['withdraws from', 'withdraw from'],
};

function positionSentence({ pack, d, who, plural, hedge }: Parts): string {
  const truce = truceInSentence(pack, d);
  const name = who || 'a party';
  if (d.kind === 'contradicted' && d.before)
    return `reports differ on whether ${name} ${answer(d.before.value, plural)} or ${answer(d.value, plural)} ${truce}`;
  if (isAside(d.truce) && /^to /iu.test(d.about) && INTENDS[d.value])
    return `${name} ${hedge}${INTENDS[d.value]?.[plural ? 1 : 0] ?? ''} ${truce}`;
  return stance(name, d.value, plural, hedge, truce);
}

/** Of something that is to be done. */
const INTENDS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  accepts: ['agrees', 'agree'],
  rejects: ['refuses', 'refuse'],
};

function stance(name: string, value: StatementValue, plural: boolean, hedge: string, truce: string): string {
  if (value === 'undecided') return `${name} ${plural ? 'are' : 'is'} ${hedge}undecided on ${truce}`;
  if (value === 'accepts-with-conditions')
    return `${name} ${hedge}${plural ? 'accept' : 'accepts'} ${truce} with conditions`;
  return `${name} ${hedge}${answer(value, plural)} ${truce}`;
}

function answer(value: StatementValue, plural: boolean): string {
  return ANSWERS[value]?.[plural ? 1 : 0] ?? valueInWords(value);
}

const STANDS: Readonly<Record<string, string>> = {
  proposed: 'is proposed',
  agreed: 'is agreed',
  'in-force': 'is in force',
  extended: 'is extended',
  suspended: 'is suspended',
  expired: 'has expired',
  collapsed: 'has collapsed',
};
/** Of these the text says who does it; of the others only who says that it is so. */
const DONE_BY: ReadonlySet<string> = new Set(['proposed', 'extended', 'suspended']);

function phaseSentence({ pack, d, who, hedge }: Parts): string {
  const [is = 'is', ...rest] = (STANDS[d.value] ?? `is ${d.value}`).split(' ');
  const together = d.value === 'agreed' && d.actors.length > 1;
  const by = who === '' ? '' : DONE_BY.has(d.value) || together ? ` by ${who}` : `, according to ${who}`;
  return `${truceInSentence(pack, d)} ${is} ${hedge}${rest.join(' ')}${by}`;
}

const TALKS: Readonly<Record<string, string>> = {
  offered: 'are offered',
  scheduled: 'are planned',
  'under-way': 'are under way',
  held: 'were held',
  postponed: 'are postponed',
  cancelled: 'are called off',
};

/** How those who take part are joined, by their number. */
const WITH: readonly string[] = ['', ' with ', ' between '];

/** " between Russia and Ukraine": those who take part, as they follow what they take part in. */
export function joined(pack: Pack, parties: readonly PartyId[]): string {
  return `${WITH[parties.length] ?? ' among '}${namesInSentence(pack, parties)}`;
}

function talksSentence({ pack, d, hedge }: Parts): string {
  const told = `talks${joined(pack, d.actors)} ${(TALKS[d.value] ?? d.value).replace(' ', ` ${hedge}`)}`;
  const which = d.actors.length === 0 ? fragmentOf(d.about, d.evidence?.quote) : '';
  return /^(?:talks?)?$/iu.test(which) ? told : `${told}: “${which}”`;
}

function breachSentence({ pack, d, who, plural, hedge }: Parts): string {
  const truce = truceInSentence(pack, d);
  if (d.value === 'confirmed')
    return who === '' ? `a breach of ${truce} is confirmed` : `a breach of ${truce} by ${who} is ${hedge}confirmed`;
  const accuser = d.by === null ? '' : nameInSentence(pack, d.by);
  if (who === '') return accuser === '' ? `a breach of ${truce} is alleged` : `${accuser} alleges a breach of ${truce}`;
  if (accuser === '') return `${who} ${plural ? 'are' : 'is'} accused of breaching ${truce}`;
  return `${accuser} ${takesPlural(pack, d.by === null ? [] : [d.by]) ? 'accuse' : 'accuses'} ${who} of breaching ${truce}`;
}

function exchangeSentence({ d, who, hedge }: Parts): string {
  const what = d.actors.length > 1 ? 'an exchange' : 'a handover';
  const whom = captivesIn(d.evidence?.quote ?? d.about);
  const done = d.value === 'carried-out' ? 'carried out' : 'agreed';
  const joint = d.actors.length === 1 ? ' involving ' : (WITH[d.actors.length] ?? ' among ');
  return `${what}${whom === '' ? '' : ` of ${whom}`}${joint}${who} is ${hedge}${done}`;
}

const PRESSURE: Readonly<Record<string, readonly [one: string, several: string]>> = {
  threatened: ['threatens pressure', 'threaten pressure'],
  imposed: ['applies pressure', 'apply pressure'],
  lifted: ['lifts pressure', 'lift pressure'],
  paused: ['pauses pressure', 'pause pressure'],
  resumed: ['resumes pressure', 'resume pressure'],
};

function pressureSentence({ d, who, plural, hedge }: Parts): string {
  const name = `${who || 'a party'} ${hedge}`.trim();
  const fragment = fragmentOf(d.about, d.evidence?.quote);
  if (d.value === 'threatened' && fragment.startsWith('to '))
    return `${name} ${plural ? 'threaten' : 'threatens'} “${fragment}”`;
  return `${name} ${PRESSURE[d.value]?.[plural ? 1 : 0] ?? d.value}${fragment === '' ? '' : `: “${fragment}”`}`;
}

/** "Wants" is no stronger than any way in which something is demanded. */
function demandSentence({ d, who, plural, hedge }: Parts): string {
  const fragment = fragmentOf(d.about, d.evidence?.quote);
  const [party, s] = [`${who || 'a party'} ${hedge}`.trim(), plural ? '' : 's'];
  if (fragment === '') return `${party} state${s} a demand`;
  const isSentence = /\b(?:must|should|ha(?:s|ve) to|needs? to)\b/iu.test(fragment); // nothing that one can want
  return `${party} ${isSentence ? `demand${s}:` : `want${s}`} “${fragment}”`;
}

/** A remark is told in its own words, in the name of who says it. */
function statementSentence({ pack, d, who }: Parts): string {
  if (!d.evidence) return who === '' ? d.about || 'reported' : `${who} on ${d.about || 'the talks'}`;
  // what a feed's markup left before the first word is nobody's
  const quote = `“${d.evidence.quote.replace(/^[^\p{L}\p{N}\p{Ps}\p{Pi}"'$€£]+/u, '')}”`;
  return d.speaker ? `${nameInSentence(pack, d.speaker)}: ${quote}` : quote;
}

/** "3 outlets, 1 independent origin"; empty for one outlet. */
export function carriersInWords({ outlets, origins }: { readonly outlets: number; readonly origins: number }): string {
  if (outlets < 2) return '';
  return `${outlets} outlets, ${origins} independent ${origins === 1 ? 'origin' : 'origins'}`;
}
