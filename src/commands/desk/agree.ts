import { AppError } from '../../domain/errors.ts';
import type { Command, OptionSpec } from '../command.ts';
import { mustBeAdmin } from '../permission.ts';
import { deskConfirm } from './confirm.ts';
import { deskCorrect } from './correct.ts';
import { proposalToAgreeTo } from './decide.ts';
import { deskDismiss } from './dismiss.ts';
import { deskDispute } from './dispute.ts';
import { deskMerge } from './merge.ts';
import { memberOf, NOTE } from './named-entry.ts';
import { deskSplit } from './split.ts';

const DECISIONS: readonly Command[] = [deskConfirm, deskDispute, deskDismiss, deskCorrect, deskMerge, deskSplit];

/** The proposal that is meant. */
export const PROPOSAL: OptionSpec = {
  name: 'proposal',
  description: 'Its number, such as P3; desk proposals lists them',
  required: true,
  kind: 'text',
};

/** `desk agree`: the second member of the desk makes what another proposed; the decision's own command checks it again. */
export const deskAgree: Command = {
  name: ['desk', 'agree'],
  summary: 'Agree to what another desk member proposed',
  options: [PROPOSAL, NOTE],
  example: '/ceasefire desk agree P3',
  available: true,
  private: true,
  run: async (request, deps) => {
    mustBeAdmin(request, 'decide about entries');
    const proposal = await proposalToAgreeTo(request.options.get('proposal') ?? '', memberOf(request), deps);
    const command = DECISIONS.find(({ name }) => name[1] === proposal.command);
    if (!command) throw new AppError('internal', `a proposal of an unknown command: ${proposal.command}`);
    const note = request.options.get('note') ?? proposal.note;
    const options = new Map([...Object.entries(proposal.options), ...(note === null ? [] : [['note', note] as const])]);
    return command.run({ ...request, options, agreesTo: proposal }, deps);
  },
};
