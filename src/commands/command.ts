import type { Pack } from '../domain/diplomacy/pack.ts';
import type { Proposal } from '../domain/ledger/proposal.ts';
import type { Mention } from '../domain/telling/mention.ts';
import type { Reply } from '../domain/telling/message.ts';
import type { Lack } from '../domain/telling/lack.ts';
import type { ChannelAddress, Platform, Schedule } from '../domain/telling/subscription.ts';
import type { AddedSources } from '../ports/added-sources.ts';
import type { BaselineFormat } from '../ports/baseline-format.ts';
import type { Baselines } from '../ports/baselines.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeskDecisions } from '../ports/desk-decisions.ts';
import type { DeskProposals } from '../ports/desk-proposals.ts';
import type { FeedFinder } from '../ports/feed-finder.ts';
import type { FeedListFormat } from '../ports/feed-list-format.ts';
import type { Log } from '../ports/log.ts';
import type { Looks } from '../ports/looks.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { ReadModel } from '../ports/read-model.ts';
import type { Subscriptions } from '../ports/subscriptions.ts';

/** What kind of value an option takes; every kind has one check (check-option.ts) and one native form per platform. */
export type OptionKind =
  | 'text'
  | 'choice'
  | 'switch' // on, off
  | 'pack'
  | 'packs' // one, several with commas, or all
  | 'moment' // a date, or a date and an hour
  | 'since' // a time in words, or last
  | 'time'
  | 'timezone'
  | 'quiet' // HH:MM-HH:MM, or off
  | 'mention' // a role, group or person, or off
  | 'channel'
  | 'subscription' // a short id, or all
  | 'command'
  | 'link'
  | 'site' // an address with or without its scheme
  | 'feed' // one that is followed: its id, outlet or address
  | 'added-feed' // one that an admin added
  | 'party'
  | 'file' // what came with the command, or where it lies
  | 'id'
  | 'id-or-link'; // an entry of the ledger, or a report

export interface OptionSpec {
  readonly name: string;
  /** At most 100 characters, as Discord asks. */
  readonly description: string;
  readonly required: boolean;
  readonly kind: OptionKind;
  readonly choices?: readonly string[];
  /** Only there; everywhere when absent. */
  readonly platforms?: readonly Platform[];
}

/** Who asks, and where. */
export interface Asker {
  /** Whom a mention of the platform or a typed `@name` means there; absent where a name pings nobody. */
  readonly findMention?: (typed: string) => Promise<Mention | null>;
  readonly platform: Platform;
  readonly address: ChannelAddress;
  readonly user: { readonly id: string; readonly name: string; readonly timezone: string | null };
  /** The host that links to messages of the asker's workspace name, where the platform has one each. */
  readonly workspaceHost?: string;
  /** May the asker change the subscriptions of the channel: of the one in the option `channel`, if that is given. */
  readonly mayManageChannel: boolean;
  /** The same of another channel of the asker's own workspace, by its id; absent where that cannot be told. */
  readonly mayManageOther?: (channel: string) => Promise<boolean>;
  /** The forum in whose thread this is asked: nobody can type in a forum itself, so its subscriptions count as this channel's. */
  readonly forum?: string;
  /** Feeds, baseline and desk commands need this. */
  readonly isAdmin: boolean;
  /**
   * Opens the file that came with the command; `named` is the value of an option of the kind `file`. Absent when none
   * came. Throws an AppError that says why it cannot be read.
   */
  readonly openFile?: (named: string | undefined) => Promise<GivenFile>;
}

export interface Request extends Asker {
  /** Checked and normalised: a choice in lower case, a pack's id, a zone's own spelling. */
  readonly options: ReadonlyMap<string, string>;
  /** The desk's proposal that is agreed to; absent where nobody proposed this. */
  readonly agreesTo?: Proposal;
}

/** A file as somebody handed it over. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the commands work on. */
export interface CommandDeps {
  readonly packs: readonly Pack[];
  readonly readModel: ReadModel;
  readonly subscriptions: Subscriptions;
  readonly added: AddedSources;
  readonly decisions: DeskDecisions;
  readonly proposals: DeskProposals;
  /** Whether what one member of the desk decides waits for another. */
  readonly twoPersons: boolean;
  /** The desk's members who are known by name, where they can be written to directly. */
  deskMembers(this: void): readonly ChannelAddress[];
  readonly baselines: Baselines;
  readonly baselineFiles: BaselineFormat;
  readonly looks: Looks;
  readonly outbox: Pick<Outbox, 'carried'>;
  readonly finder: FeedFinder;
  readonly lists: FeedListFormat;
  readonly clock: Clock;
  readonly log: Log;
  readonly defaults: {
    readonly schedule: Schedule;
    readonly heartbeat: boolean;
    readonly intervalMs: number;
    /** How many lines a digest has at most. */
    readonly maxLines: number;
  };
  /** What lacks there for all that is wished. */
  preflight(address: ChannelAddress, wish: { readonly threads: boolean }): Promise<readonly Lack[]>;
}

/** One chat command in no platform's words. */
export interface Command {
  readonly name: readonly string[];
  /** One short phrase, at most 100 characters. */
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  /** A line that can be copied and works. */
  readonly example: string;
  /** False: it answers with one sentence that it is not available yet. */
  readonly available: boolean;
  /** Who sees the answer, known before it is there; a refusal is private in any case. */
  readonly private: boolean;
  /** An AppError's sentence is meant for the asker. */
  run(request: Request, deps: CommandDeps): Promise<Reply>;
}

/** What one types: `/ceasefire digest now`. */
export function commandLine(command: Pick<Command, 'name'>): string {
  return `/ceasefire ${command.name.join(' ')}`;
}

/** A line that can be copied, with ids as the first of these conflicts has them. */
export function exampleOf({ example }: Pick<Command, 'example'>, packs: readonly Pick<Pack, 'prefix'>[]): string {
  return example.replaceAll(/\bUA-(?=\d)/gu, `${packs[0]?.prefix ?? 'UA'}-`);
}

/** The options that exist on a platform. */
export function optionsOn(command: Pick<Command, 'options'>, platform: Platform): readonly OptionSpec[] {
  return command.options.filter((option) => option.platforms?.includes(platform) ?? true);
}

/**
 * The asker with a zone where one is known: their own, or else that of the first active subscription of the channel, whose
 * posts say times in it.
 */
export async function inOwnZone(asker: Asker, deps: Pick<CommandDeps, 'subscriptions'>): Promise<Asker> {
  if (asker.user.timezone !== null) return asker;
  const here = await deps.subscriptions.inChannel(asker.address);
  const timezone = here.find(({ state }) => state === 'active')?.schedule.timezone ?? null;
  return { ...asker, user: { ...asker.user, timezone } };
}

/** The zone in which the asker reads times, as `inOwnZone` found it, else the configured one. */
export function zoneOf(asker: Pick<Asker, 'user'>, deps: Pick<CommandDeps, 'defaults'>): string {
  return asker.user.timezone ?? deps.defaults.schedule.timezone;
}
