import type { Channel, Message, RecordedCall, StoredFile, Team, Token, User, View } from './entities.ts';
import type { JsonObject } from './json.ts';
import { shownFile } from './methods/files.ts';
import { addChannel, addFile, addTeam, addToken, addUser } from './population.ts';
import type { NewChannel, NewUser } from './population.ts';
import { defaultScopes } from './scopes.ts';
import type { World } from './world.ts';

/** Who and what is in the pretended Slack: filling it, and looking at what the app left there. */
export class Workspace {
  readonly team: Team;
  protected readonly world: World;

  constructor(world: World, team: Team) {
    this.world = world;
    this.team = team;
  }

  /** The value for SLACK_API_URL. */
  get url(): string {
    return `${this.world.base}/api/`;
  }

  /** Where the pretended slack.com asks people to allow an installation. */
  get authorizeUrl(): string {
    return `${this.world.base}/oauth/v2/authorize`;
  }

  get botUserId(): string {
    return this.team.botUserId;
  }

  addTeam(name: string): Team {
    return addTeam(this.world, name);
  }

  /** A user group that can be mentioned by its handle; resolves with what Slack writes for it. */
  addUserGroup(handle: string): string {
    const id = this.world.nextId('S');
    this.world.groups.set(id, handle);
    return `!subteam^${id}`;
  }

  addUser(wish: NewUser = {}): User {
    return addUser(this.world, wish.team ?? this.team, wish);
  }

  addChannel(wish: NewChannel = {}): Channel {
    return addChannel(this.world, wish.team ?? this.team, wish);
  }

  /** A channel as it now stands, to be changed by hand. */
  channel(id: string): Channel {
    const found = this.world.channels.get(id);
    if (!found) throw new Error(`no channel ${id}`);
    return found;
  }

  directChannel(user: User): Channel {
    return this.world.directChannel(this.world.teams.get(user.teamId) ?? this.team, user.id);
  }

  addFile(owner: User, name: string, content: string | Uint8Array): StoredFile {
    return addFile(this.world, owner.teamId, owner.id, name, content);
  }

  /** The file as an event or a form shows it to the app. */
  fileAsShown(file: StoredFile): JsonObject {
    return shownFile(this.world, file);
  }

  /** A further token for a workspace, with the scopes given. */
  addToken(wish: { readonly team?: Team; readonly scopes?: readonly string[] } = {}): Token {
    const teamId = (wish.team ?? this.team).id;
    return addToken(this.world, { kind: 'bot', teamId, ...(wish.scopes && { scopes: wish.scopes }) });
  }

  /** From now on every call with this token is refused so, for example `token_revoked`. */
  refuseToken(value: string, error: string | undefined): void {
    const token = this.world.tokens.get(value);
    if (!token) throw new Error('no such token');
    token.refusedWith = error;
  }

  /** A code that oauth.v2.access exchanges once for a token of the team. */
  grant(wish: { readonly team?: Team; readonly scopes?: readonly string[]; readonly rotating?: boolean } = {}): string {
    const code = this.world.nextId('code-');
    const scopes = wish.scopes ?? defaultScopes;
    this.world.grants.set(code, {
      teamId: (wish.team ?? this.team).id,
      scopes,
      rotating: wish.rotating ?? false,
    });
    return code;
  }

  /** What stands in the channel now, oldest first. */
  messagesIn(channel: Channel | string): readonly Message[] {
    const id = typeof channel === 'string' ? channel : channel.id;
    return (this.world.channels.get(id)?.messages ?? []).filter((message) => !message.deleted);
  }

  /** What only this person sees, oldest first. */
  ephemeralsFor(user: User): readonly Message[] {
    return this.world.ephemerals.filter((message) => message.ephemeralTo === user.id && !message.deleted);
  }

  /** What stands between the app and a person, oldest first. */
  directMessagesTo(user: User): readonly Message[] {
    const direct = [...this.world.channels.values()].find(({ kind, members }) => kind === 'im' && members.has(user.id));
    return direct ? this.messagesIn(direct) : [];
  }

  homeOf(user: User): View | undefined {
    return this.world.homes.get(user.id);
  }

  /** The modals open before this person, the topmost last. */
  modalsOf(user: User): readonly View[] {
    const homes = new Set(this.world.homes.values());
    return [...this.world.views.values()].filter((view) => view.user === user.id && !view.closed && !homes.has(view));
  }

  /** Complete files of the workspace, with their bytes. */
  get files(): readonly StoredFile[] {
    return [...this.world.files.values()].filter((file) => file.complete);
  }

  calls(method?: string): readonly RecordedCall[] {
    return this.world.calls.filter((call) => method === undefined || call.method === method);
  }

  imageIsUnreachable(url: string): void {
    this.world.unreachableImages.add(url);
  }
}
