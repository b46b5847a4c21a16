import type { Pack, PackId } from '../../../domain/diplomacy/pack.ts';
import { baselineAt, rootAt } from '../../../domain/ledger/baseline.ts';
import type { Baseline } from '../../../domain/ledger/board.ts';
import type { Development, DevelopmentId } from '../../../domain/ledger/development.ts';
import type { FigureRecord } from '../../../domain/ledger/figures.ts';
import { emptyBaseline } from '../../../domain/ledger/fold-board.ts';
import { currentStart, type TruceStart } from '../../../domain/ledger/truce-start.ts';
import { truceTally, type TruceTally } from '../../../domain/ledger/truce-tally.ts';
import type { Corrected, FigureQuestion, Known } from '../../../ports/read-model.ts';
import type { Database } from '../database.ts';
import { readFigureRecords } from './figure-rows.ts';
import { FoldedLedger } from './folded-ledger.ts';
import { KeptLedger, type LedgerThen } from './kept-ledger.ts';
import { LatestUsed } from './latest-used.ts';
import type { Marks } from './ledger-marks.ts';

/** Baselines over which folds are kept: today's, and those of past boards. */
const FOLDS_KEPT = 8;
const FIGURES_KEPT = 16;

interface KeptFigures {
  readonly marks: Marks;
  readonly records: readonly FigureRecord[];
}

/** What is known now, and what it was made from. */
interface KeptNow extends Pick<LedgerThen, 'entries' | 'baselines'> {
  readonly pack: Pack;
  readonly known: Known;
}

/** What a tally was made from, to tell whether it still is the one. */
interface KeptTally {
  readonly pack: Pack;
  readonly start: TruceStart | null;
  readonly figures: readonly FigureRecord[];
  readonly tally: TruceTally;
}

/** Every pack's ledger with its fold and its figures in memory, so that an answer costs the same however long the ledger is. */
export class KeptConflicts {
  readonly #database: Database;
  readonly #ledgers = new Map<PackId, KeptLedger>();
  readonly #folds = new LatestUsed<Baseline, FoldedLedger>(FOLDS_KEPT);
  readonly #figures = new LatestUsed<string, KeptFigures>(FIGURES_KEPT);
  readonly #tallies = new WeakMap<readonly Development[], KeptTally>();
  readonly #bare = new Map<PackId, Baseline>();
  readonly #nows = new Map<PackId, KeptNow>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** The ledger and the baselines, now or as they were known at a time. */
  then(packId: PackId, at?: Date): Promise<LedgerThen> {
    const ledger = this.#ledgerOf(packId);
    return at === undefined ? ledger.now() : ledger.at(at);
  }

  #ledgerOf(packId: PackId): KeptLedger {
    const known = this.#ledgers.get(packId);
    if (known) return known;
    const ledger = new KeptLedger(this.#database, packId);
    this.#ledgers.set(packId, ledger);
    return ledger;
  }

  /** A pack's corrections with what they are about; see the port. */
  async corrected(packId: PackId, after?: Date): Promise<readonly Corrected[]> {
    const ledger = this.#ledgerOf(packId);
    const { corrections } = await ledger.now();
    const asked = after === undefined ? corrections : corrections.filter(({ at }) => at > after);
    return asked.flatMap((correction) => {
      const entry = ledger.lastRead(correction.entryId);
      return entry ? [{ entry, correction }] : [];
    });
  }

  /** An entry as it now stands, of a ledger that has been asked for before. */
  async entry(id: DevelopmentId): Promise<Development | null> {
    for (const ledger of this.#ledgers.values()) {
      const entry = await ledger.entry(id);
      if (entry) return entry;
    }
    return null;
  }

  /** Now it is the same object as long as the ledger and the baselines are. */
  async known(pack: Pack, at?: Date): Promise<Known> {
    const then = await this.then(pack.id, at);
    if (at !== undefined) return this.#knownOf(pack, then, at);
    const { entries, baselines } = then;
    const kept = this.#nows.get(pack.id);
    if (kept?.pack === pack && kept.entries === entries && kept.baselines === baselines) return kept.known;
    const known = await this.#knownOf(pack, then);
    this.#nows.set(pack.id, { pack, entries, baselines, known });
    return known;
  }

  async #knownOf(pack: Pack, { entries, baselines }: LedgerThen, at?: Date): Promise<Known> {
    const baseline = rootAt(baselines, at ?? null)?.baseline ?? null;
    const known = { baseline, newest: baselineAt(baselines, at ?? null), ledger: entries };
    const start = baseline ?? this.#bareOne(pack, entries[0]?.learnedAt ?? null);
    if (start === null) return { ...known, state: null, steps: [] };
    const fold = await this.#foldOver(pack, start).of(entries);
    return {
      ...known,
      state: fold.state,
      get steps() {
        return fold.steps;
      },
    };
  }

  async figures(packId: PackId, question: FigureQuestion): Promise<readonly FigureRecord[]> {
    const { marks } = await this.then(packId);
    const key = [packId, question.since?.getTime(), question.until?.getTime()].join(' ');
    const kept = this.#figures.get(key);
    const isStill = (mark: keyof Marks): boolean => kept?.marks[mark] === marks[mark];
    if (kept && isStill('figure') && isStill('origin') && isStill('decision')) return kept.records;
    const records = await readFigureRecords(this.#database.rows, packId, question);
    this.#figures.set(key, { marks, records });
    return records;
  }

  async tally(pack: Pack, now: Date, at?: Date): Promise<TruceTally | null> {
    const { state, ledger } = await this.known(pack, at);
    if (state === null) return null;
    const start = currentStart(state.board, state.starts, now);
    const figures = await this.figures(pack.id, { since: start?.at, until: at });
    const kept = this.#tallies.get(ledger);
    if (kept?.pack === pack && kept.figures === figures && isSameStart(kept.start, start)) return kept.tally;
    const tally = truceTally(pack, start, ledger, figures);
    this.#tallies.set(ledger, { pack, start, figures, tally });
    return tally;
  }

  #foldOver(pack: Pack, baseline: Baseline): FoldedLedger {
    const known = this.#folds.get(baseline);
    if (known?.isOver(pack, baseline)) return known;
    const fold = new FoldedLedger(pack, baseline);
    this.#folds.set(baseline, fold);
    return fold;
  }

  /** The start of a board that has no baseline; the same one as long as the ledger begins at the same time. */
  #bareOne(pack: Pack, from: Date | null): Baseline | null {
    if (from === null) return null;
    const known = this.#bare.get(pack.id);
    if (known?.asOf.getTime() === from.getTime()) return known;
    const bare = emptyBaseline(pack, from);
    this.#bare.set(pack.id, bare);
    return bare;
  }
}

function isSameStart(a: TruceStart | null, b: TruceStart | null): boolean {
  if (a === null || b === null) return a === b;
  const { truce, name, at, holds, proved } = a;
  return truce === b.truce && name === b.name && +at === +b.at && holds === b.holds && proved === b.proved;
}
