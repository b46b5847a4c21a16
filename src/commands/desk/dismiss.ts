import { stands } from '../../domain/ledger/correction.ts';
import { describeDevelopment } from '../../domain/ledger/describe.ts';
import type { Command } from '../command.ts';
import { judge } from './judge-entry.ts';
import { ID, NOTE } from './named-entry.ts';

/** `desk dismiss`: an entry is not relevant; it is withdrawn from now on, and past boards still show it. */
export const deskDismiss: Command = {
  name: ['desk', 'dismiss'],
  summary: 'Withdraw an entry that is not relevant',
  options: [ID, NOTE],
  example: '/ceasefire desk dismiss UA-142',
  available: true,
  private: true,
  run: (request, deps) =>
    judge('dismiss', request, deps, ({ entry, pack }) => {
      const what = `${entry.id} (${describeDevelopment(pack, entry)})`;
      return {
        amendment: { kind: 'withdrawn', instead: null },
        already: stands(entry) ? null : `${what} stands no more already.`,
        done: `${what} is withdrawn as not relevant.`,
        proposed: `${what} is to be withdrawn as not relevant`,
        data: {},
      };
    }),
};
