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
  return {
    messenger: bot.front.messenger,
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
    stop: () => bot.stop(),
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
