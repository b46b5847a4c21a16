import type { Command } from '../command.ts';
import { vouch } from './judge-entry.ts';
import { ID, NOTE } from './named-entry.ts';

/** `desk dispute`: the desk doubts an entry; it stands, and is shown as disputed by the desk. */
export const deskDispute: Command = {
  name: ['desk', 'dispute'],
  summary: 'Dispute an entry',
  options: [ID, NOTE],
  example: '/ceasefire desk dispute UA-142',
  available: true,
  private: true,
  run: (request, deps) => vouch('disputed', request, deps),
};
