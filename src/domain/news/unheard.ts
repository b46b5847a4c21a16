import { wordsOf } from './event-features.ts';
import type { EventMemory } from './event-memory.ts';
import { REMEMBERED_MS } from './heard.ts';
import { cosine, covered, coveredMost } from './similarity.ts';
import type { VersionFeatures } from './version-features.ts';

/** Of each event near it the latest versions; more say nothing new. */
const COMPARED = 6;
/** A word this rare makes a report tell something. */
const TELLING = 2.5;

/** How far a version has been told by others, whatever event they belong to. Shares are 0 to 1. */
export interface Unheard {
  /** Words, names, numbers, days and matters that none of the versions near it has. */
  readonly rareWords: number;
  readonly names: number;
  readonly numbers: number;
  readonly days: number;
  readonly things: number;
  /** How much of its text the nearest of them holds. */
  readonly textTold: number;
  /** How like the likeliest lead of the last half a day is, how much of its lead their leads hold, and of its people. */
  readonly leadLike: number;
  readonly leadTold: number;
  readonly peopleTold: number;
  /** How many of its matters were spoken of in the last days. */
  readonly mattersTold: number;
}

/** What names nobody, or is about nothing, is neither told nor untold. */
const NEITHER = 0.5;

/** Compares a version with the events that came into question for it, and with all that was told within half a day. */
export function unheardOf(version: VersionFeatures, events: readonly string[], memory: EventMemory): Unheard {
  const weigh = memory.statistics.weighing();
  const words = wordsOf(version);
  const near = events
    .flatMap((eventId) => memory.membersOf(eventId).slice(-COMPARED))
    .filter((m) => Math.abs(version.toldAt - m.features.toldAt) <= REMEMBERED_MS);
  const round = memory.heard.around(version);
  const missing = (of: (f: VersionFeatures) => readonly string[]): number => {
    const known = new Set(near.flatMap((m) => of(m.features)));
    return of(version).filter((one) => !known.has(one)).length;
  };
  const people = new Set(round.flatMap((m) => m.features.people));
  return {
    rareWords: version.lead.filter(
      (term) => !CLASS.test(term) && weigh(term) >= TELLING && !near.some((m) => m.words.whole.has(term)),
    ).length,
    names: missing((f) => f.names),
    numbers: missing((f) => f.numbers),
    days: missing((f) => f.days),
    things: missing((f) => f.things),
    textTold: coveredMost(
      words.whole,
      near.map((m) => m.words.whole),
      weigh,
    ),
    leadLike: Math.max(0, ...round.map((m) => cosine(words.lead, m.words.lead, weigh))),
    leadTold: covered(version.lead, { has: (term) => round.some((m) => m.words.lead.has(term)) }, weigh),
    peopleTold: shareOf(version.people, people) ?? NEITHER,
    mattersTold: memory.heard.spokenOf(version) ?? NEITHER,
  };
}

/** Terms that stand for parties, classes of words and keys. */
const CLASS = /^[@#!]/u;

function shareOf(list: readonly string[], known: ReadonlySet<string>): number | null {
  return list.length === 0 ? null : list.filter((one) => known.has(one)).length / list.length;
}
