import { carriersInWords } from '../ledger/describe.ts';
import type { Evidence } from '../ledger/development.ts';
import { fixedWords, type FixedWords } from './fixed-words.ts';
import { inBrief } from './brief-line.ts';
import { correctionWords } from './correction-words.ts';
import type { DigestLine } from './digest-line.ts';
import type { Language } from './subscription.ts';
import { strong, text, type Block, type Span } from './message.ts';

/** Sentence, before → now, certainty, id; then the quote with its outlet. A mere statement is its own quote. */
export function lineBlocks(line: DigestLine, language: Language = 'en'): readonly Block[] {
  const words = fixedWords(language);
  if (isInBrief(line)) return [{ kind: 'bullet', spans: briefSpans(line, words) }];
  const lead = line.evidence[0];
  const moved = line.before !== null && line.before !== line.after;
  const spans: Span[] = [
    strong(line.text),
    ...(moved ? [text(` (${words.before}: ${line.before ?? ''} → ${words.now}: ${line.after})`)] : []),
    text(` · ${judgementInWords(line, language)} · `),
    { kind: 'code', text: line.id },
  ];
  if (!lead) return [{ kind: 'bullet', spans }];
  if (line.type === 'statement')
    return [{ kind: 'bullet', spans: [...spans, text(' · '), ...attribution(line, lead, words)] }];
  return [
    { kind: 'bullet', spans },
    { kind: 'quote', text: lead.quote, attribution: attribution(line, lead, words) },
    ...alike(line, lead),
  ];
}

/** Is it a line that names several in brief? */
export function isInBrief({ type, gathered }: DigestLine): boolean {
  return type === 'statement' && gathered.length > 0;
}

/** "Also reported: … (Outlet, UA-12); … (Outlet, UA-14)". */
function briefSpans({ gathered }: DigestLine, { alsoReported }: FixedWords): readonly Span[] {
  const items = gathered.flatMap((line, n): Span[] => [
    text(`${n > 0 ? '; ' : ' '}${inBrief(line)} (`),
    ...line.evidence.slice(0, 1).flatMap((e) => [outletSpan(e.outlet, e.link), text(', ')]),
    { kind: 'code', text: line.id },
    text(')'),
  ]);
  return [strong(`${alsoReported}:`), ...items];
}

/** The words of the others that say the like, if they are other words. */
function alike({ gathered }: DigestLine, lead: Evidence): readonly Block[] {
  return gathered
    .flatMap((line) => line.evidence.slice(0, 1))
    .filter(({ quote }) => quote !== lead.quote)
    .slice(0, MOST_ALIKE)
    .map((e) => ({ kind: 'quote', text: e.quote, attribution: [outletSpan(e.outlet, e.link)] }));
}
const MOST_ALIKE = 2;
const MOST_OTHERS = 3;

function judgementInWords({ kind, certainty, judged }: DigestLine, language: Language): string {
  const { kinds, certainties } = fixedWords(language);
  if (kind === 'confirmed' && judged === undefined) return kinds.confirmed;
  return `${kinds[kind]}, ${judged ? correctionWords(language).by(judged.certainty, judged.by) : certainties[certainty]}`;
}

function attribution(line: DigestLine, lead: Evidence, { andMore }: FixedWords): readonly Span[] {
  // an outlet that says it twice is one
  const others = [...new Map(line.evidence.map((one) => [one.outlet, one])).values()]
    .filter(({ outlet }) => outlet !== lead.outlet)
    .slice(0, MOST_OTHERS);
  const more = line.outlets - 1 - others.length;
  const carriers = carriersInWords(line);
  return [
    outletSpan(lead.outlet, lead.link),
    ...others.flatMap((one): Span[] => [text(', '), outletSpan(one.outlet, one.link)]),
    text(more > 0 ? ` ${andMore(more)}` : ''),
    text(', '),
    { kind: 'time', at: lead.at, style: 'datetime' },
    text(carriers === '' ? '' : ` · ${carriers}`),
  ];
}

/** An outlet's name, linked where the address is one that a browser opens. */
export function outletSpan(outlet: string, link: string | null): Span {
  return link !== null && /^https?:\/\//iu.test(link) ? { kind: 'link', label: outlet, url: link } : text(outlet);
}
