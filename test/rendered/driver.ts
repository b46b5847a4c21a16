import type { ChannelAddress, Platform } from '../../src/domain/telling/subscription.ts';

/** Who acts: a member of the desk who may do all, somebody who may change this channel, or somebody who may only ask. */
export type Person = 'chief' | 'editor' | 'reader';
/** The channels of a platform; the terminal has only the desk. In `locked` the bot may not post. */
export type Room = 'desk' | 'wire' | 'weekly' | 'locked';

/** What one message, form or file looks like, as plain data. */
export type Shown = Readonly<Record<string, unknown>>;

/** What somebody sees, and what can be done with it. */
export interface Seen {
  readonly shown: readonly Shown[];
  /** Presses the button with this label; nothing where a platform has none. */
  press?(label: string, by: Person): Promise<Seen>;
}

/** One platform, its people and rooms: the real client against a local server. */
export interface Driver {
  readonly platform: Platform;
  open(): Promise<void>;
  close(): Promise<void>;
  /** `/ceasefire words`, typed in a room. */
  ask(words: string, by: Person, room: Room, wants?: 'picture'): Promise<Seen>;
  /** A command that takes a file, with the file. */
  handOver(words: string, file: { readonly name: string; readonly text: string }, by: Person): Promise<Seen>;
  /** Fills in the first page of the form that a command opened; each field by its name. */
  fillIn(form: Seen, values: Readonly<Record<string, string>>, by: Person): Promise<Seen>;
  /** The home tab of a person; where there is none, nothing. */
  home?(by: Person): Promise<Seen>;
  /** Posts and edits since the last look, by room in their order; `direct` holds those to persons. */
  news(): Promise<Readonly<Partial<Record<Room | 'direct', readonly Seen[]>>>>;
  /** Pictures are drawn beside the posting; resolves when as many stand there. */
  pictures(count: number): Promise<void>;
  /** What stands in the files for an id of this run. */
  readonly names: ReadonlyMap<string, string>;
  readonly addresses: Readonly<Partial<Record<Room, ChannelAddress>>>;
}
