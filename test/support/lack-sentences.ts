import type { Lack } from '../../src/domain/telling/lack.ts';
import type { ChannelAddress } from '../../src/domain/telling/subscription.ts';
import type { Messenger } from '../../src/ports/messenger.ts';

/** What the preflight says of a channel, and of what suffers alone where that is given. */
export async function lackSentences(
  messenger: Pick<Messenger, 'preflight'>,
  address: ChannelAddress,
  harms?: Lack['harms'],
): Promise<readonly string[]> {
  const lacks = await messenger.preflight(address, { threads: harms === 'threads' });
  return lacks.filter((lack) => harms === undefined || lack.harms === harms).map(({ because }) => because);
}
