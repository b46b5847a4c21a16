import type { Pack } from '../domain/diplomacy/pack.ts';
import { allZones, zoneNamed, zonesOfCity } from '../domain/telling/zoned-moment.ts';
import type { OptionKind, OptionSpec } from './command.ts';
import { nearest, oneOf } from './nearest.ts';
import { isMoment, MOMENTS_IN_WORDS } from './parse-moment.ts';
import { isTimeInWords, TIMES_IN_WORDS } from './parse-since.ts';
import { withoutMarks } from './word-token.ts';

/** A value as the commands take it, or one sentence that says what would be allowed. */
export type Checked =
  | { readonly kind: 'ok'; readonly value: string }
  /** `use` is what would be allowed, alone. */
  | { readonly kind: 'refused'; readonly because: string; readonly use: string };

type Check = (value: string, spec: OptionSpec, packs: readonly Pack[]) => string | null;

/** The value as the commands take it; null where it does not fit. For trying: what would be allowed costs much to say. */
export function fitting(spec: OptionSpec, value: string, packs: readonly Pack[]): string | null {
  return CHECKS[spec.kind](withoutMarks(value).trim(), spec, packs);
}

/** Checks one value by the kind of its option. */
export function checkOption(spec: OptionSpec, value: string, packs: readonly Pack[]): Checked {
  const checked = fitting(spec, value, packs);
  if (checked !== null) return { kind: 'ok', value: checked };
  const use = `use ${allowedIn(spec, packs)}${hint(spec, value, packs)}.`;
  return { kind: 'refused', because: `"${shorten(value)}" does not fit ${spec.name}: ${use}`, use };
}

/** What an option takes, as the end of a sentence: "digest, breaking or both". */
export function allowedIn(spec: OptionSpec, packs: readonly Pack[]): string {
  return ALLOWED[spec.kind](spec, packs);
}

const SWITCHES: Readonly<Record<string, string>> = {
  on: 'on',
  yes: 'on',
  true: 'on',
  off: 'off',
  no: 'off',
  false: 'off',
};
const OFF: ReadonlySet<string> = new Set(['off', 'none', 'nobody', 'no']);

const filled: Check = (value) => (value === '' ? null : value);

const CHECKS: Readonly<Record<OptionKind, Check>> = {
  text: filled,
  command: filled,
  channel: filled,
  choice: (value, spec) => spec.choices?.find((choice) => choice === value.toLowerCase()) ?? null,
  switch: (value) => SWITCHES[value.toLowerCase()] ?? null,
  pack: (value, _, packs) => packNamed(value, packs)?.id ?? null,
  packs: checkPacks,
  moment: (value) => (isMoment(value) ? value : null),
  since: (value) => (isTimeInWords(value) ? value : null),
  time: checkTime,
  timezone: (value) => zoneNamed(value),
  quiet: checkQuiet,
  mention: checkMention,
  subscription: (value) => (/^(?:[a-z0-9]{4}|[1-9]\d?|all)$/iu.test(value) ? value.toLowerCase() : null),
  site: siteAddress,
  feed: (value) => unwrapped(value) || null,
  'added-feed': (value) => unwrapped(value) || null,
  party: filled,
  file: filled,
  link: reportAddress,
  id: entryId,
  'id-or-link': (value) => entryId(value) ?? reportAddress(value),
};

const ALLOWED: Readonly<Record<OptionKind, (spec: OptionSpec, packs: readonly Pack[]) => string>> = {
  text: () => 'any words',
  command: () => 'the name of a command, such as subscribe',
  channel: () => 'a channel',
  choice: (spec) => `${oneOf(spec.choices ?? [])}`,
  switch: () => 'on or off',
  pack: (_, packs) => `${oneOf(packs.map((pack) => pack.id))}`,
  packs: (_, packs) =>
    `${oneOf(packs.map((pack) => pack.id))}${packs.length > 1 ? ', several with commas, or all' : ''}`,
  moment: () => `${MOMENTS_IN_WORDS}`,
  since: () => TIMES_IN_WORDS,
  time: () => '24 hours, such as 08:00',
  timezone: () => 'an IANA name such as Europe/Kyiv, America/New_York or UTC',
  quiet: () => 'two hours such as 22:00-07:00, or off',
  mention: () => '@name of a role, group or person, or off',
  subscription: () => 'its four-character id or its number from /ceasefire settings, or all',
  site: () => 'the address of a feed or a site, such as https://example.org',
  feed: () => 'the id of a feed; /ceasefire feeds list shows them',
  'added-feed': () => 'the id of a feed that was added; /ceasefire feeds list shows them',
  party: () => 'a party of the conflict',
  file: () => 'a file',
  link: () => 'the address of a report, such as https://example.org/report',
  id: () => 'an entry of the ledger, such as UA-142',
  'id-or-link': () => 'an entry of the ledger, such as UA-142, or the address of a report',
};

function packNamed(value: string, packs: readonly Pack[]): Pack | null {
  const typed = simple(value);
  return packs.find((pack) => [pack.id, pack.name, pack.prefix].some((name) => simple(name) === typed)) ?? null;
}

/** Case, dashes and spaces do not tell one pack's name from another's. */
function simple(name: string): string {
  return name.toLowerCase().replace(/[\s\p{Pd}]+/gu, '-');
}

function checkPacks(value: string, _: OptionSpec, packs: readonly Pack[]): string | null {
  if (value.toLowerCase() === 'all') return packs.map((pack) => pack.id).join(',');
  const named = value.split(/\s*,\s*/u).map((part) => packNamed(part, packs)?.id ?? null);
  return named.includes(null) ? null : [...new Set(named)].join(',');
}

/** Nobody is named who stands for everyone. */
function checkMention(value: string): string | null {
  if (OFF.has(value.toLowerCase())) return 'off';
  if (/^@(?:everyone|here|channel)$/iu.test(value)) return null;
  return /^(?:@[^\s<>|]+|<(?:@[&!]?|!subteam\^)[A-Za-z0-9]+(?:\|[^<>|]+)?>)$/u.test(value) ? value : null;
}

function checkTime(value: string): string | null {
  const match = /^(\d{1,2})[:.](\d{2})$/u.exec(value);
  const [hour = 99, minute = 99] = match?.slice(1).map(Number) ?? [];
  return hour > 23 || minute > 59 ? null : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function checkQuiet(value: string): string | null {
  if (OFF.has(value.toLowerCase())) return 'off';
  const ends = value.split(/\s*[-–]\s*/u).map(checkTime);
  return ends.length === 2 && !ends.includes(null) && ends[0] !== ends[1] ? ends.join('-') : null;
}

/** What may have been meant; of zones, which are too many to list, the nearest ones. */
function hint(spec: OptionSpec, value: string, packs: readonly Pack[]): string {
  if (spec.kind !== 'timezone') {
    const [near] = nearest(value, wordsOf(spec, packs));
    return near === undefined ? '' : ` (perhaps ${near})`;
  }
  const zones = allZones();
  const near = nearest(lastPart(value), zones.map(lastPart), 3);
  const known = zonesOfCity(lastPart(value.trim()));
  const full = known.length > 0 ? known : zones.filter((zone) => near.includes(lastPart(zone)));
  return full.length === 0 ? '' : ` (perhaps ${oneOf(full.slice(0, 3))})`;
}

/** The words of which a mistyped one may be meant. */
export function wordsOf(spec: OptionSpec, packs: readonly Pack[]): readonly string[] {
  if (spec.kind === 'choice') return spec.choices ?? [];
  return spec.kind === 'pack' || spec.kind === 'packs' ? packs.map((pack) => pack.id) : [];
}

/** The city of a zone: people type "Kiev" or "New York". */
function lastPart(name: string): string {
  return (name.split('/').at(-1) ?? name).replace(/ /gu, '_');
}

/** Does it name an entry of the ledger? */
export function isEntryId(value: string): boolean {
  return entryId(value) !== null;
}

function entryId(value: string): string | null {
  return /^[\p{L}\d]+-\d+$/u.test(value) ? value.toUpperCase() : null;
}

function reportAddress(value: string): string | null {
  return siteAddress(outOfSentence(/^\[[^\]]*\]\((.+)\)$/u.exec(value)?.[1] ?? value));
}

/** An address as a chat wraps it: `<https://example.org>`, `<https://example.org|label of any words>`. */
function unwrapped(value: string): string {
  if (!value.endsWith('>')) return value;
  const inside = value.slice(0, -1);
  const label = inside.indexOf('|', inside.lastIndexOf('>') + 1);
  const address = label === -1 ? inside : inside.slice(0, label);
  return /^<[^\s<>|]+(?:\|[^<>]*)?>$/u.test(value) ? address.slice(1) : address;
}

/** An address without the marks of the sentence that it was copied from; brackets that it opens itself are its own. */
function outOfSentence(value: string): string {
  const text = value.startsWith('(') ? value.slice(1) : value;
  let unopened = text.split(')').length - text.split('(').length;
  let end = text.length;
  for (; end > 0; end--) {
    const mark = text.charAt(end - 1);
    if (mark === ')' && unopened > 0) unopened--;
    else if (!SENTENCE_MARKS.includes(mark)) break;
  }
  return text.slice(0, end);
}
const SENTENCE_MARKS = '.,;:!?\'"’”»';

/** People give a site as they say it: `example.org` is `https://example.org`, and a reader's `feed:` stands for the web's own. */
function siteAddress(value: string): string | null {
  const bare = unwrapped(value)
    .replace(/^feed:(?:\/\/)?(?=https?:\/\/)/iu, '')
    .replace(/^feed:\/\//iu, 'https://');
  if (/^https?:\/\/\S+$/iu.test(bare)) return URL.canParse(bare) ? bare : null;
  return /^(?:[\p{L}\d-]+\.)+[\p{L}\d-]{2,}(?::\d+)?(?:\/\S*)?$/u.test(bare) ? `https://${bare}` : null;
}

/** Typed text as it is repeated in an answer. */
export function shorten(value: string): string {
  return value.length > 40 ? `${[...value].slice(0, 40).join('')}…` : value;
}
