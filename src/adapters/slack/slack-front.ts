import { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Asker } from '../../commands/command.ts';
import type { Forms } from '../../commands/hand-in.ts';
import { sentence, type Reply } from '../../domain/telling/message.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { within } from '../chat/within.ts';
import { askerOf, type Asked } from './asker-of.ts';
import { answerClick, answerCommand, partsOf, SHOWN } from './command-answer.ts';
import { reasonOf } from './post-failure.ts';
import { FILE_FORM, fileForm, formAnswer, handedIn } from './file-form.ts';
import { SeenEvents } from './seen-events.ts';
import { clientOptions, slackClient } from './slack-client.ts';
import { doneWith, faultsOf, SETTINGS_FORM, settingsView, typedIn } from './settings-view.ts';
import type { Envelope, NoteConnection } from './slack-connection.ts';
import { SlackConnections } from './slack-connections.ts';
import { listAmong, SlackFiles, type SharedFile } from './slack-files.ts';
import { SlackGroups } from './slack-groups.ts';
import { SlackIdentity } from './slack-identity.ts';
import { SlackLog } from './slack-log.ts';
import { SlackMessenger } from './slack-messenger.ts';
import { SlackPeople } from './slack-people.ts';
import { ASK } from './slack-render.ts';
import { typedWords, wordsOfMention } from './typed-words.ts';

/** Answers what is typed; never throws. */
export type AnswerWords = (typed: string, asker: Asker) => Promise<Reply>;

export interface SlackFrontParts {
  readonly botToken: string;
  readonly appToken: string;
  readonly apiUrl: string;
  readonly answer: AnswerWords;
  readonly forms: Pick<Forms, 'handIn'>;
  /** Users who are admins wherever they ask. */
  readonly admins: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
  readonly onState: NoteConnection;
  /** How long after the first connection the second is opened; as a rule some seconds. */
  readonly apartMs?: number;
}

/** Something said to the bot in a channel or directly; the answer goes to the same thread. */
interface Said extends Asked {
  readonly words: string;
  readonly thread: string | undefined;
  readonly files: readonly SharedFile[] | undefined;
}

const LAST_ANSWERS_MS = 1000;
/** A form that is handed in waits three seconds for its answer. */
const FORM_PATIENCE_MS = 1500;
const FORM_OPEN = 'A form is open before you: hand the file over there.';

/** Slack: commands, mentions and clicks come in over Socket Mode, posts go out over the Web API. */
export class SlackFront {
  readonly messenger: SlackMessenger;
  readonly #parts: SlackFrontParts;
  readonly #web: WebClient;
  readonly #identity: SlackIdentity;
  readonly #people: SlackPeople;
  readonly #groups: SlackGroups;
  readonly #files: SlackFiles;
  readonly #connection: SlackConnections;
  readonly #seen = new SeenEvents();
  readonly #underWay = new Set<Promise<void>>();

  constructor(parts: SlackFrontParts) {
    const { botToken, appToken, apiUrl, clock, log } = parts;
    this.#parts = parts;
    this.#web = slackClient(botToken, apiUrl, log);
    this.#identity = new SlackIdentity(this.#web);
    this.#people = new SlackPeople(this.#web, log);
    this.#groups = new SlackGroups(this.#web, log);
    this.#files = new SlackFiles({ web: this.#web, botToken, apiUrl, log });
    this.messenger = new SlackMessenger({
      web: this.#web,
      identity: this.#identity,
      clock,
      log,
      onRefusal: (because) => this.#note('down', because),
    });
    const app = this.#newApp();
    const connection = {
      appToken,
      apiUrl,
      identity: this.#identity,
      log,
      onState: (state: Parameters<NoteConnection>[0], because: string | null): void => this.#note(state, because),
      onEnvelope: (envelope: Envelope): void => this.#keep(this.#take(app, envelope)),
    };
    this.#connection = new SlackConnections(connection, parts.apartMs);
  }

  /** Resolves when the first connection was tried, at the latest after five seconds; a Slack that is down is tried again. */
  async start(): Promise<void> {
    await this.#connection.start();
  }

  /** Gives the answers under way a moment, then lets go; bounded, whatever Slack does. */
  async stop(): Promise<void> {
    await within(Promise.allSettled([...this.#underWay]), LAST_ANSWERS_MS);
    await this.#connection.stop();
    this.messenger.close();
  }

  /** A bot whose token is refused may still hear; it is down for those who wait for posts. */
  #note(...[state, because]: Parameters<NoteConnection>): void {
    const refusal = this.messenger.refusal;
    if (refusal === null) this.#parts.onState(state, because);
    else this.#parts.onState('down', refusal);
  }

  #keep(work: Promise<void>): void {
    const kept = work.finally(() => this.#underWay.delete(kept));
    this.#underWay.add(kept);
  }

  /** Bolt tells what an envelope is and to whom it goes; whatever goes wrong is logged and ends there. */
  async #take(app: App, { body, ack, retry_num, retry_reason }: Envelope): Promise<void> {
    const retry = retry_num === undefined ? {} : { retryNum: retry_num, retryReason: retry_reason ?? '' };
    try {
      await app.processEvent({ body, ack, ...retry });
    } catch (error) {
      this.#parts.log.warn('an interaction could not be answered', { platform: 'slack', cause: reasonOf(error) });
    }
  }

  #newApp(): App {
    const { botToken, apiUrl, log } = this.#parts;
    const app = new App({
      // envelopes are handed over as they come; starting and stopping is the connection's own business
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
      await answerCommand(ack, respond, this.#withForm(reply, asked, command.trigger_id));
    });
    app.action(
      { type: 'block_actions', action_id: new RegExp(`^${ASK}-`, 'u') },
      async ({ body, action, ack, respond }) => {
        const words = action.type === 'button' ? (action.value ?? '') : '';
        const asked = { team: body.team?.id ?? '', channel: body.channel?.id ?? '', user: body.user.id };
        await answerClick(ack, respond, this.#withForm(this.#answer(words, asked), asked, body.trigger_id));
      },
    );
    this.#hear(app);
  }

  /** What is said to the bot, and what is handed in. */
  #hear(app: App): void {
    app.view(SETTINGS_FORM, async ({ view, body, ack }) => {
      const { channel, subject, typed } = typedIn(view);
      const asked = { team: body.team?.id ?? '', channel, user: body.user.id };
      const handedIn = await this.#parts.forms.handIn(subject, typed, await this.#askerOf(asked));
      await ack(handedIn.kind === 'wrong' ? faultsOf(handedIn.form) : doneWith(view.title.text, handedIn.reply));
    });
    app.view(FILE_FORM, async ({ view, body, ack }) => {
      const { words, files } = handedIn(view);
      const asked = { team: body.team?.id ?? '', channel: body.user.id, user: body.user.id };
      const reply = this.#answer(words, asked, files);
      const ready = await within(reply, FORM_PATIENCE_MS);
      const title = view.title.text;
      await ack({
        response_action: 'update',
        view: formAnswer(title, ready?.message ?? sentence('Reading the file …')),
      });
      if (ready === null)
        await this.#web.views.update({ view_id: view.id, view: formAnswer(title, (await reply).message) });
    });
    app.event('app_mention', async ({ event, body, context }) => {
      if (event.bot_id !== undefined || event.user === undefined || !this.#seen.isNew(body.event_id)) return;
      const words = wordsOfMention(event.text, context.botUserId ?? '');
      const { channel, user, thread_ts: thread, files } = event;
      await this.#say({ team: body.team_id, channel, user, words, thread, files });
    });
    app.message(async ({ message, body }) => {
      // another subtype is an edit or the like, and none of it a question
      if (message.channel_type !== 'im' || (message.subtype !== undefined && message.subtype !== 'file_share')) return;
      if (('bot_id' in message && message.bot_id !== undefined) || !this.#seen.isNew(body.event_id)) return;
      const { channel, user, thread_ts: thread, text = '', files } = message;
      const words = typedWords(text) || wordsForFile(files);
      if (words === null) return;
      await this.#say({ team: body.team_id, channel, user, words, thread, files });
    });
  }

  async #askerOf(asked: Asked): Promise<Asker> {
    const asker = await askerOf(asked, this.#people, this.#parts.admins);
    return { ...asker, findMention: (typed) => this.#groups.find(typed) };
  }

  async #answer(words: string, asked: Asked, files?: readonly SharedFile[]): Promise<Reply> {
    const asker = await this.#askerOf(asked);
    const reply = await this.#parts.answer(words, { ...asker, ...this.#files.sharedWith(files) });
    return this.#files.handOver(reply, asked.user);
  }

  /** A command can carry no file, and settings are many: a form asks for them. One that does not open leaves the words that say what else to do. */
  async #withForm(answer: Promise<Reply>, asked: Asked, trigger: string): Promise<Reply | typeof SHOWN> {
    const reply = await answer;
    if (!reply.asksFile && !reply.form) return reply;
    const view = reply.form ? settingsView(reply.form, asked.channel) : null;
    try {
      if (view) await this.#web.views.open({ trigger_id: trigger, view });
      else if (reply.asksFile) await this.#web.views.open({ trigger_id: trigger, view: fileForm(reply.asksFile) });
      return view ? SHOWN : { message: sentence(FORM_OPEN), private: true };
    } catch (error) {
      this.#parts.log.warn('a form did not open', { platform: 'slack', because: reasonOf(error) });
      return reply;
    }
  }

  /** Answers where no command was given: as a message, seen by the asker alone where the answer is private. */
  async #say({ words, thread, files, ...asked }: Said): Promise<void> {
    const reply = await this.#answer(words, asked, files);
    const isDirect = asked.channel.startsWith('D');
    for (const part of partsOf(reply)) {
      const there = { ...part, channel: asked.channel, ...(thread === undefined ? {} : { thread_ts: thread }) };
      if (reply.private && !isDirect) await this.#web.chat.postEphemeral({ ...there, user: asked.user });
      else await this.#web.chat.postMessage(there);
    }
  }
}

/** What a file without words asks for: a list of feeds wants to be imported; nothing is asked with any other. */
function wordsForFile(files: readonly SharedFile[] | undefined): string | null {
  if (files === undefined || files.length === 0) return '';
  return listAmong(files) ? 'feeds import' : null;
}
