// A process of its own, so that its memory is not the bot's: many feeds, a Discord and a Slack. Tells its parent where they are.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { renderRss } from '../../support/served-rss.ts';
import { startDiscordServer } from '../../support/discord-server/start-discord-server.ts';
import { startSlackServer } from '../../support/slack-server/start-slack-server.ts';

const WINDOW = 20;
/** A feed brings something new at every so many polls; one item in so many is of the war. */
const USUAL = { newItems: 1 / 24, warEvery: 25 };
/** A feed of which nothing that it showed is there at the next poll, and hardly any is of the war. */
const BUSY = { newItems: WINDOW, warEvery: 1000 };
const WAR = [
  'Isle Council proposes 60-day ceasefire between Valmere and Korrath',
  'Korrath undecided on 60-day ceasefire',
  'Valmere accepts 60-day ceasefire',
  'Korrath accepts 60-day ceasefire',
  'Valmere rejects 60-day ceasefire',
  'Korrath rejects 60-day ceasefire',
];
const PLACES = ['harbour', 'market', 'bridge', 'theatre', 'school', 'station', 'library'];
const polls = new Map<string, number>();

function item(feed: string, number: number, warEvery: number) {
  const of = Number(feed) + number;
  const isOfWar = of % warEvery === 0;
  const title = isOfWar
    ? (WAR[Math.floor(of / warEvery) % WAR.length] ?? '')
    : `The ${PLACES[of % PLACES.length]} of district ${feed} opens its doors for the ${number}th time`;
  const link = `https://feed${feed}.example/${number}`;
  return { title, link, guid: link, summary: `${title}, officials of district ${feed} said in report ${number}.` };
}

const feeds = createServer((request, response) => {
  const url = request.url ?? '';
  const feed = /\/(\d+)/u.exec(url)?.[1] ?? '0';
  const { newItems, warEvery } = url.startsWith('/busy') ? BUSY : USUAL;
  const count = (polls.get(url) ?? 0) + 1;
  polls.set(url, count);
  const newest = WINDOW + Math.floor((count + Number(feed)) * newItems);
  const items = Array.from({ length: WINDOW }, (_, n) => item(feed, newest - n, warEvery));
  const body = renderRss(`District ${feed}`, `https://feed${feed}.example/`, items, new Date(0));
  response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(body);
});

const [discord, slack] = [await startDiscordServer(), await startSlackServer()];
const guild = discord.addGuild();
const [people, each] = [[slack.addUser()], Number(process.argv[2]) / 2];
const channels = Array.from({ length: each }, (_, n) => [
  { platform: 'discord', workspace: guild.id, channel: discord.addChannel({ guild, name: `desk-${n}` }).id },
  { platform: 'slack', workspace: slack.team.id, channel: slack.addChannel({ members: people }).id },
]).flat();
feeds.listen(0, '127.0.0.1', () => {
  process.send?.({
    hostPort: `127.0.0.1:${(feeds.address() as AddressInfo).port}`,
    channels,
    env: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.url,
    },
  });
});
