import type { Features } from './linear-model.ts';
import { comparable } from './retelling.ts';
import { cosine, jaccard, meet } from './similarity.ts';
import { areOpposite, stepsFound } from './steps.ts';
import type { Weigh } from './term-statistics.ts';
import type { VersionFeatures } from './version-features.ts';

const HOUR = 3_600_000;
/** An event is compared by its latest members; more say nothing new. */
const COMPARED = 10;
/** Within this an event is still being told. */
const FRESH = 30 * HOUR;
/** Below this no step of two leads is the same. */
const OTHER_STEPS = 0.2;
const SAME_BODY = 0.95;

/** A version that an event has gathered. */
export interface Member {
  readonly eventId: string;
  readonly versionId: string;
  readonly features: VersionFeatures;
  readonly seenAt: number;
}

/** A member with its words as sets, made once. */
export interface KnownMember extends Member {
  readonly words: Words;
}

/** The words of a version as sets. */
export interface Words {
  readonly lead: ReadonlySet<string>;
  readonly whole: ReadonlySet<string>;
}

/** Makes the sets that every comparison of a version needs. */
export function wordsOf(features: VersionFeatures): Words {
  return { lead: new Set(features.lead), whole: new Set([...features.lead, ...features.body]) };
}

/**
 * How a version stands to an event, as named features: does it tell the same happening? Few on purpose: of some eighty
 * that were tried, these say the same about conflicts that nothing was learned from.
 */
export function eventFeatures(
  version: VersionFeatures,
  words: Words,
  members: readonly KnownMember[],
  weigh: Weigh,
): Features {
  const now = version.toldAt;
  const features = new Map<string, number>();
  const set = (name: string, value: number): void =>
    void (value !== 0 && features.set(name, Math.round(value * 1000) / 1000));
  const told = members.slice(-COMPARED).map((m) => alongside({ features: version, words }, m));
  const recent = told.map(([, member]) => member);
  const pairs = told.map(([own, member]) => pairOf(own, member, weigh));
  const lead = Math.max(...pairs.map((p) => p.leads));
  set('nearest lead', lead);
  set('nearest lead, far above half', Math.max(0, lead - 0.5));
  set('nearest text', Math.max(...pairs.map((p) => p.texts)));
  const idle = Math.min(...recent.map((m) => Math.abs(now - m.features.toldAt)));
  set('steps found, within a day', idle < FRESH ? Math.max(...pairs.map((p) => p.steps)) : 0);
  set('other steps in the lead', version.leadSteps.length > 0 && pairs.every((p) => p.otherSteps) ? 1 : 0);
  set('the opposite step', recent.every((m) => areOpposite(version.leadSteps, m.features.leadSteps)) ? 1 : 0);
  set('no step in the lead', version.leadSteps.length === 0 ? 1 : 0);
  set('hours since it was last told, as logarithm', Math.log2(1 + idle / HOUR / 6));
  set(
    'days since it was first told',
    Math.max(-1, Math.min(7, (now - (recent[0]?.features.toldAt ?? now)) / HOUR / 24)),
  );
  const planned = recent.filter((m) => m.features.planned).length / recent.length;
  set('planned here, done there or the reverse', Math.abs((version.planned ? 1 : 0) - planned));
  const names = recent.flatMap((m) => m.features.names);
  set('no name in common', version.names.length > 1 && names.length > 1 && !meet(version.names, names) ? 1 : 0);
  return features;
}

type Worded = Pick<KnownMember, 'features' | 'words'>;

/** A version and a member as they are, or, where they differ in language, by what does not depend on it. */
function alongside(version: Worded, member: KnownMember): readonly [Worded, Worded] {
  if (version.features.language === member.features.language) return [version, member];
  const [own, other] = comparable(version.features, member.features);
  return [
    { features: own, words: wordsOf(own) },
    { features: other, words: wordsOf(other) },
  ];
}

interface Pair {
  readonly leads: number;
  readonly texts: number;
  readonly steps: number;
  readonly otherSteps: boolean;
}

function pairOf({ features: a, words: of }: Worded, { features: b, words: by }: Worded, weigh: Weigh): Pair {
  const leads = cosine(of.lead, by.lead, weigh);
  return {
    leads,
    texts: isStale(a, b) ? leads : cosine(of.whole, by.whole, weigh),
    steps: stepsFound(a.leadSteps, [...b.leadSteps, ...b.bodySteps]),
    otherSteps:
      b.leadSteps.length > 0 &&
      Math.max(stepsFound(a.leadSteps, b.leadSteps), stepsFound(b.leadSteps, a.leadSteps)) < OTHER_STEPS,
  };
}

/** A link that was given a new title and kept its old summary: the title alone says what it reports now. */
function isStale(a: VersionFeatures, b: VersionFeatures): boolean {
  return a.link !== '' && a.link === b.link && a.body.length > 3 && jaccard(a.body, b.body) > SAME_BODY;
}
