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
  readonly source: Source;
}

/** Whose affair a word speaks of, by the nearest names: this conflict's, another's, or nobody's. */
export type Affair = 'own' | 'other' | 'open';

/** A name or word with its place in a field. */
export interface Spot {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
}

/** One field of a text with everything that was found in it. */
export interface Field {
  readonly reading: Reading;
  readonly mentions: readonly Mention[];
  readonly spans: ReadonlyMap<NewsTerm, readonly TermSpan[]>;
  /** Names that belong to this conflict alone: its parties but for the powers that take part in everything, and its places. */
  readonly own: readonly Spot[];
  /** Names of other conflicts. */
  readonly foreign: readonly Spot[];
  /** Nations and bodies that the pack does not know. */
  readonly outside: readonly Spot[];
  /** The belligerents named here. */
  readonly sides: ReadonlySet<string>;
  /** The other parties named here. */
  readonly thirds: ReadonlySet<string>;
}

/** A text made ready for judging: what stands first, and what follows. */
export interface NewsText {
  readonly titled: boolean;
  readonly lead: Field;
  readonly body: Field;
  readonly link: string;
  /** Whether it is written in the tongue of a side, which talks of its own war without naming it. */
  readonly atHome: boolean;
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
    statements: extractStatements({ ...input, side: input.source.side }, scene),
  };
}

/** A side's outlets write in its tongue; English is everybody's. */
function isHome(language: Language, scene: Scene): boolean {
  if (language === 'en' || language === 'other') return false;
  const sides = scene.pack.parties.flatMap((party) => (party.role === 'belligerent' ? [party.id] : []));
  return scene.pack.sources.some((s) => s.language === language && s.side !== null && sides.includes(s.side));
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
  const roles = new Map(scene.pack.parties.map((party) => [party.id as string, party.role]));
  const parties = mentions.flatMap((m) => (m.named.kind === 'party' ? [{ ...m, id: m.named.id }] : []));
  const sides = parties.filter((m) => roles.get(m.id) === 'belligerent');
  return {
    reading,
    mentions,
    spans,
    own: mentions.filter((m) => belongsHere(m, roles, powers, reading, scene)),
    foreign: (spans.get('conflict-name') ?? []).filter((span) => !mentions.some((m) => overlap(m, span))),
    outside: (spans.get('nation-word') ?? []).filter((span) => !mentions.some((m) => overlap(m, span))),
    sides: new Set(sides.map((m) => m.id)),
    thirds: new Set(parties.filter((m) => roles.get(m.id) !== 'belligerent').map((m) => m.id)),
  };
}

function belongsHere(
  mention: Mention,
  roles: ReadonlyMap<string, string>,
  powers: readonly TermSpan[],
  reading: Reading,
  scene: Scene,
): boolean {
  if (mention.named.kind === 'place') return true;
  if (mention.named.kind === 'party')
    return roles.get(mention.named.id) === 'belligerent' && !powers.some((p) => overlap(mention, p));
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

function gap(a: Spot, b: Spot): number {
  return a.sentence !== b.sentence ? Infinity : Math.max(0, Math.max(a.from, b.from) - Math.min(a.to, b.to));
}

/** Whose affair a word is: the nearest name of its sentence decides, then the names of the whole text. */
export function affairOf(spot: Spot, field: Field, text: NewsText): Affair {
  const own = Math.min(...field.own.map((s) => gap(s, spot)));
  const foreign = Math.min(...field.foreign.map((s) => gap(s, spot)));
  if (own !== Infinity || foreign !== Infinity) return own <= foreign ? 'own' : 'other';
  const owns = text.lead.own.length + text.body.own.length;
  const foreigns = text.lead.foreign.length + text.body.foreign.length;
  return owns > 0 && foreigns === 0 ? 'own' : foreigns > 0 && owns === 0 ? 'other' : 'open';
}

/** Whether a class of words occurs in a field. */
export function has(field: Field, term: NewsTerm): boolean {
  return field.spans.has(term);
}
