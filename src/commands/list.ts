import { cite } from './cite.ts';
import { next } from './board/next.ts';
import { positions } from './board/positions.ts';
import { timeline } from './board/timeline.ts';
import type { Command, OptionSpec } from './command.ts';
import { deskMerge } from './desk/merge.ts';
import { deskSplit } from './desk/split.ts';
import { digestNow } from './digest-now.ts';
import { digestPreview } from './digest-preview.ts';
import { feedsAdd } from './feeds/add.ts';
import { feedsCheck } from './feeds/check.ts';
import { feedsExport } from './feeds/export.ts';
import { feedsImport } from './feeds/import.ts';
import { feedsList } from './feeds/list.ts';
import { feedsRemove } from './feeds/remove.ts';
import { helpOn } from './help.ts';
import { notYet } from './not-yet.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { since } from './since.ts';
import { sources } from './sources.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { unsubscribe } from './unsubscribe.ts';
import { violations } from './board/violations.ts';
import { why } from './why/why.ts';

const option = (name: string, kind: OptionSpec['kind'], description: string, required = false): OptionSpec => ({
  name,
  kind,
  description,
  required,
});

const pack = option('pack', 'pack', 'The conflict');
const id = option('id', 'id', 'An entry of the ledger, such as UA-142', true);
const note = option('note', 'text', 'Why, for the audit trail');

const READING: readonly Command[] = [since, positions, timeline, violations, next, why, cite, search, sources];

const BASELINE_AND_DESK: readonly Command[] = [
  notYet('baseline show', 'The baseline', [pack, option('at', 'moment', 'As it was then')], '/ceasefire baseline show'),
  notYet(
    'baseline set',
    'Start from another board',
    [pack, option('file', 'text', 'A baseline file'), option('from', 'moment', "A board's time")],
    '/ceasefire baseline set from:2025-03-20',
  ),
  notYet(
    'baseline confirm',
    'Confirm the board as baseline',
    [pack, option('name', 'text', 'Its name')],
    '/ceasefire baseline confirm',
  ),
  notYet('desk confirm', 'Confirm an entry', [id, note], '/ceasefire desk confirm UA-142'),
  notYet('desk dispute', 'Dispute an entry', [id, note], '/ceasefire desk dispute UA-142'),
  notYet(
    'desk correct',
    'Correct an entry',
    [id, option('value', 'text', 'What is right'), note],
    '/ceasefire desk correct UA-142 value:undecided',
  ),
  deskMerge,
  deskSplit,
];

const FEEDS: readonly Command[] = [feedsAdd, feedsRemove, feedsList, feedsCheck, feedsImport, feedsExport];

const OTHERS: readonly Command[] = [
  status,
  subscribe,
  settings,
  unsubscribe,
  digestNow,
  digestPreview,
  ...READING,
  ...BASELINE_AND_DESK,
  ...FEEDS,
];

/** Every chat command, the same on each platform. */
export const COMMANDS: readonly Command[] = [...OTHERS, helpOn(OTHERS)];
