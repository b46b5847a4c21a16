import type { Outgoing } from '../../../support/slack-server/transport.ts';
import type { Channel, Message, User, View } from '../../../support/slack-server/entities.ts';
import type { Outcome } from '../../../support/slack-server/actors/stage.ts';
import type { SlackServer } from '../../../support/slack-server/slack-server.ts';
import { startSlackServer } from '../../../support/slack-server/start-slack-server.ts';
import type { Dice } from '../mutate.ts';
import { isObject, type JsonObject } from './json-object.ts';
import { mutatedJson, type JsonValue } from './mutate-json.ts';
import { RunningBot } from './running-bot.ts';
import type { Seed, Stage } from './stage.ts';
import { triedWords } from './words.ts';

type Way = 'socket' | 'http';

/** What is not understood is not acknowledged on a socket, and waited for until it is given up. */
const AT_ONCE = { http: 32, socket: 400 } as const;
/** So often a text goes over the socket that is no envelope of Slack's. */
const BROKEN_FRAMES = 40;

interface Scene {
  readonly slack: SlackServer;
  readonly bot: RunningBot;
  readonly channel: Channel;
  /** Looks after the channel, and has it subscribed. */
  readonly owner: User;
  /** A guest: may read and nothing else. */
  readonly guest: User;
}

/** A Slack workspace with the bot and a subscribed channel; payloads come over a socket, or as signed requests. */
export async function slackStage(way: Way): Promise<Stage> {
  const scene = await setUp(way);
  const { slack, bot } = scene;
  const seeds = await realPayloads(scene);
  const reader = slack.addUser({ isGuest: true });
  const inFlight = new Set<Promise<unknown>>();
  const refused: string[] = [];
  return {
    bot,
    seeds,
    send: async (seed, payload, dice) => {
      const sent = isObject(payload) ? asSender(seed.payload, payload, scene) : {};
      if (way === 'socket' && dice.below(BROKEN_FRAMES) === 0) slack.sayOnSocket(brokenFrame(seed, sent, dice));
      const done = slack.deliver({ type: seed.kind as Outgoing['type'], payload: sent });
      inFlight.add(done);
      void done.then((problem) => {
        inFlight.delete(done);
        if (problem !== undefined) refused.push(`acknowledgement: ${problem}`);
      });
      if (inFlight.size >= AT_ONCE[way]) await Promise.race(inFlight);
    },
    status: async () => {
      await Promise.all(inFlight);
      const patience = { timeoutMs: 10_000, quietMs: 0 };
      const act = { command: '/ceasefire', text: 'status', user: reader, channel: scene.channel, ...patience };
      return flawOf(await slack.slash(act));
    },
    refusals: () => [...refused, ...refusedCalls(slack)],
    secrets: () => [slack.botToken, slack.appToken, slack.signingSecret, '/R0'],
    stop: async () => {
      await bot.stop();
      await slack.stop();
    },
  };
}

async function setUp(way: Way): Promise<Scene> {
  const slack = await startSlackServer({ postIntervalMs: 0, ackDeadlineMs: 1500 });
  const owner = slack.addUser();
  const guest = slack.addUser({ isGuest: true });
  const channel = slack.addChannel({ members: [owner, guest] });
  const own = way === 'http' ? { SLACK_SIGNING_SECRET: slack.signingSecret } : { SLACK_APP_TOKEN: slack.appToken };
  const env = { SLACK_BOT_TOKEN: slack.botToken, SLACK_API_URL: slack.url, ...own };
  const bot = await RunningBot.start(env, way === 'http');
  if (way === 'http') slack.useHttp(`${bot.address}/slack/events`);
  else await slack.waitFor(() => slack.connections > 1, 'both connections', 20_000);
  const text = 'subscribe mode:digest days:weekly timezone:UTC heartbeat:off';
  await slack.slash({ command: '/ceasefire', text, user: owner, channel });
  return { slack, bot, channel, owner, guest };
}

/** Everything that Slack sends while people use the bot; what its owner does is then done by the guest. */
async function realPayloads(scene: Scene): Promise<readonly Seed[]> {
  const { slack, bot, channel, guest, owner } = scene;
  const seeds: Seed[] = [];
  slack.onPayload = ({ type, payload }) =>
    seeds.push({ kind: type, payload: JSON.parse(JSON.stringify(payload)) as JsonObject });
  const words = triedWords(bot.subscription);
  const quick = { quietMs: 0, timeoutMs: 2000 };
  for (const text of words) await slack.slash({ command: '/ceasefire', text, user: guest, channel, ...quick });
  for (const text of words.slice(0, 12))
    await slack.say({ user: guest, channel, text: `<@${slack.botUserId}> ${text}`, ...quick });
  const status = await slack.slash({ command: '/ceasefire', text: 'status', user: guest, channel, ...quick });
  await slack.click(messageIn(status), 'ask-0', guest, quick);
  await useForms(scene);
  await slack.openHome(guest);
  const home = slack.homeOf(owner);
  if (home) for (const action of actionsOf(home)) await slack.click(home, action, owner, quick);
  seeds.push(...madeByHand(scene));
  slack.onPayload = () => undefined;
  const asGuest = JSON.stringify(seeds).replaceAll(owner.id, guest.id).replaceAll(owner.name, guest.name);
  return JSON.parse(asGuest) as readonly Seed[];
}

async function useForms({ slack, bot, channel, owner }: Scene): Promise<void> {
  const text = `settings ${bot.subscription}`;
  const opened = { until: ({ kind }: { kind: string }) => kind === 'view', timeoutMs: 3000 };
  await slack.slash({ command: '/ceasefire', text, user: owner, channel, ...opened });
  const form = slack.modalsOf(owner).at(-1);
  if (!form) throw new Error('no form opened');
  const typed = (value: string) => ({ type: 'plain_text_input', value });
  // something is wrong in it, so that it changes nothing while the payload is recorded
  const values = {
    time: { time: typed('25:99') },
    quiet: { quiet: typed('off') },
    mode: { mode: { selected_option: { value: 'both' } } },
  };
  await slack.submit(form, values, owner, { quietMs: 0, timeoutMs: 1000 });
  await slack.openHome(owner);
}

/** What Slack tells of channels and of the app itself. */
const CHANGES = [
  ...['channel_archive', 'channel_unarchive', 'channel_deleted', 'channel_left'],
  ...['group_archive', 'group_unarchive', 'group_deleted', 'group_left'],
  ...['member_joined_channel', 'member_left_channel', 'app_uninstalled', 'tokens_revoked'],
];

/** Kinds of payloads that no act of the pretended people makes. */
function madeByHand({ slack, channel, guest }: Scene): readonly Seed[] {
  const common = {
    user: { id: guest.id, team_id: slack.team.id },
    team: { id: slack.team.id },
    api_app_id: 'A1',
    token: 'x',
  };
  const suggestion = { type: 'block_suggestion', action_id: 'ask-0', block_id: 'b', value: 'k', ...common };
  const shortcut = { type: 'shortcut', callback_id: 'x', trigger_id: '1.2.3', ...common };
  const closed = { type: 'view_closed', view: { id: 'V1', callback_id: 'settings-form' }, ...common };
  const event = (type: string, more: JsonObject): JsonObject => ({
    type: 'event_callback',
    team_id: slack.team.id,
    event_id: `Ev-${type}`,
    event: { type, user: guest.id, channel: channel.id, ...more },
  });
  const told = ['channel_rename', 'team_join', 'reaction_added', 'message', 'app_mention'];
  const events = [
    ...told.map((type) => event(type, { channel_type: 'channel', text: 'x', ts: '1.2' })),
    ...CHANGES.map((type) => event(type, { user: slack.botUserId, tokens: { oauth: [], bot: [slack.botUserId] } })),
  ];
  const interactive = [suggestion, shortcut, closed].map((payload) => ({ kind: 'interactive', payload }));
  return [...interactive, ...events.map((payload) => ({ kind: 'events_api', payload }))];
}

/**
 * Whose payload it is stands under Slack's signature: whoever was broken out of it is not the owner. What Slack tells of the
 * subscribed channel is Slack's own word, too, so a change is one of another channel, in a workspace that nobody knows.
 */
function asSender(seed: JsonObject, payload: JsonObject, { slack, channel, owner }: Scene): JsonObject {
  const text = JSON.stringify({ ...payload, type: payload['type'] ?? seed['type'] ?? 'x' });
  const sent = text.replaceAll(owner.id, 'U00000000');
  const elsewhere = CHANGES.some((type) => sent.includes(`"${type}"`))
    ? sent.replaceAll(channel.id, 'C00000000').replaceAll(slack.team.id, 'T00000000')
    : sent;
  return JSON.parse(elsewhere) as JsonObject;
}

/** What is no envelope of Slack's, or one that lacks what belongs into it. */
function brokenFrame(seed: Seed, payload: JsonObject, dice: Dice): string {
  const envelope = {
    envelope_id: `broken-${dice.below(1e9)}`,
    type: seed.kind,
    payload: payload as JsonValue,
    accepts_response_payload: true,
  };
  const text = JSON.stringify(
    mutatedJson(envelope, dice, { ids: ['hello', 'x'], words: ['slash_commands', 'interactive'], others: [envelope] }),
  );
  // a word of farewell would make the bot come again on other connections, which is another matter
  const frame = text.includes('"disconnect"') ? '{}' : text;
  return dice.below(4) === 0 ? frame.slice(0, dice.below(frame.length)) : frame;
}

function refusedCalls(slack: SlackServer): readonly string[] {
  const wrong = /invalid_blocks|invalid_arguments|msg_blocks_too_long|no_text|view_too_large|invalid_form_data/u;
  return slack.calls().flatMap((call) => {
    const text = JSON.stringify(call);
    const found = wrong.exec(text);
    // what stood there as no text came so with the payload
    return found && !/"private_metadata":[^"]/u.test(text) ? [`${found[0]} ${text.slice(0, 400)}`] : [];
  });
}

function messageIn({ reply }: Outcome): Message {
  if (reply?.kind !== 'message') throw new Error('no message came');
  return reply.message;
}

function actionsOf({ body }: View): readonly string[] {
  return [...JSON.stringify(body).matchAll(/"action_id":"([^"]+)"/gu)]
    .map(([, id = '']) => id)
    .filter((id) => !/end/iu.test(id));
}

function flawOf({ reply, missedDeadline, problem }: Outcome): string | null {
  if (missedDeadline || problem !== undefined) return `status: ${problem ?? 'missed'}`;
  return reply?.kind === 'message' && reply.text.includes('Valmere') ? null : 'status came without the board';
}
