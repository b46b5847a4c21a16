import { randomBytes } from 'node:crypto';
import { refusals } from './api-error.ts';
import type { Json } from './json.ts';
import type { ChannelRecord } from './records.ts';
import type { World } from './world.ts';

/** The kinds of interaction, by Discord's numbers. */
export const interactionTypes = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** The kinds of first answer, by Discord's numbers. */
export const callbackTypes = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

/** An answer that the server turned away. */
export interface Refusal {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

/** One interaction and all that was answered to it. */
export interface InteractionRecord {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly userId: string;
  readonly channel: ChannelRecord;
  readonly createdAt: number;
  /** The message whose component was used. */
  readonly sourceMessageId: string | undefined;
  /** The kind of the option that is being completed. */
  readonly focusedType: number | undefined;
  callback: { readonly type: number; readonly at: number; readonly ephemeral: boolean } | undefined;
  /** The message that `@original` names. */
  originalId: string | undefined;
  finalAt: number | undefined;
  followUpIds: readonly string[];
  modal: Json | undefined;
  choices: readonly Json[] | undefined;
  refusals: readonly Refusal[];
}

export type NewInteraction = Pick<InteractionRecord, 'type' | 'userId' | 'channel' | 'sourceMessageId' | 'focusedType'>;

/** The interactions that happened; knows how long each may still be answered. */
export class InteractionBook {
  readonly #world: World;
  readonly #firstAnswerMs: number;
  readonly #tokenMs: number;
  readonly #byId = new Map<string, InteractionRecord>();

  constructor(world: World, lives: { readonly firstAnswerMs: number; readonly tokenMs: number }) {
    this.#world = world;
    this.#firstAnswerMs = lives.firstAnswerMs;
    this.#tokenMs = lives.tokenMs;
  }

  open(wanted: NewInteraction): InteractionRecord {
    const id = this.#world.newId();
    const record: InteractionRecord = {
      ...wanted,
      id,
      token: `${Buffer.from(`interaction:${id}`).toString('base64url')}${randomBytes(24).toString('base64url')}`,
      createdAt: this.#world.time.now(),
      callback: undefined,
      originalId: undefined,
      finalAt: undefined,
      followUpIds: [],
      modal: undefined,
      choices: undefined,
      refusals: [],
    };
    this.#byId.set(id, record);
    return record;
  }

  get(id: string): InteractionRecord | undefined {
    return this.#byId.get(id);
  }

  byToken(token: string): InteractionRecord | undefined {
    return [...this.#byId.values()].find((record) => record.token === token);
  }

  /** Says whether the time for the first answer is over. */
  isLate(record: InteractionRecord): boolean {
    return record.callback === undefined && this.#world.time.now() - record.createdAt > this.#firstAnswerMs;
  }

  /** The interaction that a first answer is for; refused when unknown or late (10062) or answered already (40060). */
  forFirstAnswer(id: string, token: string): InteractionRecord {
    const record = this.#byId.get(id);
    if (record === undefined || record.token !== token || this.isLate(record)) throw refusals.unknownInteraction();
    if (record.callback !== undefined) throw refusals.alreadyAcknowledged();
    return record;
  }

  /** The interaction that an edit or follow-up is for; its webhook exists from the first answer on, for 15 minutes. */
  forLaterAnswer(token: string): InteractionRecord {
    const record = this.byToken(token);
    if (record?.callback === undefined) throw refusals.unknownWebhook();
    if (this.#world.time.now() - record.createdAt > this.#tokenMs) throw refusals.invalidWebhookToken();
    return record;
  }
}
