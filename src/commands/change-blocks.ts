import type { BaselineVersion } from '../domain/ledger/baseline.ts';
import { certaintyInWords } from '../domain/ledger/describe-correction.ts';
import { carriersInWords, describeDevelopment, valueInWords } from '../domain/ledger/describe.ts';
import { isChange, type Development } from '../domain/ledger/development.ts';
import { carriersOf, certaintyOf, evidenceOf } from '../domain/ledger/evidence-rule.ts';
import { meetsThreshold } from '../domain/telling/subscription.ts';
import { strong, text, type Block, type Span } from '../domain/telling/message.ts';
import type { Situation } from '../queries/current-board.ts';
import { outletSpan } from '../domain/telling/render-line.ts';
import { momentSpan } from './moment-span.ts';

const SHOWN = 5;

/** The latest entries of the ledger, newest first, but for mere background; mere statements only where there is nothing weightier. */
export function changeBlocks({ pack, ledger, since: baseline }: Situation): readonly Block[] {
  const since = baseline === null ? [text('the first report')] : [text('the '), ...baselineSpans(baseline)];
  const from = baseline?.baseline.afterSeq ?? 0;
  const isOne = (entry: Development): boolean => entry.seq > from && isChange(entry);
  const changes = ledger.reduce((count, entry) => (isOne(entry) ? count + 1 : count), 0);
  if (changes === 0)
    return [{ kind: 'paragraph', spans: [strong('Changed'), text(' since '), ...since, text(': nothing.')] }];
  const weighty = newest(ledger, (entry) => isOne(entry) && meetsThreshold('major', entry.type));
  const shown = weighty.length > 0 ? weighty : newest(ledger, isOne);
  const count = changes > shown.length ? `; the latest of ${changes} entries` : '';
  return [
    { kind: 'paragraph', spans: [strong('Changed'), text(' since '), ...since, text(`${count}:`)] },
    ...shown.map((entry): Block => ({ kind: 'bullet', spans: changeSpans(pack, entry) })),
  ];
}

/** The last few of a kind, newest first; a ledger is long, and they stand at its end. */
function newest(ledger: readonly Development[], isMeant: (entry: Development) => boolean): readonly Development[] {
  const found: Development[] = [];
  for (let n = ledger.length - 1; n >= 0 && found.length < SHOWN; n--) {
    const entry = ledger[n];
    if (entry && isMeant(entry)) found.push(entry);
  }
  return found;
}

/** "baseline of 5 May", "baseline “Monday” of 5 May". */
export function baselineSpans({ name, baseline }: BaselineVersion): readonly Span[] {
  return [text(name === null ? 'baseline of ' : `baseline “${name}” of `), momentSpan(baseline.asOf)];
}

function changeSpans(pack: Situation['pack'], entry: Development): readonly Span[] {
  const before =
    entry.before === null || entry.before.value === entry.value ? '' : ` (before: ${valueInWords(entry.before.value)})`;
  const evidence = evidenceOf(entry);
  const carriers = carriersInWords(carriersOf(evidence));
  const certainty = certaintyOf(pack, entry, evidence);
  return [
    { kind: 'code', text: entry.id },
    text(` ${describeDevelopment(pack, entry)}${before} · ${certaintyInWords(pack, certainty, entry.judged)} · `),
    outletSpan(entry.evidence.outlet, entry.evidence.link),
    text(', '),
    momentSpan(entry.evidence.at),
    ...(carriers === '' ? [] : [text(` · ${carriers}`)]),
  ];
}
