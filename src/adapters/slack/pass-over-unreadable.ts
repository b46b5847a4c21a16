import type { SocketModeClient } from '@slack/socket-mode';
import type { Log } from '../../ports/log.ts';

type Listener = (...message: readonly unknown[]) => unknown;

/**
 * The library takes every message for an envelope of Slack's, and a promise that nobody looks at is rejected where one is
 * not. Such a message is passed over, and the next is read.
 */
export function passOverUnreadable(client: SocketModeClient, log: Log): void {
  const listeners = client.listeners('ws_message') as readonly Listener[];
  client.removeAllListeners('ws_message');
  const read = async (message: readonly unknown[]): Promise<void> => {
    try {
      await Promise.all(listeners.map((listen) => listen(...message)));
    } catch (error) {
      const cause = error instanceof Error ? error.name : 'no error';
      log.warn('a message could not be read', { platform: 'slack', cause });
    }
  };
  client.on('ws_message', (...message: readonly unknown[]) => void read(message));
}
