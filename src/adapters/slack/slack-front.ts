import { App, type ReceiverEvent } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { RequestListener } from 'node:http';
import type { Asker } from '../../commands/command.ts';
import type { Forms } from '../../commands/hand-in.ts';
import type { Reply } from '../../domain/telling/message.ts';
import type { HeedChannel } from '../../domain/telling/channel-change.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { within } from '../chat/within.ts';
import { askerOf, type Asked } from './asker-of.ts';
import { answerClick, answerCommand } from './command-answer.ts';
import { causeOf, reasonOf } from './post-failure.ts';
import { SlackHome, type HomeParts } from './home/slack-home.ts';
import { lackingScopes } from './scopes.ts';
import { clientOptions, slackClient } from './slack-client.ts';
import { SlackGroups } from './slack-groups.ts';
import type { NoteConnection } from './connection-end.ts';
import { listenToChannels } from './slack-channels.ts';
import type { SlackConnections } from './slack-connections.ts';
import { SlackEndpoint } from './slack-endpoint.ts';
import { openWay, type SlackWay } from './slack-way.ts';
import { SlackFiles, type SharedFile } from './slack-files.ts';
import { SlackForms } from './slack-forms.ts';
import { SlackIdentity } from './slack-identity.ts';
import { SlackLog } from './slack-log.ts';
import { SlackMessenger } from './slack-messenger.ts';
import { SlackPictures } from './slack-pictures.ts';
import { SlackPeople } from './slack-people.ts';
import { ASK } from './slack-render.ts';
import { SlackTalk } from './slack-talk.ts';
import { typedWords } from './typed-words.ts';

/** Answers what is typed; never throws. */
export type AnswerWords = (typed: string, asker: Asker) => Promise<Reply>;

export interface SlackFrontParts {
  readonly botToken: string;
  readonly way: SlackWay;
  readonly apiUrl: string;
  readonly answer: AnswerWords;
  readonly forms: Forms;
  /** What the home tab shows beside the board. */
  readonly home: Pick<HomeParts, 'packs' | 'subscriptionsOf'>;
  /** Users who are admins wherever they ask. */
  readonly admins: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
  readonly onState: NoteConnection;
  readonly onChannel: HeedChannel;
  /** How long after the first connection the second is opened; as a rule some seconds. */
  readonly apartMs?: number;
}

const LAST_ANSWERS_MS = 1000;

/** Slack: commands, mentions and clicks come in over Socket Mode or HTTP, posts go out over the Web API. */
export class SlackFront {
  readonly messenger: SlackMessenger;
  /** Takes Slack's requests; null over Socket Mode. */
  readonly requests: RequestListener | null;
  readonly #parts: SlackFrontParts;
  readonly #web: WebClient;
  readonly #identity: SlackIdentity;
  readonly #people: SlackPeople;
  readonly #groups: SlackGroups;
  readonly #files: SlackFiles;
  readonly #pictures: SlackPictures;
  readonly #home: SlackHome;
  readonly #forms: SlackForms;
  readonly #talk: SlackTalk;
  readonly #way: SlackConnections | SlackEndpoint;
  #scopesSeen = false;
  readonly #underWay = new Set<Promise<void>>();

  constructor(parts: SlackFrontParts) {
    const { botToken, way, apiUrl, clock, log } = parts;
    this.#parts = parts;
    this.#web = slackClient(botToken, apiUrl, log);
    this.#identity = new SlackIdentity(this.#web);
    this.#people = new SlackPeople(this.#web, log);
    this.#pictures = new SlackPictures(this.#web, log);
    this.#groups = new SlackGroups(this.#web, log);
    this.#files = new SlackFiles({ web: this.#web, botToken, apiUrl, log });
    const answer = (words: string, asked: Asked, files?: readonly SharedFile[]) => this.#answer(words, asked, files);
    this.#talk = new SlackTalk({ web: this.#web, pictures: this.#pictures, answer });
    this.#home = new SlackHome({ ...parts.home, web: this.#web, people: this.#people, answer });
    const whoAsks = (asked: Asked) => this.#askerOf(asked);
    this.#forms = new SlackForms({
      web: this.#web,
      log,
      forms: parts.forms,
      home: this.#home,
      askerOf: whoAsks,
      answer,
    });
    this.messenger = new SlackMessenger({
      web: this.#web,
      identity: this.#identity,
      clock,
      log,
      onRefusal: (because) => this.#note('down', because),
    });
    const app = this.#newApp();
    this.#way = openWay(way, {
      apiUrl,
      identity: this.#identity,
      log,
      onState: (state, because) => this.#note(state, because),
      onEvent: (event) => this.#keep(this.#take(app, event)),
      apartMs: parts.apartMs,
    });
    this.requests = this.#way instanceof SlackEndpoint ? this.#way.requests : null;
  }

  /** Resolves when the first connection was tried, at the latest after five seconds; a Slack that is down is tried again. */
  async start(): Promise<void> {
    await this.#way.start();
  }

  /** Gives the answers under way a moment, then lets go; bounded, whatever Slack does. */
  async stop(): Promise<void> {
    await within(Promise.allSettled([...this.#underWay]), LAST_ANSWERS_MS);
    await this.#way.stop();
    this.messenger.close();
  }

  /** A bot whose token is refused may still hear; it is down for those who wait for posts. */
  #note(...[state, because]: Parameters<NoteConnection>): void {
    if (state === 'connected') this.#warnOfScopes();
    const refusal = this.messenger.refusal;
    if (refusal === null) this.#parts.onState(state, because);
    else this.#parts.onState('down', refusal);
  }

  /** Once after a start: a scope that lacks is noticed before somebody waits for what needs it. */
  #warnOfScopes(): void {
    if (this.#scopesSeen) return;
    this.#scopesSeen = true;
    for (const { scope, because } of lackingScopes(this.#identity.known?.scopes ?? null))
      this.#parts.log.warn('the Slack app lacks a scope', { platform: 'slack', scope, because });
  }

  #keep(work: Promise<void>): Promise<void> {
    const kept = work.finally(() => this.#underWay.delete(kept));
    this.#underWay.add(kept);
    return kept;
  }

  /** Bolt tells what a payload is and to whom it goes; whatever goes wrong is logged and ends there. */
  async #take(app: App, event: ReceiverEvent): Promise<void> {
    try {
      await app.processEvent(event);
    } catch (error) {
      this.#parts.log.warn('an interaction could not be answered', { platform: 'slack', cause: causeOf(error) });
    }
  }

  #newApp(): App {
    const { botToken, apiUrl, log } = this.#parts;
    const app = new App({
      // payloads are handed over as they come; starting and stopping is the connection's own business
      receiver: { init: () => undefined, start: () => Promise.resolve(), stop: () => Promise.resolve() },
      authorize: async () => {
        const { bot, user } = this.#identity.known ?? (await this.#identity.learn());
        return { botToken, botId: bot, botUserId: user };
      },
      clientOptions: clientOptions(apiUrl, log),
      logger: new SlackLog(log),
      convoStore: false,
    });
    app.error((error) => Promise.reject(error));
    this.#listen(app);
    return app;
  }

  #listen(app: App): void {
    app.command('/ceasefire', async ({ command, ack, respond }) => {
      const asked = { team: command.team_id, channel: command.channel_id, user: command.user_id };
      const reply = this.#answer(typedWords(command.text), asked);
      await answerCommand(ack, respond, this.#forms.orForm(reply, asked, command.trigger_id));
      await this.#pictures.follow(await reply, asked);
    });
    app.action(
      { type: 'block_actions', action_id: new RegExp(`^${ASK}-`, 'u') },
      async ({ body, action, ack, respond }) => {
        const words = action.type === 'button' ? (action.value ?? '') : '';
        const from = { team: body.team?.id ?? '', user: body.user.id };
        if (body.view) {
          await ack();
          return this.#home.ask({ ...from, trigger: body.trigger_id, view: body.view }, words);
        }
        const asked = { ...from, channel: body.channel?.id ?? '' };
        const reply = this.#answer(words, asked);
        await answerClick(ack, respond, this.#forms.orForm(reply, asked, body.trigger_id));
        await this.#pictures.follow({ ...(await reply), private: true }, asked);
      },
    );
    this.#home.listen(app);
    this.#talk.listen(app);
    this.#forms.listen(app);
    listenToChannels(app, this.#parts.onChannel);
  }

  async #askerOf(asked: Asked): Promise<Asker> {
    const asker = await askerOf(asked, this.#people, this.#parts.admins);
    const workspaceHost = this.#identity.host;
    return {
      ...asker,
      ...(workspaceHost === null ? {} : { workspaceHost }),
      findMention: (typed) => this.#groups.find(typed),
      mayManageOther: async (channel) => asker.mayManageChannel && this.#isMember({ ...asked, channel }),
    };
  }

  /** Nobody is taken for a member while Slack does not say. */
  async #isMember(asked: Asked): Promise<boolean> {
    try {
      return await this.#home.isOwn(asked, '');
    } catch (error) {
      const because = reasonOf(error);
      this.#parts.log.warn('a person’s channels could not be looked up', { platform: 'slack', because });
      return false;
    }
  }

  async #answer(words: string, asked: Asked, files?: readonly SharedFile[]): Promise<Reply> {
    const asker = await this.#askerOf(asked);
    const reply = await this.#parts.answer(words, { ...asker, ...this.#files.sharedWith(files) });
    return this.#files.handOver(reply, asked.user);
  }
}
