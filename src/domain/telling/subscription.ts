import type { PackId } from '../diplomacy/pack.ts';
import type { StatementType } from '../diplomacy/statement.ts';

/** Short enough to type: four letters and digits, unique for good. */
export type SubscriptionId = string & { readonly __brand: 'SubscriptionId' };

/** Where a channel lives. */
export type Platform = 'discord' | 'slack' | 'terminal';

/** Where messages go. `workspace` is a Discord guild, a Slack team, `local`, or says that it is a person (`isPerson`). */
export interface ChannelAddress {
  readonly platform: Platform;
  readonly workspace: string;
  readonly channel: string;
}

/** The workspace of people who are written to directly; `channel` is then the person's id on the platform. */
const PERSON = 'person';

/** Where a person is written to. */
export function addressOfPerson(platform: Platform, id: string): ChannelAddress {
  return { platform, workspace: PERSON, channel: id };
}

/** Is it a person, and not a channel? */
export function isPerson({ workspace }: Pick<ChannelAddress, 'workspace'>): boolean {
  return workspace === PERSON;
}

/** Digests on a schedule, posts as soon as something is known, or both. */
export type Mode = 'digest' | 'breaking' | 'both';
/** Which types are worth a breaking post; see `meetsThreshold`. */
export type Threshold = 'phase' | 'major' | 'all';
/** The languages of our own headings and fixed words; quotes keep the source's. */
export type Language = 'en' | 'uk' | 'ru';
/** On which days a digest is due. */
export type Days = 'daily' | 'weekdays' | 'weekly';

/** When digests are due: a local hour in an IANA zone. */
export interface Schedule {
  /** `HH:MM`, 24 hours. */
  readonly time: string;
  /** Weekly is Monday. */
  readonly days: Days;
  readonly timezone: string;
}

/** What a channel wishes; every member has a default. */
export interface Wishes {
  readonly packs: readonly PackId[];
  readonly mode: Mode;
  readonly threshold: Threshold;
  readonly schedule: Schedule;
  /** `HH:MM-HH:MM` in the schedule's zone, or null: off. */
  readonly quiet: string | null;
  /** Whom posts name, as `keptMention` writes it. */
  readonly mention: string | null;
  /** Of headings and fixed words. */
  readonly language: Language;
  /** True: a quiet day is said, too. */
  readonly heartbeat: boolean;
  readonly threads: boolean;
}

/** A channel's wish, and how far it has been fulfilled. */
export interface Subscription extends Wishes {
  readonly id: SubscriptionId;
  readonly address: ChannelAddress;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly state: 'active' | 'paused';
  readonly pausedBecause: string | null;
  /** Since when it listens as it does: when it went on after its last pause, or wished other posts; null where it never did. */
  readonly resumedAt: Date | null;
  /** The last ledger entry that a delivered digest covered, per pack; what came before it is not news here. */
  readonly told: Readonly<Record<string, number>>;
  /** The schedule's moment of the last digest that was composed, or of the subscription itself. */
  readonly lastDueAt: Date;
  /** Set by `digest now`; cleared when that digest is composed. */
  readonly requestedAt: Date | null;
}

/** Does a change of these wishes decide which posts come, and when? What was learned before is then one net change, as after a pause. */
export function isOfPosts({ packs, mode, threshold, quiet, schedule }: Partial<Wishes>): boolean {
  return [packs, mode, threshold, quiet, schedule].some((wish) => wish !== undefined);
}

const MAJOR: ReadonlySet<StatementType> = new Set(['phase', 'position', 'talks', 'exchange', 'breach']);

/** Does a development of this type meet the threshold for a breaking post? */
export function meetsThreshold(threshold: Threshold, type: StatementType): boolean {
  return threshold === 'all' || (threshold === 'phase' ? type === 'phase' : MAJOR.has(type));
}
