import type { LoadedPack } from '../config/load-pack.ts';
import type { PartyId } from '../domain/diplomacy/pack.ts';
import type { Board } from '../domain/ledger/board.ts';
import type { Development } from '../domain/ledger/development.ts';
import { centralTruce } from '../domain/ledger/truce-key.ts';
import type { VersionId } from '../domain/news/article.ts';
import type { ReportRecord } from '../domain/news/report.ts';
import { composeDigest } from '../domain/telling/digest.ts';
import type { Replay } from './replay.ts';

const DAY_MS = 86_400_000;
const DIGEST_HOUR_MS = 8 * 3_600_000;
/** Entries before the untold ones that a digest looks at. */
const LOOK_BACK = 300;

/** What a replay writes: one line an item, a day and a digest (DESIGN.md §5). */
export interface ReplayLines {
  readonly items: readonly object[];
  readonly state: readonly object[];
  readonly digests: readonly object[];
}

/** Follows a replay and notes what a reader of each day would have seen. Nothing it notes depends on later items. */
export class ReplayRecord {
  readonly #loaded: LoadedPack;
  readonly #replay: Replay;
  readonly #maxLines: number;
  readonly #versions = new Map<string, VersionId>();
  readonly #firstItem = new Map<VersionId, string>();
  readonly #state: object[] = [];
  readonly #digests: object[] = [];
  /** What each version brought, as it was learned: what is corrected later was said all the same. */
  readonly #made = new Map<VersionId, Development[]>();
  #madeSeq = 0;
  #at: Date | null = null;
  #toldSeq = 0;
  #relevantToday = false;
  #central: { readonly phase: string; readonly about: string; readonly positions: object };

  constructor(loaded: LoadedPack, replay: Replay, maxLines: number) {
    this.#loaded = loaded;
    this.#replay = replay;
    this.#maxLines = maxLines;
    this.#central = { phase: 'none', about: '', positions: this.#positions(null, '') };
  }

  /** To be called before items of `seenAt` are taken: closes the days and tells the digests that fall in between. */
  async advance(seenAt: Date): Promise<void> {
    const from = this.#at;
    this.#at = seenAt;
    if (from === null) return;
    for (let day = startOfDay(from); day <= seenAt.getTime(); day += DAY_MS) {
      const moment = day + DIGEST_HOUR_MS;
      if (moment > from.getTime() && moment <= seenAt.getTime()) await this.#tell(new Date(moment));
      if (day + DAY_MS > from.getTime() && day + DAY_MS <= seenAt.getTime()) await this.#closeDay(new Date(day));
    }
  }

  /** Notes which versions items have become. */
  async note(ids: readonly string[], versions: readonly VersionId[]): Promise<void> {
    for (const [n, id] of ids.entries()) {
      const version = versions[n];
      if (version === undefined) continue;
      this.#versions.set(id, version);
      if (!this.#firstItem.has(version)) this.#firstItem.set(version, id);
      const report = await this.#replay.report(version);
      this.#relevantToday ||= report?.relevance?.relevant ?? false;
    }
    for (const entry of await this.#replay.ledger(this.#madeSeq)) {
      this.#madeSeq = entry.seq;
      const { versionId } = entry.evidence;
      this.#made.set(versionId, [...(this.#made.get(versionId) ?? []), entry]);
    }
  }

  /** Closes the last day, tells the last digest, and gives everything out. */
  async finish(ids: readonly string[]): Promise<ReplayLines> {
    if (this.#at !== null) {
      await this.#closeDay(new Date(startOfDay(this.#at)));
      await this.#tell(this.#at);
    }
    const items: object[] = [];
    for (const id of ids) items.push(await this.#itemLine(id));
    return { items, state: this.#state, digests: this.#digests };
  }

  async #itemLine(id: string): Promise<object> {
    const version = this.#versions.get(id);
    const report = version === undefined ? null : await this.#replay.report(version);
    if (version === undefined || !report)
      return {
        id,
        relevant: false,
        score: 0,
        kind: null,
        event: null,
        verdict: 'none',
        changes: [],
        because: ['no words to read'],
      };
    const first = this.#firstItem.get(version) === id;
    const verdict = !first && report.eventId !== null ? 'repeat' : verdictOf(report);
    const { relevance } = report;
    return {
      id,
      relevant: relevance?.relevant ?? false,
      score: relevance?.score ?? 0,
      kind: relevance?.kind ?? null,
      event: report.eventId,
      verdict,
      changes:
        verdict === 'new'
          ? (this.#made.get(version) ?? []).filter((d) => d.kind !== 'confirmed' && !d.background).map(changeLine)
          : [],
      because: [...new Set([...(relevance?.because ?? []), ...report.placedBecause, ...report.outcomeBecause])],
    };
  }

  async #closeDay(day: Date): Promise<void> {
    if (!this.#relevantToday) return;
    this.#relevantToday = false;
    const board = await this.#replay.board();
    const truce = board ? centralTruce(board, new Date(day.getTime() + DAY_MS - 1)) : null;
    if (board && truce) {
      this.#central = {
        phase: truce.proved?.phase ?? 'none',
        about: truce.name,
        positions: this.#positions(board, truce.truce),
      };
    }
    this.#state.push({ day: day.toISOString().slice(0, 10), ...this.#central });
  }

  #positions(board: Board | null, truce: string): Readonly<Record<PartyId, string | null>> {
    const belligerents = this.#loaded.pack.parties.filter((p) => p.role === 'belligerent').map((p) => p.id);
    const value = (party: PartyId): string | null =>
      board?.positions.find((p) => p.party === party && (p.truce as string) === truce)?.value ?? null;
    return Object.fromEntries(belligerents.map((party) => [party, value(party)]));
  }

  async #tell(at: Date): Promise<void> {
    const ledger = await this.#replay.ledger(Math.max(0, this.#toldSeq - LOOK_BACK));
    const entries = ledger.filter(({ seq }) => seq > this.#toldSeq);
    const told = ledger.filter(({ seq }) => seq <= this.#toldSeq);
    const toSeq = entries.at(-1)?.seq ?? this.#toldSeq;
    const board = await this.#replay.board();
    if (board === null) return;
    const how = { maxLines: this.#maxLines, toSeq, now: at, timezone: 'UTC' };
    const digest = composeDigest(this.#loaded.pack, { entries, told, board, ...how });
    this.#toldSeq = toSeq;
    if (digest.lines.length === 0) return;
    const lines = digest.lines.map((line) => ({
      id: line.id,
      kind: line.kind,
      text: line.text,
      before: line.before,
      after: line.after,
      quotes: line.evidence.map((e) => ({ itemId: this.#firstItem.get(e.versionId), quote: e.quote })),
      sources: line.outlets,
      origins: line.origins,
    }));
    this.#digests.push({ at: at.toISOString(), lines });
  }
}

function startOfDay(at: Date): number {
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
}

function verdictOf(report: ReportRecord): 'new' | 'repeat' | 'none' {
  if (report.outcome === 'new') return 'new';
  return report.relevance?.kind === 'news' ? 'repeat' : 'none';
}

function changeLine(d: Development): object {
  return {
    type: d.type,
    actor: d.actors.length > 1 ? d.actors : (d.actors[0] ?? null),
    value: d.value,
    scope: d.scope,
    about: d.about,
    ...(d.by ? { by: d.by } : {}),
    quote: d.evidence.quote,
  };
}
