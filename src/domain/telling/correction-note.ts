import type { Pack } from '../diplomacy/pack.ts';
import { correctionInWords } from '../ledger/describe-correction.ts';
import type { Correction, Corrector, Development, DevelopmentId } from '../ledger/development.ts';
import { correctionWords } from './correction-words.ts';
import { capitalized, fixedWords } from './fixed-words.ts';
import type { Language } from './subscription.ts';
import { text, type Block, type Message, type Span } from './message.ts';
import { outletSpan } from './render-line.ts';

/** What became of an entry that a channel was told. */
export interface CorrectionLine {
  readonly id: DevelopmentId;
  readonly kind: 'corrected';
  /** One sentence without its full stop. */
  readonly text: string;
  readonly by: Corrector;
  /** The corrections that it tells of, by their numbers. */
  readonly covers: readonly number[];
}

/** One line an entry, with what was put on record last; `entries` are as they now stand. */
export function correctionLines(
  pack: Pack,
  corrections: readonly Correction[],
  entries: readonly Development[],
  language: Language = 'en',
): readonly CorrectionLine[] {
  const words = correctionWords(language);
  const label = capitalized(fixedWords(language).corrected);
  const byEntry = Map.groupBy(corrections, ({ entryId }) => entryId);
  return [...byEntry].flatMap(([id, own]) => {
    const entry = entries.find((one) => one.id === id);
    const last = own.at(-1);
    if (!entry || !last) return [];
    const covers = own.map(({ number }) => number);
    const said = `${label}: ${correctionInWords(pack, entry, last, words)}`;
    return [{ id, kind: 'corrected', text: said, by: last.by, covers }];
  });
}

/** A digest with what was corrected of earlier ones before what is new; a day with nothing else is no quiet one. */
export function withCorrections(
  name: string,
  message: Message,
  lines: readonly CorrectionLine[],
  isQuiet: boolean,
  language: Language = 'en',
): Message {
  const [first] = lines;
  if (!first) return message;
  const words = fixedWords(language);
  const [heading, ...rest] = message.blocks;
  const more = lines.length > 1 ? ` – ${words.andMore(lines.length - 1)}` : '';
  const headline = isQuiet ? `${name}: ${first.text}${more}` : message.headline;
  const head: Block | undefined = isQuiet ? { kind: 'heading', text: `${name}: ${words.corrected}` } : heading;
  return { ...message, headline, blocks: [...(head ? [head] : []), ...lines.flatMap(lineBlocks), ...rest] };
}

function lineBlocks({ id, text: words, by }: CorrectionLine): readonly Block[] {
  const spans: readonly Span[] = [{ kind: 'strong', text: words }, text(' · '), { kind: 'code', text: id }];
  if (by.kind === 'desk') return [{ kind: 'bullet', spans }];
  const outlet = outletSpan(by.outlet, by.link);
  if (by.quote === null) return [{ kind: 'bullet', spans: [...spans, text(' · '), outlet] }];
  return [
    { kind: 'bullet', spans },
    { kind: 'quote', text: by.quote, attribution: [outlet] },
  ];
}
