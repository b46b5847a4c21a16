import { buttons, type Filled, type Person, type Scene, type Seen } from '../contract/buttons.ts';
import type { JsonObject } from '../support/slack-server/json.ts';
import { messageOf, SlackBot } from '../support/slack-bot.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';

buttons('Slack', onSlack);

async function onSlack(): Promise<Scene> {
  const slack = await startSlackServer();
  const bot = new SlackBot(slack);
  await bot.start();
  const admin = () => slack.addUser({ isAdmin: true });
  const people = { desk: admin(), second: admin(), reader: slack.addUser() };
  const channel = slack.addChannel({ members: Object.values(people) });
  const last = new Map<string, ReturnType<typeof messageOf>>();
  type Shown = Pick<ReturnType<typeof messageOf>, 'blocks'>;
  const elements = ({ blocks }: Shown) =>
    blocks.flatMap((block) => (block['type'] === 'actions' ? (block['elements'] as Button[]) : []));
  const press = async (on: ReturnType<typeof messageOf>, who: Person, label: string): Promise<Seen> => {
    const id = elements(on).find(({ text }) => text.text === label)?.action_id;
    if (id === undefined) throw new Error(`no button ${label}`);
    const outcome = await slack.click(on, id, people[who]);
    const answer = messageOf(outcome.reply);
    last.set(who, answer);
    const buttons = elements(answer).map(({ text }) => text.text);
    return { text: answer.shown, buttons, private: answer.ephemeralTo === people[who].id };
  };
  const fill = async (who: Person, label: string, values: Filled): Promise<string> => {
    const on = last.get(who) ?? newest();
    const id = elements(on).find(({ text }) => text.text === label)?.action_id ?? '';
    await slack.click(on, id, people[who], { until: (reply) => reply.kind === 'view' });
    const form = slack.modalsOf(people[who]).at(-1);
    if (form?.body['submit'] === undefined) return shown(form?.body);
    const handed = await slack.submit(form, valuesOf(values), people[who]);
    return handed.errors ? shown(handed.errors) : shown(form.body);
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
    fill,
    type: async (who, words) => messageOf((await bot.use({ user: people[who], channel }, words)).reply).shown,
    stop: () => bot.stop(),
  };
}

const shown = (value: unknown): string => JSON.stringify(value);

function valuesOf(values: Filled) {
  const given = Object.entries(values).map(([name, value]) => {
    const chosen = typeof value === 'string' ? null : { selected_option: { value: value[0] ?? '' } };
    return [name, { [name]: chosen ?? { type: 'plain_text_input', value } }] as const;
  });
  return Object.fromEntries(given) as JsonObject;
}

interface Button {
  readonly action_id: string;
  readonly text: { readonly text: string };
}
