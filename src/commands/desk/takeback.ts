import { AppError } from '../../domain/errors.ts';
import { sentence } from '../../domain/telling/message.ts';
import { zoneOf, type Command } from '../command.ts';
import { mustBeAdmin } from '../permission.ts';
import { PROPOSAL } from './agree.ts';
import { proposalNamed } from './decide.ts';
import { memberOf } from './named-entry.ts';

/** `desk takeback`: whoever proposed something to the desk does so no longer. */
export const deskTakeback: Command = {
  name: ['desk', 'takeback'],
  summary: 'Take back what you proposed to the desk',
  options: [PROPOSAL],
  example: '/ceasefire desk takeback P3',
  available: true,
  private: true,
  run: async (request, deps) => {
    mustBeAdmin(request, 'decide about entries');
    const { number, by } = await proposalNamed(request.options.get('proposal') ?? '', deps);
    const me = memberOf(request);
    if (by !== me) throw new AppError('forbidden', `P${number} is another member’s; only they can take it back.`);
    const done = await deps.proposals.takeBack(number, me, deps.clock.now());
    if (!done) throw new AppError('conflict', `P${number} is not open any more.`);
    return {
      message: sentence(`P${number} is taken back; nothing was decided.`, zoneOf(request, deps)),
      private: true,
      data: { proposal: number, changed: true },
    };
  },
};
