import { readFileSync } from 'node:fs';

/** An item as it stands in a document, found by plain patterns: nothing of the bot has looked at it. */
export interface RawItem {
  readonly title: string;
  readonly link: string;
}

/** The items of an RSS or Atom document that is well formed. */
export function rawItems(path: string): readonly RawItem[] {
  const document = readFileSync(path, 'utf8');
  return [...document.matchAll(/<(item|entry)[\s>].*?<\/\1>/gsu)].map(([item]) => ({
    title: textOf(element(item, 'title')),
    link: textOf(element(item, 'link') || (/<link[^>]*href="([^"]*)"/u.exec(item)?.[1] ?? '')),
  }));
}

function element(item: string, name: string): string {
  return new RegExp(`<${name}(?:\\s[^>]*)?>(.*?)</${name}>`, 'su').exec(item)?.[1] ?? '';
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function textOf(xml: string): string {
  const unescaped = (text: string): string =>
    text
      .replaceAll(/&#x([0-9a-f]+);/giu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
      .replaceAll(/&#(\d+);/gu, (_, decimal: string) => String.fromCodePoint(Number(decimal)))
      .replaceAll(/&(\w+);/gu, (whole, name: string) => NAMED[name] ?? whole);
  const cdata = /^\s*<!\[CDATA\[(.*)\]\]>\s*$/su.exec(xml)?.[1];
  return unescaped(cdata ?? unescaped(xml)).trim();
}

/** A text as a reader compares it: case, spaces and markup apart. */
export function plain(text: string): string {
  return text
    .replaceAll(/<\/?[a-z][^>]*>/giu, ' ')
    .replaceAll(/[\s\u200b-\u200f\u2060]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** A link without what everybody knows to be no part of it. */
export function plainLink(link: string): string {
  const inner = link.replace(/^https?:\/\/(?:web\.)?archive\.[a-z]+\/.*?(https?:\/\/)/u, '$1');
  const [page = '', query = ''] = inner.replace(/#.*$/su, '').split('?');
  const kept = query.split('&').filter((pair) => pair !== '' && !/^(?:utm_|at_|fbclid|traffic_source)/u.test(pair));
  return `${page.replace(/^https?:\/\/(?:www\.)?/u, '').replace(/\/$/u, '')}${kept.length > 0 ? `?${kept.sort().join('&')}` : ''}`;
}

/** Host and the code that names the story, where the link ends with one or holds one between slashes; else null. */
export function plainStory(link: string): string | null {
  const page = plainLink(link);
  const host = page.split('/')[0] ?? '';
  const code =
    /\/((?:[a-z]{1,2}\d?-)+\d{5,}|\d{9,})\//u.exec(page)?.[1] ?? /-([0-9a-f]{8}|\d{7,})(?:\.html?)?$/u.exec(page)?.[1];
  return code === undefined ? null : `${host} ${code}`;
}
