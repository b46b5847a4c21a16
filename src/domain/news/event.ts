import { eventFeatures, wordsOf } from './event-features.ts';
import type { EventMemory } from './event-memory.ts';
import { EVENT_WEIGHTS } from './event-weights.ts';
import { judge, type LinearModel } from './linear-model.ts';
import { fulfils } from './thread.ts';
import type { VersionFeatures } from './version-features.ts';

/** An event that came into question, with how likely it is the same happening. */
interface Rival {
  readonly eventId: string;
  readonly score: number;
}

/** Where a version belongs; when unsure it opens an event of its own, and `rival` is the one to "see also". */
export type Placement = Context &
  ({ readonly kind: 'existing'; readonly eventId: string; readonly score: number } | { readonly kind: 'new' });

interface Context {
  /** The nearest event that was not chosen. */
  readonly rival: Rival | null;
  /** The event whose plan this version's event fulfils or whose thread it continues. */
  readonly follows: string | null;
  /** The events that came into question, by the telling words that they share. */
  readonly near: readonly string[];
  readonly because: readonly string[];
}

/** From here on a version counts as the same happening: better two events than one wrong one. */
const SAME_EVENT = 0.38;

/** Places a version among the events that were told around the time when it was told itself. Analysis attaches to nothing: do not ask for it. */
export function placeVersion(
  version: VersionFeatures,
  memory: EventMemory,
  model: LinearModel = EVENT_WEIGHTS,
): Placement {
  const weigh = memory.statistics.weighing();
  const words = wordsOf(version);
  const near = memory.candidates(version);
  const ranked = near
    .map((eventId) => {
      const members = memory.membersOf(eventId);
      return { eventId, members, ...judge(eventFeatures(version, words, members, weigh), model) };
    })
    .sort((a, b) => b.score - a.score);
  const [nearest] = ranked;
  if (!nearest) return { kind: 'new', rival: null, follows: null, near, because: ['no event shares a telling word'] };
  const plan = ranked.find(({ members }) => fulfils(version, members));
  const best = ranked.find(({ members }) => !fulfils(version, members));
  if (!best || best.score < SAME_EVENT)
    return {
      kind: 'new',
      rival: rivalOf(nearest),
      follows: plan?.eventId ?? null,
      near,
      because: [`nearest event ${nearest.eventId} at ${percent(nearest.score)}`, ...nearest.because],
    };
  const rival = ranked.find((one) => one !== best);
  return {
    kind: 'existing',
    eventId: best.eventId,
    score: best.score,
    rival: rival ? rivalOf(rival) : null,
    follows: null,
    near,
    because: [`same happening at ${percent(best.score)}`, ...best.because],
  };
}

function rivalOf(ranked: Rival): Rival {
  return { eventId: ranked.eventId, score: ranked.score };
}

function percent(score: number): string {
  return `${Math.round(score * 100)} %`;
}
