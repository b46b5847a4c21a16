import { ApiError, refusals } from './api-error.ts';
import { checkCommand, checkCommandSet } from './command-limits.ts';
import { isJson, jsonsOf, listOf, numberOf, type Json } from './json.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;
const GLOBAL = 'global';

/** A registered command as the API gives it back. */
export type CommandRecord = Json & { readonly id: string; readonly name: string; readonly type: number };

const keyOf = (command: Json): string => `${numberOf(command['type'], 1)} ${String(command['name'])}`;

const isDropped = ([key, value]: readonly [string, unknown]): boolean =>
  value === undefined || value === null || (key === 'options' && listOf(value).length === 0);

/** The registered commands, global and per guild. A PUT keeps the ids of equal names, a new name costs one of the day's creations. */
export class CommandBook {
  readonly #world: World;
  readonly #applicationId: string;
  readonly #createsPerDay: number;
  readonly #scopes = new Map<string, CommandRecord[]>();
  readonly #creations: { readonly scope: string; readonly at: number }[] = [];

  constructor(world: World, applicationId: string, createsPerDay: number) {
    this.#world = world;
    this.#applicationId = applicationId;
    this.#createsPerDay = createsPerDay;
  }

  list(guildId?: string): readonly CommandRecord[] {
    return this.#scopes.get(guildId ?? GLOBAL) ?? [];
  }

  find(id: string, guildId?: string): CommandRecord {
    const found = this.list(guildId).find((command) => command.id === id);
    if (found === undefined) throw refusals.unknownCommand();
    return found;
  }

  /** What a person in the guild (or, without one, in a direct message) can choose from. */
  visibleIn(guildId: string | undefined): readonly CommandRecord[] {
    const context = guildId === undefined ? 1 : 0;
    const global = this.list().filter((command) => {
      const contexts = listOf(command['contexts']);
      return contexts.length === 0 || contexts.includes(context);
    });
    return guildId === undefined ? global : [...this.list(guildId), ...global];
  }

  replaceAll(raw: unknown, guildId?: string): readonly CommandRecord[] {
    const wanted = jsonsOf(raw);
    checkCommandSet(wanted);
    const before = new Map(this.list(guildId).map((command) => [keyOf(command), command]));
    this.#countCreations(wanted.filter((command) => !before.has(keyOf(command))).length, guildId);
    const next = wanted.map((command) => this.#record(command, before.get(keyOf(command)), guildId));
    this.#scopes.set(guildId ?? GLOBAL, next);
    return next;
  }

  /** Creates a command, or replaces the one of that name. */
  upsert(raw: Json, guildId?: string): { readonly command: CommandRecord; readonly isNew: boolean } {
    checkCommand(raw);
    const others = this.list(guildId).filter((command) => keyOf(command) !== keyOf(raw));
    const before = this.list(guildId).find((command) => keyOf(command) === keyOf(raw));
    if (before === undefined) this.#countCreations(1, guildId);
    const command = this.#record(raw, before, guildId);
    this.#scopes.set(guildId ?? GLOBAL, [...others, command]);
    return { command, isNew: before === undefined };
  }

  edit(id: string, raw: Json, guildId?: string): CommandRecord {
    const before = this.find(id, guildId);
    const merged = { ...before, ...raw };
    checkCommand(merged);
    const command = this.#record(merged, before, guildId);
    this.#scopes.set(
      guildId ?? GLOBAL,
      this.list(guildId).map((entry) => (entry.id === id ? command : entry)),
    );
    return command;
  }

  remove(id: string, guildId?: string): void {
    this.find(id, guildId);
    this.#scopes.set(
      guildId ?? GLOBAL,
      this.list(guildId).filter((command) => command.id !== id),
    );
  }

  #record(raw: Json, before: CommandRecord | undefined, guildId: string | undefined): CommandRecord {
    const given = Object.fromEntries(Object.entries(raw).filter((entry) => !isDropped(entry)));
    const isChatInput = numberOf(raw['type'], 1) === 1;
    return {
      default_member_permissions: null,
      nsfw: false,
      description: '',
      name_localizations: null,
      description_localizations: null,
      ...(guildId === undefined
        ? { contexts: null, integration_types: [0], dm_permission: true }
        : { guild_id: guildId }),
      ...(isChatInput ? {} : { options: undefined }),
      ...given,
      id: before?.id ?? this.#world.newId(),
      application_id: this.#applicationId,
      version: this.#world.newId(),
      type: numberOf(raw['type'], 1),
      name: String(raw['name']),
    };
  }

  #countCreations(count: number, guildId: string | undefined): void {
    const scope = guildId ?? GLOBAL;
    const now = this.#world.time.now();
    const today = this.#creations.filter((creation) => creation.scope === scope && creation.at > now - DAY_MS).length;
    if (today + count > this.#createsPerDay) {
      throw new ApiError(
        400,
        30034,
        `Max number of daily application command creates has been reached (${this.#createsPerDay})`,
      );
    }
    for (let made = 0; made < count; made += 1) this.#creations.push({ scope, at: now });
  }
}

/** The command's option tree followed along a path of subcommand names; undefined where the path does not exist. */
export function optionsAt(command: Json, path: readonly string[]): readonly Json[] | undefined {
  let options = jsonsOf(command['options']);
  for (const step of path) {
    const next = options.find((option) => option['name'] === step && numberOf(option['type'], 0) <= 2);
    if (!isJson(next)) return undefined;
    options = jsonsOf(next['options']);
  }
  return options;
}
