import type { ChannelAddress } from '../../../src/domain/telling/subscription.ts';
import type { DiscordServer } from '../../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../../support/discord-server/start-discord-server.ts';
import { Newsroom, until } from './newsroom.ts';

const A_SECOND = 50;
const IN_A_GUILD = 500;
const WITH_DIGEST = 20;
const MOST_RATIO = 1.05;
/** Now and then two clocks see a second's end differently; what follows is no storm. */
const MOST_LIMITED = 0.01;
const POST = 'POST /channels/:id/messages';

/**
 * One breaking line to so many channels of a Discord that takes fifty requests a second, and to some of them a digest that
 * was asked for meanwhile. Answers with what is wrong.
 */
export async function paceOnDiscord(count: number, say: (line: string) => void): Promise<readonly string[]> {
  const discord = await startDiscordServer();
  const addresses = crowd(discord, count);
  const [both, breaking] = [addresses.slice(0, WITH_DIGEST), addresses.slice(WITH_DIGEST)];
  const newsroom = await Newsroom.open({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url });
  try {
    await newsroom.subscribe(breaking, 'breaking');
    await newsroom.subscribe(both, 'both');
    await newsroom.start();
    await discord.waitForConnection(60_000);
    const total = count + both.length;
    const asked = (): number => discord.requests(POST).length;
    const publishedAt = performance.now();
    newsroom.publish();
    await until('the first post', () => asked() > 0, 120_000, 5);
    const firstAt = performance.now();
    await newsroom.requestDigests(both);
    const patience = 3 * (total / A_SECOND) * 1000 + 120_000;
    const isThere = (): boolean => asked() >= total && addresses.every(({ channel }) => heard(discord, channel) > 0);
    await until(
      'the last post',
      () => isThere() && both.every(({ channel }) => heard(discord, channel) === 2),
      patience,
      200,
    );
    const doneAt = performance.now();
    const kinds = newsroom.kinds();
    const kindsIn = (channel: string): string =>
      discord
        .messagesIn(channel)
        .map(({ id }) => kinds.get(id) ?? 'unknown')
        .join(' ');
    return [
      ...breaking.filter(({ channel }) => kindsIn(channel) !== 'breaking').map((a) => misplaced(a, kindsIn(a.channel))),
      ...both
        .filter(({ channel }) => kindsIn(channel) !== 'breaking digest')
        .map((a) => misplaced(a, kindsIn(a.channel))),
      ...paceProblems(discord, total, { publishedAt, firstAt, doneAt }, say),
    ];
  } finally {
    await newsroom.close();
    await discord.stop();
  }
}

function crowd(discord: DiscordServer, count: number): readonly ChannelAddress[] {
  const addresses: ChannelAddress[] = [];
  for (let guild = discord.addGuild(); addresses.length < count; guild = discord.addGuild())
    for (let n = 0; n < IN_A_GUILD && addresses.length < count; n++) {
      const { id: channel } = discord.addChannel({ guild, name: `desk-${n}` });
      addresses.push({ platform: 'discord', workspace: guild.id, channel });
    }
  return addresses;
}

/** How many messages stand there. */
function heard(discord: DiscordServer, channel: string): number {
  return discord.messagesIn(channel).length;
}

function misplaced({ channel }: ChannelAddress, kinds: string): string {
  return `channel ${channel} holds ${kinds}`;
}

function paceProblems(
  discord: DiscordServer,
  total: number,
  { publishedAt, firstAt, doneAt }: Readonly<Record<'publishedAt' | 'firstAt' | 'doneAt', number>>,
  say: (line: string) => void,
): readonly string[] {
  const requests = discord.requests(POST);
  const limited = requests.filter(({ status }) => status === 429).length;
  const allowed = total / A_SECOND;
  const took = (doneAt - firstAt) / 1000;
  const ratio = took / allowed;
  say(`discord: ${total} messages, the first ${((firstAt - publishedAt) / 1000).toFixed(1)} s after the news`);
  say(`discord: done in ${took.toFixed(1)} s where the limit allows ${allowed.toFixed(1)} s: ${ratio.toFixed(3)}`);
  say(`discord: ${requests.length} requests, ${limited} of them limited`);
  return [
    ...(ratio > MOST_RATIO ? [`it took ${ratio.toFixed(3)} of the time that the limit allows`] : []),
    ...(limited > MOST_LIMITED * requests.length ? [`${limited} requests were limited`] : []),
  ];
}
