import { developmentFeatures, type Judged } from './development-features.ts';
import { DEVELOPMENT_WEIGHTS } from './development-weights.ts';
import { judge, type LinearModel } from './linear-model.ts';
import type { NewsText } from './news-text.ts';
import type { VersionFeatures } from './version-features.ts';

/** Whether a version is likely to add a development to what its event has told. */
interface DevelopmentVerdict {
  readonly adds: boolean;
  /** How likely, 0 to 1; the ledger may weigh it against the statements that it finds. */
  readonly score: number;
  readonly because: readonly string[];
}

/** Far below a half on purpose: a development that is missed is worse than a repeat that is told. */
export const ADDS_FROM = 0.25;

/** Tells "adds a new development" from "tells it again", by place, wording and the earlier judgements; typed statements decide after it. */
export function addsDevelopment(
  text: NewsText,
  version: VersionFeatures,
  judged: Judged,
  model: LinearModel = DEVELOPMENT_WEIGHTS,
): DevelopmentVerdict {
  const { score, because } = judge(developmentFeatures(text, version, judged), model);
  return { adds: score >= ADDS_FROM, score, because };
}
