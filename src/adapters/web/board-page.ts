import { html } from 'hono/html';
import { partyName, type Pack, type PartyId } from '../../domain/diplomacy/pack.ts';
import type { BoardQuote, PhaseEntry } from '../../domain/ledger/board.ts';
import { carriersInWords, describeDevelopment, namesInWords, valueInWords } from '../../domain/ledger/describe.ts';
import { certaintyInWords } from '../../domain/ledger/describe-correction.ts';
import { isChange, type Development } from '../../domain/ledger/development.ts';
import { carriersOf, certaintyOf, evidenceOf } from '../../domain/ledger/evidence-rule.ts';
import {
  expectedNext,
  layOutBoard,
  type Expected,
  type ExpectedNext,
  type PartyStanding,
  type TruceStanding,
} from '../../domain/ledger/lay-out-board.ts';
import type { TruceTally } from '../../domain/ledger/truce-tally.ts';
import { sourceLineSpans } from '../../domain/telling/render-digest.ts';
import { courseSpans, expectedSpans } from '../../domain/telling/times-in-words.ts';
import type { Situation, Unknown } from '../../queries/current-board.ts';
import type { SourcesReport } from '../../queries/feed-health.ts';
import { tallySection } from './tally-section.ts';
import { day, moment, NOTHING, outletLink, page, spans, type Markup } from './page-parts.ts';

const LATEST = 12;

/** One conflict on the page. */
export interface BoardView {
  readonly situation: Situation | Unknown;
  readonly sources: SourcesReport;
  /** Null where nothing is known. */
  readonly tally: TruceTally | null;
}

/** The board of every conflict. */
export function boardPage(views: readonly BoardView[], now: Date): Markup {
  const names = views.map(({ situation }) => situation.pack.name).join(', ');
  return page(`${names}: where it stands`, html`${views.map((view) => conflict(view, now))}`);
}

function conflict({ situation, sources, tally }: BoardView, now: Date): Markup {
  const { pack } = situation;
  if (situation.kind === 'unknown')
    return html`<section>
      <h1>${pack.name}</h1>
      <p>Nothing is known yet: there is no baseline, and no report has been read.</p>
      ${sourceLine(sources)}
    </section>`;
  const { board } = situation;
  const base = situation.hasBaseline ? html`; baseline of ${moment(board.baselineAsOf)}` : NOTHING;
  const last = board.seq > 0 ? html`; last entry learned ${moment(board.asOf)}` : NOTHING;
  return html`<section>
    <h1>${pack.name}</h1>
    <p class="asof">As of ${moment(now)}${base}${last}.</p>
    ${sourceLine(sources)} ${layOutBoard(pack, board).map((standing) => truce(pack, standing, now))}
    <h2>Expected next</h2>
    ${expected(expectedNext(board, now))} ${tally ? tallySection(pack, tally) : NOTHING}
    <h2>Changed since the baseline</h2>
    ${changes(situation)}
  </section>`;
}

function sourceLine({ line, lastCycle }: SourcesReport): Markup {
  if (lastCycle === null && line.read === 0)
    return html`<p class="small">
      No source has been read yet; the first poll starts with the program. <a href="/sources">Sources</a>
    </p>`;
  const cycle = lastCycle === null ? NOTHING : html` Last cycle ${moment(lastCycle.endedAt)}.`;
  return html`<p class="small">${spans(sourceLineSpans(line))}${cycle} <a href="/sources">Sources</a></p>`;
}

function truce(pack: Pack, { truce: state, parties, others }: TruceStanding, now: Date): Markup {
  const name = state.name.charAt(0).toUpperCase() + state.name.slice(1);
  const proved = state.proved ? phase(pack, state.proved) : html`no phase on record`;
  const reported = state.reported
    ? html`<p class="phase reported">Reported, not yet proved: ${phase(pack, state.reported)}</p>
        ${quotes(pack, state.reported.quotes.slice(0, 1))}`
    : NOTHING;
  const also = others.flatMap(({ party, state: s }) => (s ? [`${party.name} ${valueInWords(s.value)}`] : []));
  return html`<article class="truce">
    <h2>${name}</h2>
    <p class="phase">${proved}${spans(courseSpans(pack, state, now))}</p>
    ${quotes(pack, state.proved?.quotes.slice(0, 1) ?? [])} ${reported}
    ${parties.map((standing) => party(pack, standing))}
    ${also.length > 0 ? html`<p class="small">Also on record: ${also.join(', ')}.</p>` : NOTHING}
  </article>`;
}

function phase(pack: Pack, entry: PhaseEntry): Markup {
  const by = entry.by.length > 0 ? ` by ${namesInWords(pack, entry.by)}` : '';
  return html`<strong>${valueInWords(entry.phase)}</strong
    >${by}${entry.since ? html`, since ${day(entry.since)}` : NOTHING}`;
}

function party(pack: Pack, { party: who, state }: PartyStanding): Markup {
  if (state === null)
    return html`<div class="party">
      <h3>${who.name}: <span class="certainty">no position on record</span></h3>
    </div>`;
  const certainty = certaintyInWords(pack, state.certainty, state.judged);
  const shown = state.certainty === 'disputed' ? state.quotes : state.quotes.slice(0, 1);
  const since = state.since ? html`, since ${day(state.since)}` : NOTHING;
  return html`<div class="party">
    <h3>
      ${who.name}: ${valueInWords(state.value)}
      <span class="${state.certainty === 'disputed' ? 'disputed' : 'certainty'}">(${certainty}${since})</span>
    </h3>
    ${quotes(pack, shown)} ${state.note === null ? NOTHING : html`<p class="small">Note: ${state.note}</p>`}
  </div>`;
}

function quotes(pack: Pack, list: readonly BoardQuote[]): Markup {
  return html`${list.map((quote) => {
    const parts = [
      ...(quote.speaker === null ? [] : [html`${partyName(pack, quote.speaker as PartyId)}`]),
      ...(quote.outlet === null ? [] : [outletLink(quote.outlet, quote.link)]),
      ...(quote.at === null ? [] : [day(quote.at)]),
      ...(quote.id === null ? [] : [html`<span class="id">${quote.id}</span>`]),
    ];
    return html`<blockquote>
      <p dir="auto">“${quote.quote}”</p>
      <footer>${parts.map((part, n) => html`${n > 0 ? ', ' : ''}${part}`)}</footer>
    </blockquote>`;
  })}`;
}

function expected({ ahead, overdue, settled }: ExpectedNext): Markup {
  const items = (list: readonly Expected[]): Markup =>
    html`<ul>
      ${list.map((one) => html`<li>${spans(expectedSpans(one))}</li>`)}
    </ul>`;
  const under = (heading: string, list: readonly Expected[]): Markup =>
    list.length === 0
      ? NOTHING
      : html`<h3>${heading}</h3>
          ${items(list)}`;
  const next = ahead.length === 0 ? html`<p>Nothing is on record.</p>` : items(ahead);
  return html`${next}${under('Overdue', overdue)}${under('What became of it', settled)}`;
}

function changes({ pack, ledger }: Situation): Markup {
  const all = ledger.filter(isChange);
  if (all.length === 0) return html`<p>Nothing.</p>`;
  const shown = all.slice(-LATEST).toReversed();
  const count = all.length > shown.length ? html`<p class="small">The latest of ${all.length} entries.</p>` : NOTHING;
  return html`${count}
    <ul>
      ${shown.map((entry) => change(pack, entry))}
    </ul>`;
}

function change(pack: Pack, entry: Development): Markup {
  const before =
    entry.before === null || entry.before.value === entry.value ? '' : ` (before: ${valueInWords(entry.before.value)})`;
  const evidence = evidenceOf(entry);
  const carriers = carriersInWords(carriersOf(evidence));
  return html`<li>
    ${describeDevelopment(pack, entry)}${before} ·
    ${certaintyInWords(pack, certaintyOf(pack, entry, evidence), entry.judged)} ·
    ${outletLink(entry.evidence.outlet, entry.evidence.link)}, ${moment(entry.evidence.at)}
    ${carriers === '' ? NOTHING : html`· ${carriers}`}
    <span class="id">${entry.id}</span>
  </li>`;
}
