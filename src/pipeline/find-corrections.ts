import type { Statement } from '../domain/diplomacy/statement.ts';
import { stands } from '../domain/ledger/correction.ts';
import type { Development, Evidence, NewCorrection, NewDevelopment } from '../domain/ledger/development.ts';
import { evidenceOf } from '../domain/ledger/evidence-rule.ts';
import { judgeDenial } from '../domain/ledger/judge-denial.ts';
import { judgeEdit, statedStill, type EditInput } from '../domain/ledger/judge-edit.ts';
import type { PlacedReport } from '../domain/news/report.ts';
import { retractionsIn } from '../domain/news/retraction.ts';
import type { StoryStore, Verdict } from '../ports/story-store.ts';
import type { Conflict } from './conflict.ts';
import type { ReportTexts } from './report-texts.ts';

/** What a report takes back of what the ledger has, and what it states for itself. */
export interface Corrected {
  readonly corrections: readonly NewCorrection[];
  /** The entries that they may be about. */
  readonly about: readonly Development[];
  readonly statements: readonly Statement[];
}

/** What a report's corrections are found in. */
export interface CorrectionDeps {
  readonly store: Pick<StoryStore, 'quotedBefore'>;
  readonly texts: ReportTexts;
}

/** What a report corrects: an earlier state of its own article, what its outlet takes back elsewhere, and what parties deny in it. */
export async function findCorrections(
  report: PlacedReport,
  conflict: Conflict,
  known: {
    readonly recent: readonly Development[];
    readonly from: Omit<Evidence, 'quote' | 'speaker'>;
    readonly now: Date;
  },
  deps: CorrectionDeps,
): Promise<Corrected> {
  const { pack } = conflict;
  const { recent, from, now } = known;
  const { versions, entries } = await deps.store.quotedBefore(report);
  const { title, summary } = deps.texts.of(report, conflict).input;
  const retractions = retractionsIn([title, summary]);
  const edit: EditInput = {
    pack,
    earlier: versions.map((version) => ({ versionId: version.id, ...deps.texts.earlier({ version }, conflict) })),
    quoting: entries.filter((entry) => stands(entry) && isItself(entry)),
    carried: retractions.length === 0 ? [] : recent.filter((entry) => isItself(entry) && isCarriedBy(entry, from)),
    text: { title, summary },
    statements: report.statements,
    retractions,
    deliberate: report.entry.as === 'live',
    from,
  };
  const edited = judgeEdit(edit);
  const isDone = (id: string): boolean => edited.some(({ entryId }) => entryId === id);
  const left = recent.filter((entry) => isItself(entry) && !isDone(entry.id));
  const denied = judgeDenial({ pack, recent: left, statements: report.statements, from, now });
  const takenBack = [...edit.quoting, ...edit.carried].filter(({ id }) => isDone(id));
  const about = [...edit.quoting, ...recent];
  return { corrections: [...edited, ...denied], about, statements: statedStill(edit, takenBack) };
}

/** A confirmation follows the entry that it confirms. */
function isItself({ confirms }: Development): boolean {
  return confirms === undefined;
}

/** By this outlet, or by the one whose text this is. */
function isCarriedBy(entry: Development, from: Pick<Evidence, 'family' | 'origin'>): boolean {
  return evidenceOf(entry).some(({ family }) => family === from.family || family === from.origin);
}

/** A report's corrections as they are kept, each with the entry by which the report says something else. */
export function keptCorrections(
  corrections: readonly NewCorrection[],
  developments: readonly NewDevelopment[],
  known: readonly Development[],
): NonNullable<Verdict['corrections']> {
  return corrections.map((correction) => {
    const entry = known.find(({ id }) => id === correction.entryId);
    const nth = developments.findIndex((made) => entry !== undefined && isOtherOfSame(made, entry));
    return { correction, instead: nth < 0 ? null : nth };
  });
}

function isOtherOfSame(made: NewDevelopment, entry: Development): boolean {
  return (
    made.type === entry.type &&
    made.type !== 'statement' &&
    made.value !== entry.value &&
    made.truce === entry.truce &&
    made.actors.some((actor) => entry.actors.includes(actor))
  );
}

/** What a report takes back, for `why`. */
export function correctionReasons(corrections: readonly NewCorrection[]): readonly string[] {
  return corrections.flatMap(({ entryId, amendment, why, by }) => {
    if (amendment.kind === 'moved') return [`says ${entryId} in other words than before`];
    if (why === 'denied' && by.kind === 'party') return [`${by.party} denies ${entryId} in it`];
    return [why === 'retracted' ? `takes back ${entryId}` : `no longer says ${entryId}`];
  });
}
