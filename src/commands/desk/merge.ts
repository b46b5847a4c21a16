import { AppError } from '../../domain/errors.ts';
import { sentence } from '../../domain/telling/message.ts';
import { zoneOf, type Command } from '../command.ts';
import { mustBeAdmin } from '../permission.ts';
import { decide, type DeskAct } from './decide.ts';
import { entryNamed, eventNamed, KEPT_NOTE } from './named-entry.ts';

/** `desk merge`: two events are one from now on; what the ledger says stays as it is. */
export const deskMerge: Command = {
  name: ['desk', 'merge'],
  summary: 'Make two events one',
  options: [
    {
      name: 'id',
      description: 'An entry of the event that goes into the other, such as UA-142, or the link of its report',
      required: true,
      kind: 'id-or-link',
    },
    { name: 'into', description: 'An entry of the event that stays', required: true, kind: 'id' },
    KEPT_NOTE,
  ],
  example: '/ceasefire desk merge UA-142 into:UA-140',
  available: true,
  private: true,
  run: async (request, deps) => {
    mustBeAdmin(request, 'decide about events');
    const into = await entryNamed(request.options.get('into') ?? '', deps);
    const named = request.options.get('id') ?? '';
    const from = await eventNamed(named, into, deps);
    if (from.pack.id !== into.pack.id)
      throw new AppError(
        'conflict',
        `${from.by} is of ${from.pack.name} and ${into.entry.id} of ${into.pack.name}: events of two conflicts stay two.`,
      );
    if (from.eventId === into.entry.eventId)
      throw new AppError('conflict', `${into.entry.id} and ${from.by} belong to one event already.`);
    const events = { from: from.eventId, into: into.entry.eventId };
    const make: DeskAct['make'] = async (decided, agreed) => {
      await deps.decisions.merge(events, decided, agreed);
      const said = `The event of ${from.by} is now one with that of ${into.entry.id}; later reports of either go there. The texts of the ledger stay as they are.`;
      return {
        message: sentence(said, zoneOf(request, deps)),
        private: true,
        data: { merged: { pack: from.pack.id, ...events } },
      };
    };
    const act = {
      named: { entry: from.entry ?? into.entry, pack: into.pack },
      command: 'merge',
      options: { id: named, into: into.entry.id },
      decides: `merge ${events.from} ${events.into}`,
      inWords: `The event of ${from.by} is to be one with that of ${into.entry.id}`,
      make,
    };
    return decide(act, request, deps);
  },
};
