import type { Pack } from '../domain/diplomacy/pack.ts';
import type { Baseline, Board } from '../domain/ledger/board.ts';
import type { Development, Evidence } from '../domain/ledger/development.ts';
import { evidenceOf } from '../domain/ledger/evidence-rule.ts';
import { bareBoard, emptyBaseline, withDevelopment } from '../domain/ledger/fold-board.ts';
import type { PlacedText } from '../domain/news/report.ts';
import type { StoryStore } from '../ports/story-store.ts';

const IN_FORCE: ReadonlySet<string> = new Set(['in-force', 'extended']);

/** Entries that a statement is compared with, besides the board. */
const RECENT = 400;

/**
 * A pack's board and its latest entries, kept between cycles so that a report costs the same however long the ledger is.
 * Nothing lives only here: after a restart it is read from the rows.
 */
export class LedgerMemory {
  readonly #store: Pick<StoryStore, 'ledger' | 'baseline'>;
  readonly #pack: Pack;
  #baseline: Baseline | null = null;
  /** The board before the first of the recent entries, and the one after the last; null where support has changed it. */
  #before: Board | null = null;
  #board: Board | null = null;
  #recent: readonly Development[] = [];

  constructor(pack: Pack, store: Pick<StoryStore, 'ledger' | 'baseline'>) {
    this.#pack = pack;
    this.#store = store;
  }

  /** Takes up what the ledger has gained since. */
  async catchUp(): Promise<void> {
    // without a baseline nothing is older than it: what came out before this process began is news all the same
    this.#baseline ??= (await this.#store.baseline(this.#pack.id)) ?? emptyBaseline(this.#pack, new Date(0));
    this.#before ??= bareBoard(this.#baseline);
    for (const entry of await this.#store.ledger(this.#pack.id, this.#lastSeq)) this.learn(entry);
  }

  /** Takes up one entry: a new one, or a known one with more support. */
  learn(entry: Development): void {
    if (this.#before === null) return;
    if (entry.seq <= this.#lastSeq) return this.#replace((known) => (known.seq === entry.seq ? entry : known), [entry]);
    this.#board = withDevelopment(this.#pack, this.board, entry);
    this.#recent = [...this.#recent, entry];
    const [oldest] = this.#recent;
    if (this.#recent.length <= RECENT || !oldest) return;
    this.#before = withDevelopment(this.#pack, this.#before, oldest);
    this.#recent = this.#recent.slice(1);
  }

  /** Takes up what has come to light of the origin of earlier versions. */
  correct({ origin, side, corrected }: Pick<PlacedText, 'origin' | 'side' | 'corrected'>): void {
    if (corrected.length === 0) return;
    const asKnown = (evidence: Evidence): Evidence =>
      corrected.includes(evidence.versionId) ? { ...evidence, origin, side: side ?? evidence.side } : evidence;
    const touched = this.#recent.filter((entry) => evidenceOf(entry).some((e) => corrected.includes(e.versionId)));
    this.#replace(
      (entry) => ({ ...entry, evidence: asKnown(entry.evidence), support: entry.support.map(asKnown) }),
      touched,
    );
  }

  /** Of what is said again, phases and positions alone may stand otherwise on the board. */
  #replace(change: (entry: Development) => Development, touched: readonly Development[]): void {
    this.#recent = this.#recent.map((entry) => (touched.some(({ seq }) => seq === entry.seq) ? change(entry) : entry));
    if (touched.some(({ type }) => type === 'phase' || type === 'position')) this.#board = null;
  }

  get #lastSeq(): number {
    return this.#recent.at(-1)?.seq ?? this.#before?.seq ?? 0;
  }

  get board(): Board {
    const before = this.#before ?? bareBoard(this.baseline);
    this.#board ??= this.#recent.reduce((board, entry) => withDevelopment(this.#pack, board, entry), before);
    return this.#board;
  }

  /** Does a truce of the conflict hold, as far as anyone reports? */
  get truceInForce(): boolean {
    return this.board.truces.some((t) => IN_FORCE.has((t.reported ?? t.proved)?.phase ?? ''));
  }

  get baseline(): Baseline {
    return this.#baseline ?? emptyBaseline(this.#pack, new Date(0));
  }

  get recent(): readonly Development[] {
    return this.#recent;
  }
}
