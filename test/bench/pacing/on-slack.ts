import type { ChannelAddress } from '../../../src/domain/telling/subscription.ts';
import type { SlackServer } from '../../support/slack-server/slack-server.ts';
import { startSlackServer } from '../../support/slack-server/start-slack-server.ts';
import { Newsroom, until } from './newsroom.ts';

const CHANNELS = 30;
const MOST_DELAY_MS = 1000;
const LIMIT_S = 20;

/** One breaking line to a workspace's channels, and another one while one of them is limited. Answers with what is wrong. */
export async function paceOnSlack(say: (line: string) => void): Promise<readonly string[]> {
  const slack = await startSlackServer();
  const people = [slack.addUser()];
  const addresses = Array.from({ length: CHANNELS }, (): ChannelAddress => {
    return { platform: 'slack', workspace: slack.team.id, channel: slack.addChannel({ members: people }).id };
  });
  const env = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url };
  const newsroom = await Newsroom.open(env);
  try {
    await newsroom.subscribe(addresses, 'breaking');
    await newsroom.start();
    const [limited, ...others] = addresses.map(({ channel }) => channel);
    const usual = await spread(slack, newsroom, others, 1);
    const fault = { kind: 'ratelimited', retryAfterSeconds: LIMIT_S } as const;
    const heal = slack.faults.always('chat.postMessage', fault, limited);
    const beside = await spread(slack, newsroom, others, 2);
    await heal();
    await until('the limited one', () => slack.messagesIn(limited ?? '').length === 2, 3 * LIMIT_S * 1000);
    say(
      `slack: ${others.length} channels had it within ${usual.toFixed(0)} ms of the first, beside a limited one within ${beside.toFixed(0)} ms`,
    );
    const asked = slack.calls('chat.postMessage').length;
    say(`slack: ${asked} posts were asked for, ${2 * addresses.length} stand`);
    return [
      ...(beside - usual > MOST_DELAY_MS ? ['a limited channel delays the others'] : []),
      ...addresses.flatMap(({ channel }) => {
        const count = slack.messagesIn(channel).length;
        return count === 2 ? [] : [`channel ${channel} holds ${count} messages`];
      }),
    ];
  } finally {
    await newsroom.close();
    await slack.stop();
  }
}

/** How long after the first the last of the channels has so many messages. */
async function spread(
  slack: SlackServer,
  newsroom: Newsroom,
  channels: readonly string[],
  count: number,
): Promise<number> {
  const having = (): number => channels.filter((channel) => slack.messagesIn(channel).length >= count).length;
  newsroom.publish();
  await until('the first post', () => having() > 0, 60_000, 5);
  const firstAt = performance.now();
  await until('the last post', () => having() === channels.length, 60_000, 5);
  return performance.now() - firstAt;
}
