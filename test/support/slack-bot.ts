import { Registry } from 'prom-client';
import { SlackFront, type AnswerWords } from '../../src/adapters/slack/slack-front.ts';
import { formsOf } from '../../src/commands/hand-in.ts';
import { Readiness } from '../../src/adapters/web/readiness.ts';
import { createWebApp } from '../../src/adapters/web/web-app.ts';
import { WebServer } from '../../src/adapters/web/web-server.ts';
import { COMMANDS } from '../../src/commands/list.ts';
import { answerWords } from '../../src/commands/run-command.ts';
import type { ChannelAddress, Platform, Subscription } from '../../src/domain/telling/subscription.ts';
import { subscriptionsOfWorkspace } from '../../src/queries/subscriptions-of-workspace.ts';
import { heedChannels } from '../../src/pipeline/heed-channels.ts';
import type { HeedChannel } from '../../src/domain/telling/channel-change.ts';
import type { Messenger } from '../../src/ports/messenger.ts';
import { ChatRoom } from './chat-room.ts';
import type { Outcome, Patience, Reply } from './slack-server/actors/stage.ts';
import type { Channel, Message, User } from './slack-server/entities.ts';
import type { NewUser } from './slack-server/population.ts';
import type { SlackServer } from './slack-server/slack-server.ts';

/** The two ways on which Slack's payloads come in. */
export const WAYS = ['socket', 'http'] as const;
type Way = (typeof WAYS)[number];

/** What a test may decide otherwise. */
interface BotOptions {
  readonly way?: Way;
  readonly answer?: AnswerWords;
  readonly apiUrl?: string;
  readonly botToken?: string;
  readonly appToken?: string;
  readonly admins?: readonly string[];
  readonly apartMs?: number;
}

/** A channel, and somebody in it. */
interface Place {
  readonly channel: Channel;
  readonly user: User;
}

/** Our Slack half over ports in memory, talking to a local Slack. */
export class SlackBot {
  readonly room = new ChatRoom();
  /** As the app hears of changes of channels. */
  readonly #heed: HeedChannel;
  readonly states: string[] = [];
  readonly reasons: string[] = [];
  readonly front: SlackFront;
  readonly #slack: SlackServer;
  readonly #web: WebServer | null;
  /** Where Slack's requests go; empty over Socket Mode, and until the start. */
  address = '';

  constructor(slack: SlackServer, options: BotOptions = {}) {
    this.#slack = slack;
    const messengers = new Map<Platform, Messenger>();
    this.#heed = heedChannels({ ...this.room.deps, messengers });
    this.front = new SlackFront({
      botToken: options.botToken ?? slack.botToken,
      way:
        options.way === 'http'
          ? { kind: 'http', signingSecret: slack.signingSecret }
          : { kind: 'socket', appToken: options.appToken ?? slack.appToken },
      apiUrl: options.apiUrl ?? slack.url,
      answer: options.answer ?? ((typed, asker) => answerWords(typed, asker, COMMANDS, this.room.deps)),
      onChannel: (change) => this.#heed(change),
      forms: formsOf(this.room.deps),
      home: {
        packs: this.room.packs,
        subscriptionsOf: (workspace) => subscriptionsOfWorkspace({ platform: 'slack', workspace }, this.room.deps),
      },
      admins: options.admins ?? [],
      apartMs: options.apartMs ?? 0,
      clock: { now: () => new Date() },
      log: this.room.log,
      onState: (state, because) => {
        this.states.push(state);
        if (because !== null) this.reasons.push(because);
      },
    });
    messengers.set('slack', this.front.messenger);
    this.#web = webFor(this.front, this.room);
  }

  /** Starts and waits until payloads can arrive. */
  async start(): Promise<void> {
    if (this.#web) {
      this.address = `${await this.#web.start()}/slack/events`;
      this.#slack.useHttp(this.address);
    }
    await this.front.start();
    await this.until(() => this.states.at(-1) === 'connected', 'the connection');
  }

  /** Waits for what the bot itself knows, of which Slack hears nothing. */
  async until(look: () => boolean, what = 'it', timeoutMs = 10_000): Promise<void> {
    const deadline = AbortSignal.timeout(timeoutMs);
    while (!look()) {
      if (deadline.aborted) throw new Error(`waited ${timeoutMs} ms for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Ends both halves; every planned fault must have struck. */
  async stop(): Promise<void> {
    await this.front.stop();
    await this.#web?.stop();
    const { pending } = this.#slack.faults;
    await this.#slack.stop();
    if (pending > 0) throw new Error(`${pending} faults never struck`);
  }

  place(person: NewUser = {}): Place {
    const user = this.#slack.addUser(person);
    return { user, channel: this.#slack.addChannel({ members: [user] }) };
  }

  addressOf(channel: Channel): ChannelAddress {
    return { platform: 'slack', workspace: this.#slack.team.id, channel: channel.id };
  }

  subscriptionsIn(channel: Channel): Promise<readonly Subscription[]> {
    return this.room.store.subscriptions.inChannel(this.addressOf(channel));
  }

  /** Types `/ceasefire …` in a place. */
  use(at: Place, words: string, patience: Patience = {}): Promise<Outcome> {
    return this.#slack.slash({ ...at, ...patience, command: '/ceasefire', text: words });
  }

  logged(message: string): readonly Readonly<Record<string, unknown>>[] {
    return this.room.log.lines.filter((line) => line.message === message).map(({ fields }) => fields);
  }
}

/** Our own server with the pages and Slack's endpoint on it, where there is one. */
function webFor({ requests }: SlackFront, room: ChatRoom): WebServer | null {
  if (requests === null) return null;
  const { packs, readModel, clock, log } = room.deps;
  const shown = { packs, readModel, clock, log, readiness: new Readiness(), registry: new Registry() };
  return new WebServer(createWebApp({ ...shown, hubs: null, slack: requests }), { host: '127.0.0.1', port: 0 });
}

/** The message that a reply is. */
export function messageOf(reply: Reply | undefined): Message & { readonly shown: string } {
  if (reply?.kind !== 'message') throw new Error('no message came');
  return { ...reply.message, shown: reply.text };
}
