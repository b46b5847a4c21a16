import type { PartyId, Source } from '../diplomacy/pack.ts';
import { citedIn } from './citation.ts';
import { hostIn, nameKey, type NameFound, type Owner, type OutletNames } from './outlet-names.ts';

/** What tells where a text was first written. `originName` is the feed's own `<source>`, `author` its byline. */
export interface OriginInput {
  readonly title: string;
  readonly summary: string;
  readonly author: string | null;
  readonly originName: string | null;
  readonly source: Source;
}

/** By what an origin is known, the strongest first; of copies of one text the one that is known best names the origin of all. */
export const GROUNDS = ['sign', 'feed', 'byline', 'citation', 'none'] as const;
/** See `GROUNDS`. */
export type Ground = (typeof GROUNDS)[number];

/** The independent origin of a text: an agency, another outlet, or the source's own family. */
export interface Origin {
  readonly origin: string;
  /** The party that owns it, null for an independent one. */
  readonly side: PartyId | null;
  readonly ground: Ground;
  readonly because: string;
}

/**
 * Names the origin by the strongest ground there is: an agency's sign or dateline, the feed's own source, the byline, then
 * whom the text cites. An outlet that names itself is its own origin.
 */
export function originOf(input: OriginInput, names: OutletNames): Origin {
  const own = names.ownerOf(input.source);
  const text = `${input.title}\n${input.summary}`;
  const inText = names.in(text);
  const found =
    signed(text, inText) ??
    namedByFeed(input, own, names) ??
    byline(input, text, inText, names) ??
    cited(text, inText, own);
  const home: Origin = {
    origin: own.id,
    side: own.side,
    ground: 'none',
    because: `no other origin is named, so ${input.source.outlet} itself`,
  };
  if (!found) return home;
  return found.owner.id === own.id
    ? { ...home, because: found.because }
    : { origin: found.owner.id, side: found.owner.side, ground: found.ground, because: found.because };
}

interface Found {
  readonly owner: Owner;
  readonly ground: Ground;
  readonly because: string;
}

const ENDS_TITLE = /[-–—|:]\s*(?:the\s+)?$/iu;
/**
 * "KYIV, Ukraine, May 3 ", «Киев. 3 мая. »: capitals, numbers, and a month after its number. A word is taken whole: in parts
 * there would be more ways to read it than time to try them.
 */
const PLACE_AND_DATE = /^(?:(?:\p{Lu}[\p{L}'’.-]*(?![\p{L}'’.-])|\d{1,4}(?:\s+\p{Ll}+)?)[\s,.:/–—-]*){1,8}[([/]?$/u;
const CREDIT =
  /(?:(?:reporting|inputs?|material|files?|contributions?)\s+(?:by|from)|[(—–-]\s*with|(?:^|[.!?…”"»]\s+)(?:source:|©|\(c\)|copyright)(?:\s*\d{4})?)\s+(?:the\s+)?$/iu;

/** "(AP)", "/ТАСС/", "| AP News", "Reuters: …", a dateline "KYIV, 3 May (Reuters) -", "With reporting by AFP". */
function signed(text: string, names: readonly NameFound[]): Found | null {
  const found = names.find((name) => isSign(text, name));
  return found ? { owner: found.owner, ground: 'sign', because: `signed ${text.slice(found.start, found.end)}` } : null;
}

/** A mark stands within so many letters; a longer line is not looked through for every name in it. */
const NEAR = 200;

function isSign(text: string, { owner, start, end }: NameFound): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start);
  const before = start - lineStart > NEAR ? `…${text.slice(start - NEAR, start)}` : text.slice(lineStart, start);
  const after = lineEnd - end > NEAR ? `${text.slice(end, end + NEAR)}…` : text.slice(end, lineEnd);
  const inTitle = lineStart === 0;
  if (inTitle && ENDS_TITLE.test(before) && /^\s*$/u.test(after)) return true;
  if (/^\s*(?:the\s+)?$/iu.test(before) && /^\s*[:|]\s/u.test(after)) return true;
  if (!owner.signs) return false;
  if (CREDIT.test(before)) return true;
  if (isAbbreviation(before, text.slice(start, end))) return false;
  return isDateline(before, after) || isHead(before, after) || isSignOff(before, after, inTitle);
}

/** A place, perhaps a date, then the agency in brackets or behind a full stop, then a dash or a full stop. */
function isDateline(before: string, after: string): boolean {
  if (!PLACE_AND_DATE.test(before)) return false;
  if (/[(/[]$/u.test(before))
    return /^(?:\s+News)?[)/\]]\s*[-–—.:]/u.test(after) || (/^\p{Lu}{3,}/u.test(before) && /^[)\]/]/u.test(after));
  return /\d/u.test(before) && /^\s*[-–—.]/u.test(after);
}

/** "the Palestinian Authority (PA)": the brackets shorten what stands before them. */
function isAbbreviation(before: string, name: string): boolean {
  const last = /(\p{L})[\p{L}'’-]*\s+\($/u.exec(before)?.[1] ?? '';
  return /^\p{Lu}+$/u.test(name) && last !== '' && name.endsWith(last);
}

/** At the head of a text: in brackets, or before a dash. */
function isHead(before: string, after: string): boolean {
  if (/^\s*[([/]$/u.test(before)) return /^(?:\s+News)?[)\]/]\s*[-–—.:]?\s*\S/u.test(after);
  return /^\s*$/u.test(before) && /^\s+[-–—]{1,2}\s/u.test(after);
}

/** Other agencies that sign the same text: "(AFP, Reuters)", "/dpa/". */
const BRACKETED_END = /^(?:\s?[,/&+]\s?[\p{L}-]{2,30}){0,4}\s?[)\]/]\s*\.?\s*$/u;

/** At the end, behind the end of a sentence, in brackets or bare; a headline needs no full stop before the brackets. */
function isSignOff(before: string, after: string, inTitle: boolean): boolean {
  const head = before.trimStart();
  if (/(?:^|[.!?…”"»]\s*)[([/]$/u.test(head)) return BRACKETED_END.test(after);
  if (inTitle) return /[\p{L}\d]\s+\($/u.test(head) && BRACKETED_END.test(after);
  return /[.!?…”"»]\s+$/u.test(head) && /^\s*\.?\s*$/u.test(after);
}

function namedByFeed({ originName, source }: OriginInput, own: Owner, names: OutletNames): Found | null {
  const name = originName?.trim() ?? '';
  if (name === '') return null;
  const because = `the feed names ${name}`;
  const owner = names.named(name);
  if (owner) return { owner, ground: 'feed', because };
  const key = nameKey(hostIn(name) ?? name);
  const isOwn = ` ${key} `.includes(` ${nameKey(source.outlet)} `);
  return {
    owner: isOwn || key === '' ? own : { id: key, side: names.partyOf(name), signs: false },
    ground: 'feed',
    because,
  };
}

/** "By Ilse Marrow | The Associated Press" at the head of a text; words are taken whole, as above. */
const BY =
  /^by\s+(?:\p{Lu}[\p{L}'’.-]*(?![\p{L}'’.-])\s*(?:(?:,|and\b|&)\s*)?){1,8}(?:[|,/–—-]|for|of)?\s*(?:the\s+)?$/iu;

const DESK =
  '(?:Staff|News|Newsroom|Agency|Desk|Bureau|Reporters?|Writers?|Correspondents?|Editors?|By|From|With|Via)\\b';
/** "Wafa Hassan", "By Dawn Smith": two words that are a name of a person, unless an outlet is called so. */
const PERSON = new RegExp(`^(?:[Bb]y\\s+)?(?!${DESK})\\p{Lu}\\p{Ll}+\\s+(?!${DESK})\\p{Lu}[\\p{L}'’-]+$`, 'u');

/** A byline is an origin only when it names an outlet: people write for their own. */
function byline({ author }: OriginInput, text: string, inText: readonly NameFound[], names: OutletNames): Found | null {
  const owner = author === null ? null : PERSON.test(author.trim()) ? names.called(author) : names.named(author);
  if (owner) return { owner, ground: 'byline', because: `byline ${author?.trim() ?? ''}` };
  const line = text.indexOf('\n') + 1;
  const head = inText.find(({ start }) => start >= line && start - line <= NEAR && BY.test(text.slice(line, start)));
  return head ? { owner: head.owner, ground: 'byline', because: `byline ${text.slice(line, head.end)}` } : null;
}

function cited(text: string, names: readonly NameFound[], own: Owner): Found | null {
  const others = names.filter((name) => name.owner.id !== own.id);
  for (const name of others) {
    const because = citedIn(text, name);
    if (because !== null) return { owner: name.owner, ground: 'citation', because };
  }
  return null;
}
