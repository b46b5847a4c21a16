import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { correctedMessage, type CorrectedEntry } from '../../src/domain/telling/corrected-message.ts';
import { roomForEdit } from '../../src/domain/telling/edit-room.ts';
import type { DevelopmentId } from '../../src/domain/ledger/development.ts';
import type { Block, Message } from '../../src/domain/telling/message.ts';
import { splitMessage } from '../../src/domain/telling/split-message.ts';
import type { ChannelAddress, Subscription } from '../../src/domain/telling/subscription.ts';
import { deliverQueued } from '../../src/pipeline/deliver-queued.ts';
import { queueDigests } from '../../src/pipeline/queue-digests.ts';
import type { CycleDeps } from '../../src/pipeline/run-cycle.ts';
import type { Messenger } from '../../src/ports/messenger.ts';
import { BotOnDisk, STRAIT } from '../support/bot-on-disk.ts';
import { DiscordBot } from '../support/discord-bot.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import type { ChannelRecord } from '../support/discord-server/records.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import { SlackBot } from '../support/slack-bot.ts';
import type { Channel } from '../support/slack-server/entities.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';
import { aDevelopment, aVerdict, readReports } from '../support/stories.ts';

const { signal } = new AbortController();
const EDIT = 'PATCH /channels/:id/messages/:id';
const ID = 'VK-1' as DevelopmentId;

let discord: DiscordServer;
let slack: SlackServer;
let onDiscord: DiscordBot;
let onSlack: SlackBot;
let room: { readonly discord: ChannelRecord; readonly slack: Channel };
let bot: BotOnDisk;

beforeEach(async () => {
  [discord, slack, bot] = await Promise.all([startDiscordServer(), startSlackServer(), BotOnDisk.start()]);
  const guild = discord.addGuild();
  room = { discord: discord.addChannel({ guild }), slack: slack.addChannel() };
  onDiscord = new DiscordBot(discord);
  onSlack = new SlackBot(slack);
  await Promise.all([onDiscord.start(), onSlack.start()]);
  bot.now = new Date();
});
afterEach(async () => {
  await Promise.all([onDiscord.stop(), onSlack.stop(), bot.stop()]);
});

const addresses = (): readonly ChannelAddress[] => [
  { platform: 'discord', workspace: room.discord.guildId ?? '', channel: room.discord.id },
  onSlack.addressOf(room.slack),
];
const deps = (): CycleDeps => {
  const messengers = new Map<Messenger['platform'], Messenger>([
    ['discord', onDiscord.front.messenger],
    ['slack', onSlack.front.messenger],
  ]);
  return { ...bot.deps, messengers };
};

async function tell(): Promise<void> {
  bot.later(1);
  await queueDigests(deps());
  await deliverQueued(deps(), signal);
}

async function posted(): Promise<readonly Subscription[]> {
  const desks = [];
  for (const address of addresses()) desks.push(await bot.subscribe({ address, mode: 'breaking', threshold: 'all' }));
  const [report] = await readReports(bot.store.stories, 1, STRAIT);
  if (!report) throw new Error('no report');
  const learned = aDevelopment(report.version.id, { value: 'accepts' });
  await bot.store.stories.saveVerdict(report, aVerdict({ developments: [learned] }), bot.now);
  await tell();
  bot.later(1);
  return desks;
}

async function withdraw(seen = 0): Promise<void> {
  const by = { kind: 'desk', member: 'slack:U1' } as const;
  const amendment = { kind: 'withdrawn', instead: null } as const;
  const correction = { entryId: ID, amendment, why: 'desk', by, note: 'misread', tells: true } as const;
  await bot.store.decisions.judge([correction], { packId: STRAIT, at: bot.now }, seen);
}

const onWalls = () => ({
  discord: discord.messagesIn(room.discord).map((one) => JSON.stringify([one.content, one.embeds])),
  slack: slack.messagesIn(room.slack).map((one) => JSON.stringify(one.blocks)),
});

describe('a correction, seen by readers of both platforms', () => {
  it('edits the post, once, also with a new start between, and pings nobody', async () => {
    await posted();
    expect([onWalls().discord.length, onWalls().slack.length]).toEqual([1, 1]);
    await withdraw();
    await queueDigests(deps());
    await bot.crash();
    for (let n = 0; n < 3; n++) await tell();
    const walls = onWalls();
    expect([walls.discord.length, walls.slack.length]).toEqual([1, 1]);
    expect(walls.discord[0]).toMatch(/\*\*Corrected\*\* <t:\d+:f>.*~~.*~~ → \*\*withdrawn\*\* · `VK-1`/u);
    expect(walls.slack[0]).toMatch(/\*Corrected\* <!date\^\d+.*~.*~ → \*withdrawn\* · `VK-1`/u);
    expect([discord.requests(EDIT).length, slack.calls('chat.update').length]).toEqual([1, 1]);
    expect(discord.messagesIn(room.discord)[0]?.pings).toEqual({ everyone: false, users: [], roles: [] });
    expect(slack.messagesIn(room.slack)[0]?.pings).toEqual({ users: [], groups: [], broadcasts: [] });
  });

  it('is made although the answer to it is lost', async () => {
    await posted();
    discord.faults.next(EDIT, { kind: 'drop', afterAccepting: true });
    slack.faults.next('chat.update', { kind: 'drop', stored: true });
    await withdraw();
    for (let n = 0; n < 3; n++) await tell();
    const walls = onWalls();
    expect([walls.discord.length, walls.slack.length]).toEqual([1, 1]);
    for (const [said] of Object.values(walls)) expect(said?.match(/Corrected/gu)).toHaveLength(1);
  });

  it('ends with its reason where the message was deleted, and nothing is posted anew', async () => {
    await posted();
    for (const one of discord.messagesIn(room.discord)) discord.deleteMessage(one.id);
    for (const one of slack.messagesIn(room.slack)) one.deleted = true;
    await withdraw();
    for (let n = 0; n < 3; n++) await tell();
    expect([discord.requests(EDIT).length, slack.calls('chat.update').length]).toEqual([1, 1]);
    const reasons = bot.logged('delivery not sent').map(({ because }) => because);
    expect(reasons).toEqual(['The message was deleted.', 'The message was deleted.']);
    expect(await bot.store.subscriptions.active()).toHaveLength(2);
  });

  it('waits with its reason where the channel is closed, and is made once it is open again', async () => {
    const desks = await posted();
    discord.denyBot(room.discord, ['ViewChannel']);
    slack.faults.next('chat.update', { kind: 'error', error: 'is_archived' });
    await withdraw();
    for (let n = 0; n < 3; n++) await tell();
    const paused = await Promise.all(desks.map(({ id }) => bot.store.subscriptions.current(id)));
    expect(paused.map((one) => one?.pausedBecause)).toEqual([
      'Ceasefire Bot lacks the permission View Channel in the channel.',
      'The channel is archived.',
    ]);
    discord.denyBot(room.discord, []);
    for (const { id } of desks) await bot.store.subscriptions.change(id, {}, bot.now);
    await tell();
    expect(onWalls().discord[0]).toContain('Corrected');
    expect(onWalls().slack[0]).toContain('Corrected');
  });

  it('waits where Discord limits changes to old messages, and is made later', async () => {
    await posted();
    discord.advance(2 * 3_600_000);
    const body = { message: 'Maximum number of edits to messages older than 1 hour reached.', code: 30046, retry_after: 2, global: false }; // prettier-ignore
    discord.faults.next(EDIT, { kind: 'answer', status: 429, body, headers: { 'retry-after': '2' } });
    await withdraw();
    await tell();
    expect(onWalls().discord[0]).not.toContain('Corrected');
    await tell();
    expect(onWalls().discord[0]).toContain('Corrected');
  });
});

describe('an edit of a post that is as long as a post may be', () => {
  const line = (n: number): readonly Block[] => [
    {
      kind: 'bullet',
      spans: [
        { kind: 'strong', text: `Korrath rejects point ${n} of the truce` },
        { kind: 'text', text: ' · new, reported, not confirmed · ' },
        { kind: 'code', text: `VK-${n}` },
      ],
    },
    { kind: 'quote', text: '停火'.repeat(40), attribution: [] },
  ];
  const long: Message = {
    headline: 'Valmere–Korrath: what is new',
    blocks: [{ kind: 'heading', text: 'Valmere–Korrath' }, ...Array.from({ length: 60 }, (_, n) => line(n)).flat()],
    timezone: 'UTC',
  };
  const withdrawn = (n: number): CorrectedEntry => ({
    id: `VK-${n}` as DevelopmentId,
    at: new Date(),
    sentence: `Korrath rejects point ${n} of the truce`,
    outcome: 'withdrawn, since The Courier no longer says so',
    now: 'withdrawn',
    isOther: true,
    isDoubted: false,
    by: { kind: 'desk', member: 'slack:U1' },
  });

  it('is taken with every line of it corrected, and shows the old words and what is so now of each', async () => {
    for (const [n, messenger] of [onDiscord.front.messenger, onSlack.front.messenger].entries()) {
      const address = addresses()[n];
      const [message] = splitMessage(long, messenger.budget);
      if (!address || !message) throw new Error('no message');
      const outcome = await messenger.post({ key: `long-${n}`, address, message });
      if (outcome.kind !== 'sent') throw new Error('not posted');
      const ids = message.blocks.flatMap((one) => (one.kind === 'bullet' ? [one] : [])).length;
      const entries = Array.from({ length: ids }, (_, k) => withdrawn(k));
      const edited = correctedMessage(message, entries, roomForEdit(messenger.budget));
      expect(await messenger.edit({ address, ref: outcome.ref, message: edited })).toMatchObject({ kind: 'sent' });
      const said = n === 0 ? onWalls().discord.join() : onWalls().slack.join();
      expect(said.match(/Korrath rejects point \d+/gu)).toHaveLength(ids);
      expect(said.match(/→ \*+withdrawn\*+ ·/gu)).toHaveLength(ids);
      expect(said).toContain('Corrected');
    }
  });
});
