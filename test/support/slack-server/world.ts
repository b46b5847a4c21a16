import { Buffer } from 'node:buffer';
import type {
  Channel,
  Message,
  RecordedCall,
  ResponseUrl,
  StoredFile,
  Team,
  Token,
  Trigger,
  User,
  View,
} from './entities.ts';
import type { JsonObject } from './json.ts';

/** A modal, home tab or message that somebody could see, in the order of appearance. */
export type Sighting =
  | { readonly kind: 'message'; readonly message: Message; readonly responseUrlId: string | undefined }
  | { readonly kind: 'view'; readonly view: View; readonly body: JsonObject };

/** An installation that waits for its code or refresh token to be exchanged. */
export interface Grant {
  readonly teamId: string;
  readonly scopes: readonly string[];
  readonly rotating: boolean;
}

/** Everything that the pretended Slack knows. Tells its watchers whenever anything changed. */
export class World {
  readonly appId = 'A0CEASEFIRE';
  readonly teams = new Map<string, Team>();
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  /** User groups: handles by id, of the first workspace. */
  readonly groups = new Map<string, string>();
  readonly tokens = new Map<string, Token>();
  readonly views = new Map<string, View>();
  readonly homes = new Map<string, View>();
  readonly files = new Map<string, StoredFile>();
  readonly triggers = new Map<string, Trigger>();
  readonly responseUrls = new Map<string, ResponseUrl>();
  readonly grants = new Map<string, Grant>();
  readonly ephemerals: Message[] = [];
  readonly calls: RecordedCall[] = [];
  readonly sightings: Sighting[] = [];
  /** Images that Slack cannot fetch. */
  readonly unreachableImages = new Set<string>();
  /** The root of every address handed out, such as http://127.0.0.1:4000; known once the server listens. */
  base = '';
  private readonly watchers = new Set<() => void>();
  private offsetMs = 0;
  private counter = 0;
  private lastTsMicros = 0;

  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** Moves Slack's clock forward: triggers, response URLs and tokens grow older at once. */
  advance(ms: number): void {
    this.offsetMs += ms;
    this.changed();
  }

  nextId(prefix: string): string {
    this.counter += 1;
    return `${prefix}${this.counter.toString(36).toUpperCase().padStart(8, '0')}`;
  }

  /** A message time stamp, later than every one before. */
  nextTs(): string {
    this.lastTsMicros = Math.max(this.now() * 1000, this.lastTsMicros + 1);
    const micros = String(this.lastTsMicros % 1_000_000).padStart(6, '0');
    return `${Math.floor(this.lastTsMicros / 1_000_000)}.${micros}`;
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  changed(): void {
    for (const watcher of [...this.watchers]) watcher();
  }

  see(sighting: Sighting): void {
    this.sightings.push(sighting);
    this.changed();
  }

  issueTrigger(teamId: string, user: string, viewId?: string): Trigger {
    const id = `${this.nextId('')}.${Buffer.from(user).toString('hex')}`;
    const trigger = { id, teamId, user, issuedAt: this.now(), viewId, used: false };
    this.triggers.set(id, trigger);
    return trigger;
  }

  issueResponseUrl(teamId: string, channel: string, user: string, original?: Message): ResponseUrl {
    const id = this.nextId('R');
    const issued = { id, teamId, channel, user, issuedAt: this.now(), original, uses: 0 };
    this.responseUrls.set(id, issued);
    return issued;
  }

  addressOf(responseUrl: ResponseUrl): string {
    return `${this.base}/commands/${responseUrl.teamId}/${responseUrl.id}`;
  }

  /** The direct-message channel between the team's bot and the user, opened when there is none yet. */
  directChannel(team: Team, userId: string): Channel {
    const existing = [...this.channels.values()].find(
      (channel) => channel.kind === 'im' && channel.members.has(userId),
    );
    if (existing) return existing;
    const id = this.nextId('D');
    const members = new Set([team.botUserId, userId]);
    const opened: Channel = {
      id,
      teamId: team.id,
      kind: 'im',
      name: 'directmessage',
      archived: false,
      restriction: undefined,
      members,
      messages: [],
    };
    this.channels.set(id, opened);
    return opened;
  }
}
