import type { Placement } from './event.ts';
import type { EventMemory } from './event-memory.ts';
import type { Features } from './linear-model.ts';
import type { NewsTerm } from './news-term.ts';
import { has, type NewsText } from './news-text.ts';
import { unheardOf } from './unheard.ts';
import type { VersionFeatures } from './version-features.ts';

/** Marks of reaction, colour, continuation and comment: their texts tell on what others told first. */
const FOLLOWING: readonly NewsTerm[] = [
  'human-interest',
  'going-on',
  'reaction-word',
  'expert-word',
  'essay-noun',
  'mention-in-passing',
];

/** What earlier judgements and the memory of events say for or against a new development. */
export interface Judged {
  readonly relevance: number;
  readonly news: number;
  readonly placement: Placement;
  readonly memory: EventMemory;
  readonly seenAt: number;
}

/**
 * How a version stands to what was told before it, as named features: does it add something, or tell it again? Few on
 * purpose, and of the whole text rather than of single acts: which acts are news differs from one conflict to the next.
 */
export function developmentFeatures(text: NewsText, version: VersionFeatures, judged: Judged): Features {
  const features = new Map<string, number>();
  const set = (name: string, value = 1): void =>
    void (value !== 0 && features.set(name, Math.round(value * 1000) / 1000));
  set('sure to be relevant', held(judged.relevance));
  set('sure to be news', held(judged.news));
  notePlace(judged, set);
  noteUnheard(version, judged, set);
  for (const mark of FOLLOWING) if (has(text.lead, mark)) set(`${mark} in the lead`);
  if (version.colour) set('colour');
  if (has(text.lead, 'saying-verb')) set('saying-verb in the lead');
  if (text.lead.outside.length > 0) set('nation from outside in the lead');
  if (version.parties.length === 0) set('no party in the lead');
  if (version.parties.length >= 2) set('several parties in the lead');
  if (/\bAnd,\s/u.test(text.lead.reading.text)) set('two stories in one title');
  return features;
}

/** So long after it was told others have told it too. */
const LATE_MS = 12 * 3_600_000;

type Noting = (name: string, value?: number) => void;

function notePlace({ placement, memory }: Judged, set: Noting): void {
  const known = placement.kind === 'existing';
  const nearest = known ? placement : placement.rival;
  set('likeness to the nearest event', held(nearest?.score ?? 0));
  if (nearest) set('size of that event', Math.log2(1 + memory.membersOf(nearest.eventId).length) * nearest.score);
  if (known) set('event known');
}

function noteUnheard(version: VersionFeatures, { placement, memory, seenAt }: Judged, set: Noting): void {
  const unheard = unheardOf(version, placement.near, memory);
  set('rare words untold', Math.log2(1 + unheard.rareWords));
  set('names untold', Math.log2(1 + unheard.names));
  if (unheard.things > 0) set('things untold');
  if (unheard.days > 0) set('day untold');
  if (unheard.numbers > 0) set('numbers untold');
  set('lead like one of half a day', unheard.leadLike);
  set('lead told within half a day', unheard.leadTold);
  set('people told within half a day', unheard.peopleTold);
  set('matters spoken of in four days', unheard.mattersTold);
  set('text told in four days', unheard.textTold);
  set('told late', Math.min(3, Math.log2(1 + (seenAt - version.toldAt) / LATE_MS)));
}

/** A score as log odds between −1.5 and 1.5, so that no judgement drowns the others. */
function held(score: number): number {
  const inside = Math.min(0.99, Math.max(0.01, score));
  return Math.max(-1.5, Math.min(1.5, Math.log(inside / (1 - inside)) / 2));
}
