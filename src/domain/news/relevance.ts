import type { Scene } from '../diplomacy/scene.ts';
import { kindFeatures } from './kind-features.ts';
import { KIND_WEIGHTS } from './kind-weights.ts';
import { judge, type Judgement } from './linear-model.ts';
import { has, readNews, type NewsInput, type NewsText } from './news-text.ts';
import { OTHER_SUBJECTS, relevanceFeatures } from './relevance-features.ts';
import { reasonsInWords } from './reasons.ts';
import { RELEVANCE_WEIGHTS } from './relevance-weights.ts';

/** Reports something that happened or was said, or comments and explains. */
type NewsKind = 'news' | 'analysis';

/** What was decided about a version, and in words why. */
export interface RelevanceVerdict {
  readonly relevant: boolean;
  /** How sure it is that the text concerns the truce or talks, 0 to 1; relevant from a half. */
  readonly score: number;
  /** Null for what is not relevant. */
  readonly kind: NewsKind | null;
  /** How sure it is that the text reports news, 0 to 1. */
  readonly newsScore: number;
  readonly because: readonly string[];
}

/** What is going on while a text is judged. */
export interface Situation {
  /** A truce of this conflict holds, so that strikes, captives and aid speak of it. */
  readonly truceInForce: boolean;
}

/** Decides whether a version concerns a truce, peace plan or talks of the scene's conflict, and whether it is news or analysis. */
export function judgeRelevance(
  input: NewsInput,
  scene: Scene,
  situation: Situation = { truceInForce: false },
): RelevanceVerdict {
  return judgeInWords(readNews(input, scene), situation);
}

/** The same for a text that has been read already. */
export function judgeInWords(text: NewsText, situation: Situation): RelevanceVerdict {
  const verdict = judgeText(text, situation);
  return { ...verdict, because: reasonsInWords(verdict.because, text) };
}

/** The same with the names of features as reasons: for whoever only wants the scores. */
export function judgeText(text: NewsText, situation: Situation): RelevanceVerdict {
  const judged = bare(text) ?? judge(relevanceFeatures(text, situation.truceInForce), RELEVANCE_WEIGHTS);
  const about = judged.score < 0.5 && speaksOfHome(text) ? AT_HOME : judged;
  const sort = judge(kindFeatures(text), KIND_WEIGHTS);
  const relevant = about.score >= 0.5;
  const kind = !relevant ? null : sort.score >= 0.5 ? 'news' : 'analysis';
  return {
    relevant,
    score: about.score,
    kind,
    newsScore: sort.score,
    because: kind === null ? about.because : [...about.because, ...sort.because.map((reason) => `${reason} (${kind})`)],
  };
}

/** "30-day ceasefire takes effect": the pack's truce by its name alone, with no other war and no outside nation in the text. */
function bare(text: NewsText): Judgement | null {
  const fields = [text.lead, text.body];
  const named = text.lead.mentions.some((m) => m.named.kind === 'truce');
  const nobody = fields.every((f) => f.own.length + f.foreign.length + f.outside.length + f.thirds.size === 0);
  return named && nobody ? { score: BARE_SCORE, because: ['+ names a truce of the pack, and nobody else'] } : null;
}

/** Above the line, and far from sure. */
const BARE_SCORE = 0.6;
const AT_HOME: Judgement = {
  score: BARE_SCORE,
  because: ['+ truce or talks in the tongue of a side, and no other war named'],
};

/** "The sides exchange drafts of a truce", "the talks in Istanbul are put off": who writes for one side's readers names no war. */
function speaksOfHome(text: NewsText): boolean {
  const { lead, body, atHome } = text;
  if (!atHome || [lead, body].some((f) => f.foreign.length + f.outside.length > 0)) return false;
  if (OTHER_SUBJECTS.some((term) => has(lead, term))) return false;
  const ofTruce =
    has(lead, 'truce-word') || has(lead, 'peace-matter') || lead.mentions.some((m) => m.named.kind === 'truce');
  const swapped = has(lead, 'captive-word') && has(lead, 'handover-word');
  const negotiated =
    has(lead, 'talks-word') || (has(lead, 'diplomacy-word') && (has(lead, 'deal-word') || has(lead, 'meeting-word')));
  const amongPrincipals = lead.mentions.length > 0 && [...lead.thirds].every((id) => lead.mediators.has(id));
  return ofTruce || swapped || (negotiated && amongPrincipals);
}
