import { html } from 'hono/html';
import type { Pack } from '../../domain/diplomacy/pack.ts';
import type { FigureKind } from '../../domain/diplomacy/figures/figure.ts';
import type { FigureSeries } from '../../domain/ledger/figure-series.ts';
import type { TruceTally } from '../../domain/ledger/truce-tally.ts';
import {
  breachDaysInWords,
  breachesInWords,
  KINDS_IN_WORDS,
  seriesSpans,
  startSpans,
} from '../../domain/telling/figures-in-words.ts';
import { day, NOTHING, outletLink, spans, type Markup } from './page-parts.ts';

const MOST_SERIES = 6;

/** Breaches and figures since the truce took effect, per claimant. */
export function tallySection(pack: Pack, tally: TruceTally): Markup {
  const { breaches, series } = tally;
  if (tally.start === null && breaches.length === 0 && series.length === 0) return NOTHING;
  const nothing = breaches.length === 0 && series.length === 0 ? html`<p>None is on record.</p>` : NOTHING;
  return html`<h2>Violations and figures</h2>
    <p class="small">${spans(startSpans(tally.start))}</p>
    ${nothing} ${inLedger(pack, tally)} ${KINDS_IN_WORDS.map(([kind, name]) => ofKind(pack, tally, kind, name))}
    ${
      series.length === 0
        ? NOTHING
        : html`<p class="small">Each figure is its claimant's own; nothing is added up across claimants or sides.</p>`
    }`;
}

function inLedger(pack: Pack, { breaches }: TruceTally): Markup {
  if (breaches.length === 0) return NOTHING;
  return html`<h3>Breaches in the ledger</h3>
    <ul>
      ${breaches.map((count) => html`<li>${breachesInWords(pack, count)} (${breachDaysInWords(count)})</li>`)}
    </ul>`;
}

function ofKind(pack: Pack, { series }: TruceTally, kind: FigureKind, name: string): Markup {
  const own = series.filter((one) => one.kind === kind);
  if (own.length === 0) return NOTHING;
  const rest = own.length - MOST_SERIES;
  return html`<h3>${name}</h3>
    <ul>
      ${own.slice(0, MOST_SERIES).map((one) => ofClaimant(pack, one))}
    </ul>
    ${rest > 0 ? html`<p class="small">And ${rest} more.</p>` : NOTHING}`;
}

function ofClaimant(pack: Pack, series: FigureSeries): Markup {
  const [first] = series.latest.evidence;
  const words = first
    ? html`<blockquote>
        <p dir="auto">“${first.quote}”</p>
        <footer>${outletLink(first.outlet, first.link)}, ${day(first.at)}</footer>
      </blockquote>`
    : NOTHING;
  return html`<li>${spans(seriesSpans(pack, series))} ${words}</li>`;
}
