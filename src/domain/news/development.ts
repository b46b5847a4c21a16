import { developmentFeatures, type Judged } from './development-features.ts';
import { DEVELOPMENT_WEIGHTS } from './development-weights.ts';
import { weigh, type LinearModel } from './linear-model.ts';
import type { NewsText } from './news-text.ts';
import type { VersionFeatures } from './version-features.ts';

/** The first half of the judgement whether a version adds a development: place, wording and the earlier judgements. */
interface DevelopmentOdds {
  readonly odds: number;
  readonly because: readonly string[];
}

/** Far below a half on purpose: a development that is missed is worse than a repeat that is told. */
export const TELLS_FROM = 0.2;

/** How place and wording speak for a development; what the statements say is weighed after it, against the ledger. */
export function developmentOdds(
  text: NewsText,
  version: VersionFeatures,
  judged: Judged,
  model: LinearModel = DEVELOPMENT_WEIGHTS,
): DevelopmentOdds {
  const { sum, because } = weigh(developmentFeatures(text, version, judged), model);
  return { odds: model.bias + sum, because };
}
