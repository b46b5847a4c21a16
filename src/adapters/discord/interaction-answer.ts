import {
  DiscordAPIError,
  MessageFlags,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Command } from '../../commands/command.ts';
import type { DrawnReply } from '../chat/picture/chart-pictures.ts';
import { within } from '../chat/within.ts';
import { bodyOf, partsOf } from './answer-parts.ts';

/** Discord gives three seconds for the first answer; after half of them it is told to wait. */
const PATIENCE_MS = 1500;
/** The interaction is dead, or was answered already: a replayed event, a repeated request. */
const TOO_LATE: ReadonlySet<number | string> = new Set([10062, 40060]);

/** What is answered: a command, a click on a button that stands for one, or a form that was handed in. */
type Asking = ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction;

/** Answers one command: at once if the reply is there in time, else after Discord was told to wait. */
export async function answerInteraction(
  interaction: Asking,
  command: Pick<Command, 'private'>,
  reply: Promise<DrawnReply>,
): Promise<void> {
  const ready = await within(reply, PATIENCE_MS);
  if (ready === null) {
    await interaction.deferReply(command.private ? EPHEMERAL : {});
    await afterDeferral(interaction, command.private, await reply);
    return;
  }
  const flags = ready.private ? EPHEMERAL : {};
  const [first, ...more] = partsOf(ready);
  if (first) await interaction.reply({ ...bodyOf(first), ...flags });
  for (const part of more) await interaction.followUp({ ...bodyOf(part), ...flags });
}

/** Is this Discord's word for an answer that nobody waits for any more? */
export function isTooLate(error: unknown): boolean {
  return error instanceof DiscordAPIError && TOO_LATE.has(error.code);
}

const EPHEMERAL = { flags: MessageFlags.Ephemeral } as const;

/** Who sees a deferred answer was settled by the deferral: a private reply to a public one takes its place. */
async function afterDeferral(interaction: Asking, deferredPrivately: boolean, reply: DrawnReply): Promise<void> {
  const flags = deferredPrivately || reply.private ? EPHEMERAL : {};
  const [first, ...more] = partsOf(reply);
  if (reply.private && !deferredPrivately) {
    await interaction.deleteReply();
    if (first) await interaction.followUp({ ...bodyOf(first), ...flags });
  } else if (first) await interaction.editReply(bodyOf(first));
  for (const part of more) await interaction.followUp({ ...bodyOf(part), ...flags });
}
