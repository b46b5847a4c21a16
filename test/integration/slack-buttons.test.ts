import { buttons, type Scene, type Seen } from '../contract/buttons.ts';
import { messageOf, SlackBot } from '../support/slack-bot.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';

buttons('Slack', onSlack);

async function onSlack(): Promise<Scene> {
  const slack = await startSlackServer();
  const bot = new SlackBot(slack);
  await bot.start();
  const people = { desk: slack.addUser({ isAdmin: true }), reader: slack.addUser() };
  const channel = slack.addChannel({ members: [people.desk, people.reader] });
  const last = new Map<string, ReturnType<typeof messageOf>>();
  type Shown = Pick<ReturnType<typeof messageOf>, 'blocks'>;
  const elements = ({ blocks }: Shown) =>
    blocks.flatMap((block) => (block['type'] === 'actions' ? (block['elements'] as Button[]) : []));
  const press = async (on: ReturnType<typeof messageOf>, who: 'desk' | 'reader', label: string): Promise<Seen> => {
    const id = elements(on).find(({ text }) => text.text === label)?.action_id;
    if (id === undefined) throw new Error(`no button ${label}`);
    const outcome = await slack.click(on, id, people[who]);
    const answer = messageOf(outcome.reply);
    last.set(who, answer);
    const buttons = elements(answer).map(({ text }) => text.text);
    return { text: answer.shown, buttons, private: answer.ephemeralTo === people[who].id };
  };
  const newest = () => {
    const found = slack.messagesIn(channel).at(-1);
    if (!found) throw new Error('no post');
    return { ...found, shown: '' };
  };
  return {
    room: bot.room,
    messenger: bot.front.messenger,
    address: bot.addressOf(channel),
    posted: () => elements(newest()).map(({ text }) => text.text),
    click: (who, label) => press(newest(), who, label),
    clickOn: (who, label) => press(last.get(who) ?? newest(), who, label),
    type: async (who, words) => messageOf((await bot.use({ user: people[who], channel }, words)).reply).shown,
    stop: () => bot.stop(),
  };
}

interface Button {
  readonly action_id: string;
  readonly text: { readonly text: string };
}
