import type { Pack } from '../domain/diplomacy/pack.ts';
import type { Form, FormChoice, FormField, Typed } from '../domain/telling/form.ts';
import type { Subscription, Wishes } from '../domain/telling/subscription.ts';
import { checkOption } from './check-option.ts';
import { CHOICES_IN_WORDS, WISH_OPTIONS } from './wish-options.ts';

/** More conflicts than a menu holds are written with commas. */
const MOST_IN_A_MENU = 25;
const EXTRAS = 'extras';

/** A subscription's settings as a form. */
export function settingsForm(subscription: Subscription, packs: readonly Pack[]): Form {
  return {
    subject: subscription.id,
    title: `Subscription ${subscription.id}`,
    pages: [
      { title: 'What and when', fields: whatAndWhen(subscription, packs) },
      { title: 'Posts and words', fields: postsAndWords(subscription) },
    ],
  };
}

function whatAndWhen({ packs: chosen, mode, schedule }: Wishes, packs: readonly Pack[]): readonly FormField[] {
  const known = packs.map(({ id, name }): FormChoice => ({ value: id, label: name }));
  const pack =
    known.length <= MOST_IN_A_MENU
      ? field('pack', 'Conflicts', 'One or more', 'many', chosen, known)
      : field('pack', 'Conflicts', 'Ids with commas between them, or all', 'text', [
          chosen.length === packs.length ? 'all' : chosen.join(','),
        ]);
  return [
    pack,
    choice('mode', 'What comes', 'A digest, posts as soon as something is known, or both', mode),
    choice('days', 'Days of the digest', 'When a digest comes', schedule.days),
    field('time', 'Hour of the digest', '24 hours, such as 08:00', 'text', [schedule.time]),
    field('timezone', 'Time zone', 'An IANA name such as Europe/Kyiv or UTC', 'text', [schedule.timezone]),
  ];
}

function postsAndWords(wishes: Wishes): readonly FormField[] {
  const { threshold, quiet, mention, language, heartbeat, threads } = wishes;
  const extras = [heartbeat ? 'heartbeat' : '', threads ? 'threads' : ''].filter(Boolean);
  const named = mention === null ? [] : [mention];
  return [
    choice('threshold', 'What is posted at once', 'At most six posts an hour; the rest is gathered', threshold),
    {
      ...field('quiet', 'Quiet hours', 'Posts wait until they end, such as 22:00-07:00; empty for none', 'text', [
        quiet ?? '',
      ]),
      optional: true,
    },
    {
      ...field('mention', 'Whom posts name', 'At most three times a day; empty for nobody', 'mention', named),
      optional: true,
    },
    choice('language', 'Language', 'Of headings and fixed words; quotes stay as they are', language),
    {
      ...field(EXTRAS, 'Also', 'Both may be off', 'many', extras, [
        { value: 'heartbeat', label: 'Say so on a day with nothing new' },
        { value: 'threads', label: 'A thread per event' },
      ]),
      optional: true,
    },
  ];
}

function field(
  name: string,
  label: string,
  hint: string,
  kind: FormField['kind'],
  value: readonly string[],
  choices: readonly FormChoice[] = [],
): FormField {
  return { name, label, hint, kind, choices, value, optional: false, error: null };
}

function choice(name: string, label: string, hint: string, value: string): FormField {
  const { choices = [] } = WISH_OPTIONS.find((option) => option.name === name) ?? {};
  const inWords = choices.map((one): FormChoice => ({ value: one, label: CHOICES_IN_WORDS[one] ?? one }));
  return field(name, label, hint, 'one', [value], inWords);
}

/** What a form came to: options as a command takes them, or what is wrong at which field. */
export interface ReadForm {
  readonly options: ReadonlyMap<string, string>;
  readonly errors: ReadonlyMap<string, string>;
}

/** Reads what was handed in by the rules of the command's own options. */
export function readForm(typed: Typed, packs: readonly Pack[]): ReadForm {
  const options = new Map<string, string>();
  const errors = new Map<string, string>();
  for (const [name, values] of typed) {
    for (const [option, value] of optionsOf(name, values)) {
      const spec = WISH_OPTIONS.find((one) => one.name === option);
      if (!spec) continue;
      const checked = checkOption(spec, value, packs);
      if (checked.kind === 'ok') options.set(option, checked.value);
      else errors.set(name, value === '' ? `${EMPTY[name] ?? 'This'} is needed.` : inOwnSentence(checked.use));
    }
  }
  return { options, errors };
}

/** What was typed stands in the field itself. */
function inOwnSentence(use: string): string {
  return `${use.charAt(0).toUpperCase()}${use.slice(1)}`;
}

const EMPTY: Readonly<Record<string, string>> = {
  pack: 'At least one conflict',
  time: 'The hour',
  timezone: 'The zone',
};

function optionsOf(name: string, values: readonly string[]): readonly (readonly [string, string])[] {
  if (name === EXTRAS)
    return ['heartbeat', 'threads'].map((extra) => [extra, values.includes(extra) ? 'on' : 'off'] as const);
  const value = values.join(',').trim();
  return [[name, value === '' && (name === 'quiet' || name === 'mention') ? 'off' : value]];
}
