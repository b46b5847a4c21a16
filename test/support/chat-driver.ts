import { startDiscordServer } from './discord-server/start-discord-server.ts';
import type { Reply } from './slack-server/actors/stage.ts';
import { readableText } from './slack-server/mrkdwn.ts';
import { startSlackServer } from './slack-server/start-slack-server.ts';

/** A platform with one channel and somebody in it who may subscribe: all that an end-to-end test of a process needs to know of it. */
export interface ChatDriver {
  /** Switches the platform on for a process. */
  readonly env: Readonly<Record<string, string>>;
  /** Resolves once a process is connected and its commands can be used. */
  connected(): Promise<void>;
  /** Subscribes the channel, by the platform's own command, to developments as they come; gives the answer. */
  subscribe(threshold: 'all' | 'major'): Promise<string>;
  /** Asks where things stand; gives the answer, and throws when the platform's deadline passed before it. */
  status(): Promise<string>;
  /** Asks for the timeline; answers with how many pictures come with it. */
  timelinePictures(): Promise<number>;
  /** The texts of the posts that stand in the channel, oldest first, without answers to commands. */
  posts(): readonly string[];
  /** How often a post was asked for so far, or looked for, whatever became of it. */
  attempts(): number;
  /** The next post stands in the channel, but whoever asked for it hears nothing. */
  holdNextAnswer(): void;
  /** The next post is taken in by nobody, and whoever asked for it hears nothing. */
  loseNextPost(): void;
  /** As `holdNextAnswer`, and whoever finds out afterwards whether the post stands there hears nothing either, once. */
  holdNextAnswerAndLook(): void;
  /** Ends the platform; throws when something went wrong in it, or a planned misfortune never struck. */
  stop(): Promise<void>;
}

/** A local Discord. */
export async function onDiscord(): Promise<ChatDriver> {
  const discord = await startDiscordServer();
  const guild = discord.addGuild();
  const channel = discord.addChannel({ guild });
  const user = discord.addUser();
  discord.addMember({ guild, user, permissions: ['ManageChannels'] });
  const [post, look] = ['POST /channels/:id/messages', 'GET /channels/:id/messages'];
  const use = async (name: string, options: Readonly<Record<string, string>> = {}): Promise<string> => {
    const { status, text } = await discord.slash({ channel, user, command: 'ceasefire', path: [name], options });
    if (status !== 'answered') throw new Error(`Discord: ${status}`);
    return text;
  };
  const holdNextAnswer = () => discord.faults.next(post, { kind: 'hang', afterAccepting: true });
  const own = () => discord.messagesIn(channel).filter(({ nonce }) => nonce !== undefined);
  return {
    env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url },
    connected: async () => {
      await discord.waitForConnection(20_000);
      await discord.waitFor(() => discord.commands().length > 0, 20_000);
    },
    subscribe: (threshold) => use('subscribe', { mode: 'breaking', threshold, timezone: 'UTC' }),
    status: () => use('status'),
    timelinePictures: () => use('timeline').then(() => discord.messagesIn(channel).at(-1)?.attachments.length ?? 0),
    posts: () => own().map(({ text }) => text),
    attempts: () => discord.requests(post).length + discord.requests(look).length,
    holdNextAnswer,
    loseNextPost: () => discord.faults.next(post, { kind: 'hang', afterAccepting: false }),
    holdNextAnswerAndLook: () => {
      holdNextAnswer();
      discord.faults.next(look, { kind: 'hang', afterAccepting: true });
    },
    stop: async () => {
      await discord.stop();
      const unused = discord.faults.unused();
      if (unused.length > 0) throw new Error(`planned and never struck: ${unused.join(', ')}`);
    },
  };
}

/** How many files came, at least one. */
async function handedOver(slack: Awaited<ReturnType<typeof startSlackServer>>): Promise<number> {
  await slack.waitFor(() => slack.files.length > 0, 'a picture', 20_000);
  return slack.files.length;
}

/** A local Slack. */
export async function onSlack(): Promise<ChatDriver> {
  const slack = await startSlackServer();
  const user = slack.addUser();
  const channel = slack.addChannel({ members: [user] });
  const [post, look] = ['chat.postMessage', 'conversations.history'];
  const own = () => slack.messagesIn(channel).filter(({ metadata }) => metadata !== undefined);
  const holdNextAnswer = () => slack.faults.next(post, { kind: 'hang', stored: true });
  const type = async (text: string): Promise<string> => {
    // posts may come in between
    const until = (one: Reply): boolean => one.kind === 'message' && one.message.metadata === undefined;
    const outcome = await slack.slash({ command: '/ceasefire', text, user, channel, until });
    const answer = outcome.replies.find(until);
    if (outcome.missedDeadline || answer?.kind !== 'message')
      throw new Error(`Slack: ${outcome.problem ?? 'no answer'}`);
    return answer.text;
  };
  return {
    env: { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url },
    connected: async () => void (await slack.waitFor(() => slack.connections > 0, 'the connection', 20_000)),
    subscribe: (threshold) => type(`subscribe mode:breaking threshold:${threshold} timezone:UTC`),
    status: () => type('status'),
    timelinePictures: () => type('timeline').then(() => handedOver(slack)),
    posts: () => own().map(readableText),
    attempts: () => slack.calls(post).length + slack.calls(look).length,
    holdNextAnswer,
    loseNextPost: () => slack.faults.next(post, { kind: 'hang', stored: false }),
    holdNextAnswerAndLook: () => {
      holdNextAnswer();
      slack.faults.next(look, { kind: 'hang' });
    },
    stop: async () => {
      await slack.stop();
      const { pending } = slack.faults;
      if (pending > 0) throw new Error(`${pending} planned and never struck`);
    },
  };
}
