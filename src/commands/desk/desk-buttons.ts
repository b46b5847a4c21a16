import { stands } from '../../domain/ledger/correction.ts';
import type { Development } from '../../domain/ledger/development.ts';
import type { Suggestion } from '../../domain/telling/message.ts';
import type { Asker } from '../command.ts';
import { mergeSubject, splitSubject } from './desk-forms.ts';

/** What a member of the desk may decide about an entry with one click; nobody else is offered it. The commands check again. */
export function deskButtons(entry: Development, { isAdmin }: Pick<Asker, 'isAdmin'>): readonly Suggestion[] {
  if (!isAdmin || !stands(entry)) return [];
  return [
    { label: 'Confirm', words: `desk confirm ${entry.id}` },
    { label: 'Dispute', words: `desk dispute ${entry.id}` },
    { label: 'Merge', words: `desk merge ${entry.id}`, form: mergeSubject(entry) },
    { label: 'Split', words: `desk split ${entry.id}`, form: splitSubject(entry) },
    { label: 'Not relevant', words: `desk dismiss ${entry.id}` },
  ];
}
