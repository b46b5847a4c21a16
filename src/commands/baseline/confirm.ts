import type { Command } from '../command.ts';
import { mustBeAdmin } from '../permission.ts';
import { freeze, NAME, packAsked, PACK } from './named-board.ts';

/** `baseline confirm`: the present board is what change is measured from now. */
export const baselineConfirm: Command = {
  name: ['baseline', 'confirm'],
  summary: 'Keep the present board as baseline',
  options: [NAME, PACK],
  example: '/ceasefire baseline confirm name:"After the talks"',
  available: true,
  private: true,
  run: async (request, deps) => {
    mustBeAdmin(request, 'set baselines');
    return { message: await freeze(packAsked(request, deps), undefined, request, deps), private: true };
  },
};
