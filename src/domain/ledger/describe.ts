import { partyName, type Pack, type PartyId } from '../diplomacy/pack.ts';
import type { StatementType, StatementValue } from '../diplomacy/statement.ts';
import type { Certainty, Evidence, NewDevelopment } from './development.ts';
import { evidenceOf, isOnlyReported } from './evidence-rule.ts';
import { isAside, isUnnamed, truceName } from './truce-key.ts';

/** Verb phrases for one party and for several: "accepts" and "accept". */
const POSITION: Readonly<Record<string, readonly [string, string]>> = {
  proposes: ['proposes', 'propose'],
  accepts: ['accepts', 'accept'],
  'accepts-with-conditions': ['accepts, with conditions,', 'accept, with conditions,'],
  undecided: ['is undecided on', 'are undecided on'],
  rejects: ['rejects', 'reject'],
  withdraws: ['withdraws from', 'withdraw from'],
};
const TALKS: Readonly<Record<string, string>> = {
  offered: 'offered',
  scheduled: 'scheduled',
  'under-way': 'under way',
  held: 'held',
  postponed: 'postponed',
  cancelled: 'cancelled',
};
const PRESSURE: Readonly<Record<string, string>> = {
  threatened: 'threatened',
  imposed: 'imposed',
  lifted: 'lifted',
  paused: 'paused',
  resumed: 'resumed',
};

/** A value as it is written for a reader: "accepts-with-conditions" is "accepts with conditions". */
export function valueInWords(value: StatementValue): string {
  return value.replace(/-/gu, ' ');
}

/** Several names in one phrase: "Russia, Ukraine and the United States". */
export function namesInWords(pack: Pack, parties: readonly PartyId[]): string {
  const names = parties.map((p) => partyName(pack, p));
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

type Described = Pick<NewDevelopment, 'type' | 'value' | 'actors' | 'truce' | 'about' | 'by'> & {
  readonly speaker?: PartyId | null;
  readonly evidence?: Evidence;
  readonly support?: readonly Evidence[];
  readonly kind?: NewDevelopment['kind'];
};

/** One development as one sentence without its full stop, never stronger than its type and value. */
export function describeDevelopment(pack: Pack, d: Described): string {
  const who = namesInWords(pack, d.actors);
  const truce = isAside(d.truce) ? `“${d.about}”` : nameFor(pack, d);
  return DESCRIBE[d.type](pack, d, who, truce);
}

/** "a ceasefire" is proposed, "the ceasefire proposal" is answered, "the ceasefire" holds or is breached. */
function nameFor(pack: Pack, { truce, value, type }: Described): string {
  const name = truceName(pack, truce).replace(/^the /iu, '');
  if (!isUnnamed(truce)) return `the ${name}`;
  if (value === 'proposes' || value === 'proposed') return `a ${name.replace(/ proposal$/u, '')}`;
  return `the ${type === 'position' ? name : name.replace(/ proposal$/u, '')}`;
}

type Describe = (pack: Pack, d: Described, who: string, truce: string) => string;

const DESCRIBE: Readonly<Record<StatementType, Describe>> = {
  position: (_, d, who, truce) =>
    `${who || 'A party'} ${POSITION[d.value]?.[d.actors.length > 1 ? 1 : 0] ?? d.value} ${truce}`,
  phase: (pack, d, who, truce) =>
    `${capital(truce)}: ${isReported(pack, d) ? 'reported to be ' : ''}${valueInWords(d.value)}${who ? `, by ${who}` : ''}`,
  talks: (_, d, who) => `Talks ${TALKS[d.value] ?? d.value}${who ? `: ${who}` : ''}${aboutTail(d, who)}`,
  breach: (pack, d, who, truce) =>
    d.value === 'confirmed'
      ? `Breach of ${truce} by ${who || 'a party'} confirmed`
      : `${d.by ? `${partyName(pack, d.by)} accuses ${who || 'the other side'}` : `${who || 'A party'} is accused`} of breaching ${truce}`,
  exchange: (_, d, who) => `Exchange ${valueInWords(d.value)}${who ? `: ${who}` : ''}${aboutTail(d, who)}`,
  pressure: (_, d, who) => `Pressure ${PRESSURE[d.value] ?? d.value}${who ? ` by ${who}` : ''}${inItsWords(d, ': ')}`,
  demand: (_, d, who) => `${who || 'A party'} ${d.actors.length > 1 ? 'demand' : 'demands'}${inItsWords(d, ' ')}`,
  statement: (pack, d, who) => {
    if (!d.evidence) return who ? `${who} on ${d.about || 'the talks'}` : capital(d.about || 'reported');
    return d.speaker ? `${partyName(pack, d.speaker)}: “${d.evidence.quote}”` : `“${d.evidence.quote}”`;
  },
};

function isReported(pack: Pack, d: Described): boolean {
  return (
    d.evidence !== undefined && isOnlyReported(pack, d, evidenceOf({ evidence: d.evidence, support: d.support ?? [] }))
  );
}

/** What talks or an exchange are about, unless that only says again who takes part. */
function aboutTail(d: Described, who: string): string {
  const said = new Set(`${who} ${GENERIC}`.toLowerCase().split(/\P{L}+/u));
  const words = d.about.toLowerCase().split(/\P{L}+/u);
  return words.some((w) => w !== '' && !said.has(w)) ? ` (${d.about})` : '';
}

/** What is demanded or threatened, in the source's own words. */
function inItsWords(d: Described, joint: string): string {
  return d.about === '' ? '' : `${joint}“${d.about}”`;
}

const GENERIC = 'talks meeting call round negotiations summit visit the a of to in';

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a certainty word means to a reader, in one short phrase. */
export const CERTAINTY_IN_WORDS: Readonly<Record<Certainty, string>> = {
  claimed: "one side's claim",
  reported: 'reported, not confirmed',
  confirmed: 'confirmed',
  disputed: 'disputed',
};

/** "3 outlets, 1 independent origin"; empty for one outlet. */
export function carriersInWords({ outlets, origins }: { readonly outlets: number; readonly origins: number }): string {
  if (outlets < 2) return '';
  return `${outlets} outlets, ${origins} independent ${origins === 1 ? 'origin' : 'origins'}`;
}
