import type { Placement } from './event.ts';
import type { Features } from './linear-model.ts';
import type { NewsTerm } from './news-term.ts';
import { has, type Field, type NewsText } from './news-text.ts';
import type { VersionFeatures } from './version-features.ts';

/** Acts that change something; a lead that tells one of them as done seldom repeats. */
const CHANGING: readonly NewsTerm[] = [
  'accept-act',
  'reject-act',
  'propose-act',
  'announce-act',
  'demand-act',
  'threaten-act',
  'order-act',
  'begin-act',
  'suspend-act',
  'resume-act',
  'arrive-act',
  'approve-act',
  'accuse-act',
  'handover-word',
  'prepare-act',
];
/** Marks of reaction, colour, continuation and comment. */
const FOLLOWING: readonly NewsTerm[] = [
  'welcome-act',
  'doubt-act',
  'human-interest',
  'roundup-mark',
  'live-mark',
  'expert-word',
  'essay-noun',
  'hedge-word',
  'breach-word',
  'mention-in-passing',
  'toll-word',
  'strike-word',
  'explainer-mark',
  'long-time',
  'first-person',
  'broadcast-mark',
  'picture-mark',
  'saying-verb',
  'day-name',
];
const REPORTED_TURN: ReadonlySet<string> = new Set(['present', 'past']);

/** What earlier judgements and the text itself say for or against a new development. */
export interface Judged {
  readonly relevance: number;
  readonly news: number;
  readonly placement: Placement;
  /** Versions that the event where it belongs, or the nearest one, has already. */
  readonly eventSize: number;
  /** What those versions have stated. */
  readonly heard: readonly string[];
}

/** How a version stands to what is known, as named features: does it add something, or tell it again? */
export function developmentFeatures(text: NewsText, version: VersionFeatures, judged: Judged): Features {
  const features = new Map<string, number>();
  const set = (name: string, value = 1): void =>
    void (value !== 0 && features.set(name, Math.round(value * 1000) / 1000));
  const { placement } = judged;
  const nearest = placement.kind === 'existing' ? placement.score : (placement.rival?.score ?? 0);
  set('sure to be relevant', logit(judged.relevance));
  set('sure to be news', logit(judged.news));
  set('likeness to the nearest event', logit(nearest));
  if (placement.kind === 'existing') set('event known');
  set('size of that event', Math.log2(1 + judged.eventSize) * nearest);
  for (const act of CHANGING) if (turns(text.lead, act)) set(`${act} in the lead`);
  if (CHANGING.some((act) => turns(text.lead, act))) set('an act in the lead');
  for (const mark of FOLLOWING) if (has(text.lead, mark)) set(`${mark} in the lead`);
  for (const thing of new Set(version.things.map((key) => key.replace(/[: ].*$/u, '')))) set(`about ${thing}`);
  if (version.colour) set('colour');
  for (const type of new Set(text.statements.filter((s) => s.modality === 'asserted').map((s) => s.type)))
    set(`asserts ${type}`);
  if (version.claims.length === 0) set('states nothing typed');
  const unheard = version.claims.filter((claim) => !judged.heard.includes(claim)).length;
  if (unheard > 0) set('claims unheard in that event');
  else if (version.claims.length > 0) set('all claims heard in that event');
  if (version.planned) set('planned');
  if (!text.titled) set('no title');
  if (text.lead.outside.length > 0) set('nation from outside in the lead');
  if (version.parties.length === 0) set('no party in the lead');
  if (version.parties.length >= 2) set('several parties in the lead');
  if (/\bAnd,\s/u.test(text.lead.reading.text)) set('two stories in one title');
  if (/^(?:live|watch|photos?|video|first thing|what|why|how)\b/iu.test(text.lead.reading.text))
    set('opens like a service piece');
  return features;
}

function turns(field: Field, act: NewsTerm): boolean {
  return field.spans.get(act)?.some((span) => span.form !== null && REPORTED_TURN.has(span.form)) ?? false;
}

/** Between −1.5 and 1.5, so that no judgement drowns the others. */
function logit(score: number): number {
  const held = Math.min(0.99, Math.max(0.01, score));
  return Math.max(-1.5, Math.min(1.5, Math.log(held / (1 - held)) / 2));
}
