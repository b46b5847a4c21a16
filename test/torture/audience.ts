import type { PackId } from '../../src/domain/diplomacy/pack.ts';
import type { ChannelAddress, Subscription, SubscriptionId } from '../../src/domain/telling/subscription.ts';
import type { NewSubscription } from '../../src/ports/subscriptions.ts';
import { aWish } from '../support/telling.ts';
import type { Random } from './random.ts';
import type { Theatre } from './theatre.ts';

export const PACK = 'strait' as PackId;
const ZONES = ['UTC', 'Europe/Kyiv', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];

/** A channel that subscribed, and what it asked for. */
export interface Listener {
  readonly address: ChannelAddress;
  readonly id: SubscriptionId;
  readonly wish: Pick<Subscription, 'mode' | 'threshold' | 'quiet' | 'threads'>;
  /** It can be posted to now. */
  open: boolean;
  /** It is gone, and what it was not told yet is nobody's loss. */
  deleted: boolean;
  /** It asked for a digest between times, which tells whatever the mode. */
  asked: boolean;
  /** The bot may not look for what it posted: a repeat that is marked is no mistake. */
  readonly unreadable: boolean;
}

/** Four channels on each platform, with wishes of every kind; on Discord one whose history may not be read. */
export async function gather(theatre: Theatre, random: Random, slackIsReadable: boolean): Promise<readonly Listener[]> {
  const guild = theatre.discord.addGuild({ botPermissions: ['ReadMessageHistory'] });
  const listeners: Listener[] = [];
  for (let n = 0; n < 8; n++) {
    const onDiscord = n % 2 === 0;
    const channel = onDiscord ? theatre.discord.addChannel({ guild }).id : theatre.slack.addChannel().id;
    const workspace = onDiscord ? guild.id : theatre.slack.team.id;
    const address = { platform: onDiscord ? 'discord' : 'slack', workspace, channel } as const;
    const unreadable = onDiscord ? n === 0 && random.chance(0.5) : !slackIsReadable;
    if (onDiscord && unreadable) {
      theatre.discord.denyBot(channel, ['ReadMessageHistory']);
      theatre.unreadable.add(channel);
    }
    const wish = wishOf(random);
    const subscription = await theatre.bot.store.subscriptions.add(
      { ...aWish(wish), address },
      { [PACK]: 0 },
      theatre.now,
    );
    listeners.push({
      address,
      id: subscription.id,
      wish: subscription,
      open: true,
      deleted: false,
      asked: false,
      unreadable,
    });
  }
  return listeners;
}

function wishOf(random: Random): Partial<NewSubscription> {
  return {
    packs: [PACK],
    mode: random.one(['digest', 'breaking', 'both', 'both']),
    threshold: random.one(['phase', 'major', 'all']),
    schedule: { time: random.one(['08:00', '17:30', '23:59']), days: 'daily', timezone: random.one(ZONES) },
    quiet: random.chance(0.3) ? '22:00-07:00' : null,
    heartbeat: random.chance(0.3),
    threads: random.chance(0.5),
  };
}
