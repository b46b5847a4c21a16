import type { PartyId, SourceId } from '../diplomacy/pack.ts';
import type { VersionId } from './article.ts';
import { MOST_VERSIONS } from './event-memory.ts';
import { GROUNDS, type Ground, type Origin } from './origin.ts';
import { Queue } from './queue.ts';
import { sameText, type Shingles } from './same-text.ts';

/** A text as it is compared with others for copies. */
export interface Text {
  /** Of the version that it is. */
  readonly id: VersionId;
  readonly sourceId: SourceId;
  readonly link: string;
  readonly shingles: Shingles;
  readonly origin: string;
  readonly side: PartyId | null;
  readonly ground: Ground;
  /** When it was published, else seen: of texts without a mark the first is the origin of the others. */
  readonly at: number;
  readonly seenAt: number;
}

/** The origin of a text among its copies, and the earlier texts whose origin it brings to light. */
export interface Traced extends Pick<Origin, 'origin' | 'side' | 'ground'> {
  readonly text: Text;
  /** An earlier text of which this one is a copy. */
  readonly copyOf: VersionId | null;
  /** Earlier texts that have this origin, too, and were told as having another. */
  readonly corrected: readonly VersionId[];
}

/** Of every so many runs in a row one is looked up, so a shared passage of six words is always found. */
const WINDOW = 4;
/** However many texts share a run of words, a look-up reads no more than the latest of them. */
const LATEST = 24;
/** So many texts of different groups, those that share most, are compared in full. */
const COMPARED = 12;

interface Known {
  readonly text: Text;
  readonly set: ReadonlySet<number>;
  readonly prints: readonly number[];
}

/** Copies of one text. */
type Group = Set<Known>;

/** A known text that another copies, with its group and the text that names the origin of that. */
interface Copy {
  readonly of: Known;
  readonly group: Group;
  readonly told: Text;
}

/**
 * Texts of the window, found again by what they share word for word. The index is MinHash taken locally: of every four
 * runs of words in a row the smallest hash is a key. Plain MinHash signatures estimate the likeness of whole texts and
 * miss one that was cut or joined to another; the smallest hash of a passage is the same wherever the passage stands.
 * Copies form groups, whatever the order in which they come.
 */
export class CopyIndex {
  readonly #byPrint = new Map<number, Queue<Known>>();
  readonly #byAge = new Queue<Known>();
  readonly #groupOf = new Map<Known, Group>();
  /** The text that names the origin of all of a group. */
  readonly #best = new WeakMap<Group, Text>();

  /** What a text's copies say of its origin. Nothing is kept; see `add`. */
  trace(text: Text): Traced {
    const { copies, best } = this.#groupsOf(knownOf(text));
    const { origin, side, ground } = best;
    const corrected = copies
      .filter(({ told }) => told.origin !== origin)
      .flatMap(({ group }) => [...group].map((member) => member.text.id))
      .sort((a, b) => a - b);
    return { text, origin, side, ground, copyOf: copies[0]?.of.text.id ?? null, corrected };
  }

  /** Keeps a text and puts its copies together. Texts are added in the order in which they were seen; the oldest of very many goes. */
  add(text: Text): void {
    const known = knownOf(text);
    const { copies, best } = this.#groupsOf(known);
    const [home = new Set<Known>(), ...others] = copies.map(({ group }) => group).sort((a, b) => b.size - a.size);
    for (const member of [known, ...others.flatMap((group) => [...group])]) {
      home.add(member);
      this.#groupOf.set(member, home);
    }
    this.#best.set(home, best);
    this.#byAge.push(known);
    for (const print of known.prints) {
      const list = this.#byPrint.get(print) ?? new Queue<Known>();
      list.push(known);
      this.#byPrint.set(print, list);
    }
    if (this.size > MOST_VERSIONS) this.#dropOldest();
  }

  /** Drops what was seen before an instant, so that memory stays bounded by the window. */
  forget(before: number): void {
    while ((this.#byAge.first?.text.seenAt ?? Infinity) < before) this.#dropOldest();
  }

  get size(): number {
    return this.#byAge.length;
  }

  /**
   * The groups that a text belongs to, and the text that names the origin of all. Where two bear different marks they stay
   * apart though a third text holds a passage of both: it belongs to the one that shares most with it.
   */
  #groupsOf(known: Known): { readonly copies: readonly Copy[]; readonly best: Text } {
    let best = known.text;
    const copies: Copy[] = [];
    for (const copy of this.#copiesOf(known)) {
      if (isMarked(best) && isMarked(copy.told) && best.origin !== copy.told.origin) continue;
      copies.push(copy);
      if (rank(copy.told, best) < 0) best = copy.told;
    }
    return { copies, best };
  }

  /** Of each group the text that shares most with this one, if it is a copy. */
  #copiesOf(known: Known): readonly Copy[] {
    const shared = new Map<Known, number>();
    for (const print of known.prints)
      for (const other of this.#byPrint.get(print)?.latest(LATEST) ?? [])
        shared.set(other, (shared.get(other) ?? 0) + 1);
    const likely = [...shared].filter(([other]) => mayCopy(known.text, other.text)).sort((a, b) => b[1] - a[1]);
    const found = new Map<Group, Copy>();
    let compared = 0;
    for (const [of] of likely) {
      const group = this.#groupOf.get(of);
      const told = group && this.#best.get(group);
      if (!told || found.has(group)) continue;
      if (sameText(known.set, of.set)) found.set(group, { of, group, told });
      if (++compared === COMPARED) break;
    }
    return [...found.values()];
  }

  #dropOldest(): void {
    const oldest = this.#byAge.first;
    if (oldest === undefined) return;
    this.#byAge.shift();
    this.#groupOf.get(oldest)?.delete(oldest);
    this.#groupOf.delete(oldest);
    for (const print of oldest.prints) {
      // texts come and go in one order, so that it is the oldest of each of its runs, too
      const list = this.#byPrint.get(print);
      list?.shift();
      if (list?.length === 0) this.#byPrint.delete(print);
    }
  }
}

function knownOf(text: Text): Known {
  return { text, set: new Set(text.shingles), prints: printsOf(text.shingles) };
}

/** An outlet's own texts are alike by custom; only under one link they are the same article. */
function mayCopy(a: Text, b: Text): boolean {
  return a.sourceId !== b.sourceId || (a.link !== '' && a.link === b.link);
}

/** Does the text bear a mark of its origin, rather than only cite it? */
function isMarked({ ground }: Text): boolean {
  return ground !== 'none' && ground !== 'citation';
}

/** Negative where `a` names the origin: by a stronger ground, else as the one that was published first. */
function rank(a: Text, b: Text): number {
  return (
    GROUNDS.indexOf(a.ground) - GROUNDS.indexOf(b.ground) ||
    a.at - b.at ||
    (a.origin < b.origin ? -1 : a.origin > b.origin ? 1 : 0)
  );
}

/** The smallest of every so many hashes in a row, each once. */
function printsOf(shingles: Shingles): readonly number[] {
  const prints = new Set<number>();
  const last = Math.max(0, shingles.length - WINDOW);
  for (let from = 0; from <= last; from++) prints.add(Math.min(...shingles.slice(from, from + WINDOW)));
  return shingles.length === 0 ? [] : [...prints];
}
