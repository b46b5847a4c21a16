/** The parts of a canonical link. */
interface Parts {
  readonly host: string;
  readonly segments: readonly string[];
  readonly rest: string;
}

/** A number or code that a link names its story by. */
interface Code {
  readonly at: number;
  readonly code: string;
  /** Whether words of the story stand beside it in the same segment. */
  readonly besideWords: boolean;
}

/**
 * Where an article stands, for telling whether two links lead to one: a canonical link, or, where the link names its story
 * by a number or code, host, edition and that code, so that other words and another section around it do not count.
 * When in doubt it is the link: two articles for one story do less harm than one for two.
 */
export function storyAddress(canonical: string): string {
  if (canonical.length > LONGEST) return canonical;
  const parts = partsOf(canonical);
  const found = parts.segments.flatMap((segment, at) => codeIn(segment, at) ?? []);
  const [first, ...others] = found;
  if (first === undefined || others.some(({ code }) => code !== first.code)) return canonical;
  if (parts.segments.some((segment) => NO_STORY.test(segment))) return canonical;
  const after = parts.segments.slice(first.at + 1).filter((_, n) => !found.some(({ at }) => at === first.at + 1 + n));
  if (after.length > 1 || after.some((segment) => !SLUG.test(segment))) return canonical;
  const before = parts.segments.slice(0, first.at);
  const alone = first.besideWords || after.length > 0 || before.some(isSlug) || STRONG.test(first.code);
  const kept = before.filter((segment) => (alone ? EDITION.test(segment) || KIND.test(segment) : !isDate(segment)));
  // neither bracket nor space stands in a link: no link is taken for this
  return `${[parts.host, ...kept].join('/')} [${first.code.toLowerCase()}]${parts.rest}`;
}

/** No publisher's link is longer; what is looked for in one costs more than its length. */
const LONGEST = 2000;

function partsOf(canonical: string): Parts {
  const [, address = '', rest = ''] = /^([^?#]*)(.*)$/su.exec(canonical) ?? [];
  const [host = '', ...segments] = address.split('/');
  return { host, segments, rest };
}

/** Pages about people, subjects and searches have numbers of their own. */
const NO_STORY = /^(?:authors?|tags?|topics?|category|categories|users?|profile|search|forum|page)$/iu;
/** Of one outlet, these may count from one each. */
const KIND =
  /^(?:videos?|photos?|photo-?news|pictures|galler(?:y|ies)|audio|podcasts?|opinions?|interviews?|columns?|blogs?|live|live-?blogs?|shows?)$/iu;
const EDITION =
  /^(?:[a-z]{2}(?:[-_][a-z]{2})?|eng|ukr|rus|ger|deu|fra|fre|esp|spa|ita|pol|ara|heb|tur|zho|chi|english|ukrainian|russian|arabic|french|german|spanish)$/iu;
const SLUG = /[a-z].*[-_]|[-_].*[a-z]|%[0-9A-F]{2}/iu;

/** Words of a headline, rather than the name of a section. */
function isSlug(segment: string): boolean {
  return segment.split(/[-_]/u).length > 3;
}

const EXTENSION = /\.(?:html?|shtml|xhtml|php|aspx?|jsp|ece|stm|cms)$/iu;
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const LONG_HEX = '[0-9a-f]{24}|[0-9a-f]{32}|[0-9a-f]{40}';
/** A code that is no one's figure: of eight digits or more, or with letters in it. */
const STRONG = /\d{8}|[a-z]/iu;

/** The code alone, with at most the letters that some systems put before theirs. */
const WHOLE = new RegExp(`^(?:${UUID}|${LONG_HEX}|(?:[a-z]{1,2}\\d?-){1,2}\\d{5,}|\\d+\\.\\d{6,}|\\d{6,})$`, 'iu');
/** The code behind the words. */
const AT_END = new RegExp(
  `^(.*?[a-z].*?)[-_](${UUID}|${LONG_HEX}|[0-9a-f]{8}|\\d\\.\\d{6,}|[a-z]?\\d{6,}(?:_\\d{1,3})?)$`,
  'iu',
);
const AFTER_A_WORD = /^([a-z]+)(\d{6,})$/iu;
const AT_START = /^(\d{6,})[-_,](?=.*[a-z])/iu;

function codeIn(segment: string, at: number): Code | null {
  if (!/\d{4}|\d.*[a-f]|[a-f].*\d/iu.test(segment)) return null;
  const name = segment.replace(EXTENSION, '');
  if (isDate(name)) return null;
  if (WHOLE.test(name)) return isClockTime(name) ? null : { at, code: name, besideWords: false };
  const [, words = '', end = ''] = AT_END.exec(name) ?? AFTER_A_WORD.exec(name) ?? [];
  const start = AT_START.exec(name)?.[1] ?? '';
  const code = isCode(end) ? end : start;
  if (!isCode(code)) return null;
  // `article-853026` says what it is, `truce-at-the-river-853026` says what it tells
  const kind = KIND.test(words) ? `${words}-` : '';
  return { at, code: `${kind}${code}`, besideWords: code === start || /[-_]/u.test(words) };
}

/** Not a date or a time, nor a word or a figure of the headline. */
function isCode(text: string): boolean {
  if (/^\d+$/u.test(text)) return !isDate(text) && !isClockTime(text) && !isFigure(text);
  return /\d/u.test(text) && !/^[a-f]+(?:19|20)\d\d$/iu.test(text);
}

/** People write round figures into headlines: `…-flee-250000`. */
function isFigure(digits: string): boolean {
  return digits.length < 8 && Number(digits) % 1000 === 0;
}

const YEAR = '(?:19|20)\\d\\d';
const MONTH = '(?:0?[1-9]|1[0-2])';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const TWO = { year: '(?:[0-3]\\d)', month: '(?:0[1-9]|1[0-2])', day: '(?:0[1-9]|[12]\\d|3[01])' };
const DATE = new RegExp(
  `^(?:\\d{1,5}|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|${YEAR}[-_.]?${MONTH}(?:[-_.]?${DAY})?|${DAY}[-_.]?${MONTH}[-_.]?${YEAR}` +
    `|${YEAR}${TWO.month}${TWO.day}(?:[01]\\d|2[0-3])(?:[0-5]\\d){0,2}` +
    `|${TWO.year}${TWO.month}${TWO.day}|${TWO.day}${TWO.month}${TWO.year}|${TWO.month}${TWO.day}${TWO.year})$`,
  'iu',
);

/** A year, a date in any common form, with or without the time of day, a month's short name, a page. */
function isDate(segment: string): boolean {
  return DATE.test(segment);
}

const FIRST_SECOND = Date.UTC(2015, 0) / 1000;
const LAST_SECOND = Date.UTC(2030, 0) / 1000;

/** Seconds or milliseconds of these years: many things may be published in one of them. */
function isClockTime(digits: string): boolean {
  const seconds = digits.length === 13 ? Number(digits) / 1000 : digits.length === 10 ? Number(digits) : 0;
  return seconds >= FIRST_SECOND && seconds < LAST_SECOND;
}
