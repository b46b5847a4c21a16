import { timeInWords } from '../../src/domain/telling/time-in-words.ts';
import type { Platform } from '../../src/domain/telling/subscription.ts';
import type { Shown } from './driver.ts';
import { readable } from './readable.ts';

/** What a message states, in whatever marks: each in its order, as often as it is said. */
export interface Facts {
  readonly ids: readonly string[];
  readonly quotes: readonly string[];
  readonly links: readonly string[];
  readonly times: readonly string[];
  readonly certainty: readonly string[];
  readonly moves: readonly string[];
  readonly corrections: readonly string[];
}

/** The facts of what is shown; `timezone` is that of times that a platform shows to each reader in their own. */
export function factsOf(platform: Platform, shown: readonly Shown[], timezone = 'UTC'): Facts {
  // a notification says again what the message says, and what buttons offer is no statement
  const bodies = shown.map(({ files: _files, components: _buttons, content, embeds, blocks, ...rest }) =>
    readable({
      ...rest,
      ...(Array.isArray(embeds) ? { embeds } : { content }),
      ...(Array.isArray(blocks)
        ? { blocks: (blocks as readonly Shown[]).filter(({ type }) => type !== 'actions').map(alike) }
        : {}),
    }),
  );
  const words = bodies.map((body) => PLAIN[platform](body, timezone)).join('\n');
  const flat = words.replace(/\s+/gu, ' ');
  const all = (pattern: RegExp): readonly string[] =>
    [...flat.matchAll(pattern)].map((found) => (found[1] ?? found[0]).trim());
  return {
    ids: all(/\b[A-Z]{2}-\d+\b/gu),
    quotes: all(/“([^”]*)”/gu),
    // where a platform keeps its own messages is its own
    links: all(/(?:^|[,·—(]|: ) ?([^,·—<>”():]+ <https?:[^ ]*>)/gu).filter(
      (link) => !/\/(?:archives|channels)\//u.test(link),
    ),
    times: all(/\b\d{1,2} [A-Z][a-z]{2,8} \d{4}(?:, \d\d:\d\d [A-Z]{2,5}(?:[+-]\d+)?)?/gu),
    certainty: all(CERTAINTY),
    moves: all(/(?:before: |: )([^:()]{1,60} → [^)·]{1,60})/gu),
    corrections: all(/(Corrected.*? · [A-Z]{2}-\d+)/gu),
  };
}

/** In a header nothing is escaped. */
function alike(block: Shown): Shown {
  if (block['type'] !== 'header') return block;
  const { text } = block['text'] as { readonly text: string };
  return { ...block, text: text.replaceAll('&', '&amp;') };
}

const CERTAINTY =
  /\b(?:new|changed|now confirmed|contradicted|withdrawn|(?:confirmed|disputed) by the desk|one party's claim|reported, not confirmed|confirmed|disputed)\b(?= ?[·),.]|$)/gu;

const address = (url: string): string => {
  try {
    return decodeURI(url).replace(/%[0-9A-F]{2}/gu, (code) => decodeURIComponent(code));
  } catch {
    return url;
  }
};

/** A platform's words without its marks. */
const PLAIN: Readonly<Record<Platform, (body: string, timezone: string) => string>> = {
  slack: (body) =>
    body
      .replaceAll('\u200b', '')
      .replace(/<!date\^\d+\^[^|]*\|([^>]*)>/gu, '$1')
      .replace(
        /<(https?:[^|>]*)\|([^>]*)>/gu,
        (_, url: string, label: string) => `${label} \u0001${address(url)}\u0002`,
      )
      .replace(/^(?:> |• )/gmu, '')
      .replace(/[*_~`]/gu, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      .replaceAll('\u0001', '<')
      .replaceAll('\u0002', '>'),
  discord: (body, timezone) =>
    body
      .replace(/<t:(\d+):([Dtf])>/gu, (_, at: string, style: string) => inWords(Number(at), style, timezone))
      .replace(
        /(?<!\\)\[((?:\\.|[^\]\\])*)\]\(([^)]*)\)/gu,
        (_, label: string, url: string) => `${label} <${address(url)}>`,
      )
      .replace(/^(?:> |- |-# )/gmu, '')
      .replace(/\\(.)|[*_~`]/gu, (mark, escaped: string | undefined) =>
        escaped === undefined ? '' : MARK.test(mark) ? '' : escaped,
      ),
  terminal: (body) =>
    body
      .replace(/^ *• /gmu, '')
      .replace(/<(https?:[^>]*)>/gu, (_, url: string) => `<${address(url)}>`)
      .replace(/[*_~`]/gu, ''),
};
/** Marks that are left out on every platform, for a terminal shows them as they are. */
const MARK = /[*_~`]/u;

function inWords(seconds: number, style: string, timezone: string): string {
  const styles = { D: 'date', t: 'time', f: 'datetime' } as const;
  return timeInWords(new Date(seconds * 1000), styles[style as keyof typeof styles], timezone);
}
