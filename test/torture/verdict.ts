import SqliteFile from 'better-sqlite3';
import type { Development } from '../../src/domain/ledger/development.ts';
import { meetsThreshold } from '../../src/domain/telling/subscription.ts';
import type { Listener } from './audience.ts';
import { PACK } from './audience.ts';
import { storyNumberOf } from './stories.ts';
import type { Theatre } from './theatre.ts';
import type { Message } from '../support/slack-server/entities.ts';
import { editProblems } from './edit-verdict.ts';
import { threadProblems } from './thread-verdict.ts';

/** A message as it stands in a channel, with the ledger entries that it names. */
export interface Standing {
  readonly id: string;
  readonly ids: readonly string[];
  readonly maybeRepeat: boolean;
  /** Those, and what it was edited to tell. */
  readonly all: readonly string[];
  /** There was no room for the oldest of these. */
  readonly isCut: boolean;
}

/** An outbox row, of what the verdict looks at. */
export interface Row {
  readonly id: number;
  readonly state: string;
  readonly key: string;
  readonly kind: string;
  readonly ref_message: string | null;
  readonly edits: number | null;
  readonly replies_to: number | null;
}

const IDS = /\bVK-\d+\b/gu;
const REPEAT = 'Perhaps a repeat';
const CUT = 'Earlier updates: ';
const UPDATES = /Update <|Earlier updates: /u;

/** Everything that is wrong after the play, one sentence each. */
export async function judge(
  theatre: Theatre,
  listeners: readonly Listener[],
  published: number,
): Promise<readonly string[]> {
  const ledger = await theatre.bot.store.stories.ledger(PACK, 0);
  const problems = [...newsProblems(ledger, published), ...floodProblems(theatre)];
  const file = new SqliteFile(theatre.databasePath, { readonly: true });
  try {
    for (const listener of listeners) {
      const name = `${listener.address.platform} ${listener.address.channel} (${listener.wish.mode}, ${listener.wish.threshold})`;
      const standing = standingIn(theatre, listener);
      const rows = rowsOf(file, listener);
      const found = [
        ...channelProblems(listener, ledger, standing, rows),
        ...threadProblems(listener, rows, (root) => standingBeneath(theatre, listener, root), file),
        ...editProblems(listener, rows, standing, file),
        ...(listener.unreadable || theatre.knewNothing ? [] : claimProblems(standing)),
      ];
      problems.push(...found.map((problem) => `${name}: ${problem}`));
    }
  } finally {
    file.close();
  }
  return problems;
}

function newsProblems(ledger: readonly Development[], published: number): readonly string[] {
  const learned = ledger.map(storyNumberOf);
  const missing = Array.from({ length: published }, (_, n) => n + 1).filter((number) => !learned.includes(number));
  const twice = learned.filter((number, n) => learned.indexOf(number) !== n);
  return [
    ...missing.map((number) => `story ${number} was published and is not in the ledger`),
    ...twice.map((number) => `story ${number} is in the ledger twice`),
  ];
}

/** Ten thousand of these within ten minutes, and Discord shuts the bot out. */
const MOST_INVALID = 250;

function floodProblems({ discord }: Theatre): readonly string[] {
  const invalid = discord.requests().filter(({ status }) => status === 401 || status === 403 || status === 429);
  return invalid.length > MOST_INVALID ? [`Discord turned ${invalid.length} requests away`] : [];
}

function standingIn({ discord, slack }: Theatre, { address: { platform, channel } }: Listener): readonly Standing[] {
  return platform === 'discord'
    ? discord.messagesIn(channel).map(({ id, text }) => asRead(id, text))
    : slack.messagesIn(channel).flatMap((message) => (isReply(message) ? [] : [readOnSlack(message)]));
}

/** What was said in the thread of a message. */
function standingBeneath(
  { discord, slack }: Theatre,
  { address: { platform, channel } }: Listener,
  root: string,
): readonly Standing[] {
  if (platform === 'slack')
    return slack
      .messagesIn(channel)
      .flatMap((message) => (isReply(message) && message.threadTs === root ? [readOnSlack(message)] : []));
  const isOpen = discord.threadsOf(channel).some(({ id }) => id === root);
  return isOpen ? discord.messagesIn(root).map(({ id, text }) => asRead(id, text)) : [];
}

function isReply({ ts, threadTs }: Pick<Message, 'ts' | 'threadTs'>): boolean {
  return threadTs !== undefined && threadTs !== ts;
}

function asRead(id: string, text: string): Standing {
  return {
    id,
    ids: linesOf(text),
    maybeRepeat: text.includes(REPEAT),
    all: text.match(IDS) ?? [],
    isCut: text.includes(CUT),
  };
}

function readOnSlack({ ts, blocks }: Message): Standing {
  return asRead(ts, JSON.stringify(blocks.filter((block) => block['type'] !== 'actions')));
}

/** Each line of a message names its entry once; what became of an event since is told there besides, and counts as told nowhere. */
function linesOf(text: string): readonly string[] {
  const [posted = ''] = text.split(UPDATES);
  return posted.match(IDS) ?? [];
}

function rowsOf(file: SqliteFile.Database, { id }: Listener): readonly Row[] {
  return file
    .prepare(
      'select id, key, kind, state, ref_message, edits, replies_to from delivery where subscription_id = ? order by id',
    )
    .all(id) as Row[];
}

function channelProblems(
  listener: Listener,
  ledger: readonly Development[],
  standing: readonly Standing[],
  rows: readonly Row[],
): readonly string[] {
  const counts = new Map<string, number>();
  const marked = new Set(standing.filter(({ maybeRepeat }) => maybeRepeat).flatMap(({ ids }) => ids));
  for (const { ids } of standing) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  const { must, may } = dueTo(listener, ledger);
  const isMarked = (id: string): boolean => listener.unreadable && marked.has(id);
  return [
    ...[...must].filter((id) => !counts.has(id) && !listener.deleted).map((id) => `${id} was lost`),
    ...[...counts]
      .filter(([id, times]) => times > 1 && !isMarked(id))
      .map(([id, n]) => `${id} was told ${n} times: ${bearersOf(id, standing, rows)}`),
    ...[...counts.keys()].filter((id) => !may.has(id)).map((id) => `${id} was not for it, or was invented`),
    ...stuckProblems(listener, rows),
    ...orderProblems(standing, rows),
  ];
}

/** Where the history may be read, nothing has to be told on the chance that it is a repeat. */
function claimProblems(standing: readonly Standing[]): readonly string[] {
  return standing.filter((one) => one.maybeRepeat).map(() => 'a repeat is claimed without need');
}

/** By which deliveries an entry was told, as far as the outbox knows of the messages. */
function bearersOf(entry: string, standing: readonly Standing[], rows: readonly Row[]): string {
  const keyOf = (message: string) =>
    rows.find(({ ref_message: ref }) => ref === message)?.key ?? 'a message nobody knows';
  return standing.flatMap(({ id, ids }) => (ids.includes(entry) ? [keyOf(id)] : [])).join(' and ');
}

/** What it must be told, and what it may be told besides, by the table of what is told when. */
function dueTo({ wish, asked }: Listener, ledger: readonly Development[]) {
  const told = ledger.filter(({ background }) => !background);
  if (wish.mode !== 'breaking') {
    const all = new Set<string>(told.map(({ id }) => id));
    return { must: all, may: all };
  }
  const breaking = told.filter(({ kind, type }) => kind !== 'confirmed' && meetsThreshold(wish.threshold, type));
  const opened = new Set<string>();
  const must = breaking.filter(({ type, eventId }) => {
    const isFirst = !opened.has(eventId);
    opened.add(eventId);
    return isFirst || type === 'phase' || type === 'position';
  });
  return {
    must: new Set<string>(must.map(({ id }) => id)),
    may: new Set<string>((asked ? told : breaking).map(({ id }) => id)),
  };
}

function stuckProblems({ deleted }: Listener, rows: readonly Row[]): readonly string[] {
  const open = rows.filter(({ state }) => ['queued', 'sending', 'unknown'].includes(state));
  return deleted ? [] : open.map(({ id, kind, state }) => `delivery ${id} (${kind}) is still ${state}`);
}

/** Messages stand in the order in which they were queued. */
export function orderProblems(standing: readonly Standing[], rows: readonly Row[]): readonly string[] {
  const places = rows.flatMap(({ id, kind, state, ref_message: ref }) => {
    const at = standing.findIndex((one) => one.id === ref);
    return state === 'sent' && kind !== 'edit' && at >= 0 ? [{ id, at }] : [];
  });
  return places.flatMap(({ id, at }, n) => {
    const before = places[n - 1];
    return before && before.at > at ? [`delivery ${id} stands before delivery ${before.id}`] : [];
  });
}
