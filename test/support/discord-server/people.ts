import { optionsAt, type CommandRecord } from './command-book.ts';
import { interactionTypes, type InteractionRecord, type NewInteraction } from './interaction-book.ts';
import { interactionPayload } from './interaction-payload.ts';
import { jsonsOf, numberOf, textOf, type Json } from './json.ts';
import { controlsOf } from './message-view.ts';
import { fillModal, type ModalValue } from './modal-values.ts';
import { fillOptions, type OptionValue } from './option-values.ts';
import { isOver, outcomeOf, type Outcome } from './outcome.ts';
import { holds } from './permissions.ts';
import type { ChannelRecord, MessageRecord } from './records.ts';
import { messageFor, type ServerParts } from './server-parts.ts';

/** A thing or its id. */
export type Ref = string | { readonly id: string };
export const idOf = (ref: Ref): string => (typeof ref === 'string' ? ref : ref.id);

/** Who acts, and how long to wait for the final answer (real time; default 10 s). */
interface Act {
  readonly user: Ref;
  readonly locale?: string;
  readonly finalMs?: number;
}

/** Without `channel` the command is used in a direct message with the bot. */
export interface CommandAct extends Act {
  readonly guild?: Ref;
  readonly channel?: Ref;
  readonly command: string;
  readonly path?: readonly string[];
  readonly options?: Readonly<Record<string, OptionValue | undefined>>;
}

export interface AutocompleteAct extends CommandAct {
  /** The option that is being typed; what is typed stands in `options`. */
  readonly focused: string;
}

/** A button or menu, by custom id or by its label. */
export interface ClickAct extends Act {
  readonly message: Ref;
  readonly customId?: string;
  readonly label?: string;
  readonly values?: readonly string[];
}

export interface SubmitAct extends Act {
  readonly from: Outcome | string;
  readonly values: Readonly<Record<string, ModalValue>>;
}

const nest = (specs: readonly Json[], path: readonly string[], leaves: readonly Json[]): readonly Json[] => {
  const [step, ...rest] = path;
  const spec = specs.find((candidate) => candidate['name'] === step);
  if (step === undefined || spec === undefined) return leaves;
  return [{ name: step, type: spec['type'], options: nest(childrenOf(spec), rest, leaves) }];
};

const childrenOf = (spec: Json): readonly Json[] => jsonsOf(spec['options']);

/** The people on the server: they use commands, buttons, menus and modals, and see only what Discord would offer them. */
export class People {
  readonly #parts: ServerParts;

  constructor(parts: ServerParts) {
    this.#parts = parts;
  }

  async slash(act: CommandAct): Promise<Outcome> {
    return this.#useCommand(act, undefined);
  }

  async autocomplete(act: AutocompleteAct): Promise<Outcome> {
    return this.#useCommand(act, act.focused);
  }

  async click(act: ClickAct): Promise<Outcome> {
    const message = this.#visibleMessage(act);
    const control = controlsOf(message.body.components).find((candidate) =>
      act.customId === undefined ? candidate.label === act.label : candidate.customId === act.customId,
    );
    if (control?.customId === undefined)
      throw new Error(`the message offers no ${act.customId ?? act.label ?? 'control'}`);
    if (control.disabled) throw new Error(`${control.customId} is disabled`);
    const offered = control.options.map((option) => option.value);
    const wrong = act.values?.find((value) => control.type === 3 && !offered.includes(value));
    if (wrong !== undefined) throw new Error(`${control.customId} offers no ${wrong}`);
    const channel = this.#parts.world.channelById(message.channelId);
    const values = control.type === 2 ? {} : { values: [...(act.values ?? [])] };
    const data = { custom_id: control.customId, component_type: control.type, id: 1, ...values };
    return this.#act(
      act,
      { type: interactionTypes.component, channel, sourceMessageId: message.id },
      { data, message: messageFor(this.#parts, message, true) },
    );
  }

  async submit(act: SubmitAct): Promise<Outcome> {
    const opened = this.#parts.interactions.get(typeof act.from === 'string' ? act.from : act.from.interactionId);
    if (opened?.modal === undefined) throw new Error('no modal has been opened');
    const setting = { parts: this.#parts, guildId: opened.channel.guildId, userId: opened.userId };
    const filled = fillModal(setting, jsonsOf(opened.modal['components']), act.values);
    const source = this.#parts.world.messages.get(opened.sourceMessageId ?? '');
    const data = { custom_id: opened.modal['custom_id'], components: filled.components, resolved: filled.resolved };
    return this.#act(
      act,
      { type: interactionTypes.modal, channel: opened.channel, sourceMessageId: opened.sourceMessageId },
      {
        data,
        ...(source === undefined ? {} : { message: messageFor(this.#parts, source, true) }),
      },
    );
  }

  async #useCommand(act: CommandAct, focused: string | undefined): Promise<Outcome> {
    const { world } = this.#parts;
    const userId = idOf(act.user);
    const channel = act.channel === undefined ? world.directChannelWith(userId) : world.channelById(idOf(act.channel));
    const command = this.#offeredCommand(act.command, userId, channel);
    const path = act.path ?? [];
    const specs = optionsAt(command, path);
    if (specs === undefined || specs.some((spec) => numberOf(spec['type'], 0) <= 2))
      throw new Error(`/${act.command} has no subcommand ${path.join(' ')}`);
    const filled = fillOptions(
      { parts: this.#parts, guildId: channel.guildId, userId },
      specs,
      act.options ?? {},
      focused,
    );
    const data = {
      id: command.id,
      name: command.name,
      type: 1,
      options: nest(childrenOf(command), path, filled.options),
      ...(Object.keys(filled.resolved).length === 0 ? {} : { resolved: filled.resolved }),
      ...(textOf(command['guild_id']) === undefined ? {} : { guild_id: command['guild_id'] }),
    };
    const focusedType = specs.find((spec) => spec['name'] === focused)?.['type'];
    if (focused === undefined) return this.#act(act, { type: interactionTypes.command, channel }, { data });
    return this.#act(
      act,
      { type: interactionTypes.autocomplete, channel, focusedType: numberOf(focusedType, 3) },
      { data },
    );
  }

  #offeredCommand(name: string, userId: string, channel: ChannelRecord): CommandRecord {
    const { world, commands } = this.#parts;
    const command = commands
      .visibleIn(channel.guildId)
      .find((candidate) => candidate.name === name && candidate.type === 1);
    if (command === undefined) throw new Error(`no command /${name} is registered here`);
    if (channel.guildId === undefined) return command;
    world.addMember(world.guildById(channel.guildId), userId);
    const held = world.permissionsOf(userId, channel);
    const needed = BigInt(textOf(command['default_member_permissions']) ?? '0');
    if ((held & needed) !== needed || !holds(held, 'UseApplicationCommands', 'ViewChannel'))
      throw new Error(`the user cannot see /${name}`);
    return command;
  }

  #visibleMessage(act: ClickAct): MessageRecord {
    const message = this.#parts.world.messages.get(idOf(act.message));
    if (message === undefined || message.deleted) throw new Error('the message is gone');
    if (message.onlyFor !== undefined && message.onlyFor !== idOf(act.user))
      throw new Error('the user cannot see the message');
    return message;
  }

  async #act(
    act: Act,
    wanted: Partial<NewInteraction> & Pick<NewInteraction, 'type' | 'channel'>,
    more: Json,
  ): Promise<Outcome> {
    const { interactions, gateway, world } = this.#parts;
    const record = interactions.open({
      userId: idOf(act.user),
      sourceMessageId: undefined,
      focusedType: undefined,
      ...wanted,
    });
    const payload = interactionPayload(this.#parts, record, act.locale, more);
    gateway.dispatch('INTERACTION_CREATE', payload, { guildId: record.channel.guildId, intent: 0 });
    await this.#wait(record, act.finalMs ?? 10_000);
    return outcomeOf(world, record);
  }

  async #wait(record: InteractionRecord, finalMs: number): Promise<void> {
    const { changes, interactions } = this.#parts;
    await changes.until(
      () => isOver(interactions, record),
      finalMs,
      'an answer',
      () => true,
    );
  }
}
