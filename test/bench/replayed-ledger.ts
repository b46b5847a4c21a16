import type { Development, DevelopmentId, NewDevelopment } from '../../src/domain/ledger/development.ts';
import { bareBoard, withDevelopment } from '../../src/domain/ledger/fold-board.ts';
import { judgeNovelty, statementFeatures, type NoveltyInput } from '../../src/domain/ledger/judge-novelty.ts';
import type { VersionId } from '../../src/domain/news/article.ts';
import { weigh, type Features, type LinearModel } from '../../src/domain/news/linear-model.ts';
import type { EventId } from '../../src/domain/news/report.ts';
import type { Board } from '../../src/domain/ledger/board.ts';
import type { LabelledItem, LabelledStream } from './labelled-stream.ts';

/** Odds that nothing outweighs: the labels' word. */
const CERTAIN = 100;
const RECENT = 400;

/** A stream's ledger in memory, as the bot would keep it. */
export class ReplayedLedger {
  readonly #stream: LabelledStream;
  #board: Board;
  #recent: readonly Development[] = [];

  constructor(stream: LabelledStream) {
    this.#stream = stream;
    this.#board = bareBoard(stream.baseline);
  }

  /** What an item's statements say against the ledger. */
  features(item: LabelledItem, eventId: string): Features {
    return statementFeatures(this.#input(item, eventId, 0));
  }

  /** Enters what an item adds, and says whether it is news: by the model, or by the label where there is none yet. */
  settle(item: LabelledItem, eventId: string, wording: Features, model: LinearModel | null): boolean {
    const odds = model ? model.bias + weigh(wording, model).sum : item.gold.verdict === 'new' ? CERTAIN : -CERTAIN;
    const input = this.#input(item, eventId, odds);
    const verdict = judgeNovelty(input, model ?? { bias: 0, weights: {} });
    for (const { id, evidence } of verdict.supports)
      this.#recent = this.#recent.map((d) => (d.id === id ? { ...d, support: [...d.support, evidence] } : d));
    for (const development of verdict.developments) this.#learn(development, input);
    return verdict.outcome === 'new';
  }

  #learn(development: NewDevelopment, { eventId, now, pack }: NoveltyInput): void {
    const seq = this.#board.seq + 1;
    const entry: Development = {
      ...development,
      id: `${pack.prefix}-${seq}` as DevelopmentId,
      seq,
      packId: pack.id,
      eventId: eventId as EventId,
      learnedAt: now,
      support: [],
    };
    this.#board = withDevelopment(pack, this.#board, entry);
    this.#recent = [...this.#recent.slice(1 - RECENT), entry];
  }

  #input(item: LabelledItem, eventId: string, odds: number): NoveltyInput {
    const { scene, baseline } = this.#stream;
    const { source, title, summary } = item.input;
    return {
      pack: scene.pack,
      board: this.#board,
      claims: baseline.claims,
      recent: this.#recent,
      eventId,
      odds,
      background: item.publishedAt !== null && item.publishedAt < baseline.asOf,
      late: false,
      statements: item.text.statements,
      from: {
        versionId: 0 as VersionId,
        sourceId: source.id,
        outlet: source.outlet,
        family: source.family,
        origin: source.family,
        side: source.side,
        link: item.input.link,
        at: item.publishedAt ?? new Date(item.seenAt),
      },
      headline: { quote: title.text || summary.text, about: '', actors: [] },
      now: new Date(item.seenAt),
    };
  }
}
