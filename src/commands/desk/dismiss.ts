import { stands } from '../../domain/ledger/correction.ts';
import { describeDevelopment } from '../../domain/ledger/describe.ts';
import { sentence } from '../../domain/telling/message.ts';
import { zoneOf, type Command } from '../command.ts';
import { mustBeAdmin } from '../permission.ts';
import { claimNamed, judgeEntry, placesInWords } from './judge-entry.ts';
import { ID, NOTE } from './named-entry.ts';

/** `desk dismiss`: an entry is not relevant; it is withdrawn from now on, and past boards still show it. */
export const deskDismiss: Command = {
  name: ['desk', 'dismiss'],
  summary: 'Withdraw an entry that is not relevant',
  options: [ID, NOTE],
  example: '/ceasefire desk dismiss UA-142',
  available: true,
  private: true,
  run: async (request, deps) => {
    mustBeAdmin(request, 'decide about entries');
    const named = await claimNamed(request, deps);
    const { entry, pack } = named;
    const stood = stands(entry);
    if (stood) await judgeEntry(named, { kind: 'withdrawn', instead: null }, request, deps);
    const what = `${entry.id} (${describeDevelopment(pack, entry)})`;
    const said = stood
      ? `${what} is withdrawn as not relevant. ${await placesInWords(entry, deps)}`
      : `${what} stands no more already.`;
    return {
      message: sentence(said, zoneOf(request, deps)),
      private: true,
      data: { entry: entry.id, pack: pack.id, changed: stood },
    };
  },
};
