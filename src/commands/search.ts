import { AppError } from '../domain/errors.ts';
import { describeDevelopment } from '../domain/ledger/describe.ts';
import { certaintyInWords } from '../domain/ledger/describe-correction.ts';
import { certaintyOf, evidenceOf } from '../domain/ledger/evidence-rule.ts';
import { say, text, type Block } from '../domain/telling/message.ts';
import { outletSpan } from '../domain/telling/render-line.ts';
import { searchLedger, type FoundEntry } from '../queries/search-ledger.ts';
import { chosenPacks } from './chosen-pack.ts';
import { zoneOf, type Command } from './command.ts';
import { momentSpan } from './moment-span.ts';

/** Entries of one answer; who wants others asks for more words. */
const SHOWN = 8;

/** `search`: entries of the ledger that hold all of the words, newest first. */
export const search: Command = {
  name: ['search'],
  summary: 'Entries that hold these words',
  options: [
    { name: 'words', description: 'What to look for', required: true, kind: 'text' },
    { name: 'pack', description: 'The conflict', required: false, kind: 'pack' },
  ],
  example: '/ceasefire search prisoners',
  available: true,
  private: true,
  run: async (request, deps) => {
    const words = request.options.get('words') ?? '';
    if (!/[\p{L}\p{N}]/u.test(words))
      throw new AppError('bad-input', 'Search for a word or a number, such as prisoners.');
    const found = await searchLedger(words, chosenPacks(request.options.get('pack'), deps.packs), deps);
    const asked = `“${words.length > 60 ? `${words.slice(0, 60)}…` : words}”`;
    const headline =
      found.length === 0
        ? `No entry of the ledger holds ${asked}`
        : `${found.length} ${found.length === 1 ? 'entry holds' : 'entries hold'} ${asked}`;
    return {
      message: { headline, blocks: blocksOf(headline, found), timezone: zoneOf(request, deps) },
      private: true,
      next: found.slice(0, 1).map(({ entry }) => ({ label: `Cite ${entry.id}`, words: `cite ${entry.id}` })),
      data: found.map(({ entry }) => entry),
    };
  },
};

function blocksOf(headline: string, found: readonly FoundEntry[]): readonly Block[] {
  if (found.length === 0)
    return [
      say(`${headline}. Words are compared with what entries say and quote: try fewer, or the beginning of one.`),
    ];
  const rest = found.length - SHOWN;
  return [
    { kind: 'heading', text: headline },
    ...found.slice(0, SHOWN).map(lineOf),
    ...(rest > 0 ? [{ kind: 'note', spans: [text(`And ${rest} older; more words narrow it.`)] } as const] : []),
  ];
}

function lineOf({ pack, entry }: FoundEntry): Block {
  const certainty = certaintyInWords(pack, certaintyOf(pack, entry, evidenceOf(entry)), entry.judged);
  return {
    kind: 'bullet',
    spans: [
      { kind: 'code', text: entry.id },
      text(` ${describeDevelopment(pack, entry)} · ${certainty} · `),
      outletSpan(entry.evidence.outlet, entry.evidence.link),
      text(', '),
      momentSpan(entry.evidence.at),
    ],
  };
}
