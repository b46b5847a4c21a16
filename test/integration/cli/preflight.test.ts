import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { parse } from 'yaml';
import { SystemClock } from '../../../src/adapters/runtime/system-clock.ts';
import { neededScopes } from '../../../src/adapters/slack/scopes.ts';
import { App } from '../../../src/app.ts';
import { doctor } from '../../../src/app/doctor.ts';
import type { Finding } from '../../../src/app/finding.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { httpManifest, socketManifest } from '../../../src/config/slack-manifest.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import type { DiscordServer } from '../../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../../support/discord-server/start-discord-server.ts';
import { FeedServer } from '../../support/feed-server.ts';
import { writeInventedWar } from '../../support/invented-war.ts';
import { defaultScopes } from '../../support/slack-server/scopes.ts';
import type { SlackServer } from '../../support/slack-server/slack-server.ts';
import { startSlackServer } from '../../support/slack-server/start-slack-server.ts';
import { aFolder } from '../../support/temporary-folder.ts';

interface Manifest {
  readonly features: { readonly slash_commands: readonly { readonly command: string; readonly url?: string }[] };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: {
    readonly event_subscriptions: { readonly bot_events: readonly string[]; readonly request_url?: string };
    readonly interactivity: { readonly request_url?: string };
    readonly socket_mode_enabled: boolean;
  };
}

describe('before anything is told', () => {
  const room = new ChatRoom();
  let folder: ReturnType<typeof aFolder>;
  let feeds: FeedServer;
  let discord: DiscordServer;
  let slack: SlackServer;

  const begin = async (scopes: readonly string[] = defaultScopes): Promise<void> => {
    slack = await startSlackServer({ scopes });
  };
  beforeEach(async () => {
    room.log.lines.length = 0;
    folder = aFolder();
    feeds = await FeedServer.start();
    discord = await startDiscordServer();
  });
  afterEach(async () => {
    await slack.stop();
    await discord.stop();
    await feeds.close();
    folder.remove();
  });

  const config = () =>
    loadConfig({
      CEASEFIRE_CONFIG: writeInventedWar(folder.path, feeds),
      DATABASE_URL: `sqlite:${join(folder.path, 'bot.db')}`,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.url,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
    });
  const open = (): Promise<App> =>
    App.open(config(), { clock: new SystemClock(), log: room.log, input: null, output: null, noColour: true });
  const problems = async (): Promise<readonly string[]> =>
    (await doctor(config())).filter(({ kind }: Finding) => kind === 'problem').map(({ text }) => text);
  const logged = (message: string) => room.log.lines.filter((line) => line.message === message).map((l) => l.fields);
  const until = async (look: () => boolean): Promise<void> => {
    const deadline = AbortSignal.timeout(15_000);
    while (!look()) {
      if (deadline.aborted) throw new Error(`waited in vain; logged: ${JSON.stringify(room.log.lines)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  /** A channel on each platform that is subscribed by its own command. */
  const subscribed = async () => {
    const app = await open();
    await app.start();
    const guild = discord.addGuild();
    const there = discord.addChannel({ guild });
    const keeper = discord.addUser();
    discord.addMember({ guild, user: keeper, permissions: ['ManageChannels'] });
    await discord.waitFor(() => discord.commands().length > 0);
    await discord.slash({ channel: there, user: keeper, command: 'ceasefire', path: ['subscribe'] });
    const user = slack.addUser();
    const here = slack.addChannel({ members: [user] });
    await slack.slash({ command: '/ceasefire', text: 'subscribe', user, channel: here });
    await app.stop();
    return { there, here };
  };

  it('doctor finds a sound house sound, and writes to nobody', async () => {
    await begin();
    await subscribed();
    const posts = [slack.calls('chat.postMessage').length, discord.requests('POST /channels/:id/messages').length];
    const findings = await doctor(config());
    expect(findings.filter(({ kind }) => kind === 'problem')).toEqual([]);
    const texts = findings.map(({ text }) => text).join('\n');
    expect(texts).toContain('Discord: the token is taken, and the intents are granted');
    expect(texts).toContain('Slack: both tokens for Socket Mode are taken.');
    expect([slack.calls('chat.postMessage').length, discord.requests('POST /channels/:id/messages').length]).toEqual(
      posts,
    );
  });

  it('doctor says of each subscribed channel what lacks there, and how it is granted', async () => {
    await begin();
    const { there, here } = await subscribed();
    discord.denyBot(there, ['EmbedLinks', 'SendMessages']);
    here.members.delete(slack.botUserId);
    const found = await problems();
    expect(found).toEqual([
      expect.stringMatching(/^Subscription \w{4} \(discord, channel \d+\): .* Send Messages .* Edit Channel → Perm/u),
      expect.stringMatching(/^Subscription \w{4} \(discord, channel \d+\): .* Embed Links in that channel; grant it/u),
      expect.stringMatching(/^Subscription \w{4} \(slack, channel C\w+\): .* \/invite @Ceasefire Bot/u),
    ]);
  });

  it('doctor names scopes, tokens and intents that lack', async () => {
    await begin(defaultScopes.filter((scope) => !['files:write', 'groups:history'].includes(scope)));
    expect(await problems()).toEqual([
      expect.stringMatching(/lacks the scope groups:history; add it at api\.slack\.com\/apps .* private channels\.$/u),
      expect.stringMatching(/lacks the scope files:write; .* needed for this: to hand over a list of feeds\.$/u),
    ]);
    slack.faults.next('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
    discord.revokeToken();
    expect(await problems()).toEqual([
      'Discord refuses the token (DISCORD_TOKEN).',
      'Slack refuses the token (SLACK_APP_TOKEN): invalid_auth.',
    ]);
  });

  it('each start looks at every subscribed channel and logs what lacks, once a channel', async () => {
    await begin(defaultScopes.filter((scope) => scope !== 'files:write'));
    const { there, here } = await subscribed();
    discord.denyBot(there, ['ViewChannel']);
    here.archived = true;
    room.log.lines.length = 0;
    const app = await open();
    await app.start();
    await until(() => logged('nothing can arrive in a subscribed channel').length === 2);
    const found = logged('nothing can arrive in a subscribed channel');
    expect(found).toContainEqual(
      expect.objectContaining({ platform: 'slack', channel: here.id, because: ['That channel is archived.'] }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({
        platform: 'discord',
        channel: there.id,
        because: expect.arrayContaining([expect.stringContaining('View Channel')]),
      }),
    );
    expect(logged('the Slack app lacks a scope')).toMatchObject([{ scope: 'files:write' }]);
    await app.stop();
  });
});

describe('what doctor prints to set the bot up', () => {
  const [socket, http] = [socketManifest(), httpManifest('https://bot.example/')];
  const read = (text: string): Manifest => parse(text) as Manifest;

  it('is a manifest for Socket Mode with exactly the scopes that are checked', () => {
    expect(read(socket).oauth_config.scopes.bot.toSorted()).toEqual([...neededScopes()].toSorted());
    expect(read(socket).settings.socket_mode_enabled).toBe(true);
  });

  it('asks for every event that is listened to', () => {
    const { bot_events } = read(socket).settings.event_subscriptions;
    const folder = join(import.meta.dirname, '../../../src/adapters/slack');
    const heard = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => {
        const code = readFileSync(join(folder, name), 'utf8');
        const named = [...code.matchAll(/app\.event\('(\w+)'/gu)].map((match) => match[1] ?? '');
        const listed = [...code.matchAll(/of \[([^\]]+)\] as const\)\s+app\.event/gu)].flatMap((match) =>
          [...(match[1] ?? '').matchAll(/\w+/gu)].map(([type]) => type),
        );
        return [...named, ...listed];
      });
    expect(heard).toContain('channel_archive');
    expect(bot_events.toSorted()).toEqual([...heard, 'message.im'].toSorted());
  });

  it('is one for HTTP, the same but for where requests go', () => {
    const { features, settings, oauth_config } = read(http);
    expect(oauth_config).toEqual(read(socket).oauth_config);
    expect(settings.event_subscriptions.bot_events).toEqual(read(socket).settings.event_subscriptions.bot_events);
    const url = 'https://bot.example/slack/events';
    expect(features.slash_commands).toMatchObject([{ command: '/ceasefire', url }]);
    expect(settings).toMatchObject({
      event_subscriptions: { request_url: url },
      interactivity: { request_url: url },
      socket_mode_enabled: false,
    });
    expect(http).not.toContain('Socket Mode');
    expect(httpManifest(null)).toContain('https://YOUR-HOST/slack/events');
  });

  it('is an invitation to Discord, beside the manifests, with the permissions that the README names', async () => {
    const env = { CEASEFIRE_CONFIG: quietConfig(), DATABASE_URL: `sqlite:${join(folder.path, 'bot.db')}` };
    const texts = (await doctor(loadConfig(env))).map(({ text }) => text);
    for (const manifest of [socket, httpManifest(null)])
      expect(texts.some((text) => text.endsWith(`:\n${manifest.trimEnd()}`))).toBe(true);
    const [discordInvite = ''] = texts.flatMap((text) => /https:\/\/discord\.com\S+/u.exec(text) ?? []);
    const link = new URL(discordInvite);
    const { ViewChannel, SendMessages, SendMessagesInThreads, EmbedLinks, AttachFiles, ReadMessageHistory } =
      PermissionFlagsBits;
    const all = ViewChannel | SendMessages | SendMessagesInThreads | EmbedLinks | AttachFiles | ReadMessageHistory;
    expect(link.searchParams.get('permissions')).toBe(String(all));
    expect(link.searchParams.get('scope')).toBe('bot applications.commands');
    expect(readFileSync('README.md', 'utf8')).toContain(discordInvite);
  });

  let folder: ReturnType<typeof aFolder>;
  let feeds: FeedServer;
  beforeEach(async () => {
    folder = aFolder();
    feeds = await FeedServer.start();
  });
  afterEach(async () => {
    await feeds.close();
    folder.remove();
  });
  const quietConfig = (): string => writeInventedWar(folder.path, feeds);
});
