import { baselineConfirm } from './baseline/confirm.ts';
import { baselineSet } from './baseline/set.ts';
import { baselineShow } from './baseline/show.ts';
import { cite } from './cite.ts';
import { next } from './board/next.ts';
import { positions } from './board/positions.ts';
import { timeline } from './board/timeline.ts';
import type { Command } from './command.ts';
import { deskAgree } from './desk/agree.ts';
import { deskConfirm } from './desk/confirm.ts';
import { deskCorrect } from './desk/correct.ts';
import { deskDismiss } from './desk/dismiss.ts';
import { deskDispute } from './desk/dispute.ts';
import { deskMerge } from './desk/merge.ts';
import { deskProposals } from './desk/proposals.ts';
import { deskSplit } from './desk/split.ts';
import { deskTakeback } from './desk/takeback.ts';
import { digestNow } from './digest-now.ts';
import { digestPreview } from './digest-preview.ts';
import { feedsAdd } from './feeds/add.ts';
import { feedsCheck } from './feeds/check.ts';
import { feedsExport } from './feeds/export.ts';
import { feedsImport } from './feeds/import.ts';
import { feedsList } from './feeds/list.ts';
import { feedsRemove } from './feeds/remove.ts';
import { helpOn } from './help.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { since } from './since.ts';
import { sources } from './sources.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { unsubscribe } from './unsubscribe.ts';
import { violations } from './board/violations.ts';
import { why } from './why/why.ts';

const READING: readonly Command[] = [since, positions, timeline, violations, next, why, cite, search, sources];

const BASELINE_AND_DESK: readonly Command[] = [
  baselineShow,
  baselineSet,
  baselineConfirm,
  deskConfirm,
  deskDispute,
  deskDismiss,
  deskCorrect,
  deskMerge,
  deskSplit,
  deskProposals,
  deskAgree,
  deskTakeback,
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
