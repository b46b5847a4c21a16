import type { AutocompleteInteraction, ChatInputCommandInteraction, CommandInteractionOption } from 'discord.js';
import type { Command } from '../../commands/command.ts';

type Used = ChatInputCommandInteraction | AutocompleteInteraction;

/** The command that was used; null when Discord still offers one that is no more. */
export function commandUsed(interaction: Used, commands: readonly Command[]): Command | null {
  const group = interaction.options.getSubcommandGroup(false);
  const name = [group, interaction.options.getSubcommand(false)].filter((part) => part !== null).join(' ');
  return commands.find((command) => command.name.join(' ') === name) ?? null;
}

/** The options as the commands take them: words, and ids of channels. */
export function optionsGiven(interaction: Used): ReadonlyMap<string, string> {
  return new Map(
    leaves(interaction.options.data).flatMap(({ name, value }) =>
      value === undefined ? [] : [[name, String(value)] as const],
    ),
  );
}

function leaves(options: readonly CommandInteractionOption[]): readonly CommandInteractionOption[] {
  return options.flatMap((option) => (option.options ? leaves(option.options) : [option]));
}
