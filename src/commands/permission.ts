import { AppError } from '../domain/errors.ts';
import type { Platform } from '../domain/telling/subscription.ts';
import type { Asker } from './command.ts';

const MISSING: Readonly<Record<Platform, string>> = {
  discord: 'You need the permission Manage Channels in that channel to change what it is subscribed to.',
  slack: 'Only full members of this channel can change what it is subscribed to; guests cannot.',
  terminal: 'The terminal may not change subscriptions here.',
};

/** Refuses, naming the permission that is missing. */
export function mustManageChannel(asker: Pick<Asker, 'mayManageChannel' | 'platform'>): void {
  if (!asker.mayManageChannel) throw new AppError('forbidden', MISSING[asker.platform]);
}
