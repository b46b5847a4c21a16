import type { PackId } from '../../src/domain/diplomacy/pack.ts';
import { AppError } from '../../src/domain/errors.ts';
import type { DevelopmentId } from '../../src/domain/ledger/development.ts';
import type { PlacedReport } from '../../src/domain/news/report.ts';
import type { Verdict } from '../../src/ports/story-store.ts';
import type { InMemoryState } from './in-memory-state.ts';

type Prefixes = Readonly<Record<string, string>>;

/** What a database's own rules would refuse, before anything is changed. */
export function refuseWhatCannotBe(
  state: InMemoryState,
  prefixes: Prefixes,
  packId: PackId,
  { developments, supports, figures }: Verdict,
): void {
  if (developments.length > 0 && prefixes[packId] === undefined) {
    throw new AppError('internal', `The pack ${packId} has no prefix for its ledger.`);
  }
  for (const { evidence } of [...developments, ...supports, ...figures]) {
    const stored = state.versions.some((held) => held.version.id === evidence.versionId);
    if (!stored) throw new Error(`no version ${evidence.versionId}`);
  }
  for (const { id } of supports) {
    if (!state.entries.some((entry) => entry.development.id === id)) throw new Error(`no entry ${id}`);
  }
}

/** Writes entries and support. */
export function append(
  state: InMemoryState,
  prefixes: Prefixes,
  report: Pick<PlacedReport, 'id' | 'packId' | 'eventId'>,
  verdict: Verdict,
  now: Date,
): void {
  for (const development of verdict.developments) {
    const seq = (state.ledger(report.packId, 0, null).at(-1)?.seq ?? 0) + 1;
    const id = `${prefixes[report.packId]}-${seq}` as DevelopmentId;
    const eventId = state.reports.find(({ id }) => id === report.id)?.eventId ?? report.eventId;
    const given = { id, seq, packId: report.packId, eventId, learnedAt: now, support: [] };
    state.entries.push({ reportId: report.id, development: { ...development, ...given }, support: [] });
  }
  for (const figure of verdict.figures)
    state.figures.push({ reportId: report.id, packId: report.packId, learnedAt: now, figure });
  for (const { id, evidence } of verdict.supports) {
    const at = state.entries.findIndex((entry) => entry.development.id === id);
    const entry = state.entries[at];
    if (entry) state.entries[at] = { ...entry, support: [...entry.support, { evidence, learnedAt: now }] };
  }
  const made = state.entries.filter(({ reportId }) => reportId === report.id).map((entry) => entry.development.id);
  const corrections = (verdict.corrections ?? []).map(({ correction, instead }) => {
    const { amendment } = correction;
    const id = instead === null ? null : (made[instead] ?? null);
    return 'instead' in amendment ? { ...correction, amendment: { ...amendment, instead: id } } : correction;
  });
  state.putOnRecord(report.packId, corrections, now);
}
