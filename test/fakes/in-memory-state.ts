import type { VersionFeatures } from '../../src/domain/news/version-features.ts';
import type { PackId } from '../../src/domain/diplomacy/pack.ts';
import { AppError } from '../../src/domain/errors.ts';
import type { BaselineVersion } from '../../src/domain/ledger/baseline.ts';
import { asConfirming, asCorrected } from '../../src/domain/ledger/correction.ts';
import type { Correction, Development, Evidence, NewCorrection } from '../../src/domain/ledger/development.ts';
import { asOf, type Proposal } from '../../src/domain/ledger/proposal.ts';
import type { FigureRecord, NewFigure } from '../../src/domain/ledger/figures.ts';
import type { AddedSource } from '../../src/domain/news/added-source.ts';
import type { Version, VersionId, Wording } from '../../src/domain/news/article.ts';
import type { EventDecision } from '../../src/domain/news/event-decisions.ts';
import type { FeedId } from '../../src/domain/news/feed.ts';
import type { Outage } from '../../src/domain/news/outage.ts';
import type { EventId, PlacedReport, PlacedText, ReportRecord } from '../../src/domain/news/report.ts';
import type { Gap } from '../../src/domain/news/watch.ts';
import type { Delivery, DeliveryId } from '../../src/domain/telling/delivery.ts';
import type { Message } from '../../src/domain/telling/message.ts';
import type { Subscription } from '../../src/domain/telling/subscription.ts';
import type { Agreement } from '../../src/ports/desk-proposals.ts';
import type { FeedRecord } from '../../src/ports/feed-registry.ts';
import type { LastCycle } from '../../src/ports/read-model.ts';

export interface HeldVersion extends Wording {
  readonly address: string;
  readonly guid: string;
  readonly version: Version;
}

export interface HeldReport
  extends ReportRecord, Pick<PlacedReport, 'origin' | 'originSide' | 'odds' | 'opensEvent' | 'statements'> {
  readonly features: VersionFeatures | null;
  readonly text: PlacedText | null;
}

export interface HeldCorrection extends Pick<Evidence, 'origin' | 'side' | 'versionId'> {
  readonly packId: PackId;
  readonly learnedAt: Date;
}

export interface HeldEntry {
  readonly reportId: number;
  readonly development: Development;
  readonly support: readonly { readonly evidence: Evidence; readonly learnedAt: Date }[];
}

export interface HeldFigure {
  readonly reportId: number;
  readonly packId: PackId;
  readonly learnedAt: Date;
  readonly figure: NewFigure;
}

export interface HeldDelivery extends Delivery {
  readonly digest: string;
  readonly because: string | null;
  /** Of an edit: whose message it changes, and that message without any corrections. */
  readonly edits: DeliveryId | null;
  readonly plain: Message | null;
}

export interface HeldOutage extends Outage {
  readonly lastVersion: number;
}

/** What the in-memory ports share, as a database would; a test may look into it. */
export class InMemoryState {
  feeds = new Map<FeedId, FeedRecord & { readonly followed: boolean }>();
  added: AddedSource[] = [];
  versions: HeldVersion[] = [];
  reports: HeldReport[] = [];
  entries: HeldEntry[] = [];
  figures: HeldFigure[] = [];
  corrections: HeldCorrection[] = [];
  lastEvent = new Map<PackId, number>();
  decisions: EventDecision[] = [];
  proposals: Proposal[] = [];
  merged: { readonly packId: PackId; readonly from: EventId; readonly into: EventId }[] = [];
  baselines: BaselineVersion[] = [];
  onRecord: Correction[] = [];
  /** The numbers of those that are chased no more. */
  chased = new Set<number>();
  subscriptions: (Subscription & { readonly removed: boolean })[] = [];
  deliveries: HeldDelivery[] = [];
  looks = new Map<string, Date>();
  lastCycle: LastCycle | null = null;
  lookedAt: Date | null = null;
  watchedSince = new Map<FeedId, Date>();
  gaps: Gap[] = [];
  outages: HeldOutage[] = [];
  nextOutage = 0;

  versionWith(articleKey: string, hash: string): HeldVersion | undefined {
    return this.versions.find((held) => held.version.articleKey === articleKey && held.hash === hash);
  }

  /** The event that an event has become. */
  eventNow(packId: PackId, eventId: EventId): EventId {
    const next = this.merged.find((merge) => merge.packId === packId && merge.from === eventId);
    return next ? this.eventNow(packId, next.into) : eventId;
  }

  nextEvent(packId: PackId): EventId {
    const seq = (this.lastEvent.get(packId) ?? 0) + 1;
    this.lastEvent.set(packId, seq);
    return `E${seq}` as EventId;
  }

  /** Entries of a pack in order with the support, the origins and the corrections known by `until`. */
  ledger(packId: PackId, afterSeq: number, until: Date | null): readonly Development[] {
    const known = (at: Date) => until === null || at <= until;
    const asKnown = (evidence: Evidence): Evidence => this.#asKnown(packId, evidence, until);
    const all = this.entries
      .filter(({ development: d }) => d.packId === packId && known(d.learnedAt))
      .map(({ development, support }) => ({
        ...development,
        evidence: asKnown(development.evidence),
        support: support.filter((s) => known(s.learnedAt)).map((s) => asKnown(s.evidence)),
      }))
      .map((entry) =>
        asCorrected(
          entry,
          this.onRecord.filter((c) => c.entryId === entry.id && known(c.at)),
        ),
      );
    return all
      .filter(({ seq }) => seq > afterSeq)
      .map((entry) => {
        const confirmed = all.find(({ id }) => id === entry.confirms);
        return confirmed ? asConfirming(entry, confirmed) : entry;
      });
  }

  endProposal(number: number, end: Pick<Proposal, 'state' | 'endedBy' | 'endedAt'>): void {
    this.proposals = this.proposals.map((held) => (held.number === number ? { ...held, ...end } : held));
  }

  /** To be called when nothing can go wrong any more: there is no transaction here. */
  agree({ proposal: number, by }: Agreement, now: Date): void {
    const found = this.proposals.find((held) => held.number === number);
    if (!found || asOf(found, now).state !== 'open' || found.by === by)
      throw new AppError('conflict', 'That proposal was ended a moment ago.');
    this.endProposal(number, { state: 'agreed', endedBy: by, endedAt: now });
  }

  putOnRecord(packId: PackId, corrections: readonly NewCorrection[], at: Date): void {
    for (const correction of corrections)
      this.onRecord.push({ ...correction, number: this.onRecord.length + 1, packId, at });
  }

  /** Figures of a pack in the order of learning, with their reports' events and the origins known by `until`. */
  figuresOf(packId: PackId, since: Date | null, until: Date | null): readonly FigureRecord[] {
    return this.figures.flatMap(({ reportId, packId: owner, learnedAt, figure }, n) => {
      const isAsked = owner === packId && (since === null || figure.evidence.at >= since);
      if (!isAsked || (until !== null && learnedAt > until)) return [];
      const eventId = this.reports.find(({ id }) => id === reportId)?.eventId ?? ('E0' as EventId);
      const evidence = this.#asKnown(packId, figure.evidence, until);
      return [{ ...figure, evidence, id: n + 1, packId, eventId, learnedAt }];
    });
  }

  #asKnown(packId: PackId, evidence: Evidence, until: Date | null): Evidence {
    const found = this.corrections.findLast(
      (c) => c.packId === packId && c.versionId === evidence.versionId && (until === null || c.learnedAt <= until),
    );
    return found ? { ...evidence, origin: found.origin, side: found.side ?? evidence.side } : evidence;
  }

  replaceReport(id: number, change: Partial<HeldReport>): void {
    this.reports = this.reports.map((held) => (held.id === id ? { ...held, ...change } : held));
  }

  replaceDelivery(id: number, change: Partial<HeldDelivery>): void {
    this.deliveries = this.deliveries.map((held) => (held.id === id ? { ...held, ...change } : held));
  }

  replaceSubscription(id: string, change: Partial<Subscription & { readonly removed: boolean }>): void {
    this.subscriptions = this.subscriptions.map((held) => (held.id === id ? { ...held, ...change } : held));
  }

  nextVersionId(): VersionId {
    return (this.versions.length + 1) as VersionId;
  }
}

/** In the order in which they were seen. */
export function oldestFirst(reports: readonly HeldReport[]): readonly HeldReport[] {
  return reports.toSorted((a, b) => a.version.seenAt.getTime() - b.version.seenAt.getTime() || a.id - b.id);
}
