import type { Pack } from '../domain/diplomacy/pack.ts';
import type { FigureKind } from '../domain/diplomacy/figures/figure.ts';
import { carriersInWords } from '../domain/ledger/describe.ts';
import { carriersOf } from '../domain/ledger/evidence-rule.ts';
import type { FigureSeries } from '../domain/ledger/figure-series.ts';
import type { TruceTally } from '../domain/ledger/truce-tally.ts';
import {
  breachDaysInWords,
  breachesInWords,
  KINDS_IN_WORDS,
  seriesInBrief,
  seriesSpans,
  startSpans,
} from '../domain/telling/figures-in-words.ts';
import { strong, text, type Block, type Span } from '../domain/telling/message.ts';
import { outletSpan } from '../domain/telling/render-line.ts';
import { momentSpan } from './moment-span.ts';

const MOST_SERIES = 6;
const MOST_IN_STATUS = 3;

/** Whether anything has been counted. */
export function isBare({ breaches, series }: TruceTally): boolean {
  return breaches.length === 0 && series.length === 0;
}

/** Everything on record since the truce took effect: the ledger's breaches, then each kind of figure per claimant, each with its words. */
export function tallyBlocks(pack: Pack, tally: TruceTally): readonly Block[] {
  return [
    { kind: 'note', spans: startSpans(tally.start) },
    ...breachBlocks(pack, tally),
    ...KINDS_IN_WORDS.flatMap(([kind, name]) => kindBlocks(pack, tally, kind, name)),
    ...(tally.series.length === 0 ? [] : [OWN_FIGURES]),
  ];
}

const OWN_FIGURES: Block = {
  kind: 'note',
  spans: [text("Each figure is its claimant's own; nothing is added up across claimants or sides.")],
};

function breachBlocks(pack: Pack, { breaches }: TruceTally): readonly Block[] {
  if (breaches.length === 0) return [];
  const bullets = breaches.map((count): Block => {
    return { kind: 'bullet', spans: [text(`${breachesInWords(pack, count)} (${breachDaysInWords(count)})`)] };
  });
  return [{ kind: 'paragraph', spans: [strong('Breaches in the ledger')] }, ...bullets];
}

function kindBlocks(pack: Pack, { series }: TruceTally, kind: FigureKind, name: string): readonly Block[] {
  const own = series.filter((one) => one.kind === kind);
  if (own.length === 0) return [];
  const rest = own.length - MOST_SERIES;
  const more: Block[] = rest > 0 ? [{ kind: 'note', spans: [text(`And ${rest} more.`)] }] : [];
  const shown = own.slice(0, MOST_SERIES).flatMap((one) => seriesBlocks(pack, one));
  return [{ kind: 'paragraph', spans: [strong(name)] }, ...shown, ...more];
}

function seriesBlocks(pack: Pack, series: FigureSeries): readonly Block[] {
  const [first] = series.latest.evidence;
  const spans = seriesSpans(pack, series);
  if (!first) return [{ kind: 'bullet', spans }];
  const carriers = carriersInWords(carriersOf(series.latest.evidence));
  const attribution: Span[] = [
    outletSpan(first.outlet, first.link),
    text(', '),
    momentSpan(first.at),
    text(carriers === '' ? '' : ` · ${carriers}`),
  ];
  return [
    { kind: 'bullet', spans },
    { kind: 'quote', text: first.quote, attribution },
  ];
}

/** The same in a few lines, for the board; nothing where no truce ever took effect and nothing was counted. */
export function tallyInStatus(pack: Pack, tally: TruceTally): readonly Block[] {
  if (tally.start === null && isBare(tally)) return [];
  const head: Span[] = [strong('Violations'), text('. '), ...startSpans(tally.start)];
  if (isBare(tally)) return [{ kind: 'paragraph', spans: [...head, text(' None is on record.')] }];
  const charges = tally.series
    .filter(({ kind }) => kind === 'violations' || kind === 'attacks')
    .slice(0, MOST_IN_STATUS);
  const breaches = tally.breaches.slice(0, MOST_IN_STATUS);
  return [
    { kind: 'paragraph', spans: head },
    ...charges.map((one): Block => ({ kind: 'bullet', spans: seriesSpans(pack, one) })),
    ...breaches.map((count): Block => ({
      kind: 'bullet',
      spans: [text(`${breachesInWords(pack, count)} (reports in the ledger)`)],
    })),
    { kind: 'note', spans: [text('All figures: '), { kind: 'code', text: `/ceasefire violations ${pack.id}` }] },
  ];
}

/** "violations: 1,200 alleged against Korrath, says Valmere": what stands first, without a full stop. */
export function tallyInOneSentence(pack: Pack, tally: TruceTally): string {
  const [first] = KINDS_IN_WORDS.flatMap(([kind]) => tally.series.filter((one) => one.kind === kind));
  if (first) return seriesInBrief(pack, first);
  const [breach] = tally.breaches;
  return breach
    ? `breaches in the ledger ${breachesInWords(pack, breach).replace(/^A/u, 'a')}`
    : 'no violation and no figure on record';
}
