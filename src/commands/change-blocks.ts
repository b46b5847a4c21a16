import { CERTAINTY_IN_WORDS, carriersInWords, describeDevelopment, valueInWords } from '../domain/ledger/describe.ts';
import { isChange, type Development } from '../domain/ledger/development.ts';
import { carriersOf, certaintyOf, evidenceOf } from '../domain/ledger/evidence-rule.ts';
import { meetsThreshold } from '../domain/telling/subscription.ts';
import { strong, text, type Block, type Span } from '../domain/telling/message.ts';
import type { Situation } from '../queries/current-board.ts';
import { outletSpan } from '../domain/telling/render-line.ts';
import { momentSpan } from './moment-span.ts';

const SHOWN = 5;

/** The latest entries of the ledger, newest first, but for mere background; mere statements only where there is nothing weightier. */
export function changeBlocks({ pack, board, ledger, hasBaseline }: Situation): readonly Block[] {
  const since: readonly Span[] = hasBaseline
    ? [text('the baseline of '), momentSpan(board.baselineAsOf)]
    : [text('the first report')];
  const changes = ledger.filter(isChange);
  if (changes.length === 0)
    return [{ kind: 'paragraph', spans: [strong('Changed'), text(' since '), ...since, text(': nothing.')] }];
  const weighty = changes.filter((entry) => meetsThreshold('major', entry.type));
  const shown = (weighty.length > 0 ? weighty : changes).slice(-SHOWN).toReversed();
  const count = changes.length > shown.length ? `; the latest of ${changes.length} entries` : '';
  return [
    { kind: 'paragraph', spans: [strong('Changed'), text(' since '), ...since, text(`${count}:`)] },
    ...shown.map((entry): Block => ({ kind: 'bullet', spans: changeSpans(pack, entry) })),
  ];
}

function changeSpans(pack: Situation['pack'], entry: Development): readonly Span[] {
  const before =
    entry.before === null || entry.before.value === entry.value ? '' : ` (before: ${valueInWords(entry.before.value)})`;
  const evidence = evidenceOf(entry);
  const carriers = carriersInWords(carriersOf(evidence));
  const certainty = certaintyOf(pack, entry, evidence);
  return [
    { kind: 'code', text: entry.id },
    text(` ${describeDevelopment(pack, entry)}${before} · ${CERTAINTY_IN_WORDS[certainty]} · `),
    outletSpan(entry.evidence.outlet, entry.evidence.link),
    text(', '),
    momentSpan(entry.evidence.at),
    ...(carriers === '' ? [] : [text(` · ${carriers}`)]),
  ];
}
