import type { PackId } from '../../src/domain/diplomacy/pack.ts';
import type { VersionId } from '../../src/domain/news/article.ts';
import type { Outcome, ReportRecord } from '../../src/domain/news/report.ts';
import type { LedgerShare, ReadModel } from '../../src/ports/read-model.ts';

/** How many versions of a pack ended in which way, and what is wrong with those that ended in none or in two. */
export interface Outcomes {
  readonly counts: Readonly<Partial<Record<Outcome, number>>>;
  readonly problems: readonly string[];
}

/** Looks at every version of a pack: its one outcome must be the only one that its rows speak for. */
export async function outcomesOf(
  packId: PackId,
  versions: readonly VersionId[],
  readModel: Pick<ReadModel, 'report' | 'ledgerShares' | 'baseline'>,
): Promise<Outcomes> {
  const asOf = (await readModel.baseline(packId))?.asOf ?? new Date(0);
  const counts: Partial<Record<Outcome, number>> = {};
  const problems: string[] = [];
  for (const versionId of versions) {
    const report = await readModel.report(packId, versionId);
    const [share] = report ? await readModel.ledgerShares([report.id]) : [];
    const problem = report && share ? problemOf(report, share, asOf) : 'was never taken up';
    if (problem !== null) problems.push(`${packId}: version ${versionId} ${problem}`);
    if (report?.outcome) counts[report.outcome] = (counts[report.outcome] ?? 0) + 1;
  }
  return { counts, problems };
}

function problemOf(report: ReportRecord, share: LedgerShare, asOf: Date): string | null {
  if (report.outcome === null || report.stage !== 'settled') return `has no outcome: it is ${report.stage}`;
  if (report.outcomeBecause.length === 0) return `is ${report.outcome} for no reason`;
  const spoken = spokenFor(report, share, asOf);
  return spoken.length === 1 && spoken[0] === report.outcome
    ? null
    : `is ${report.outcome}, and its rows say ${spoken.join(' and ') || 'nothing'}`;
}

/** Every outcome that the rows of a report speak for, whatever it was given. */
function spokenFor(report: ReportRecord, { made, repeated }: LedgerShare, asOf: Date): readonly Outcome[] {
  const { relevance, eventId, version, entry } = report;
  const ended: Outcome[] = [];
  if (relevance?.relevant === false) ended.push('irrelevant');
  if (relevance?.kind === 'analysis') ended.push('analysis');
  if (eventId === null && made.length + repeated.length === 0) return ended;
  const isKnown = entry.as === 'background' || (version.publishedAt !== null && version.publishedAt < asOf);
  // what a text recalls fills in what the board lacks, and is told nowhere
  const adds = made.some(({ kind, background }) => kind !== 'confirmed' && !background);
  const posted = made.some((development) => !development.background);
  if (isKnown) ended.push('background');
  if (posted && isKnown) ended.push('new');
  if (!isKnown) ended.push(adds ? 'new' : 'repeat');
  return ended;
}
