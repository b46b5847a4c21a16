import type { PackId } from '../../src/domain/diplomacy/pack.ts';
import type { Development, DevelopmentId, Evidence } from '../../src/domain/ledger/development.ts';
import type { Report } from '../../src/domain/news/report.ts';
import type { LedgerMark, QuotedBefore } from '../../src/ports/story-store.ts';
import type { InMemoryState } from './in-memory-state.ts';

/** The last correction of a pack, its newest baseline that boards are folded from, and the last decision on its events. */
export function markInMemory(state: InMemoryState, packId: PackId): LedgerMark {
  const roots = state.baselines.filter((b) => b.kind !== 'frozen' && b.baseline.packId === packId);
  const corrections = state.onRecord.filter((c) => c.packId === packId);
  const decisions = state.decisions.filter((decision) => decision.packId === packId);
  const [correction, baseline, decision] = [corrections, roots, decisions].map((list) => list.at(-1)?.number ?? 0);
  return { correction, baseline, decision } as LedgerMark;
}

/** Earlier versions of an article, as the same feed showed them, and the entries that quote them. */
export function quotedInMemory(
  state: InMemoryState,
  { packId, version }: Pick<Report, 'packId' | 'version'>,
): QuotedBefore {
  const versions = state.reports
    .filter((held) => held.packId === packId && held.version.articleKey === version.articleKey)
    .map((held) => held.version)
    .filter(({ id, feedId }) => id < version.id && feedId === version.feedId);
  const ids = versions.map(({ id }) => id);
  const carries = ({ versionId }: Evidence): boolean => ids.includes(versionId);
  const held = state.entries.filter(
    ({ development, support }) => carries(development.evidence) || support.some((s) => carries(s.evidence)),
  );
  const moved = state.onRecord.filter(({ amendment }) => 'to' in amendment && ids.includes(amendment.to.versionId));
  const quoting = new Set([...held.map(({ development }) => development.id), ...moved.map((c) => c.entryId)]);
  return { versions, entries: state.ledger(packId, 0, null).filter(({ id }) => quoting.has(id)) };
}

/** The entries that later corrections are about, and those that confirm them. */
export function correctedInMemory(state: InMemoryState, packId: PackId, number: number): readonly Development[] {
  const ids = new Set(state.onRecord.filter((c) => c.number > number).map((c) => c.entryId));
  return state.ledger(packId, 0, null).filter(({ id, confirms }) => ids.has(confirms ?? id));
}

/** These entries as they now stand. */
export function entriesInMemory(state: InMemoryState, ids: readonly DevelopmentId[]): readonly Development[] {
  const packs = new Set(state.entries.map(({ development }) => development.packId));
  return [...packs].flatMap((packId) => state.ledger(packId, 0, null)).filter(({ id }) => ids.includes(id));
}
