import { createHash } from 'node:crypto';
import SqliteFile from 'better-sqlite3';
import { readableText } from '../../support/slack-server/mrkdwn.ts';
import type { KillStage } from './kill-stage.ts';
import { toldProblems, type Entry } from './told-once.ts';

/** What the outbox says of a post. */
interface Row {
  readonly id: number;
  readonly key: string;
  readonly platform: string;
  readonly channel: string;
  readonly state: string;
  readonly because: string | null;
  readonly ref_message: string | null;
  readonly carries: string | null;
}

/** What stands in a channel: the mark by which a post is known, where it stands, and its words. */
interface Standing {
  readonly mark: string;
  readonly message: string;
  readonly text: string;
}

const ROWS = `select id, key, platform, channel, state, because, ref_message,
  (select group_concat(development_id, ' ') from carrier where delivery_id = delivery.id) as carries
  from delivery where subscription_id is not null and kind <> 'edit' order by id`;
const COUNTS = {
  unfinished: `select count(*) as n from delivery where state in ('queued', 'sending', 'unknown')`,
  unread: `select count(*) as n from report where stage <> 'settled'`,
  asked: 'select count(*) as n from subscription where requested_at is not null',
  untold: `select count(*) as n from subscription where coalesce(told ->> 'strait', 0) < (select max(last_seq) from pack)`,
} as const;

/** Is nothing of this kind left, as the database has it? */
export function none(stage: KillStage, kinds: readonly (keyof typeof COUNTS)[]): boolean {
  return read(stage, (file) => kinds.every((kind) => file.prepare<[], { n: number }>(COUNTS[kind]).get()?.n === 0));
}

/**
 * Holds what stands in the channels against the outbox and the ledger: each post once, in order, with the words of what it
 * carries, nothing beside it, and each development at most once in a channel. Answers with what is wrong, one sentence each.
 */
export function problems(stage: KillStage): readonly string[] {
  const rows = read(stage, (file) => file.prepare<[], Row>(ROWS).all());
  const ledger = read(stage, (file) => file.prepare<[], Entry>('select id, type from development order by seq').all());
  const found = rows
    .filter(({ state }) => state !== 'sent')
    .map(({ key, state, because }) => `${key} is ${state}: ${because ?? ''}`);
  if (ledger.length !== stage.published)
    found.push(`${stage.published} reports came out, and ${ledger.length} entries are on record`);
  for (const address of stage.channels) {
    const expected = rows.filter(
      ({ platform, channel }) => platform === address.platform && channel === address.channel,
    );
    const standing = address.platform === 'slack' ? onSlack(stage, address.channel) : onDiscord(stage, address.channel);
    const where = `${address.platform} ${address.channel}`;
    const texts = standing.map(({ text }) => text);
    found.push(...channelProblems(where, expected, standing), ...toldProblems(where, ledger, texts));
  }
  return found;
}

function channelProblems(where: string, expected: readonly Row[], standing: readonly Standing[]): readonly string[] {
  const marks = expected.map(({ key, platform }) => (platform === 'slack' ? key : nonceOf(key)));
  const there = standing.map(({ mark }) => mark);
  const ids = expected.flatMap(({ carries }) => carries?.split(' ') ?? []);
  return [
    ...expected.filter((_, n) => !there.includes(marks[n] ?? '')).map(({ key }) => `${where}: ${key} is lost`),
    ...there.filter((mark, n) => there.indexOf(mark) !== n).map((mark) => `${where}: ${mark} is doubled`),
    ...there.filter((mark) => !marks.includes(mark)).map((mark) => `${where}: ${mark} belongs to nothing`),
    ...(there.join() === marks.join() ? [] : [`${where}: the order is not kept`]),
    ...ids.filter((id, n) => ids.indexOf(id) !== n).map((id) => `${where}: ${id} was told twice`),
    ...expected.flatMap((row, n) =>
      wrongRef(
        where,
        row,
        standing.find(({ mark }) => mark === marks[n]),
      ),
    ),
  ];
}

function wrongRef(where: string, row: Row, standing: Standing | undefined): readonly string[] {
  if (standing === undefined) return [];
  const carries = row.carries?.split(' ') ?? [];
  // several entries may be one net change, which bears the name of one of them
  const isTold = carries.length === 0 || carries.some((id) => standing.text.includes(id));
  return [
    ...(standing.message === row.ref_message ? [] : [`${where}: ${row.key} is kept under another message`]),
    ...(isTold ? [] : [`${where}: ${row.key} names none of ${carries.join(' ')}`]),
  ];
}

function onSlack(stage: KillStage, channel: string): readonly Standing[] {
  return stage.slack.messagesIn(channel).flatMap((message) => {
    const payload = message.metadata?.['event_payload'] as { readonly key?: string } | undefined;
    return payload?.key === undefined ? [] : [{ mark: payload.key, message: message.ts, text: readableText(message) }];
  });
}

function onDiscord(stage: KillStage, channel: string): readonly Standing[] {
  return stage.discord
    .messagesIn(channel)
    .map(({ nonce, id, text }) => ({ mark: nonce ?? 'a message without a nonce', message: id, text }));
}

function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 25);
}

function read<T>(stage: KillStage, look: (file: SqliteFile.Database) => T): T {
  const file = new SqliteFile(stage.databasePath, { readonly: true, timeout: 5_000 });
  try {
    return look(file);
  } finally {
    file.close();
  }
}
