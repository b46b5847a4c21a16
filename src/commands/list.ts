import { baselineConfirm } from './baseline/confirm.ts';
import { baselineSet } from './baseline/set.ts';
import { baselineShow } from './baseline/show.ts';
import { cite } from './cite.ts';
import { next } from './board/next.ts';
import { positions } from './board/positions.ts';
import { timeline } from './board/timeline.ts';
import type { Command, OptionSpec } from './command.ts';
import { deskConfirm } from './desk/confirm.ts';
import { deskCorrect } from './desk/correct.ts';
import { deskDispute } from './desk/dispute.ts';
import { deskMerge } from './desk/merge.ts';
import { deskSplit } from './desk/split.ts';
import { digestNow } from './digest-now.ts';
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

const READING: readonly Command[] = [
  notYet(
    'since',
    'What changed since a time',
    [option('when', 'text', 'A time, a message link, or last'), pack],
    '/ceasefire since last',
  ),
  positions,
  timeline,
  violations,
  next,
  why,
  cite,
  search,
  sources,
];

const BASELINE_AND_DESK: readonly Command[] = [
  notYet(
    'digest preview',
    'What the next digest would say',
    [pack],
    '/ceasefire digest preview',
    '/ceasefire digest now',
  ),
  baselineShow,
  baselineSet,
  baselineConfirm,
  deskConfirm,
  deskDispute,
  deskCorrect,
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
  ...READING,
  ...BASELINE_AND_DESK,
  ...FEEDS,
];

/** Every chat command, the same on each platform. */
export const COMMANDS: readonly Command[] = [...OTHERS, helpOn(OTHERS)];
