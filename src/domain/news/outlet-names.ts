import type { Pack, PartyId, Source } from '../diplomacy/pack.ts';
import { WIRES } from './wires.ts';

/** Who answers for a text: the key by which origins are counted, and the party that owns it. */
export interface Owner {
  readonly id: string;
  readonly side: PartyId | null;
  /** Whether its name in brackets signs a text: an agency's does. */
  readonly signs: boolean;
}

/** An outlet's name found in a text, at `start` up to `end`. */
export interface NameFound {
  readonly owner: Owner;
  readonly start: number;
  readonly end: number;
}

interface Name {
  readonly words: readonly string[];
  readonly owner: Owner;
}

const WORD = /[\p{L}\p{N}]+(?:[’'.&-][\p{L}\p{N}]+)*/gu;
/** Words of a state's office, in the name of who publishes. */
const OFFICE =
  /\b(?:minist(?:ry|er)|government|president(?:ial)?|office|embassy|mission|armed forces|army|defen[cs]e forces|general staff|press service|parliament|cabinet)\b|міністерств|мзс|офіс|уряд|посольств|генштаб|прес-служб|министерств|мид|правительств|пресс-служб/iu;
const CYRILLIC_ENDING = /[аеєиіїйоуюяьомхв]{0,3}$/u;

/**
 * The names by which texts speak of outlets: the agencies' and those of a pack's sources. One owner has one id however it
 * is named, and that is its family where the pack lists it. What also names a party ("Kremlin") is a speaker, no outlet.
 */
export class OutletNames {
  readonly #byWord = new Map<string, Name[]>();
  readonly #byKey = new Map<string, Owner>();
  readonly #parties: ReadonlyMap<string, PartyId>;

  constructor(pack: Pack) {
    const parties = partiesByName(pack);
    this.#parties = parties;
    const families = new Map<string, Source>();
    for (const source of pack.sources)
      for (const key of [source.outlet, source.family, source.id].map(nameKey))
        if (!families.has(key)) families.set(key, source);
    for (const wire of WIRES) {
      const listed = [wire.id, ...wire.names].map((name) => families.get(nameKey(name))).find((s) => s !== undefined);
      const owner = {
        id: listed?.family ?? wire.id,
        side: listed ? listed.side : (parties.get(nameKey(wire.of ?? '')) ?? null),
        signs: wire.signs,
      };
      for (const name of [...wire.names, wire.id]) this.#know(name, owner, parties);
    }
    for (const source of pack.sources) {
      const owner = this.#byKey.get(nameKey(source.family)) ?? { id: source.family, side: source.side, signs: false };
      for (const name of [source.outlet, source.family]) this.#know(name, owner, parties);
    }
  }

  /** The owner of a source: its family, or for one that the pack lacks whoever its name names. */
  ownerOf(source: Source): Owner {
    const known = this.#byKey.get(nameKey(source.family)) ?? this.named(source.outlet);
    return { id: known?.id ?? source.family, side: source.side ?? known?.side ?? null, signs: known?.signs ?? false };
  }

  /** The owner that a byline, a feed's source, an outlet's name or its host names, as a whole or somewhere in it. */
  named(text: string): Owner | null {
    const labels = hostIn(text)?.split('.') ?? [];
    const whole = [text, ...labels].map((name) => this.#byKey.get(nameKey(name))).find((owner) => owner !== undefined);
    return whole ?? this.in(text)[0]?.owner ?? null;
  }

  /** The owner that is called just so. */
  called(name: string): Owner | null {
    return this.#byKey.get(nameKey(name)) ?? null;
  }

  /** The party whose office publishes under a name: "Kremlin", "Ministry of Defence of Ukraine", but no "Kyiv Post". */
  partyOf(name: string): PartyId | null {
    const key = nameKey(name);
    const whole = this.#parties.get(key);
    if (whole !== undefined || !OFFICE.test(name)) return whole ?? null;
    const found = [...this.#parties].filter(([alias]) => alias !== '' && ` ${key} `.includes(` ${alias} `));
    const parties = new Set(found.map(([, party]) => party));
    return parties.size === 1 ? ([...parties][0] ?? null) : null;
  }

  /** The names that stand in a text, in their order; of several at one place the longest. */
  in(text: string): readonly NameFound[] {
    const words = [...text.matchAll(WORD)].map((m) => ({ text: m[0].replace(/[’']s$/u, ''), start: m.index }));
    const found: NameFound[] = [];
    for (let at = 0; at < words.length; at++) {
      const name = this.#startingWith(words[at]?.text ?? '').find(({ words: parts }) =>
        parts.every((part, n) => fits(words[at + n]?.text ?? '', part)),
      );
      const first = words[at];
      const last = words[at + (name?.words.length ?? 0) - 1];
      if (!name || !first || !last) continue;
      found.push({ owner: name.owner, start: first.start, end: last.start + last.text.length });
      at += name.words.length - 1;
    }
    return found;
  }

  #startingWith(word: string): readonly Name[] {
    return this.#byWord.get(word) ?? this.#byWord.get(stemOf(word)) ?? [];
  }

  #know(name: string, owner: Owner, parties: ReadonlyMap<string, PartyId>): void {
    const key = nameKey(name);
    if (key === '' || parties.has(key)) return;
    if (!this.#byKey.has(key)) this.#byKey.set(key, owner);
    const plain = name.replace(/^the\s+/iu, '');
    if (!/\p{Lu}/u.test(plain)) return;
    for (const spelt of new Set([plain, ...(plain.length > 3 ? [plain.toUpperCase()] : [])])) {
      const words = spelt.match(WORD) ?? [];
      const first = words[0];
      if (first === undefined) continue;
      for (const start of new Set([first, stemOf(first)]))
        this.#byWord.set(
          start,
          [...(this.#byWord.get(start) ?? []), { words, owner }].sort((a, b) => b.words.length - a.words.length),
        );
    }
  }
}

/** The host in what names an outlet by its address, its feed or its mailbox; null for a name in words. */
export function hostIn(text: string): string | null {
  const found = /^(?:https?:\/\/)?(?:[^\s@/]+@)?([\w-]+(?:\.[\w-]+)+)(?:\/\S*)?(?:\s*\(.*\))?$/iu.exec(text.trim());
  return found?.[1] ?? null;
}

/** "The Associated Press", "associated-press" and "Associated Press" are one name. */
export function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the\s+/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function partiesByName(pack: Pack): ReadonlyMap<string, PartyId> {
  return new Map(
    pack.parties.flatMap((party) =>
      [party.name, ...Object.values(party.aliases).flatMap((names) => names ?? [])].map(
        (name) => [nameKey(name), party.id] as const,
      ),
    ),
  );
}

/** Names in Cyrillic are declined: «Укрінформу» is «Укрінформ». */
function stemOf(word: string): string {
  return /^\p{Lu}\p{Ll}*/u.test(word) && /\p{Script=Cyrillic}/u.test(word) && word.length > 4
    ? word.replace(CYRILLIC_ENDING, '')
    : word;
}

function fits(word: string, part: string): boolean {
  return word === part || (stemOf(word) === stemOf(part) && stemOf(word) !== '');
}
