import { caseFormsOf } from './declension.ts';
import type { Aliases, Language, Pack, PartyId, TruceId } from './pack.ts';
import type { Reading, Sentence, Token } from './reading.ts';

/** What an alias stands for. */
type Named =
  | { readonly kind: 'party'; readonly id: PartyId }
  | { readonly kind: 'truce'; readonly id: TruceId }
  | { readonly kind: 'place'; readonly id: string };

/** A name found in a text: tokens `from` to `to` (exclusive) of one sentence. */
export interface Mention {
  readonly named: Named;
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
}

interface Alias {
  readonly named: Named;
  readonly language: Language | null;
  readonly words: readonly {
    readonly norm: string;
    readonly stem: string;
    /** The norms of all its cases: of itself alone, where the language has no others. */
    readonly cases: ReadonlySet<string>;
    readonly capital: boolean;
    readonly exact: string | null;
  }[];
}

interface Match {
  readonly alias: Alias;
  readonly to: number;
}

/** A pack made ready for reading: its names by the first word's norm and stem, longest first. */
export interface Scene {
  readonly pack: Pack;
  readonly byFirst: ReadonlyMap<string, readonly Alias[]>;
}

/** English makes people and adjectives of a country's name by these endings: Iran, Iranian; Ukraine, Ukrainian. */
const DEMONYMS = ['n', 'ns', 'an', 'ans', 'ian', 'ians', 'i', 'is', 'ese'] as const;
const DEMONYMS_WITHOUT_LAST = ['ian', 'ians', 'an', 'ans', 'ish'] as const;

/** Nouns that stand for a party where only one has them. */
const INSTITUTIONS = ['army', 'military', 'paramilitary', 'movement', 'junta'] as const;

/** Compiles a pack's names with the given reader; done once a pack, used for every text. */
export function compileScene(pack: Pack, read: (text: string, language?: Language) => Reading): Scene {
  const byFirst = new Map<string, Alias[]>();
  const add = (alias: Alias): void => {
    const first = alias.words[0];
    if (!first) return;
    for (const key of new Set([first.norm, first.stem, ...first.cases]))
      byFirst.set(key, [...(byFirst.get(key) ?? []), alias]);
  };
  for (const [institution, named] of institutionsOf(pack)) add(compileAlias(named, institution, 'en', read));
  for (const [named, aliases] of namesOf(pack)) {
    for (const [language, list] of Object.entries(aliases)) {
      for (const alias of list ?? [])
        for (const form of formsOf(named, alias, language)) add(compileAlias(named, form, language, read));
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { pack, byFirst };
}

function* namesOf(pack: Pack): Generator<[Named, Aliases]> {
  for (const party of pack.parties) yield [{ kind: 'party', id: party.id }, withName(party.aliases, party.name)];
  for (const truce of pack.truces) yield [{ kind: 'truce', id: truce.id }, withName(truce.aliases, truce.name)];
  for (const [language, list] of Object.entries(pack.places)) {
    for (const place of list ?? []) yield [{ kind: 'place', id: place }, { [language]: [place] }];
  }
}

/** "the army", where exactly one party of the pack is named by its army ("Sudanese army"). */
function institutionsOf(pack: Pack): readonly (readonly [string, Named])[] {
  return INSTITUTIONS.flatMap((institution) => {
    const owners = pack.parties.filter((p) =>
      (p.aliases['en'] ?? []).some((alias) => new RegExp(`^\\p{Lu}.* ${institution}$`, 'u').test(alias)),
    );
    const owner = owners[0];
    return owner && owners.length === 1 ? [[institution, { kind: 'party', id: owner.id }] as const] : [];
  });
}

function withName(aliases: Aliases, name: string): Aliases {
  return { ...aliases, en: [...new Set([...(aliases.en ?? []), name])] };
}

function formsOf(named: Named, alias: string, language: string): readonly string[] {
  if (language === 'en' && /^the \p{Lu}\p{Ll}{3,}$/u.test(alias)) return [alias, alias.slice(4)]; // headlines drop the article
  if (named.kind === 'truce' || language !== 'en' || !/^\p{Lu}\p{Ll}{3,}$/u.test(alias)) return [alias];
  const shorter = alias.slice(0, -1);
  return [
    alias,
    ...DEMONYMS.map((e) => alias + e),
    ...(/[aey]$/u.test(alias) ? DEMONYMS_WITHOUT_LAST.map((e) => shorter + e) : []),
  ];
}

function compileAlias(
  named: Named,
  form: string,
  language: string,
  read: (text: string, language?: Language) => Reading,
): Alias {
  const known: Language = language === 'en' || language === 'uk' || language === 'ru' ? language : 'other';
  const tokens = read(form, known)
    .sentences.flatMap((s) => s.tokens)
    .filter((t) => t.kind !== 'mark');
  return {
    named,
    language: known,
    words: tokens.map((t) => ({
      norm: t.norm,
      stem: t.stem,
      cases: casesOf(t, known),
      capital: /^\p{Lu}/u.test(t.text),
      exact: t.kind === 'word' && t.norm.length <= 3 && t.text === t.text.toUpperCase() ? t.norm : null,
    })),
  };
}

/** Abbreviations have no cases. */
function casesOf({ text, norm }: Token, language: Language): ReadonlySet<string> {
  return new Set(text === text.toUpperCase() ? [norm] : caseFormsOf(norm, language));
}

/** Every name of the scene in a text, in order; where names overlap the longest wins. */
export function findMentions(reading: Reading, scene: Scene): readonly Mention[] {
  return reading.sentences.flatMap((sentence, index) => mentionsIn(sentence, index, reading.language, scene));
}

function mentionsIn(sentence: Sentence, index: number, language: Language, scene: Scene): readonly Mention[] {
  const found: Mention[] = [];
  for (let at = 0; at < sentence.tokens.length;) {
    const token = sentence.tokens[at];
    const match = token && token.kind !== 'mark' ? longestAt(sentence.tokens, at, language, scene) : null;
    if (match) found.push({ named: match.alias.named, sentence: index, from: at, to: match.to });
    at = match?.to ?? at + 1;
  }
  return found;
}

function longestAt(tokens: readonly Token[], at: number, language: Language, scene: Scene): Match | null {
  const token = tokens[at];
  if (!token) return null;
  const candidates = new Set([...(scene.byFirst.get(token.norm) ?? []), ...(scene.byFirst.get(token.stem) ?? [])]);
  let best: Match | null = null;
  for (const alias of candidates) {
    const to = matchFrom(tokens, at, alias, language, scene);
    if (to !== null && (best === null || to > best.to)) best = { alias, to };
  }
  return best;
}

/**
 * Where the alias ends when it starts at `at`, or null; hyphens and possessives between its words do not count, nor does
 * the name of a party or place inside a truce's ("30-day Valmere ceasefire").
 */
function matchFrom(
  tokens: readonly Token[],
  at: number,
  alias: Alias,
  language: Language,
  scene: Scene,
): number | null {
  let next = at;
  for (const [n, word] of alias.words.entries()) {
    if (n > 0) while (tokens[next]?.norm === '-' || tokens[next]?.norm === "'s") next++;
    if (n > 0 && alias.named.kind === 'truce' && !isWord(tokens[next], word, alias, language))
      next = afterName(tokens, next, language, scene);
    if (!isWord(tokens[next], word, alias, language)) return null;
    next++;
  }
  return next;
}

function isWord(token: Token | undefined, word: Alias['words'][number], alias: Alias, language: Language): boolean {
  if (!token || token.kind === 'mark') return false;
  const alike =
    token.norm === word.norm ||
    (alias.language === language && (token.stem === word.stem || word.cases.has(token.norm)));
  if (!alike || (word.capital && !/^\p{Lu}/u.test(token.text))) return false;
  return word.exact === null || token.text === token.text.toUpperCase();
}

/** Past the name of a party or place that starts at `at`, if one does. */
function afterName(tokens: readonly Token[], at: number, language: Language, scene: Scene): number {
  const token = tokens[at];
  const names = token ? (scene.byFirst.get(token.norm) ?? []).filter(({ named }) => named.kind !== 'truce') : [];
  return Math.max(at, ...names.map((name) => matchFrom(tokens, at, name, language, scene) ?? at));
}
