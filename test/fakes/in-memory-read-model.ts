import type { Pack, PackId } from '../../src/domain/diplomacy/pack.ts';
import { baselineAt } from '../../src/domain/ledger/baseline.ts';
import type { Baseline } from '../../src/domain/ledger/board.ts';
import type { Development, DevelopmentId } from '../../src/domain/ledger/development.ts';
import type { FigureRecord } from '../../src/domain/ledger/figures.ts';
import { emptyBaseline } from '../../src/domain/ledger/fold-board.ts';
import { stateAfter, stateAtFirst, type LedgerState } from '../../src/domain/ledger/ledger-state.ts';
import { searchedText } from '../../src/domain/ledger/searched-text.ts';
import { timelineOf } from '../../src/domain/ledger/timeline.ts';
import { truceStart } from '../../src/domain/ledger/truce-start.ts';
import { truceTally, type TruceTally } from '../../src/domain/ledger/truce-tally.ts';
import type { AddedSource } from '../../src/domain/news/added-source.ts';
import type { VersionId } from '../../src/domain/news/article.ts';
import type { FeedId } from '../../src/domain/news/feed.ts';
import type { EventId, ReportId, ReportRecord } from '../../src/domain/news/report.ts';
import type { FeedRecord } from '../../src/ports/feed-registry.ts';
import type {
  Corrected,
  EventOfPack,
  EventRecord,
  FigureQuestion,
  Known,
  LastCycle,
  LedgerShare,
  Place,
  ReadModel,
  Telling,
} from '../../src/ports/read-model.ts';
import { baselineOf } from './in-memory-baselines.ts';
import { followedIn } from './in-memory-feed-registry.ts';
import { oldestFirst, type HeldReport, type InMemoryState } from './in-memory-state.ts';

/** The read side of the in-memory state. */
export class InMemoryReadModel implements ReadModel {
  readonly #state: InMemoryState;

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async baseline(packId: PackId, at?: Date): Promise<Baseline | null> {
    return baselineOf(this.#state, packId, at ?? null);
  }

  async known(pack: Pack, at?: Date): Promise<Known> {
    const own = this.#state.baselines.filter(({ baseline }) => baseline.packId === pack.id);
    const [baseline, newest] = [baselineOf(this.#state, pack.id, at ?? null), baselineAt(own, at ?? null)];
    const ledger = this.#state.ledger(pack.id, 0, at ?? null);
    const start = baseline ?? (ledger[0] ? emptyBaseline(pack, ledger[0].learnedAt) : null);
    if (start === null) return { baseline, newest, ledger, state: null, steps: [] };
    const after = (state: LedgerState, entry: Development): LedgerState => stateAfter(pack, start, state, entry);
    const state = ledger.reduce(after, stateAtFirst(start));
    return { baseline, newest, ledger, state, steps: timelineOf(pack, start, ledger) };
  }

  async tally(pack: Pack, now: Date, at?: Date): Promise<TruceTally | null> {
    const { baseline, ledger, state } = await this.known(pack, at);
    if (state === null) return null;
    const start = truceStart(pack, baseline ?? emptyBaseline(pack, state.board.baselineAsOf), ledger, now);
    return truceTally(pack, start, ledger, await this.figures(pack.id, { since: start?.at, until: at }));
  }

  async corrected(packId: PackId, after?: Date): Promise<readonly Corrected[]> {
    const ledger = this.#state.ledger(packId, 0, null);
    return this.#state.onRecord
      .filter((c) => c.packId === packId && (after === undefined || c.at > after))
      .flatMap((correction) => {
        const entry = ledger.find(({ id }) => id === correction.entryId);
        return entry ? [{ entry, correction }] : [];
      });
  }

  async places(entryId: DevelopmentId): Promise<readonly Place[]> {
    return this.#state.deliveries
      .filter((post) => post.carries.includes(entryId) && post.state !== 'failed' && post.kind !== 'edit')
      .map(({ id, subscriptionId, address, kind, state, ref, createdAt }) => ({
        ...{ id, subscriptionId, address, kind, state, ref, queuedAt: createdAt },
      }));
  }

  async ledger(packId: PackId, until?: Date): Promise<readonly Development[]> {
    return this.#state.ledger(packId, 0, until ?? null);
  }

  async holding(pack: Pack, words: readonly string[]): Promise<readonly Development[]> {
    const holds = (text: string): boolean => words.every((word) => text.includes(word));
    return this.#state.ledger(pack.id, 0, null).filter((entry) => holds(searchedText(pack, entry)));
  }

  async figures(packId: PackId, { since, until }: FigureQuestion = {}): Promise<readonly FigureRecord[]> {
    return this.#state.figuresOf(packId, since ?? null, until ?? null);
  }

  async entry(id: DevelopmentId): Promise<Development | null> {
    const held = this.#state.entries.find(({ development }) => development.id === id);
    if (!held) return null;
    const { packId } = held.development;
    return this.#state.ledger(packId, 0, null).find((entry) => entry.id === id) ?? null;
  }

  async lastSeq(packId: PackId): Promise<number> {
    return this.#state.ledger(packId, 0, null).at(-1)?.seq ?? 0;
  }

  async feeds(packId: PackId): Promise<readonly FeedRecord[]> {
    return followedIn(this.#state).filter((feed) => feed.packs.includes(packId));
  }

  async addedSources(packId: PackId): Promise<readonly AddedSource[]> {
    return this.#state.added.filter((source) => source.packId === packId);
  }

  async report(packId: PackId, versionId: VersionId): Promise<ReportRecord | null> {
    const held = this.#state.reports.find((one) => one.packId === packId && one.version.id === versionId);
    return held ? recordOf(held) : null;
  }

  async reportsAt(address: string, within?: EventOfPack): Promise<readonly ReportRecord[]> {
    const versions = this.#state.versions.filter(
      (held) => held.version.articleKey === address || held.address === address,
    );
    const ids = new Set(versions.map(({ version }) => version.id));
    const all = oldestFirst(this.#state.reports.filter((held) => ids.has(held.version.id)));
    if (within === undefined) return all.slice(-200).map(recordOf);
    const { packId, eventId } = within;
    return all.filter((held) => held.packId === packId && held.eventId === eventId).map(recordOf);
  }

  async reportsIn({ packId, eventId }: EventOfPack): Promise<readonly ReportRecord[]> {
    const all = this.#state.reports.filter((held) => held.packId === packId && held.eventId === eventId);
    return oldestFirst(all).slice(-200).map(recordOf);
  }

  async events(packId: PackId, ids: readonly EventId[]): Promise<readonly EventRecord[]> {
    return [...new Set(ids)].flatMap((eventId) => {
      const reports = this.#state.reports.filter((held) => held.packId === packId && held.eventId === eventId);
      const first = reports.find((held) => held.opensEvent) ?? reports[0];
      const entries = this.#state.ledger(packId, 0, null).filter((entry) => entry.eventId === eventId);
      const { version, follows } = first ?? {};
      return version ? [{ eventId, first: version, reports: reports.length, follows: follows ?? null, entries }] : [];
    });
  }

  async ledgerShares(ids: readonly ReportId[]): Promise<readonly LedgerShare[]> {
    const reports = ids.flatMap((id) => this.#state.reports.filter((held) => held.id === id));
    return reports.map(({ id, packId, version }) => {
      const entries = this.#state.ledger(packId, 0, null);
      const own = new Set(this.#state.entries.filter((e) => e.reportId === id).map((e) => e.development.id));
      const says = this.#state.entries.filter((e) => e.support.some((s) => s.evidence.versionId === version.id));
      const again = new Set(says.map((e) => e.development.id));
      return {
        reportId: id,
        made: entries.filter((entry) => own.has(entry.id)),
        repeated: entries.filter((entry) => again.has(entry.id)),
      };
    });
  }

  async tellings(ids: readonly DevelopmentId[]): Promise<readonly Telling[]> {
    return ids.map((id) => {
      const posts = this.#state.deliveries.filter(
        ({ kind, carries }) => carries.includes(id) && (kind === 'breaking' || kind === 'digest'),
      );
      const sent = posts.filter((post) => post.state === 'sent');
      return {
        id,
        breaking: sent.filter((post) => post.kind === 'breaking').length,
        digests: sent.filter((post) => post.kind === 'digest').length,
        waiting: posts.filter((post) => post.state !== 'sent' && post.state !== 'failed').length,
      };
    });
  }

  async feedsShowing(host: string): Promise<readonly FeedId[]> {
    const shown = this.#state.versions.filter(({ version }) => /^[^/? #]*/u.exec(version.articleKey)?.[0] === host);
    return [...new Set(shown.map(({ version }) => version.feedId))].toSorted();
  }

  async lastCycle(): Promise<LastCycle | null> {
    return this.#state.lastCycle;
  }
}

function recordOf(held: HeldReport): ReportRecord {
  const { id, packId, version, entry, stage, relevance, eventId, rival, follows, placedBecause } = held;
  const { outcome, outcomeBecause } = held;
  return {
    ...{ id, packId, version, entry, stage, relevance, eventId, rival, follows, placedBecause },
    ...{ outcome, outcomeBecause },
  };
}
