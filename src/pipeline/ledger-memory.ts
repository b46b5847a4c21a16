import type { Pack } from '../domain/diplomacy/pack.ts';
import type { StatementType } from '../domain/diplomacy/statement.ts';
import type { Baseline, Board } from '../domain/ledger/board.ts';
import type { Development, DevelopmentId, Evidence, NewCorrection } from '../domain/ledger/development.ts';
import { evidenceOf } from '../domain/ledger/evidence-rule.ts';
import { asConfirming, provisional, stands, withCorrection } from '../domain/ledger/correction.ts';
import { bareBoard, emptyBaseline, isIn, withDevelopment } from '../domain/ledger/fold-board.ts';
import type { EventDecision } from '../domain/news/event-decisions.ts';
import type { PlacedText } from '../domain/news/report.ts';
import type { DeskDecisions } from '../ports/desk-decisions.ts';
import type { LedgerMark, StoryStore } from '../ports/story-store.ts';

const IN_FORCE: ReadonlySet<string> = new Set(['in-force', 'extended']);

/** Entries that are read at a time while a long ledger is caught up with. */
const PAGE = 500;
/** Entries that a statement is compared with, besides the board. */
const RECENT = 400;

type Ledger = Pick<StoryStore, 'ledger' | 'baseline' | 'ledgerMark' | 'correctedAfter'>;

/**
 * A pack's board and its latest entries, kept between cycles so that a report costs the same however long the ledger is.
 * Nothing lives only here: after a restart it is read from the rows.
 */
export class LedgerMemory {
  readonly #store: Ledger;
  readonly #pack: Pack;
  #baseline: Baseline | null = null;
  /** The board before the first of the recent entries, and the one after each of them, up to the first that has changed since. */
  #before: Board | null = null;
  #boards: Board[] = [];
  #recent: readonly Development[] = [];
  #mark: LedgerMark | null = null;

  readonly #decisions: Pick<DeskDecisions, 'after'>;
  #heeded = 0;

  constructor(pack: Pack, store: Ledger, decisions: Pick<DeskDecisions, 'after'>) {
    this.#decisions = decisions;
    this.#pack = pack;
    this.#store = store;
  }

  /** Takes up what the ledger has gained since, what was corrected in it, and what the desk has decided about its events. */
  async catchUp(): Promise<void> {
    await this.#takeUpChanges();
    await this.#readOn();
    for (const decision of await this.#decisions.after(this.#pack.id, this.#heeded)) {
      this.#recent = this.#recent.map((entry) => asDecided(entry, decision));
      this.#heeded = decision.number;
    }
  }

  /** Another baseline, or a correction of an entry that is folded in already, makes the board anew. */
  async #takeUpChanges(): Promise<void> {
    const mark = await this.#store.ledgerMark(this.#pack.id);
    const known = this.#mark;
    this.#mark = mark;
    if (known === null || (known.baseline === mark.baseline && known.correction === mark.correction)) return;
    const corrected =
      known.correction < mark.correction ? await this.#store.correctedAfter(this.#pack.id, known.correction) : [];
    const recent = new Set(this.#recent.map(({ id }) => id));
    if (known.baseline !== mark.baseline || !corrected.every(({ id }) => recent.has(id))) this.#forget();
    const byId = new Map(corrected.map((entry) => [entry.id, entry]));
    this.#recent = this.#recent.map((entry) => byId.get(entry.id) ?? entry);
    this.#boards = [];
  }

  #forget(): void {
    this.#baseline = null;
    this.#before = null;
    this.#boards = [];
    this.#recent = [];
  }

  async #readOn(): Promise<void> {
    // without a baseline nothing is older than it: what came out before this process began is news all the same
    this.#baseline ??= (await this.#store.baseline(this.#pack.id)) ?? emptyBaseline(this.#pack, new Date(0));
    this.#before ??= { ...bareBoard(this.#baseline), seq: 0 };
    for (;;) {
      const page = await this.#store.ledger(this.#pack.id, this.#lastSeq, PAGE);
      for (const entry of page) this.learn(entry);
      if (page.length < PAGE) return;
    }
  }

  /** Takes up the next entry. */
  learn(entry: Development): void {
    if (this.#before === null || entry.seq <= this.#lastSeq) return;
    this.#recent = [...this.#recent, entry];
    if (this.#recent.length <= RECENT) return;
    this.#foldOn();
    this.#before = this.#boards.shift() ?? this.#before;
    this.#recent = this.#recent.slice(1);
  }

  /** Takes up that an entry was said again. */
  support(id: DevelopmentId, evidence: Evidence): void {
    // what confirms an entry rests on the same evidence
    const touched = this.#recent.filter((entry) => entry.id === id || entry.confirms === id);
    const supported = (entry: Development): Development => {
      const isOwn = entry.id !== id && entry.evidence.versionId === evidence.versionId;
      return isOwn ? entry : { ...entry, support: [...entry.support, evidence] };
    };
    if (touched.some((entry) => tellsMore(evidence, evidenceOf(entry)))) this.#replace(supported, touched);
    else this.#recent = this.#recent.map((entry) => (touched.includes(entry) ? supported(entry) : entry));
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

  /** What is said again may stand otherwise on the board. */
  #replace(change: (entry: Development) => Development, touched: readonly Development[]): void {
    this.#recent = this.#recent.map((entry) => (touched.some(({ seq }) => seq === entry.seq) ? change(entry) : entry));
    const first = touched.find(({ type }) => !OFF_BOARD.has(type));
    if (first) this.#boards.splice(this.#recent.findIndex(({ seq }) => seq === first.seq));
  }

  get #lastSeq(): number {
    return this.#recent.at(-1)?.seq ?? this.#before?.seq ?? 0;
  }

  get board(): Board {
    this.#foldOn();
    return this.#boards.at(-1) ?? this.#start;
  }

  /** The board as corrections that are not on record yet will make it, with the entries that then still stand. */
  corrected(corrections: readonly NewCorrection[]): { readonly board: Board; readonly recent: readonly Development[] } {
    if (corrections.length === 0) return this;
    const corrected = this.#recent.map((entry) =>
      corrections.filter(({ entryId }) => entryId === entry.id).reduce(asIfOnRecord, entry),
    );
    const recent = corrected.map((entry) => {
      const original = corrected.find(({ id }) => id === entry.confirms);
      return original?.corrections ? asConfirming(entry, original) : entry;
    });
    const board = recent.reduce((before, entry) => this.#with(before, entry), this.#start);
    return { board, recent: recent.filter(stands) };
  }

  get #start(): Board {
    return this.#before ?? bareBoard(this.baseline);
  }

  /** Boards share what an entry leaves as it was, so that one for each costs little. */
  #foldOn(): void {
    let board = this.#boards.at(-1) ?? this.#start;
    for (const entry of this.#recent.slice(this.#boards.length)) {
      board = this.#with(board, entry);
      this.#boards.push(board);
    }
  }

  /** What the baseline has already moves nothing. */
  #with(board: Board, entry: Development): Board {
    if (isIn(this.baseline, entry)) return { ...board, seq: entry.seq };
    return withDevelopment(this.#pack, board, entry);
  }

  /** Does a truce of the conflict hold, as far as anyone reports? */
  get truceInForce(): boolean {
    return this.board.truces.some((t) => IN_FORCE.has((t.reported ?? t.proved)?.phase ?? ''));
  }

  get baseline(): Baseline {
    return this.#baseline ?? emptyBaseline(this.#pack, new Date(0));
  }

  /** The latest entries, as far as they stand. */
  get recent(): readonly Development[] {
    return this.#recent.filter(stands);
  }
}

function asIfOnRecord(entry: Development, correction: NewCorrection): Development {
  return withCorrection(entry, provisional(correction, entry));
}
/** What no board shows. */
const OFF_BOARD: ReadonlySet<StatementType> = new Set(['statement', 'breach']);

/** The entry with the event that it belongs to since a decision. */
function asDecided(entry: Development, decision: EventDecision): Development {
  const isMeant =
    entry.eventId === decision.from &&
    (decision.kind === 'merge' || decision.versions.includes(entry.evidence.versionId));
  return isMeant ? { ...entry, eventId: decision.into } : entry;
}

/** A board quotes the first few that carry an entry, takes the times that any tells, and is as sure of it as their origins and voices make it. */
const QUOTED = 4;

function tellsMore(evidence: Evidence, known: readonly Evidence[]): boolean {
  const { family, origin, side, speaker, times } = evidence;
  const isLike = (e: Evidence): boolean =>
    e.family === family && e.origin === origin && e.side === side && e.speaker === speaker;
  return times !== undefined || known.length < QUOTED || !known.some(isLike);
}
