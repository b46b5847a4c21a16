import {
  ApplicationCommandOptionType as Type,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  type APIApplicationCommandOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { optionsOn, type Command, type OptionKind, type OptionSpec } from '../../commands/command.ts';

/** The one command; every other name is a subcommand of it. */
const ROOT = 'ceasefire';
const LONGEST = 100;
/** What Discord lets a person type at most: nothing here needs more. */
const MOST_TYPED = 500;
const COMPLETED: ReadonlySet<OptionKind> = new Set([
  'pack',
  'packs',
  'timezone',
  'subscription',
  'command',
  'feed',
  'added-feed',
  'party',
]);

/** The commands as Discord takes them: one word is a subcommand, two are a group and its subcommand. */
export function slashCommand(commands: readonly Command[]): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const firsts = [...new Set(commands.map(({ name }) => name[0] ?? ''))];
  return {
    name: ROOT,
    description: 'What is new about a ceasefire, and where it stands',
    type: ApplicationCommandType.ChatInput,
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    options: firsts.map((first) => {
      const members = commands.filter(({ name }) => name[0] === first);
      const [only] = members;
      if (only?.name.length === 1) return subcommand(only, first);
      return {
        type: Type.SubcommandGroup,
        name: first,
        description: short(members.map(({ name }) => name[1] ?? '').join(', ')),
        options: members.map((command) => subcommand(command, command.name[1] ?? '')),
      };
    }),
  };
}

/** The two ways of writing one command compare equal: Discord leaves out what is default and adds what it knows. */
export function comparable(value: unknown): string {
  return JSON.stringify(normal(value));
}

function subcommand(command: Command, name: string) {
  const options = optionsOn(command, 'discord').toSorted((a, b) => Number(b.required) - Number(a.required));
  return {
    type: Type.Subcommand as const,
    name,
    description: short(command.summary),
    options: options.map(optionOf) as Exclude<
      APIApplicationCommandOption,
      { type: Type.Subcommand | Type.SubcommandGroup }
    >[],
  };
}

function optionOf(spec: OptionSpec): APIApplicationCommandOption {
  const base = { name: spec.name, description: short(spec.description), required: spec.required };
  if (spec.kind === 'channel')
    return {
      ...base,
      type: Type.Channel,
      channel_types: [
        ChannelType.GuildText,
        ChannelType.GuildAnnouncement,
        ChannelType.AnnouncementThread,
        ChannelType.PublicThread,
        ChannelType.PrivateThread,
        ChannelType.GuildForum,
        ChannelType.GuildMedia,
      ],
    };
  if (spec.kind === 'file') return { ...base, type: Type.Attachment };
  const choices = spec.kind === 'switch' ? ['on', 'off'] : spec.kind === 'choice' ? (spec.choices ?? []) : [];
  if (choices.length > 0)
    return { ...base, type: Type.String, choices: choices.map((choice) => ({ name: choice, value: choice })) };
  const length = { max_length: MOST_TYPED };
  return COMPLETED.has(spec.kind)
    ? { ...base, ...length, type: Type.String, autocomplete: true }
    : { ...base, ...length, type: Type.String };
}

const KEPT = [
  'name',
  'description',
  'type',
  'required',
  'autocomplete',
  'max_length',
  'choices',
  'value',
  'channel_types',
  'contexts',
  'integration_types',
  'options',
];

function normal(value: unknown): unknown {
  if (Array.isArray(value)) {
    const entries = value.map(normal);
    return entries.every((entry) => typeof entry === 'number') ? entries.toSorted((a, b) => a - b) : entries;
  }
  if (value === null || typeof value !== 'object') return value;
  const given = value as Readonly<Record<string, unknown>>;
  const says = (entry: unknown): boolean =>
    entry !== undefined && entry !== null && entry !== false && !(Array.isArray(entry) && entry.length === 0);
  return KEPT.flatMap((key) => (says(given[key]) ? [[key, normal(given[key])]] : []));
}

function short(words: string): string {
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
}
