import type { Client } from 'discord.js';
import type { Log } from '../../ports/log.ts';

/** What discord.js does with each event; its types keep it to themselves. */
interface Packets {
  handlePacket(packet?: { readonly t?: unknown }, shard?: unknown): boolean;
}

/**
 * discord.js takes every event for what its documentation promises, and throws where a field is missing or of another
 * kind, out of a socket's listener, which would end the process. Such an event is passed over, and the next is read.
 */
export function passOverUnreadable(client: Client, log: Log): void {
  const packets = client.ws as unknown as Packets;
  const handle = packets.handlePacket.bind(packets);
  packets.handlePacket = (packet, shard) => {
    try {
      return handle(packet, shard);
    } catch (error) {
      const cause = error instanceof Error ? error.name : 'no error';
      log.warn('an event could not be read', { platform: 'discord', event: String(packet?.t), cause });
      return false;
    }
  };
}
