import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Span } from '../../domain/telling/message.ts';
import { dayInWords, isWholeDay, timeInWords } from '../../domain/telling/time-in-words.ts';

/** Text that is safe on the page: everything that was put into it is escaped. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export const NOTHING: Markup = html``;

/** A link only for addresses that a browser may follow; the label is an outlet's name, never a feed's text. */
export function outletLink(label: string, url: string | null): Markup {
  const address = url === null ? null : URL.parse(url);
  if (url === null || !address || !/^https?:$/u.test(address.protocol)) return html`${label}`;
  return html`<a href="${url}" rel="noopener noreferrer nofollow">${label}</a>`;
}

/** A moment in UTC, with its machine-readable form. */
export function moment(at: Date): Markup {
  return html`<time datetime="${at.toISOString()}"
    >${isWholeDay(at) ? dayInWords(at) : timeInWords(at, 'datetime', 'UTC')}</time
  >`;
}

/** The day of a moment. */
export function day(at: Date): Markup {
  return html`<time datetime="${at.toISOString()}">${timeInWords(at, 'date', 'UTC')}</time>`;
}

/** A run of spans. */
export function spans(list: readonly Span[]): Markup {
  return html`${list.map(span)}`;
}

function span(one: Span): Markup {
  switch (one.kind) {
    case 'text':
      return html`${one.text}`;
    case 'strong':
      return html`<strong>${one.text}</strong>`;
    case 'emphasis':
      return html`<em>${one.text}</em>`;
    case 'struck':
      return html`<del>${one.text}</del>`;
    case 'code':
      return html`<code>${one.text}</code>`;
    case 'link':
      return outletLink(one.label, one.url);
    case 'time':
      return moment(one.at);
  }
}

/** A whole page. */
export function page(title: string, content: Markup): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <header>
          <span class="name">Ceasefire Bot</span>
          <a href="/">Board</a>
          <a href="/sources">Sources</a>
        </header>
        <main>${content}</main>
        <footer>Times are in UTC. The same as data: <a href="/api/status">/api/status</a></footer>
      </body>
    </html>`;
}
