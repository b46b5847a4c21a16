import { partyName, type Pack } from '../diplomacy/pack.ts';
import { CORRECTION_WORDS, type CorrectionWords } from './correction-words.ts';
import { stands } from './correction.ts';
import { describeDevelopment, valueInWords } from './describe.ts';
import type { Certainty, Correction, Development, Judged } from './development.ts';
import { certaintyOf, evidenceOf } from './evidence-rule.ts';

/** What a certainty word means to a reader, and whose word it is where it is not that of the evidence. */
export function certaintyInWords(
  pack: Pack,
  certainty: Certainty,
  judged?: Judged,
  words: CorrectionWords = CORRECTION_WORDS,
): string {
  if (!judged || judged.certainty !== certainty) return words.certainties[certainty];
  return words.by(judged.certainty, judged.by === 'desk' ? null : partyName(pack, judged.by));
}

/** What became of an entry by a correction, as one sentence without its full stop; `entry` is the entry as it stands since. */
export function correctionInWords(
  pack: Pack,
  entry: Development,
  correction: Correction,
  words: CorrectionWords = CORRECTION_WORDS,
): string {
  const { amendment, note } = correction;
  const was = amendment.kind === 'corrected' ? { ...entry, value: amendment.was } : entry;
  const reason = note === null ? '' : ` (${note})`;
  return `${describeDevelopment(pack, was)}: ${outcomeInWords(pack, entry, correction, words)}${reason}`;
}

/** The second half of it: "withdrawn, since The Courier no longer says so". */
export function outcomeInWords(
  pack: Pack,
  entry: Development,
  { amendment, why, by }: Correction,
  words: CorrectionWords = CORRECTION_WORDS,
): string {
  const outlet = by.kind === 'desk' ? words.theDesk : by.outlet;
  const party = by.kind === 'party' ? partyName(pack, by.party) : outlet;
  switch (amendment.kind) {
    case 'moved':
      return words.otherWords(outlet);
    case 'dropped': {
      const because = why === 'retracted' ? words.takenBack(outlet) : words.saidNoMore(outlet);
      if (!stands(entry)) return `${words.withdrawnSince(because)}${seeOf(amendment.instead, words)}`;
      const certainty = certaintyOf(pack, entry, evidenceOf(entry));
      return words.nowSince(certaintyInWords(pack, certainty, entry.judged, words), because);
    }
    case 'withdrawn':
      if (by.kind === 'desk') return words.notRelevant;
      return `${words.withdrawnSince(words.denied(party))}${seeOf(amendment.instead, words)}`;
    case 'confirmed':
      return words.by('confirmed', null);
    case 'disputed':
      return by.kind === 'desk' ? words.by('disputed', null) : words.disputedSince(words.denied(party));
    case 'corrected':
      return words.corrected(valueInWords(amendment.value), valueInWords(amendment.was));
  }
}

function seeOf(instead: string | null, words: CorrectionWords): string {
  return instead === null ? '' : words.see(instead);
}
