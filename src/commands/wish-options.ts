import type { Pack, PackId } from '../domain/diplomacy/pack.ts';
import { mentionName } from '../domain/telling/mention.ts';
import type { Days, Language, Mode, Threshold, Wishes } from '../domain/telling/subscription.ts';
import type { OptionSpec } from './command.ts';

const MODES: readonly Mode[] = ['both', 'digest', 'breaking'];
const THRESHOLDS: readonly Threshold[] = ['major', 'phase', 'all'];
const LANGUAGES: readonly Language[] = ['en', 'uk', 'ru'];
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', uk: 'Ukrainian', ru: 'Russian' };
const DAYS: readonly Days[] = ['daily', 'weekdays', 'weekly'];

/** Choices as a menu says them. */
export const CHOICES_IN_WORDS: Readonly<Record<string, string>> = {
  both: 'A digest and posts at once',
  digest: 'A digest',
  breaking: 'Posts at once',
  daily: 'Every day',
  weekdays: 'Monday to Friday',
  weekly: 'Mondays',
  major: 'Phases, positions, talks, exchanges, breaches',
  phase: 'Phases of a truce alone',
  all: 'Every development',
  en: 'English',
  uk: 'Українська',
  ru: 'Русский',
};

/** What can be wished, in the order in which bare words are tried. */
export const WISH_OPTIONS: readonly OptionSpec[] = [
  { name: 'pack', description: 'The conflict; several with commas, or all', required: false, kind: 'packs' },
  {
    name: 'mode',
    description: 'A digest, breaking posts, or both (default)',
    required: false,
    kind: 'choice',
    choices: MODES,
  },
  {
    name: 'threshold',
    description: 'What breaks: phase, major (default) or all',
    required: false,
    kind: 'choice',
    choices: THRESHOLDS,
  },
  { name: 'time', description: 'When the digest comes, such as 08:00', required: false, kind: 'time' },
  { name: 'days', description: 'daily, weekdays or weekly (Monday)', required: false, kind: 'choice', choices: DAYS },
  { name: 'timezone', description: 'IANA zone, such as Europe/Kyiv', required: false, kind: 'timezone' },
  { name: 'quiet', description: 'Nothing is posted then, such as 22:00-07:00, or off', required: false, kind: 'quiet' },
  {
    name: 'mention',
    description: 'Whom a post names: @role, @group or @person, or off',
    required: false,
    kind: 'mention',
  },
  {
    name: 'language',
    description: 'Language of headings and fixed words: en, uk or ru',
    required: false,
    kind: 'choice',
    choices: LANGUAGES,
  },
  { name: 'heartbeat', description: 'Say so on a day with nothing new: on or off', required: false, kind: 'switch' },
  { name: 'threads', description: 'A thread per event: on or off', required: false, kind: 'switch' },
  {
    name: 'channel',
    description: 'Another channel than this one',
    required: false,
    kind: 'channel',
    platforms: ['discord'],
  },
];

/** Wishes as they stand after checked options. */
export function withOptions(wishes: Wishes, options: ReadonlyMap<string, string>): Wishes {
  const given = (name: string): string | undefined => options.get(name);
  const off = (name: string, before: string | null): string | null => {
    const value = given(name);
    return value === undefined ? before : value === 'off' ? null : value;
  };
  const on = (name: string, before: boolean): boolean => (given(name) === undefined ? before : given(name) === 'on');
  return {
    packs: (given('pack')?.split(',') as PackId[] | undefined) ?? wishes.packs,
    mode: (given('mode') as Mode | undefined) ?? wishes.mode,
    threshold: (given('threshold') as Threshold | undefined) ?? wishes.threshold,
    schedule: {
      time: given('time') ?? wishes.schedule.time,
      days: (given('days') as Days | undefined) ?? wishes.schedule.days,
      timezone: given('timezone') ?? wishes.schedule.timezone,
    },
    quiet: off('quiet', wishes.quiet),
    mention: off('mention', wishes.mention),
    language: (given('language') as Language | undefined) ?? wishes.language,
    heartbeat: on('heartbeat', wishes.heartbeat),
    threads: on('threads', wishes.threads),
  };
}

/** Do two channels' wishes differ in nothing? The order of packs does not count. */
export function sameWishes(a: Wishes, b: Wishes): boolean {
  return fingerprint(a) === fingerprint(b);
}

function fingerprint(w: Wishes): string {
  const { time, days, timezone } = w.schedule;
  return JSON.stringify([
    [...w.packs].sort(),
    w.mode,
    w.threshold,
    time,
    days,
    timezone,
    w.quiet,
    w.mention,
    w.language,
    w.heartbeat,
    w.threads,
  ]);
}

const BREAKING: Readonly<Record<Threshold, string>> = {
  phase: 'when a truce changes phase',
  major: 'on phases, positions, talks, exchanges and breaches',
  all: 'on every development',
};

/** What a channel gets, in one phrase: "a digest daily at 08:00 (UTC) and breaking posts on …". */
export function wishesInWords(wishes: Wishes): string {
  const { time, days, timezone } = wishes.schedule;
  const digest = `a digest ${DAYS_IN_WORDS[days]} at ${time} (${timezone})`;
  const breaking = `breaking posts ${BREAKING[wishes.threshold]}`;
  const parts = { digest, breaking, both: `${digest} and ${breaking}` }[wishes.mode];
  const extras = [
    wishes.quiet !== null ? `held during quiet hours ${wishes.quiet}` : '',
    wishes.mention === null ? '' : `naming ${mentionName(wishes.mention)}`,
    wishes.language === 'en' ? '' : `headings in ${LANGUAGE_NAMES[wishes.language]}`,
    wishes.heartbeat || wishes.mode === 'breaking' ? '' : 'silent on days with nothing new',
    wishes.threads ? 'in a thread per event' : '',
  ].filter(Boolean);
  return [parts, ...extras].join(', ');
}

const DAYS_IN_WORDS: Readonly<Record<Days, string>> = {
  daily: 'every day',
  weekdays: 'on weekdays',
  weekly: 'on Mondays',
};

/** The packs that a new subscription has without being asked: the only one there is. */
export function defaultPacks(packs: readonly Pack[]): readonly PackId[] {
  return packs.length === 1 ? packs.map((pack) => pack.id) : [];
}
