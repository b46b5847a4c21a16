import type { NewsTerm } from '../news/news-term.ts';
import type { FigureTerm } from './figures/figure-term.ts';

/** Acts: what parties do to proposals, truces, talks, prisoners and each other. */
type ActTerm =
  | 'accept'
  | 'reject'
  | 'propose'
  | 'withdraw'
  | 'sign'
  | 'win-consent'
  | 'agree'
  | 'agree-in-principle'
  | 'consider'
  | 'welcome'
  | 'split'
  | 'no-comment'
  | 'meet'
  | 'schedule'
  | 'travel'
  | 'invite'
  | 'postpone'
  | 'cancel'
  | 'breach'
  | 'accuse'
  | 'verify'
  | 'admit'
  | 'swap'
  | 'hand-over'
  | 'sanction'
  | 'lift'
  | 'threaten'
  | 'demand'
  | 'declare'
  | 'extend'
  | 'start'
  | 'end'
  | 'suspend'
  | 'resume'
  | 'collapse'
  | 'expire'
  | 'observe';

/** Things: what the acts are about. */
type ThingTerm =
  | 'truce'
  | 'proposal'
  | 'agreement'
  | 'partial'
  | 'full'
  | 'talks'
  | 'captives'
  | 'pressure'
  | 'condition-noun'
  | 'other-deal'
  | 'figurative';

/** How something is said: what makes a claim weaker, older, or somebody else's. */
type MannerTerm =
  | 'report-verb'
  | 'recall'
  | 'according-to'
  | 'confirm'
  | 'deny'
  | 'negation'
  | 'modal'
  | 'prospect'
  | 'future'
  | 'conditional'
  | 'hypothetical'
  | 'unrealised'
  | 'wish'
  | 'past-time'
  | 'lately'
  | 'retrospect'
  | 'recent'
  | 'question'
  | 'anonymous'
  | 'outsider'
  | 'unofficial'
  | 'official'
  | 'monitor'
  | 'mediator'
  | 'forces'
  | 'both-sides'
  | 'each-other'
  | 'that'
  | 'by'
  | 'with'
  | 'passive'
  | 'infinitive'
  | 'decision'
  | 'relative'
  | 'subordinator'
  | 'conjunction'
  | 'preposition'
  | 'pronoun'
  | 'auxiliary';

/** Every class of words that the grammar of diplomacy knows. */
type DiplomacyTerm = ActTerm | ThingTerm | MannerTerm;

/** Every class of words that a lexicon may list. */
export type Term = DiplomacyTerm | FigureTerm | NewsTerm;

/** How a verb stands: "agree", "agrees", "agreed" (past or participle alike), "broken" (participle alone), "agreeing". */
export type VerbForm = 'base' | 'present' | 'past' | 'participle' | 'ing';

/** A word or phrase of a class found in a text: tokens `from` to `to` (exclusive) of one sentence; `form` is null where the phrase is no verb. */
export interface TermSpan {
  readonly term: Term;
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  readonly form: VerbForm | null;
}
