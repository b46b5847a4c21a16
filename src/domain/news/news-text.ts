import type { Language, Source } from '../diplomacy/pack.ts';
import type { Reading } from '../diplomacy/reading.ts';
import { extractStatements } from '../diplomacy/extract.ts';
import { findMentions, type Mention, type Scene } from '../diplomacy/scene.ts';
import type { Statement } from '../diplomacy/statement.ts';
import type { TermSpan } from '../diplomacy/term.ts';
import type { NewsTerm } from './news-term.ts';

/** A version's text as it came: either field may be empty. */
export interface NewsInput {
  readonly title: Reading;
  readonly summary: Reading;
  readonly link: string;
  /** The words of the link's path, read. */
  readonly linkWords: Reading;
  readonly source: Source;
}

/** Reads a version's fields; `read` is the reader's. */
export function inputOf(
  version: { readonly title: string; readonly summary: string; readonly link: string },
  source: Source,
  read: (text: string, language?: Language) => Reading,
): NewsInput {
  const title = read(version.title);
  const summary = read(version.summary);
  const language = (title.sentences.length > 0 ? title : summary).language;
  return { title, summary, link: version.link, linkWords: read(wordsOfLink(version.link).join(' '), language), source };
}

/** A name or word with its place in a field. */
export interface Spot {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
}

/** A name of this conflict, and what it stands for. */
interface OwnName extends Spot {
  readonly named: Mention['named'];
}

/** One field of a text with everything that was found in it. */
export interface Field {
  readonly reading: Reading;
  readonly mentions: readonly Mention[];
  readonly spans: ReadonlyMap<NewsTerm, readonly TermSpan[]>;
  /** Names that belong to this conflict alone: its parties but for the powers that take part in everything, and its places. */
  readonly own: readonly OwnName[];
  /** Names of other conflicts. */
  readonly foreign: readonly Spot[];
  /** Nations and bodies that the pack does not know. */
  readonly outside: readonly Spot[];
  /** The belligerents named here. */
  readonly sides: ReadonlySet<string>;
  /** The other parties named here. */
  readonly thirds: ReadonlySet<string>;
  /** Those of them that mediate. */
  readonly mediators: ReadonlySet<string>;
}

/** A text made ready for judging: what stands first, and what follows. */
export interface NewsText {
  readonly titled: boolean;
  readonly lead: Field;
  readonly body: Field;
  readonly link: string;
  /** Whether it is written in the tongue of a side, which talks of its own war without naming it. */
  readonly atHome: boolean;
  /** Whether the link's own words name the conflict. */
  readonly linkNames: boolean;
  /** Classes of words in the link. */
  readonly linkTerms: ReadonlySet<NewsTerm>;
  /** One side alone beside another enemy of its, whom the pack does not know: a truce takes two, and theirs is another. */
  readonly otherFeud: boolean;
  /** What the text states, in any modality. */
  readonly statements: readonly Statement[];
}

/** Reads the names of a scene into both fields; the summary leads where there is no title. */
export function readNews(input: NewsInput, scene: Scene): NewsText {
  const titled = input.title.sentences.length > 0;
  const title = readField(input.title, scene);
  const summary = readField(input.summary, scene);
  return {
    titled,
    lead: titled ? title : summary,
    body: titled ? summary : title,
    link: input.link,
    atHome: isHome((titled ? input.title : input.summary).language, scene),
    linkNames: linkNamesConflict(wordsOfLink(input.link), scene),
    linkTerms: new Set(input.linkWords.terms.map((span) => span.term as NewsTerm)),
    otherFeud: isOtherFeud([title, summary]),
    statements: extractStatements({ ...input, side: input.source.side }, scene),
  };
}

/** A side's outlets write in its tongue; English is everybody's. */
function isHome(language: Language, scene: Scene): boolean {
  if (language === 'en' || language === 'other') return false;
  const sides = scene.pack.parties.flatMap((party) => (party.role === 'belligerent' ? [party.id] : []));
  return scene.pack.sources.some((s) => s.language === language && s.side !== null && sides.includes(s.side));
}

/** The words of a link's path: an editor's headline in small letters. */
function wordsOfLink(link: string): readonly string[] {
  const slug = /^https?:.*\/([^/?#]*-[^/?#]*)/iu.exec(link)?.[1] ?? '';
  return slug
    .toLowerCase()
    .replace(/\.\w+$/u, '')
    .split(/[-_]/u)
    .filter((word) => /^\p{L}+$/u.test(word));
}

function linkNamesConflict(words: readonly string[], scene: Scene): boolean {
  const roles = new Map(scene.pack.parties.map((party) => [party.id as string, party.role]));
  return words.some((word) =>
    (scene.byFirst.get(word) ?? []).some(
      ({ named, words: alias }) =>
        alias.length === 1 &&
        alias[0]?.norm === word &&
        alias[0].capital &&
        alias[0].exact === null &&
        (named.kind === 'place' || (named.kind === 'party' && roles.get(named.id) === 'belligerent')),
    ),
  );
}

function isOtherFeud(fields: readonly Field[]): boolean {
  const own = new Set(fields.flatMap((f) => f.own.flatMap((m) => (m.named.kind === 'truce' ? [] : [m.named.id]))));
  if (own.size !== 1) return false;
  const feudsOf = (field: Field, names: readonly Spot[]): readonly string[] =>
    [...field.spans].flatMap(([term, spans]) =>
      term.startsWith('feud-') && spans.some((s) => names.some((n) => overlap(s, n))) ? [term] : [],
    );
  const theirs = new Set(fields.flatMap((f) => feudsOf(f, f.foreign)));
  return fields.some((f) => feudsOf(f, f.own).some((t) => theirs.has(t)));
}

function readField(reading: Reading, scene: Scene): Field {
  const mentions = findMentions(reading, scene);
  const spans = new Map<NewsTerm, TermSpan[]>();
  for (const span of reading.terms) {
    const term = span.term as NewsTerm;
    const known = spans.get(term);
    if (known) known.push(span);
    else spans.set(term, [span]);
  }
  const powers = spans.get('world-actor') ?? [];
  const hosts = spans.get('host-city') ?? [];
  const roles = new Map(scene.pack.parties.map((party) => [party.id as string, party.role]));
  const foreign = (spans.get('conflict-name') ?? []).filter((span) => !mentions.some((m) => overlap(m, span)));
  const here = mentions.filter((m) => !pairedElsewhere(m, foreign, spans, reading));
  const parties = here.flatMap((m) => (m.named.kind === 'party' ? [{ ...m, id: m.named.id }] : []));
  const sides = parties.filter((m) => roles.get(m.id) === 'belligerent');
  return {
    reading,
    mentions,
    spans,
    own: here.filter((m) => belongsHere(m, roles, powers, hosts, reading, scene)),
    foreign,
    outside: (spans.get('nation-word') ?? []).filter((span) => !mentions.some((m) => overlap(m, span))),
    sides: new Set(sides.map((m) => m.id)),
    thirds: new Set(parties.filter((m) => roles.get(m.id) !== 'belligerent').map((m) => m.id)),
    mediators: new Set(parties.filter((m) => roles.get(m.id) === 'mediator').map((m) => m.id)),
  };
}

/** "The military" or "the group" may be anybody's; it names a side only beside a proper name. */
function isProperName(mention: Mention, reading: Reading, scene: Scene): boolean {
  const first = reading.sentences[mention.sentence]?.tokens[mention.from];
  const aliases = first ? [...(scene.byFirst.get(first.norm) ?? []), ...(scene.byFirst.get(first.stem) ?? [])] : [];
  return aliases.some((alias) => alias.named === mention.named && alias.words.some((word) => word.capital));
}

/**
 * "Israel and Lebanon", "Israel-Hezbollah" in the pack of another war of Israel's: a side that is coupled with a stranger
 * acts in the stranger's affair. "In Ukraine and Gaza" couples two wars, not two sides of one.
 */
function pairedElsewhere(
  mention: Mention,
  foreign: readonly Spot[],
  spans: ReadonlyMap<NewsTerm, readonly TermSpan[]>,
  reading: Reading,
): boolean {
  if (mention.named.kind !== 'party') return false;
  const tokens = reading.sentences[mention.sentence]?.tokens ?? [];
  return foreign.some((stranger) => {
    const [left, right] = stranger.from < mention.from ? [stranger, mention] : [mention, stranger];
    if (left.sentence !== right.sentence || right.from - left.to !== 1) return false;
    const link = tokens[left.to]?.norm ?? '';
    if (/^[-–/]$/u.test(link)) return true;
    const coupled = spans.get('coupling')?.some((c) => c.sentence === left.sentence && c.from === left.to);
    const placed = spans.get('place-preposition')?.some((c) => c.sentence === left.sentence && c.to === left.from);
    return coupled === true && placed !== true;
  });
}

function belongsHere(
  mention: Mention,
  roles: ReadonlyMap<string, string>,
  powers: readonly TermSpan[],
  hosts: readonly TermSpan[],
  reading: Reading,
  scene: Scene,
): boolean {
  if (mention.named.kind === 'place') return !hosts.some((city) => overlap(city, mention));
  if (mention.named.kind === 'party')
    return (
      roles.get(mention.named.id) === 'belligerent' &&
      !powers.some((p) => overlap(mention, p)) &&
      (reading.language !== 'en' || isProperName(mention, reading, scene))
    );
  const tokens = reading.sentences[mention.sentence]?.tokens.slice(mention.from, mention.to) ?? [];
  return tokens.some(
    (t) =>
      (scene.byFirst.get(t.norm) ?? []).some(
        (alias) => alias.named.kind !== 'truce' && alias.words.length === 1 && alias.words[0]?.capital === true,
      ) && /^\p{Lu}/u.test(t.text),
  );
}

/** Whether two places of one text share a token. */
function overlap(a: Spot, b: Spot): boolean {
  return a.sentence === b.sentence && a.from < b.to && b.from < a.to;
}

/** Whether a class of words occurs in a field. */
export function has(field: Field, term: NewsTerm): boolean {
  return field.spans.has(term);
}
