import { withAdded } from '../domain/news/added-source.ts';
import type { Report } from '../domain/news/report.ts';
import type { AddedSources } from '../ports/added-sources.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { conflictOf, type Conflict } from './conflict.ts';
import type { Retries } from './retries.ts';

/** How many reports a stage took on, and how many it left for later. */
export interface StageCount {
  readonly done: number;
  readonly failed: number;
}

/** What every stage of reports works with. */
export interface TakeDeps {
  readonly conflicts: readonly Conflict[];
  readonly added: Pick<AddedSources, 'all'>;
  readonly retries: Retries;
  readonly clock: Clock;
  readonly log: Log;
  /** Reports that a stage takes up at a time. */
  readonly batch: number;
}

/** A stage's name, and where it finds its reports. */
interface Stage<R extends Report> {
  readonly name: string;
  readonly waiting: (limit: number) => Promise<readonly R[]>;
}

/** A report and what was decided about it. */
interface Decided<R extends Report, D> {
  readonly report: R;
  readonly decision: D;
}

/** How a stage decides about a report, and how it writes what was decided about several: all or none. */
interface Work<R extends Report, D> {
  readonly decide: (report: R, conflict: Conflict) => Promise<D>;
  readonly save: (decided: readonly Decided<R, D>[]) => Promise<void>;
}

/** Reports that are written together, and the letters that they may have: nothing else has its turn in between. */
const PIECE = 20;
const PIECE_LETTERS = 10_000;

/**
 * Takes reports oldest first and one by one. One that fails is logged, stays where it is and rests; the others go on, also
 * those behind a whole batch of resting ones. Reports of a pack that is no longer configured wait. A stop is heeded between
 * two reports: what is left stays where it is.
 */
export function takeReports<R extends Report>(
  stage: Stage<R>,
  deps: TakeDeps,
  signal: AbortSignal,
  take: (report: R, conflict: Conflict) => Promise<void>,
): Promise<StageCount> {
  return takeEach(stage, deps, signal, { decide: take, save: async () => undefined }, () => true);
}

/** The same where no decision depends on the one before: they are written in pieces, and one by one where a piece cannot be written. */
export function takeTogether<R extends Report, D>(
  stage: Stage<R>,
  deps: TakeDeps,
  signal: AbortSignal,
  work: Work<R, D>,
): Promise<StageCount> {
  return takeEach(stage, deps, signal, work, isWhole);
}

async function takeEach<R extends Report, D>(
  stage: Stage<R>,
  deps: TakeDeps,
  signal: AbortSignal,
  work: Work<R, D>,
  isFull: (piece: readonly Decided<R, D>[]) => boolean,
): Promise<StageCount> {
  const { retries, clock } = deps;
  const found = await stage.waiting(deps.batch + retries.size);
  const reports = found.filter((report) => !retries.isResting(nameOf(report), clock.now()));
  const conflicts = reports.length === 0 ? [] : await withAddedSources(deps);
  const tally = new Tally(stage.name, deps);
  let piece: Decided<R, D>[] = [];
  for (const report of reports) {
    if (signal.aborted) break;
    const conflict = conflictOf(conflicts, report.packId);
    if (!conflict) {
      retries.failed(nameOf(report), clock.now());
      continue;
    }
    try {
      piece.push({ report, decision: await work.decide(report, conflict) });
    } catch (cause) {
      tally.failed(report, cause);
    }
    if (!isFull(piece)) continue;
    await savePiece(piece, work, tally);
    piece = [];
  }
  await savePiece(piece, work, tally);
  return tally.count;
}

async function savePiece<R extends Report, D>(
  piece: readonly Decided<R, D>[],
  work: Work<R, D>,
  tally: Tally,
): Promise<void> {
  if (piece.length === 0) return;
  try {
    await work.save(piece);
    for (const { report } of piece) tally.succeeded(report);
  } catch (cause) {
    const [only, ...others] = piece;
    if (only && others.length === 0) tally.failed(only.report, cause);
    // one of them may be to blame
    else for (const one of piece) await savePiece([one], work, tally);
  }
}

/** Counts, and notes who has to rest. */
class Tally {
  readonly #stage: string;
  readonly #deps: TakeDeps;
  #done = 0;
  #failed = 0;

  constructor(stage: string, deps: TakeDeps) {
    this.#stage = stage;
    this.#deps = deps;
  }

  succeeded(report: Report): void {
    this.#done++;
    this.#deps.retries.succeeded(nameOf(report));
  }

  failed(report: Report, cause: unknown): void {
    this.#failed++;
    this.#deps.retries.failed(nameOf(report), this.#deps.clock.now());
    const fields = { stage: this.#stage, reportId: report.id, cause: String(cause) };
    this.#deps.log.error('report left for later', fields);
  }

  get count(): StageCount {
    return { done: this.#done, failed: this.#failed };
  }
}

function nameOf({ id }: Report): string {
  return `report ${id}`;
}

function isWhole(piece: readonly Decided<Report, unknown>[]): boolean {
  const letters = piece.reduce(
    (sum, { report }) => sum + report.version.title.length + report.version.summary.length,
    0,
  );
  return piece.length >= PIECE || letters >= PIECE_LETTERS;
}

/** Read anew for every batch: an admin may add a source at any moment, from another process, too. */
async function withAddedSources({ conflicts, added }: TakeDeps): Promise<readonly Conflict[]> {
  const sources = await added.all();
  return conflicts.map((conflict) => ({ ...conflict, pack: withAdded(conflict.pack, sources) }));
}
