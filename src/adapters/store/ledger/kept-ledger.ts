import { setImmediate as turn } from 'node:timers/promises';
import type { PackId } from '../../../domain/diplomacy/pack.ts';
import type { BaselineVersion } from '../../../domain/ledger/baseline.ts';
import type { Correction, Development, DevelopmentId } from '../../../domain/ledger/development.ts';
import { chunksOf } from '../chunks.ts';
import type { Database, Rows } from '../database.ts';
import { readBaselines } from './baseline-rows.ts';
import { readCorrections } from './correction-rows.ts';
import { EntryPlaces } from './entry-places.ts';
import { LatestUsed } from './latest-used.ts';
import { changedAfterMarks, isSame, NO_MARKS, readMarks, type Marks } from './ledger-marks.ts';
import { readEntries, readLedger } from './read-ledger.ts';

/** Entries that are read before everything else has its turn. */
const PAGE = 500;
/** Times whose ledger is kept, until the ledger changes. */
const TIMES_KEPT = 64;
/** As many parameters as one statement is given. */
const READ_AT_ONCE = 500;

const NOW = { at: null, of: () => true } as const;

/** A pack's ledger and baselines as they stood at one moment. An entry that has not changed is the same object from one moment to the next. */
export interface LedgerThen {
  readonly marks: Marks;
  readonly entries: readonly Development[];
  readonly baselines: readonly BaselineVersion[];
  /** All that were made so far, in order. */
  readonly corrections: readonly Correction[];
}

/**
 * A pack's ledger in memory. Each time it is asked for, the database's revision says whether anything was written at all, by
 * this process or another, and the marks whether to a ledger; what was is read, and nothing else. Nothing lives only here.
 */
export class KeptLedger {
  readonly #database: Database;
  readonly #packId: PackId;
  #then: LedgerThen = { marks: NO_MARKS, entries: [], baselines: [], corrections: [] };
  /** What the database's revision was before it was read last. */
  #revision: string | null = null;
  /** False while pages of a long ledger are still to be read. */
  #isWhole = false;
  readonly #past = new LatestUsed<number, readonly Development[]>(TIMES_KEPT);
  readonly #places = new EntryPlaces();
  /** False once a clock was set back: then an entry may have been learned before the one in front of it. */
  #isInOrder = true;
  #catchingUp: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(database: Database, packId: PackId) {
    this.#database = database;
    this.#packId = packId;
  }

  /** All that was written before it was asked for is in it. */
  async now(): Promise<LedgerThen> {
    const revision = this.#database.revision();
    if (revision === null || revision !== this.#revision) await this.#catchUp();
    return this.#then;
  }

  /** An entry as it now stands; null where the ledger held none of that id when it was last read. */
  async entry(id: DevelopmentId): Promise<Development | null> {
    if (this.#places.placeOf(id) === null) return null;
    await this.now();
    return this.lastRead(id);
  }

  /** An entry as it stood when the ledger was last read. */
  lastRead(id: DevelopmentId): Development | null {
    const place = this.#places.placeOf(id);
    return place === null ? null : (this.#then.entries[place] ?? null);
  }

  /** With the entries that were learned by a time, as they stood then. */
  async at(time: Date): Promise<LedgerThen> {
    const then = await this.now();
    return { ...then, entries: await this.#entriesAt(time, then) };
  }

  async #entriesAt(time: Date, { entries }: LedgerThen): Promise<readonly Development[]> {
    const known = this.#past.get(time.getTime());
    if (known) return known;
    const latest = time.getTime();
    const isLearned = ({ learnedAt }: Development): boolean => learnedAt.getTime() <= latest;
    const end = this.#isInOrder ? firstOf(entries, (entry) => !isLearned(entry)) : entries.findLastIndex(isLearned) + 1;
    const until = end === entries.length ? entries : entries.slice(0, end);
    const changed = this.#places.changedAfter(latest, end);
    const stood = await this.#reread(this.#database.rows, until, changed, { at: time, of: isLearned });
    const then = this.#isInOrder ? stood : stood.filter(isLearned);
    // what was read meanwhile may have cleared what is kept
    if (this.#then.entries === entries) this.#past.set(latest, then);
    return then;
  }

  /** Who asks while it is being caught up waits for the next round, which begins after the question. */
  #catchUp(): Promise<void> {
    if (this.#catchingUp === null) {
      this.#catchingUp = this.#readOn().finally(() => (this.#catchingUp = null));
      return this.#catchingUp;
    }
    // whoever asked for that round hears of its failure
    this.#next ??= Promise.allSettled([this.#catchingUp]).then(() => {
      this.#next = null;
      return this.#catchUp();
    });
    return this.#next;
  }

  async #readOn(): Promise<void> {
    for (;;) {
      const revision = this.#database.revision();
      if (await this.#database.readAtOnce((rows) => this.#step(rows))) {
        this.#revision = revision;
        return;
      }
      await turn();
    }
  }

  /** Takes up the next page, and what changed in those before; answers whether that was all. */
  async #step(rows: Rows): Promise<boolean> {
    const marks = await readMarks(rows, this.#packId);
    const before = this.#then;
    if (this.#isWhole && isSame(marks, before.marks)) return true;
    const afterSeq = before.entries.at(-1)?.seq ?? 0;
    const page = marks.entry > afterSeq ? await readLedger(rows, this.#packId, { afterSeq, limit: PAGE }) : [];
    const changed = await changedAfterMarks(rows, this.#packId, before.marks);
    const known = await this.#reread(rows, before.entries, this.#places.of(changed.keys()), NOW);
    const later = marks.correction === before.marks.correction ? [] : await readCorrections(rows, this.#packId, { afterNumber: before.marks.correction }); // prettier-ignore
    const baselines =
      marks.baseline === before.marks.baseline ? before.baselines : await readBaselines(rows, this.#packId);
    const entries = page.length > 0 ? [...known, ...page] : known;
    if (entries !== before.entries) this.#past.clear();
    this.#places.note(changed);
    this.#places.add(page);
    this.#isInOrder &&= isInOrder(entries.slice(Math.max(0, before.entries.length - 1)));
    const corrections = later.length > 0 ? [...before.corrections, ...later] : before.corrections;
    this.#then = { marks, entries, baselines, corrections };
    this.#isWhole = page.length < PAGE;
    return this.#isWhole;
  }

  /** The list with the entries at some places read anew; the same list where there are none. */
  async #reread(
    rows: Rows,
    entries: readonly Development[],
    places: readonly number[],
    { at, of }: { readonly at: Date | null; readonly of: (entry: Development) => boolean },
  ): Promise<readonly Development[]> {
    const asked = new Map<DevelopmentId, number>();
    for (const place of places) {
      const entry = entries[place];
      if (entry && of(entry)) asked.set(entry.id, place);
    }
    if (asked.size === 0) return entries;
    const anew = [...entries];
    for (const ids of chunksOf([...asked.keys()], READ_AT_ONCE))
      for (const entry of await readEntries(rows, ids, at)) anew[asked.get(entry.id) ?? anew.length] = entry;
    return anew;
  }
}

function isInOrder(entries: readonly Development[]): boolean {
  return entries.every(
    ({ learnedAt }, n) => n === 0 || learnedAt.getTime() >= (entries[n - 1]?.learnedAt.getTime() ?? 0),
  );
}

/** The first place where something holds from there on, found by halves. */
function firstOf<T>(list: readonly T[], holds: (one: T) => boolean): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const one = list[middle];
    if (one !== undefined && holds(one)) to = middle;
    else from = middle + 1;
  }
  return from;
}
