import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { BotProcess } from '../../support/bot-process.ts';
import { startDiscordServer } from '../../support/discord-server/start-discord-server.ts';
import type { DiscordServer } from '../../support/discord-server/discord-server.ts';
import { FeedServer } from '../../support/feed-server.ts';
import { writeInventedWar } from '../../support/invented-war.ts';
import type { SlackServer } from '../../support/slack-server/slack-server.ts';
import { startSlackServer } from '../../support/slack-server/start-slack-server.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const NOBODY = '175928847299117063';

let folder: ReturnType<typeof aFolder>;
let feeds: FeedServer;
let slack: SlackServer;
let discord: DiscordServer;

beforeEach(async () => {
  folder = aFolder();
  feeds = await FeedServer.start();
  slack = await startSlackServer();
  discord = await startDiscordServer();
});
afterEach(async () => {
  await slack.stop();
  await discord.stop();
  await feeds.close();
  folder.remove();
});

const tokens = () => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.url,
  DISCORD_TOKEN: discord.token,
  DISCORD_API_URL: discord.url,
});

it('doctor names the admins who cannot be written to, and writes to nobody', async () => {
  const [ana, gone, ben] = [slack.addUser(), slack.addUser(), discord.addUser()];
  gone.deleted = true;
  const admins = { slack: [ana.id, gone.id], discord: [ben.id, NOBODY] };
  writeInventedWar(folder.path, feeds, false, { admins });
  const surroundings = { cwd: folder.path, env: { CEASEFIRE_CONFIG: join(folder.path, 'config.yaml') } };
  const without = await BotProcess.run(['doctor'], surroundings);
  expect(without).toMatchObject({ code: 0, stdout: expect.stringMatching(/^note +admins\.slack names people, and/mu) });
  const env = { ...surroundings.env, ...tokens() };
  const { code, stdout } = await BotProcess.run(['doctor'], { ...surroundings, env });
  expect(code).toBe(1);
  expect(stdout.match(/^PROBLEM admins.*$/gmu)).toEqual([
    `PROBLEM admins.slack: ${gone.id} cannot be written to: That person has left the workspace.`,
    `PROBLEM admins.discord: ${NOBODY} cannot be written to: Nobody on Discord has that id.`,
  ]);
  expect([slack.calls('chat.postMessage'), discord.requests('POST /channels/:id/messages')]).toEqual([[], []]);
});
