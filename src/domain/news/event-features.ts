import type { Features } from './linear-model.ts';
import { comparable, type Worded } from './retelling.ts';
import { cosine, covered, jaccard, meet } from './similarity.ts';
import type { Weigh } from './term-statistics.ts';
import type { VersionFeatures } from './version-features.ts';

const HOUR = 3_600_000;
/** An event is compared by its latest members; more say nothing new. */
const COMPARED = 10;

/** A version that an event has gathered. */
export interface Member {
  readonly eventId: string;
  readonly versionId: string;
  readonly features: VersionFeatures;
  /** The independent origin of its text. */
  readonly origin: string;
  readonly seenAt: number;
}

/** A member with its words as sets, made once. */
export interface KnownMember extends Member {
  readonly words: Words;
}

/** The words of a version as sets. */
export interface Words {
  readonly lead: ReadonlySet<string>;
  readonly body: ReadonlySet<string>;
  readonly whole: ReadonlySet<string>;
}

/** Makes the sets that every comparison of a version needs. */
export function wordsOf(features: VersionFeatures): Words {
  return {
    lead: new Set(features.lead),
    body: new Set(features.body),
    whole: new Set([...features.lead, ...features.body]),
  };
}

/** How a version stands to an event, as named features: does it tell the same happening? */
export function eventFeatures(
  version: VersionFeatures,
  words: Words,
  now: number,
  members: readonly KnownMember[],
  weigh: Weigh,
): Features {
  const features = new Map<string, number>();
  const set: Noting = (name, value) => void (value !== 0 && features.set(name, Math.round(value * 1000) / 1000));
  const told = members.slice(-COMPARED).map((m) => comparable({ features: version, words }, m));
  const recent = told.map(([, member]) => member);
  const pairs = told.map(([own, member]) => pairOf(own, member, weigh));
  noteNearest(pairs, set);
  noteShared(version, recent, weigh, set);
  noteFresh(version, pairs, features, now - (recent.at(-1)?.seenAt ?? now) < FRESH, members.length, set);
  set(
    'gathered words',
    told.reduce((sum, [own, m]) => sum + covered([...own.words.whole], m.words.whole, weigh), 0) / told.length,
  );
  noteRest(version, now, recent, set);
  set('size of the event, as logarithm', Math.log2(members.length));
  return features;
}

type Noting = (name: string, value: number) => void;

/** Within this an event is still being told. */
const FRESH = 30 * HOUR;

const NEAREST: Readonly<Record<string, (pair: Pair) => number>> = {
  'nearest lead': (p) => p.leads,
  'nearest text': (p) => p.texts,
  'lead found in a member': (p) => p.found,
  'nearest acts': (p) => p.acts,
  'nearest things': (p) => p.things,
  'claims alike': (p) => p.claims,
};
const AVERAGE: Readonly<Record<string, (pair: Pair) => number>> = {
  'leads on average': (p) => p.leads,
  'acts on average': (p) => p.acts,
  'things on average': (p) => p.things,
  'people in common on average': (p) => p.people,
  'parties of the leads on average': (p) => p.parties,
};

function noteNearest(pairs: readonly Pair[], set: Noting): void {
  for (const [name, of] of Object.entries(NEAREST)) set(name, Math.max(...pairs.map(of)));
  for (const [name, of] of Object.entries(AVERAGE)) set(name, pairs.reduce((sum, p) => sum + of(p), 0) / pairs.length);
  set('nearest lead, far above half', Math.max(0, Math.max(...pairs.map((p) => p.leads)) - 0.5));
  set('same body under another lead', pairs.some((p) => p.bodies > 0.95 && p.leads < 0.5) ? 1 : 0);
  set('no party in common', pairs.every((p) => p.noParty) ? 1 : 0);
}

function noteShared(version: VersionFeatures, members: readonly KnownMember[], weigh: Weigh, set: Noting): void {
  const theirs = (of: (features: VersionFeatures) => readonly string[]): readonly string[] =>
    members.flatMap((m) => of(m.features));
  set(
    'rarest thing in common',
    rarest(
      version.things,
      theirs((f) => f.things),
      weigh,
    ),
  );
  set(
    'rarest act in common',
    rarest(
      version.happenings,
      theirs((f) => f.happenings),
      weigh,
    ),
  );
  const claims = theirs((f) => f.claims);
  if (version.claims.length === 0 || claims.length === 0) return;
  if (meet(version.claims, claims)) set('claims in common', 1);
  else if (
    meet(
      version.subjects,
      theirs((f) => f.subjects),
    )
  )
    set('other claims on the same subject', 1);
  else set('claims on other subjects', 1);
}

/** What weighs otherwise while an event is fresh, and for texts that tell how people live through it. */
function noteFresh(
  version: VersionFeatures,
  pairs: readonly Pair[],
  noted: Features,
  fresh: boolean,
  size: number,
  set: Noting,
): void {
  const again = ['nearest lead', 'nearest text', 'things on average', 'rarest thing in common'];
  if (fresh) for (const name of again) set(`${name}, within a day`, noted.get(name) ?? 0);
  if (!version.colour) return;
  set('colour, size of the event', Math.log2(size));
  set('colour, things in common', Math.max(...pairs.map((p) => p.things)));
  set('colour, nearest text', Math.max(...pairs.map((p) => p.texts)));
}

interface Pair {
  readonly leads: number;
  readonly texts: number;
  readonly bodies: number;
  readonly found: number;
  readonly acts: number;
  readonly things: number;
  readonly people: number;
  readonly claims: number;
  readonly parties: number;
  readonly noParty: boolean;
}

function pairOf({ features: a, words: of }: Worded, { features: b, words: by }: Worded, weigh: Weigh): Pair {
  return {
    leads: cosine(of.lead, by.lead, weigh),
    texts: cosine(of.whole, by.whole, weigh),
    bodies: a.body.length > 0 && b.body.length > 0 ? cosine(of.body, by.body, weigh) : 0,
    found: Math.max(covered(a.lead, by.whole, weigh), covered(b.lead, of.whole, weigh)),
    acts: jaccard(a.happenings, b.happenings),
    things: jaccard(a.things, b.things),
    people: jaccard(a.people, b.people),
    claims: jaccard(a.claims, b.claims),
    parties: jaccard(a.parties, b.parties),
    noParty: a.parties.length > 0 && b.parties.length > 0 && !meet(a.parties, b.parties),
  };
}

/** How telling the most telling shared key is, 0 to about 1. */
function rarest(keys: readonly string[], others: readonly string[], weigh: Weigh): number {
  return Math.max(0, ...keys.filter((key) => others.includes(key)).map((key) => weigh(`!${key}`))) / 4;
}

function noteRest(
  version: VersionFeatures,
  now: number,
  members: readonly Member[],
  set: (name: string, value: number) => void,
): void {
  const last = members.at(-1)?.seenAt ?? now;
  const first = members[0]?.seenAt ?? now;
  const idle = (now - last) / HOUR;
  set('hours since its last member, as logarithm', Math.log2(1 + idle / 6));
  set('days since its first member', Math.min(7, (now - first) / HOUR / 24));
  if (idle > 72) set('silent for three days', 1);
  if (idle < 4) set('heard of within hours', 1);
  const planned = members.filter((m) => m.features.planned).length / members.length;
  set('planned here, done there or the reverse', Math.abs((version.planned ? 1 : 0) - planned));
  const days = members.flatMap((m) => m.features.days);
  if (days.length > 0 && version.days.length > 0)
    set(meet(days, version.days) ? 'same day named' : 'other day named', 1);
  const numbers = members.flatMap((m) => m.features.numbers);
  if (numbers.length > 0 && version.numbers.length > 0)
    set(meet(numbers, version.numbers) ? 'numbers in common' : 'numbers differ', 1);
  if (
    meet(
      version.places,
      members.flatMap((m) => m.features.places),
    )
  )
    set('places in common', 1);
  const names = members.flatMap((m) => m.features.names);
  if (version.names.length > 1 && names.length > 1 && !meet(version.names, names)) set('no name in common', 1);
  if (version.link !== '' && members.some((m) => m.features.link === version.link)) set('same link', 1);
  if (members.every((m) => m.features.source === version.source)) set('same outlet alone', 1);
}
