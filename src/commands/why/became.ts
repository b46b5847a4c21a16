import type { Pack } from '../../domain/diplomacy/pack.ts';
import { valueInWords } from '../../domain/ledger/describe.ts';
import { text, type Block, type Span } from '../../domain/telling/message.ts';
import type { ExplainedEvent, ExplainedVersion, ToldEntry } from '../../queries/explain-link.ts';
import { momentSpan } from '../moment-span.ts';
import { toldInWords } from './outcome.ts';
import { addsReasons, noveltyReasons } from './reasons.ts';
import { bullet, entrySpans, eventSpans, whenceSpans } from './spans.ts';

const MOST_ENTRIES = 5;

/** What a version was new against, and where that was told; or what it says again; or why it is posted nowhere. */
export function becameBlocks(pack: Pack, explained: ExplainedVersion): readonly Block[] {
  const { report, made, repeated, event } = explained;
  const { outcome } = report;
  if (outcome === null) return [bullet('Not decided yet', [text(STAGE_IN_WORDS[report.stage])])];
  if (outcome === 'irrelevant' || outcome === 'analysis') return [];
  const novelty = noveltyReasons(report.outcomeBecause).join('; ');
  const again = repeated
    .slice(0, MOST_ENTRIES)
    .map((entry) => bullet('Says again', [...entrySpans(pack, entry), ...whenceSpans(entry, explained)]));
  const known = outcome === 'repeat' && repeated.length === 0 ? knownBlocks(pack, event, explained) : [];
  return [
    ...(outcome === 'background' ? [bullet('Background', whyBackground(explained))] : []),
    ...(report.entry.as === 'late' && outcome === 'new' ? [bullet('Late', [text(LATE)])] : []),
    ...made.slice(0, MOST_ENTRIES).map((told) => madeBlock(pack, told)),
    ...more(made.length),
    ...again,
    ...more(repeated.length),
    ...known,
    bullet('Compared with what was known', [text(`${novelty}.`)]),
    ...addsBlocks(report),
  ];
}

function addsBlocks(report: ExplainedVersion['report']): readonly Block[] {
  const { towards, against } = addsReasons(report);
  return [
    ...(towards.length > 0 ? [bullet('Speaks for something new', [text(`${towards.join('; ')}.`)])] : []),
    ...(against.length > 0 ? [bullet('Speaks for nothing new', [text(`${against.join('; ')}.`)])] : []),
  ];
}

const LATE = 'it is told together with all else that came late.';
const STAGE_IN_WORDS = {
  seen: 'it waits to be judged; the next cycle takes it up.',
  judged: 'it is relevant news and waits for its place among the events.',
  placed: 'it has its event and waits to be read.',
  read: 'it has been read and waits to be compared with what is known.',
  settled: 'it is settled.',
} as const;

function madeBlock(pack: Pack, told: ToldEntry): Block {
  const { before, value, kind, background } = told.entry;
  const how = background ? 'it brought the board up to date and is posted nowhere' : toldInWords([told]);
  const held = before && before.value !== value ? ` (before: ${valueInWords(before.value)})` : '';
  return bullet(kind.charAt(0).toUpperCase() + kind.slice(1), [
    ...entrySpans(pack, told.entry),
    text(`${held} · ${how}`),
  ]);
}

/** What a repeat that supports no entry adds nothing to: what its event has told, or its first report. */
function knownBlocks(pack: Pack, event: ExplainedEvent | null, explained: ExplainedVersion): readonly Block[] {
  const { version } = explained.report;
  const last = event?.entries.findLast(({ evidence }) => evidence.versionId !== version.id);
  if (last) return [bullet('Its event has told', [...entrySpans(pack, last), ...whenceSpans(last, explained)])];
  if (event === null || event.first.id === version.id) return [];
  return [bullet('Told before by', eventSpans(event, explained))];
}

function whyBackground({ report, olderThanBaseline }: ExplainedVersion): readonly Span[] {
  if (report.entry.as === 'background' || olderThanBaseline === null)
    return [text('it brings the board up to date and is posted nowhere.')];
  return [text('it is older than the baseline of '), momentSpan(olderThanBaseline), text(', so it is posted nowhere.')];
}

function more(count: number): readonly Block[] {
  return count > MOST_ENTRIES ? [{ kind: 'note', spans: [text(`And ${count - MOST_ENTRIES} more.`)] }] : [];
}
