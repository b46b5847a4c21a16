import type { Command } from '../command.ts';
import { vouch } from './judge-entry.ts';
import { ID, NOTE } from './named-entry.ts';

/** `desk confirm`: the desk vouches for an entry; that is shown as its word, and counts as no origin. */
export const deskConfirm: Command = {
  name: ['desk', 'confirm'],
  summary: 'Confirm an entry',
  options: [ID, NOTE],
  example: '/ceasefire desk confirm UA-142',
  available: true,
  private: true,
  run: (request, deps) => vouch('confirmed', request, deps),
};
