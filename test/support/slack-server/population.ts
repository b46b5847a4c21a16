import { defaultScopes } from './scopes.ts';
import type { Channel, ChannelKind, Message, StoredFile, Team, Token, User } from './entities.ts';
import { pingsIn } from './mrkdwn.ts';
import type { World } from './world.ts';

export interface NewUser {
  readonly name?: string;
  readonly isAdmin?: boolean;
  readonly isOwner?: boolean;
  readonly isGuest?: boolean;
  readonly isBot?: boolean;
  readonly locale?: string;
  readonly tz?: string;
  readonly team?: Team;
}

export interface NewChannel {
  readonly name?: string;
  readonly kind?: Exclude<ChannelKind, 'im'>;
  /** Who is in it besides the bot. */
  readonly members?: readonly (User | string)[];
  /** Whether the bot is in it; it is unless told otherwise. */
  readonly withBot?: boolean;
  readonly archived?: boolean;
  readonly restriction?: string;
  readonly team?: Team;
}

/** A workspace with the app installed: its bot user exists, nobody else does. */
export function addTeam(world: World, name: string): Team {
  const id = world.nextId('T');
  const botUserId = world.nextId('U');
  const domain = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const team = { id, name, domain, botUserId, botId: world.nextId('B') };
  world.teams.set(id, team);
  world.users.set(botUserId, { ...personDefaults(team.id), id: botUserId, name: 'ceasefire', isBot: true });
  return team;
}

function personDefaults(teamId: string): Omit<User, 'id' | 'name'> {
  const roles = { isAdmin: false, isOwner: false, isBot: false, isGuest: false, deleted: false };
  return { teamId, ...roles, locale: 'en-GB', tz: 'Europe/London' };
}

export function addUser(world: World, team: Team, wish: NewUser): User {
  const id = world.nextId('U');
  const { team: _team, ...given } = wish;
  const user: User = { ...personDefaults(team.id), name: `person-${id.slice(-4).toLowerCase()}`, ...given, id };
  world.users.set(id, user);
  return user;
}

export function addChannel(world: World, team: Team, wish: NewChannel): Channel {
  const id = world.nextId('C');
  const members = new Set((wish.members ?? []).map((member) => (typeof member === 'string' ? member : member.id)));
  if (wish.withBot ?? true) members.add(team.botUserId);
  const channel: Channel = {
    id,
    teamId: team.id,
    kind: wish.kind ?? 'public',
    name: wish.name ?? `channel-${id.slice(-4).toLowerCase()}`,
    archived: wish.archived ?? false,
    restriction: wish.restriction,
    members,
    messages: [],
  };
  world.channels.set(id, channel);
  return channel;
}

export interface NewToken {
  readonly kind: 'bot' | 'app';
  readonly teamId: string;
  readonly scopes?: readonly string[];
  readonly prefix?: string;
}

export function addToken(world: World, wish: NewToken): Token {
  const standard = wish.kind === 'app' ? ['connections:write'] : defaultScopes;
  const value = `${wish.prefix ?? (wish.kind === 'app' ? 'xapp-1' : 'xoxb')}-${world.nextId('fictional')}`;
  const scopes = wish.scopes ?? standard;
  const token: Token = {
    value,
    kind: wish.kind,
    teamId: wish.teamId,
    scopes,
    expiresAt: undefined,
    refusedWith: undefined,
  };
  world.tokens.set(value, token);
  return token;
}

/** A file that somebody has put into the workspace by hand. */
export function addFile(
  world: World,
  teamId: string,
  owner: string,
  name: string,
  content: string | Uint8Array,
): StoredFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const id = world.nextId('F');
  const file: StoredFile = {
    id,
    teamId,
    name,
    size: bytes.length,
    bytes,
    owner,
    uploaded: true,
    complete: true,
    title: name,
    altText: undefined,
  };
  world.files.set(id, file);
  return file;
}

/** What a person writes into a channel by hand. */
export function addPersonsMessage(
  world: World,
  channel: Channel,
  user: string,
  text: string,
  files: readonly string[],
): Message {
  const message: Message = {
    ts: world.nextTs(),
    channel: channel.id,
    user,
    botId: undefined,
    text,
    blocks: [],
    attachments: [],
    metadata: undefined,
    threadTs: undefined,
    unfurlLinks: undefined,
    unfurlMedia: undefined,
    ephemeralTo: undefined,
    files,
    edited: undefined,
    deleted: false,
    pings: pingsIn({ text, blocks: [] }),
    via: 'person',
  };
  channel.messages.push(message);
  return message;
}
