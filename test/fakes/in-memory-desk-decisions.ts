import type { PackId } from '../../src/domain/diplomacy/pack.ts';
import { AppError } from '../../src/domain/errors.ts';
import type { Decided, EventDecision } from '../../src/domain/news/event-decisions.ts';
import type { EventId } from '../../src/domain/news/report.ts';
import type { DeskDecisions } from '../../src/ports/desk-decisions.ts';
import type { Agreement } from '../../src/ports/desk-proposals.ts';
import type { HeldReport, InMemoryState } from './in-memory-state.ts';

/** The desk's decisions in memory. */
export class InMemoryDeskDecisions implements DeskDecisions {
  readonly #state: InMemoryState;

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async merge(
    { from, into }: Parameters<DeskDecisions['merge']>[0],
    decided: Decided,
    agreed?: Agreement,
  ): Promise<void> {
    const { packId } = decided;
    if (this.#state.eventNow(packId, from) !== from || this.#state.eventNow(packId, into) !== into)
      throw new AppError('conflict', 'One of the two events was made part of another one; look at it again.');
    if (agreed) this.#state.agree(agreed, decided.at);
    this.#move(this.#reportsOf(packId, from), into);
    this.#state.merged.push({ packId, from, into });
    this.#record({ kind: 'merge', from, into, ...decided });
  }

  async split(
    { from, versions }: Parameters<DeskDecisions['split']>[0],
    decided: Decided,
    agreed?: Agreement,
  ): Promise<EventId> {
    const all = this.#reportsOf(decided.packId, from);
    const moved = all.filter(({ version }) => versions.includes(version.id));
    if (moved.length !== versions.length || moved.length === 0 || moved.length === all.length)
      throw new AppError('conflict', 'That cannot be taken out of the event.');
    if (agreed) this.#state.agree(agreed, decided.at);
    const into = this.#state.nextEvent(decided.packId);
    this.#move(moved, into);
    for (const [n, { id }] of moved.entries()) this.#state.replaceReport(id, { opensEvent: n === 0 });
    const texts = moved.flatMap(({ features }) => features ?? []);
    this.#record({ kind: 'split', from, into, versions, texts, ...decided });
    return into;
  }

  async judge(
    corrections: Parameters<DeskDecisions['judge']>[0],
    { packId, at }: Pick<Decided, 'packId' | 'at'>,
    seen: number,
    agreed?: Agreement,
  ): Promise<void> {
    const ids = corrections.map(({ entryId }) => entryId);
    if (this.#state.onRecord.some(({ entryId, number }) => ids.includes(entryId) && number > seen))
      throw new AppError('conflict', 'Something was put on record about that entry a moment ago; look at it again.');
    if (agreed) this.#state.agree(agreed, at);
    this.#state.putOnRecord(packId, corrections, at);
  }

  async after(packId: PackId, number: number): Promise<readonly EventDecision[]> {
    return this.#state.decisions.filter((decision) => decision.packId === packId && decision.number > number);
  }

  #reportsOf(packId: PackId, eventId: EventId): readonly HeldReport[] {
    const held = this.#state.reports.filter((report) => report.packId === packId && report.eventId === eventId);
    return held.toSorted((a, b) => a.version.seenAt.getTime() - b.version.seenAt.getTime() || a.id - b.id);
  }

  #move(reports: readonly HeldReport[], into: EventId): void {
    const ids = new Set<number>(reports.map(({ id }) => id));
    for (const { id } of reports) this.#state.replaceReport(id, { eventId: into });
    this.#state.entries = this.#state.entries.map((entry) =>
      ids.has(entry.reportId) ? { ...entry, development: { ...entry.development, eventId: into } } : entry,
    );
  }

  #record(decision: Omit<Extract<EventDecision, { kind: 'merge' }>, 'number'>): void;
  #record(decision: Omit<Extract<EventDecision, { kind: 'split' }>, 'number'>): void;
  #record(decision: object): void {
    this.#state.decisions.push({ number: this.#state.decisions.length + 1, ...decision } as EventDecision);
  }
}
