import { AppError } from '../../domain/errors.ts';
import { describeDevelopment } from '../../domain/ledger/describe.ts';
import { sourceNamed } from '../../domain/diplomacy/pack.ts';
import type { Development } from '../../domain/ledger/development.ts';
import type { Form, FormChoice, FormField, Typed } from '../../domain/telling/form.ts';
import { likelyTwins } from '../../queries/likely-twins.ts';
import { linksOfEvent } from '../../queries/links-of-event.ts';
import type { FormKind } from '../form-kind.ts';
import { mustBeAdmin } from '../permission.ts';
import type { ReadForm } from '../settings-form.ts';
import { deskMerge } from './merge.ts';
import { entryNamed, type NamedEntry } from './named-entry.ts';
import { deskSplit } from './split.ts';

/** As many as Discord's menus hold. */
const MOST_CHOICES = 25;
const LONGEST_CHOICE = 75;

/** The form that asks which event an entry's event goes into. */
export function mergeSubject({ id }: Pick<Development, 'id'>): string {
  return `merge-${id}`;
}

/** The form that asks which report is taken out of an entry's event. */
export function splitSubject({ id }: Pick<Development, 'id'>): string {
  return `split-${id}`;
}

/** The desk's form of a subject; null for a subject that is none of the desk's. */
export function deskFormOf(subject: string): FormKind | null {
  const [, kind] = SUBJECT.exec(subject) ?? [];
  if (kind === undefined) return null;
  return kind === 'merge' ? MERGE : SPLIT;
}

const SUBJECT = /^(merge|split)-(.+)$/u;

function idIn(subject: string): string {
  return SUBJECT.exec(subject)?.[2] ?? '';
}

const MERGE: FormKind = {
  command: deskMerge,
  refusedAt: 'into',
  open: async (subject, asker, deps) => {
    mustBeAdmin(asker, 'decide about events');
    const { entry, pack } = await entryNamed(idIn(subject), deps);
    const twins = await likelyTwins(entry, deps);
    const choices = twins
      .slice(0, MOST_CHOICES)
      .map((twin): FormChoice => ({ value: twin.id, label: short(`${twin.id} ${describeDevelopment(pack, twin)}`) }));
    return form(subject, `Merge ${entry.id}`, 'Into which event', [
      ...(choices.length === 0 ? [] : [field('near', 'The event that stays', 'The nearest ones', 'one', choices)]),
      field(
        'into',
        choices.length === 0 ? 'The event that stays' : 'Or another event',
        'An entry of it, such as UA-140',
      ),
    ]);
  },
  read: async (typed, { subject }) => {
    const into = given(typed, 'into') || given(typed, 'near');
    return read(typed, { id: idIn(subject), into }, 'into', 'Choose an event, or write the id of one of its entries.');
  },
};

const SPLIT: FormKind = {
  command: deskSplit,
  refusedAt: 'report',
  open: async (subject, asker, deps) => {
    mustBeAdmin(asker, 'decide about events');
    const named = await entryNamed(idIn(subject), deps);
    const links = await linksOfEvent(named.entry, deps);
    if (links.length < 2)
      throw new AppError(
        'conflict',
        `That report is all that the event of ${named.entry.id} has, so there is nothing to take it out of.`,
      );
    const choices = links.slice(0, MOST_CHOICES).map((version): FormChoice => ({
      value: `${version.id}`,
      label: short(`${outletOf(named, version.feedId)}: ${version.title}`),
    }));
    const more = links.length > MOST_CHOICES ? '; /ceasefire desk split takes others, too' : '';
    return form(subject, `Split ${named.entry.id}`, 'Which report', [
      {
        ...field('report', 'The report to take out', `The newest of its event${more}`, 'one', choices),
        optional: false,
      },
    ]);
  },
  read: async (typed, { subject }, _, deps) => {
    const { entry } = await entryNamed(idIn(subject), deps);
    const links = await linksOfEvent(entry, deps);
    const link = links.find(({ id }) => `${id}` === given(typed, 'report'))?.link ?? '';
    return read(typed, { id: entry.id, link }, 'report', 'Choose a report of that event.');
  },
};

function outletOf({ pack }: NamedEntry, feedId: string): string {
  return sourceNamed(pack, feedId).outlet;
}

/** `needed` is the field that must not be empty in the end. */
function read(typed: Typed, options: Readonly<Record<string, string>>, needed: string, otherwise: string): ReadForm {
  const note = given(typed, 'note');
  const filled = Object.entries({ ...options, note }).filter(([, value]) => value !== '');
  const isLacking = Object.values(options).includes('');
  return { options: new Map(filled), errors: new Map(isLacking ? [[needed, otherwise]] : []) };
}

function given(typed: Typed, name: string): string {
  return typed.get(name)?.join(' ').trim() ?? '';
}

function form(subject: string, title: string, page: string, fields: readonly FormField[]): Form {
  const why = field('note', 'Why', 'Kept with the decision, not published');
  return { subject, title, pages: [{ title: page, fields: [...fields, why] }] };
}

function field(
  name: string,
  label: string,
  hint: string,
  kind: FormField['kind'] = 'text',
  choices: readonly FormChoice[] = [],
): FormField {
  return { name, label, hint, kind, choices, value: [], optional: true, error: null };
}

function short(words: string): string {
  return words.length > LONGEST_CHOICE ? `${words.slice(0, LONGEST_CHOICE - 1)}…` : words;
}
