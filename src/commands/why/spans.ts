import type { Pack } from '../../domain/diplomacy/pack.ts';
import { describeDevelopment } from '../../domain/ledger/describe.ts';
import { outcomeInWords } from '../../domain/ledger/describe-correction.ts';
import type { Development } from '../../domain/ledger/development.ts';
import type { EventDecision } from '../../domain/news/event-decisions.ts';
import { strong, text, type Block, type Span } from '../../domain/telling/message.ts';
import { outletSpan } from '../../domain/telling/render-line.ts';
import type { ExplainedEvent, ExplainedVersion } from '../../queries/explain-link.ts';
import { daySpan } from '../moment-span.ts';

/** A line of the answer with what it is about in front. */
export function bullet(lead: string, spans: readonly Span[]): Block {
  return { kind: 'bullet', spans: [strong(lead), text(': '), ...spans] };
}

/** "NO-12 Northland accepts the river pause", and what became of it since. The sentence may hold words of the source: it is text. */
export function entrySpans(pack: Pack, entry: Development): readonly Span[] {
  const last = entry.corrections?.findLast(({ amendment }) => amendment.kind !== 'moved');
  const since = last === undefined ? '' : ` [${outcomeInWords(pack, entry, last)}]`;
  return [{ kind: 'code', text: entry.id }, text(` ${describeDevelopment(pack, entry)}${since}`)];
}

/** " (The Gazette, 4 May 2031)"; an earlier version of the same article needs no link. */
export function whenceSpans({ evidence }: Development, { report }: ExplainedVersion): readonly Span[] {
  const link = evidence.link === report.version.link ? null : evidence.link;
  return [text(' ('), outletSpan(evidence.outlet, link), text(', '), daySpan(evidence.at), text(')')];
}

/** The first headline of an event, with its outlet and day, and its link where it is another one. */
export function eventSpans({ first, source }: ExplainedEvent, { report }: ExplainedVersion): readonly Span[] {
  const link = first.link === report.version.link ? null : first.link;
  return [
    text(`“${shortened(first.title || first.summary)}” (`),
    outletSpan(source.outlet, link),
    text(', '),
    { kind: 'time', at: first.seenAt, style: 'date' },
    text(')'),
  ];
}

const LONGEST_HEADLINE = 160;

function shortened(headline: string): string {
  const letters = [...headline];
  return letters.length <= LONGEST_HEADLINE ? headline : `${letters.slice(0, LONGEST_HEADLINE).join('').trimEnd()}…`;
}

/** What a desk decided about an event, by the entry that it named, and when. */
export function deskSpans({ kind, entryId, at }: EventDecision): readonly Span[] {
  const [before, after] =
    kind === 'merge' ? ['two events were made this one, ', ' among them'] : ['taken out of the event of ', ''];
  return [text(before), { kind: 'code', text: entryId }, text(`${after}, `), daySpan(at), text('.')];
}
