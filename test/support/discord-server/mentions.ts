import type { FormErrors } from './form-errors.ts';
import { isJson, jsonsOf, textsOf, type Json } from './json.ts';
import { holds } from './permissions.ts';
import type { ChannelRecord, Mentions } from './records.ts';
import type { World } from './world.ts';

/** Nobody at all. */
export const nobody: Mentions = { everyone: false, users: [], roles: [] };

/** The text in which a mention counts: content and text displays, not embeds, and nothing inside code. */
export function mentionableText(content: string, components: readonly Json[]): string {
  const displays = (list: readonly Json[]): string[] =>
    list.flatMap((component) => [
      ...(component['type'] === 10 && typeof component['content'] === 'string' ? [component['content']] : []),
      ...displays(jsonsOf(component['components'])),
    ]);
  return [content, ...displays(components)].join('\n').replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
}

const idsIn = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
];

/** Who is mentioned by a text once `allowed_mentions` has been applied; without it everything is allowed. */
export function mentionsIn(text: string, allowed: Json | undefined): Mentions {
  const parse = allowed === undefined ? ['users', 'roles', 'everyone'] : textsOf(allowed['parse']);
  const pick = (kind: 'users' | 'roles', ids: readonly string[]) =>
    parse.includes(kind) ? ids : ids.filter((id) => textsOf(allowed?.[kind]).includes(id));
  return {
    everyone: parse.includes('everyone') && /@(everyone|here)\b/.test(text),
    users: pick('users', idsIn(text, /<@!?(\d+)>/g)),
    roles: pick('roles', idsIn(text, /<@&(\d+)>/g)),
  };
}

/** Who of the mentioned really hears it: the author's permissions decide on everyone and on closed roles. */
export function pingsOf(world: World, channel: ChannelRecord, authorId: string, mentions: Mentions): Mentions {
  const guild = channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId);
  const mayAll = guild !== undefined && holds(world.permissionsOf(authorId, channel), 'MentionEveryone');
  return {
    everyone: mentions.everyone && mayAll,
    users: mentions.users.filter((id) => (guild === undefined ? channel.recipientId === id : guild.members.has(id))),
    roles: mentions.roles.filter((id) => mayAll || guild?.roles.get(id)?.mentionable === true),
  };
}

/** Refuses an `allowed_mentions` that says two things at once, or too much. */
export function checkAllowedMentions(form: FormErrors, value: unknown): void {
  if (value === undefined || value === null) return;
  const path = ['allowed_mentions'];
  if (!isJson(value)) {
    form.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return;
  }
  const parse = textsOf(value['parse']);
  for (const [index, kind] of parse.entries()) {
    if (!['users', 'roles', 'everyone'].includes(kind)) {
      form.add([...path, 'parse', index], 'BASE_TYPE_CHOICES', "Value must be one of {'users', 'roles', 'everyone'}.");
    }
  }
  for (const kind of ['users', 'roles']) {
    const ids = textsOf(value[kind]);
    if (ids.length > 100) form.add([...path, kind], 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.');
    if (ids.length > 0 && parse.includes(kind)) {
      form.add(
        path,
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
    }
  }
}
