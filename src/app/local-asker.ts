import { TERMINAL } from '../adapters/console/console-messenger.ts';
import type { Asker } from '../commands/command.ts';

/** Whoever sits at this machine: may do everything. */
export const LOCAL_ASKER: Asker = {
  platform: 'terminal',
  address: TERMINAL,
  user: { id: 'local', name: 'you', timezone: null },
  mayManageChannel: true,
  isAdmin: true,
};
