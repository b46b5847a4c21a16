import { slackClient } from '../../src/adapters/slack/slack-client.ts';
import { SlackIdentity } from '../../src/adapters/slack/slack-identity.ts';
import { SlackMessenger } from '../../src/adapters/slack/slack-messenger.ts';
import { sentence, type Reply } from '../../src/domain/telling/message.ts';
import { limits, type Scene, type Taken } from '../contract/limits.ts';
import { messageOf, SlackBot } from '../support/slack-bot.ts';
import type { Message } from '../support/slack-server/entities.ts';
import { linksIn, readableText } from '../support/slack-server/mrkdwn.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';

limits('Slack', onSlack);

async function onSlack(): Promise<Scene> {
  const slack = await startSlackServer({ postIntervalMs: 0 });
  let reply: Reply = { message: sentence('nothing yet'), private: false };
  const bot = new SlackBot(slack, { answer: async () => reply });
  await bot.start();
  const at = bot.place();
  const { log } = bot.room;
  const web = slackClient(slack.botToken, slack.url, log);
  // many parts are posted, which need not wait for each other here
  const posting = { web, identity: new SlackIdentity(web), clock: { now: () => new Date() }, log, betweenPostsMs: 0 };
  const messenger = new SlackMessenger(posting);
  return {
    messenger,
    address: bot.addressOf(at.channel),
    standing: () =>
      slack
        .messagesIn(at.channel)
        .filter(({ metadata }) => metadata !== undefined)
        .map(takenOf),
    ask: async (given) => {
      reply = given;
      // the buttons stand under the last part
      const outcome = await bot.use(at, 'status', {
        until: (seen) => seen.kind === 'message' && JSON.stringify(seen.message.blocks).includes('"actions"'),
      });
      if (outcome.problem !== undefined || outcome.missedDeadline) throw new Error(outcome.problem ?? 'late');
      return outcome.replies.map((seen) => takenOf(messageOf(seen)));
    },
    stop: async () => {
      messenger.close();
      await bot.stop();
    },
  };
}

function takenOf(message: Message): Taken {
  const { users, groups, broadcasts } = message.pings;
  if (message.unfurlLinks !== false && message.via === 'chat.postMessage') throw new Error('it unfurls');
  return {
    text: readableText(message).replaceAll('\u200b', ''),
    pings: users.length + groups.length + broadcasts.length,
    links: linksIn(message).map(({ label = '', url }) => ({ label, url })),
  };
}
