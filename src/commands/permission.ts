import { AppError } from '../domain/errors.ts';
import type { ChannelAddress, Platform } from '../domain/telling/subscription.ts';
import type { Asker } from './command.ts';

/** What only those may do who look after a channel. */
type ChannelTask = 'change what it is subscribed to' | 'have a digest posted there';

const MISSING: Readonly<Record<Platform, (task: ChannelTask) => string>> = {
  discord: (task) => `You need the permission Manage Channels in that channel to ${task}.`,
  slack: (task) => `Only full members of this channel can ${task}; guests cannot.`,
  terminal: () => 'The terminal may not change subscriptions here.',
};

/** What only admins may do. */
type AdminTask = 'look after feeds' | 'decide about events' | 'decide about entries' | 'set baselines';

const MISSING_ADMIN: Readonly<Record<Platform, (task: AdminTask) => string>> = {
  discord: (task) =>
    `You need the permission Manage Server, or a place in admins.discord of the configuration, to ${task}.`,
  slack: (task) => `Only admins of this workspace, and those in admins.slack of the configuration, can ${task}.`,
  terminal: (task) => `The terminal may not ${task} here.`,
};

/** Refuses whoever is no admin, naming the permission that is missing. */
export function mustBeAdmin(asker: Pick<Asker, 'isAdmin' | 'platform'>, task: AdminTask = 'look after feeds'): void {
  if (!asker.isAdmin) throw new AppError('forbidden', MISSING_ADMIN[asker.platform](task));
}

/** Refuses, naming the permission that is missing. */
export function mustManageChannel(
  asker: Pick<Asker, 'mayManageChannel' | 'platform'>,
  task: ChannelTask = 'change what it is subscribed to',
): void {
  if (!asker.mayManageChannel) throw new AppError('forbidden', MISSING[asker.platform](task));
}

/** Whether somebody may look after a channel of their own workspace: the one they ask in, or another one. */
export async function mayManage(
  asker: Pick<Asker, 'address' | 'mayManageChannel' | 'mayManageOther'>,
  { platform, workspace, channel }: ChannelAddress,
): Promise<boolean> {
  const { address } = asker;
  if (platform !== address.platform || workspace !== address.workspace) return false;
  return channel === address.channel ? asker.mayManageChannel : (await asker.mayManageOther?.(channel)) === true;
}

/** Refuses as `mustManageChannel` does whoever may look after none of these channels; of none at all, after their own. */
export async function mustManageOneOf(
  asker: Asker,
  addresses: readonly ChannelAddress[],
  task?: ChannelTask,
): Promise<void> {
  const asked = addresses.length > 0 ? addresses : [asker.address];
  const rights = await Promise.all(asked.map((address) => mayManage(asker, address)));
  mustManageChannel({ platform: asker.platform, mayManageChannel: rights.includes(true) }, task);
}
