import { stands } from '../../domain/ledger/correction.ts';
import type { Development } from '../../domain/ledger/development.ts';
import type { Reply, Suggestion } from '../../domain/telling/message.ts';
import type { CommandDeps, Request } from '../command.ts';
import { proposalButton } from './decide.ts';
import { mergeSubject, splitSubject } from './desk-forms.ts';
import { memberOf } from './named-entry.ts';
import { proposalSpans } from './proposal-spans.ts';

/**
 * What a member of the desk may decide about an entry with one click, and what others have proposed; nobody else is
 * offered or told it. The commands check again.
 */
export async function deskPart(
  entry: Development,
  request: Request,
  { proposals, clock }: Pick<CommandDeps, 'proposals' | 'clock'>,
): Promise<Pick<Reply, 'own' | 'ownBlocks'>> {
  if (!request.isAdmin) return {};
  const me = memberOf(request);
  const open = await proposals.openAbout(entry.confirms ?? entry.id, clock.now());
  return {
    own: [...open.map((proposal) => proposalButton(proposal, me)), ...buttonsFor(entry)],
    ownBlocks: open.map((proposal) => ({ kind: 'bullet', spans: proposalSpans(proposal, me) })),
  };
}

function buttonsFor(entry: Development): readonly Suggestion[] {
  if (!stands(entry)) return [];
  return [
    { label: 'Confirm', words: `desk confirm ${entry.id}` },
    { label: 'Dispute', words: `desk dispute ${entry.id}` },
    { label: 'Merge', words: `desk merge ${entry.id}`, form: mergeSubject(entry) },
    { label: 'Split', words: `desk split ${entry.id}`, form: splitSubject(entry) },
    { label: 'Not relevant', words: `desk dismiss ${entry.id}` },
  ];
}
