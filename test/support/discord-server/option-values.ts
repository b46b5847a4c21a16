import { channelPayload, memberPayload, rolePayload, userPayload } from './payloads.ts';
import { isJson, jsonsOf, listOf, numberOf, type Json } from './json.ts';
import { attachmentPayload } from './message-payload.ts';
import { fileUrl, type ServerParts } from './server-parts.ts';

/** A file as a person chooses it. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** What a person enters for an option; guild things by their id or record. */
export type OptionValue = string | number | boolean | ChosenFile | { readonly id: string };

/** Where and by whom options are filled in. */
export interface OptionSetting {
  readonly parts: ServerParts;
  readonly guildId: string | undefined;
  readonly userId: string;
}

type Resolved = Record<string, Record<string, Json>>;

/** Options as they travel: leaf list, plus the things they name. */
export interface FilledOptions {
  readonly options: readonly Json[];
  readonly resolved: Json;
}

const isFile = (value: OptionValue): value is ChosenFile => typeof value === 'object' && 'bytes' in value;
const idOf = (value: OptionValue): string => {
  if (typeof value !== 'object') return String(value);
  return 'id' in value ? value.id : value.name;
};

function put(resolved: Resolved, kind: string, id: string, payload: Json): void {
  resolved[kind] = { ...resolved[kind], [id]: payload };
}

function resolveUser(setting: OptionSetting, id: string, resolved: Resolved): void {
  const { world } = setting.parts;
  put(resolved, 'users', id, userPayload(world.userById(id)));
  const member = setting.guildId === undefined ? undefined : world.guildById(setting.guildId).members.get(id);
  if (member !== undefined) {
    const { user: _user, ...rest } = memberPayload(world, member);
    put(resolved, 'members', id, { ...rest, permissions: '0' });
  }
}

function resolveChannel(setting: OptionSetting, spec: Json, id: string, resolved: Resolved): void {
  const { world } = setting.parts;
  const channel = world.channelById(id);
  const types = listOf(spec['channel_types']);
  if (types.length > 0 && !types.includes(channel.type))
    throw new Error(`option ${String(spec['name'])} does not offer channels of type ${channel.type}`);
  put(resolved, 'channels', id, {
    ...channelPayload(world, channel),
    permissions: world.permissionsOf(setting.userId, channel).toString(),
    app_permissions: world.permissionsOf(world.bot.id, channel).toString(),
  });
}

/** Uploads a file on a person's behalf and resolves it. */
export function resolveFile(setting: OptionSetting, file: ChosenFile, resolved: Resolved): string {
  const { parts } = setting;
  const record = { ...file, id: parts.world.newId() };
  parts.files.set(record.id, record);
  put(resolved, 'attachments', record.id, { ...attachmentPayload(record, fileUrl(parts, record)), ephemeral: true });
  return record.id;
}

function resolveRole(setting: OptionSetting, id: string, resolved: Resolved): void {
  const role = setting.guildId === undefined ? undefined : setting.parts.world.guildById(setting.guildId).roles.get(id);
  if (role === undefined) throw new Error(`no role ${id} in the guild`);
  put(resolved, 'roles', id, rolePayload(role));
}

/** Somebody or a role that a menu of both offers. */
export function resolveMentionable(setting: OptionSetting, id: string, resolved: Resolved): void {
  if (setting.parts.world.users.has(id)) resolveUser(setting, id, resolved);
  else resolveRole(setting, id, resolved);
}

function checkText(spec: Json, value: string): void {
  const [min, max] = [numberOf(spec['min_length'], 0), numberOf(spec['max_length'], 6000)];
  if (value.length < min || value.length > max)
    throw new Error(`option ${String(spec['name'])} takes ${min} to ${max} characters`);
}

function checkNumber(spec: Json, value: OptionValue): void {
  const isRight = typeof value === 'number' && (spec['type'] === 10 || Number.isInteger(value));
  const [min, max] = [numberOf(spec['min_value'], -Infinity), numberOf(spec['max_value'], Infinity)];
  if (!isRight || value < min || value > max)
    throw new Error(`option ${String(spec['name'])} does not take ${idOf(value)}`);
}

function checkPlain(spec: Json, value: OptionValue): void {
  const choices = jsonsOf(spec['choices']);
  if (choices.length > 0 && !choices.some((choice) => choice['value'] === value)) {
    throw new Error(`option ${String(spec['name'])} offers no choice ${idOf(value)}`);
  }
  if (spec['type'] === 3 && typeof value === 'string') checkText(spec, value);
  else if (spec['type'] === 4 || spec['type'] === 10) checkNumber(spec, value);
  else if (spec['type'] === 5 ? typeof value !== 'boolean' : typeof value !== 'string') {
    throw new Error(`option ${String(spec['name'])} does not take ${typeof value}`);
  }
}

function fill(setting: OptionSetting, spec: Json, value: OptionValue, resolved: Resolved): unknown {
  const type = numberOf(spec['type'], 3);
  if (type === 11) {
    if (!isFile(value)) throw new Error(`option ${String(spec['name'])} takes a file`);
    return resolveFile(setting, value, resolved);
  }
  const id = idOf(value);
  if (type === 6) resolveUser(setting, id, resolved);
  else if (type === 7) resolveChannel(setting, spec, id, resolved);
  else if (type === 8) resolveRole(setting, id, resolved);
  else if (type === 9) resolveMentionable(setting, id, resolved);
  else checkPlain(spec, value);
  return type >= 6 && type <= 9 ? id : value;
}

/** Fills in options as the client does: it offers only what the command declares, and asks for what is required. */
export function fillOptions(
  setting: OptionSetting,
  specs: readonly Json[],
  values: Readonly<Record<string, OptionValue | undefined>>,
  focused?: string,
): FilledOptions {
  const resolved: Resolved = {};
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const options = given.map(([name, value]): Json => {
    const spec = specs.find((candidate) => candidate['name'] === name);
    if (!isJson(spec)) throw new Error(`the command has no option ${name}`);
    if (name === focused) return { name, type: spec['type'], value, focused: true };
    return { name, type: spec['type'], value: fill(setting, spec, value, resolved) };
  });
  const missing = specs.find((spec) => spec['required'] === true && values[String(spec['name'])] === undefined);
  if (missing !== undefined && focused === undefined) throw new Error(`option ${String(missing['name'])} is required`);
  return { options, resolved };
}
