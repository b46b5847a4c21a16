import { html } from 'hono/html';
import { partyName, type Pack } from '../../domain/diplomacy/pack.ts';
import { sourceLineSpans } from '../../domain/telling/render-digest.ts';
import type { Standing } from '../../domain/telling/source-line.ts';
import type { FeedReport, SourcesReport } from '../../queries/feed-health.ts';
import { outletLink, page, spans, type Markup } from './page-parts.ts';

const STANDING: Readonly<Record<Standing, string>> = { read: 'read', dark: 'dark', waiting: 'not polled yet' };
const ORDER: readonly Standing[] = ['dark', 'waiting', 'read'];

/** Every feed of every conflict; those that need attention first. */
export function sourcesPage(reports: readonly SourcesReport[]): Markup {
  return page('Sources', html`${reports.map(conflict)}`);
}

/** The tag of what nobody said. */
const UNKNOWN_LANGUAGE = 'und';

function conflict(report: SourcesReport): Markup {
  const feeds = report.feeds.toSorted((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing));
  return html`<section>
    <h1>Sources of ${report.pack.name}</h1>
    <p class="asof">${spans(sourceLineSpans(report.line))}</p>
    <ul class="feeds">
      ${feeds.map((feed) => feedItem(report.pack, feed))}
    </ul>
  </section>`;
}

function feedItem(pack: Pack, { source, name, standing, movedTo, says }: FeedReport): Markup {
  const side = source.side === null ? 'independent' : `${partyName(pack, source.side)}'s side`;
  const moved = movedTo === null ? '' : ' It has moved for good; it is still listed under the old address.';
  const language = source.language === UNKNOWN_LANGUAGE ? '' : ` · ${source.language}`;
  return html`<li>
    <span class="state ${standing}">${STANDING[standing]}</span> · ${outletLink(name, source.url)} · ${side}${language}
    <div class="small">${spans(says)}${moved}</div>
  </li>`;
}
