import type { Source } from '../diplomacy/pack.ts';
import { WIRES, type Wire } from './wires.ts';

/** What tells where a text was first written. `originName` is the feed's own `<source>`, `author` its byline. */
export interface OriginInput {
  readonly title: string;
  readonly summary: string;
  readonly author: string | null;
  readonly originName: string | null;
  readonly source: Source;
}

/** The independent origin of a text: a wire, another outlet, or the source's own family. */
export interface Origin {
  readonly origin: string;
  readonly because: string;
}

/** Outlets that a text says it follows: "the Financial Times reported". */
const CITED =
  /\b(?:according to|citing|as reported by|quoted by|told)\s+(?:the\s+)?(?<after>\p{Lu}[\p{L}&'’.]+(?:\s\p{Lu}[\p{L}&'’.]+){0,3})|(?<before>(?:the\s+)?\p{Lu}[\p{L}&'’.]+(?:\s\p{Lu}[\p{L}&'’.]+){0,3})\s+(?:reported|reports|first reported|has learned)\b/gu;

/** Names the origin by the strongest mark there is: a wire's sign-off, the feed's own source, the byline, then a wire that the text cites. */
export function originOf(input: OriginInput): Origin {
  const own = input.source.family;
  const text = `${input.title}\n${input.summary}`;
  const found =
    signed(text) ?? named(input.originName, own, 'the feed names') ?? byline(input.author, own) ?? cited(text);
  if (!found || found.origin === own)
    return { origin: own, because: found?.because ?? `no other origin is named, so ${input.source.outlet} itself` };
  return found;
}

/** "(AP)", "(Reuters)", "| AP News" and a dateline "KYIV, 3 May (Reuters) -". */
function signed(text: string): Origin | null {
  for (const wire of WIRES) {
    const mark = wire.marks.find((m) =>
      new RegExp(`\\(${m}\\)|[|–—-]\\s*${m}(?:\\s+News)?\\s*(?:$|[|\\n])|^${m}\\s*[:|]`, 'mu').test(text),
    );
    if (mark) return { origin: wire.id, because: `signed ${mark}` };
  }
  return null;
}

function named(name: string | null, own: string, how: string): Origin | null {
  if (name === null || name.trim() === '') return null;
  const wire = wireNamed(name);
  if (wire) return { origin: wire.id, because: `${how} ${name.trim()}` };
  const key = keyOf(name);
  return key === keyOf(own) ? null : { origin: key, because: `${how} ${name.trim()}` };
}

/** A byline is an origin only when it names a wire: people write for the outlet. */
function byline(author: string | null, own: string): Origin | null {
  const wire = author === null ? null : wireNamed(author);
  return wire && wire.id !== own ? { origin: wire.id, because: `byline ${author?.trim() ?? ''}` } : null;
}

function cited(text: string): Origin | null {
  for (const match of text.matchAll(CITED)) {
    const name = match.groups?.['after'] ?? match.groups?.['before'] ?? '';
    const wire = wireNamed(name);
    if (wire) return { origin: wire.id, because: `“${match[0].trim()}”` };
  }
  return null;
}

function wireNamed(name: string): Wire | null {
  const key = ` ${keyOf(name)} `;
  return (
    WIRES.find((wire) => [wire.id, ...wire.marks, ...wire.names].some((mark) => key.includes(` ${keyOf(mark)} `))) ??
    null
  );
}

function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the\s+/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
