import type { CommandRecord } from './command-book.ts';
import { routeMatcher, type FaultPlan } from './faults.ts';
import type { Gateway } from './gateway.ts';
import { GuildKeeping } from './guild-keeping.ts';
import type { HttpFront, LoggedRequest } from './http-front.ts';
import { jsonOf, numberOf, textOf, type Json } from './json.ts';
import { viewOf, type MessageView } from './message-view.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import {
  idOf,
  People,
  type AutocompleteAct,
  type ClickAct,
  type CommandAct,
  type Ref,
  type SubmitAct,
} from './people.ts';
import type { ChannelRecord } from './records.ts';
import type { ServerParts } from './server-parts.ts';

/** A running Discord, as a test holds it in its hands. */
export class DiscordServer extends GuildKeeping {
  /** The value for DISCORD_API_URL (and for `rest.api`). */
  readonly url: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botUserId: string;
  readonly faults: FaultPlan;
  readonly gateway: Gateway;
  readonly #parts: ServerParts;
  readonly #front: HttpFront;
  readonly #people: People;

  constructor(parts: ServerParts, front: HttpFront) {
    super(parts);
    this.#parts = parts;
    this.#front = front;
    this.#people = new People(parts);
    this.url = `${parts.origin.current}/api`;
    this.token = parts.token.current ?? '';
    this.applicationId = parts.rules.applicationId;
    this.botUserId = parts.world.bot.id;
    this.faults = parts.faults;
    this.gateway = parts.gateway;
  }

  /** Uses a slash command; resolves once the person has the final answer, or has none to expect. */
  async slash(act: CommandAct): Promise<Outcome> {
    return this.#people.slash(act);
  }

  /** Types into an option; resolves with the choices offered. */
  async autocomplete(act: AutocompleteAct): Promise<Outcome> {
    return this.#people.autocomplete(act);
  }

  /** Presses a button or chooses in a menu. */
  async click(act: ClickAct): Promise<Outcome> {
    return this.#people.click(act);
  }

  /** Sends off a modal that an earlier interaction opened. */
  async submitModal(act: SubmitAct): Promise<Outcome> {
    return this.#people.submit(act);
  }

  /** Any event as it stands; an interaction that somebody makes in a known channel can be answered. */
  deliver(event: string, data: Json): void {
    const { world, interactions, gateway } = this.#parts;
    const channel = world.channels.get(textOf(data['channel_id']) ?? '');
    const userId = textOf(jsonOf(jsonOf(data['member'])['user'] ?? data['user'])['id']);
    const isAnswerable = event === 'INTERACTION_CREATE' && channel !== undefined && userId !== undefined;
    const made = { type: numberOf(data['type'], 2), sourceMessageId: undefined, focusedType: undefined };
    const open = isAnswerable ? interactions.open({ ...made, channel, userId }) : { id: world.newId(), token: 'stale' };
    const own = event === 'INTERACTION_CREATE' ? { id: open.id, token: open.token } : {};
    gateway.dispatch(event, { ...data, ...own }, { guildId: undefined, intent: 0 });
  }

  /** Another look at an interaction, e.g. for later edits and follow-ups. */
  look(outcome: Outcome): Outcome {
    const record = this.#parts.interactions.get(outcome.interactionId);
    return record === undefined ? outcome : outcomeOf(this.#parts.world, record);
  }

  /** What stands in a channel or thread, oldest first; ephemeral messages only with `as` their reader. */
  messagesIn(channel: Ref, as?: Ref): readonly MessageView[] {
    const reader = as === undefined ? undefined : idOf(as);
    return this.#parts.world
      .messagesOf(idOf(channel))
      .filter((message) => message.onlyFor === undefined || message.onlyFor === reader)
      .map(viewOf);
  }

  /** A message in its present state, deleted or not. */
  message(ref: Ref): MessageView {
    const message = this.#parts.world.messages.get(idOf(ref));
    if (message === undefined) throw new Error(`no message ${idOf(ref)}`);
    return viewOf(message);
  }

  /** The direct messages that a user has from the bot. */
  directMessagesTo(user: Ref): readonly MessageView[] {
    return this.messagesIn(this.directChannel(user));
  }

  /** The channel of a user's direct messages with the bot. */
  directChannel(user: Ref): ChannelRecord {
    return this.#parts.world.directChannelWith(idOf(user));
  }

  /** The threads and forum posts of a channel. */
  threadsOf(channel: Ref): readonly ChannelRecord[] {
    return [...this.#parts.world.channels.values()].filter(
      (thread) => thread.parentId === idOf(channel) && thread.thread !== undefined,
    );
  }

  /** The commands that are registered, global or for one guild. */
  commands(guild?: Ref): readonly CommandRecord[] {
    return this.#parts.commands.list(guild === undefined ? undefined : idOf(guild));
  }

  /** The requests so far, e.g. `requests('POST /channels/:id/messages')`. */
  requests(route = '*'): readonly LoggedRequest[] {
    const matches = routeMatcher(route);
    return this.#front.log.filter((request) => matches(request.method, request.path));
  }

  /** Resolves with the first truthy value of `look`; rejects after `timeoutMs` of real time. */
  async waitFor<T>(look: () => T | undefined | false | null, timeoutMs = 5000, what = 'a condition'): Promise<T> {
    return this.#parts.changes.until(look, timeoutMs, what);
  }

  /** Resolves once the bot is connected and identified (or has resumed). */
  async waitForConnection(timeoutMs = 10_000): Promise<void> {
    await this.waitFor(() => this.gateway.connected > 0, timeoutMs, 'a gateway connection');
  }

  /** Lets time pass at once: nonces, tokens, rate windows and message ages follow. */
  advance(ms: number): void {
    this.#parts.world.time.advance(ms);
    this.#parts.changes.notify();
  }

  /** The token is reset: REST answers 401, the gateway closes with 4004. */
  revokeToken(): void {
    this.#parts.token.current = undefined;
    this.gateway.drop(4004);
  }

  /** Closes every connection and timer; throws what went wrong inside the server, if anything did. */
  async stop(): Promise<void> {
    this.gateway.close();
    await this.#front.stop();
    if (this.#front.accidents.length > 0)
      throw new AggregateError(this.#front.accidents, 'the Discord server failed inside');
  }
}
