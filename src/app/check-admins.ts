import { isPerson, type ChannelAddress, type Platform } from '../domain/telling/subscription.ts';
import type { Log } from '../ports/log.ts';
import type { Messenger } from '../ports/messenger.ts';

/** An admin who cannot be written to, and why. */
export interface UnreachableAdmin {
  readonly address: ChannelAddress;
  readonly because: string;
}

/** Which of the admins cannot be written to, as far as their platforms say without anything being written. */
export async function unreachableAdmins(
  admins: readonly ChannelAddress[],
  messengers: ReadonlyMap<Platform, Messenger>,
): Promise<readonly UnreachableAdmin[]> {
  const people = admins.filter(isPerson);
  const found = await Promise.all(
    people.map(async (address) => {
      const lacks = (await messengers.get(address.platform)?.preflight(address, { threads: false })) ?? [];
      return lacks.filter(({ harms }) => harms === 'posts').map(({ because }) => ({ address, because }));
    }),
  );
  return found.flat();
}

/** The log says at the start who would not hear of a dark source. */
export async function warnOfUnreachableAdmins(
  deps: { readonly admins: readonly ChannelAddress[]; readonly messengers: ReadonlyMap<Platform, Messenger> },
  log: Log,
): Promise<void> {
  for (const { address, because } of await unreachableAdmins(deps.admins, deps.messengers))
    log.warn('an admin cannot be written to', { platform: address.platform, user: address.channel, because });
}
