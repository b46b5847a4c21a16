import { partyName, type Pack } from '../diplomacy/pack.ts';
import { stands } from './correction.ts';
import { CERTAINTY_IN_WORDS, describeDevelopment, valueInWords } from './describe.ts';
import type { Certainty, Correction, Corrector, Development, Judged } from './development.ts';
import { certaintyOf, evidenceOf } from './evidence-rule.ts';

/** What a certainty word means to a reader, and whose word it is where it is not that of the evidence. */
export function certaintyInWords(pack: Pack, certainty: Certainty, judged?: Judged): string {
  if (!judged || judged.certainty !== certainty) return CERTAINTY_IN_WORDS[certainty];
  return `${certainty} by ${judged.by === 'desk' ? 'the desk' : partyName(pack, judged.by)}`;
}

/** What became of an entry by a correction, as one sentence without its full stop; `entry` is the entry as it stands since. */
export function correctionInWords(pack: Pack, entry: Development, correction: Correction): string {
  const { amendment, note } = correction;
  const was = amendment.kind === 'corrected' ? { ...entry, value: amendment.was } : entry;
  const reason = note === null ? '' : ` (${note})`;
  return `${describeDevelopment(pack, was)}: ${outcomeInWords(pack, entry, correction)}${reason}`;
}

/** The second half of it: "withdrawn, since The Courier no longer says so". */
export function outcomeInWords(pack: Pack, entry: Development, { amendment, why, by }: Correction): string {
  switch (amendment.kind) {
    case 'moved':
      return `${outletOf(by)} says it in other words now`;
    case 'dropped': {
      const because = why === 'retracted' ? `${outletOf(by)} has taken it back` : `${outletOf(by)} no longer says so`;
      if (!stands(entry)) return `withdrawn, since ${because}${seeOf(amendment.instead)}`;
      return `now ${certaintyInWords(pack, certaintyOf(pack, entry, evidenceOf(entry)), entry.judged)}, since ${because}`;
    }
    case 'withdrawn':
      if (by.kind === 'desk') return 'withdrawn by the desk as not relevant';
      return `withdrawn, since ${partyOf(pack, by)} denies it${seeOf(amendment.instead)}`;
    case 'confirmed':
      return 'confirmed by the desk';
    case 'disputed':
      return by.kind === 'desk' ? 'disputed by the desk' : `disputed, since ${partyOf(pack, by)} denies it`;
    case 'corrected':
      return `corrected by the desk; it is “${valueInWords(amendment.value)}”, not “${valueInWords(amendment.was)}”`;
  }
}

function seeOf(instead: string | null): string {
  return instead === null ? '' : `; see ${instead}`;
}

function outletOf(by: Corrector): string {
  return by.kind === 'desk' ? 'the desk' : by.outlet;
}

function partyOf(pack: Pack, by: Corrector): string {
  return by.kind === 'party' ? partyName(pack, by.party) : outletOf(by);
}
