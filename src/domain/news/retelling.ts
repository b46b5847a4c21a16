import type { VersionFeatures } from './version-features.ts';

/**
 * What two texts in two languages have in common to compare by: each keeps what does not depend on the language, that is
 * parties, classes of words, who did what, numbers, and the names that both call. A name that only one of them calls tells
 * nothing, since the other may have written "the envoy" for it.
 */
export function comparable(a: VersionFeatures, b: VersionFeatures): readonly [VersionFeatures, VersionFeatures] {
  const theirs = new Set([...b.calledFirst, ...b.calledAfter]);
  const shared = new Set([...a.calledFirst, ...a.calledAfter].filter((call) => theirs.has(call)));
  return [withoutLanguage(a, shared), { ...withoutLanguage(b, shared), names: shared.size > 0 ? a.names : b.names }];
}

/** Under which a version is found again by texts in another language. */
export function callsOf({ language, calledFirst, calledAfter }: VersionFeatures): readonly string[] {
  return [...calledFirst, ...calledAfter].map((call) => `${language} ${call}`);
}

/** The calls of other languages for what a version calls, in the form that `callsOf` gives. */
export function foreignCallsOf({ language, calledFirst, calledAfter }: VersionFeatures): readonly string[] {
  return NAMING.filter((other) => other !== language).flatMap((other) =>
    [...calledFirst, ...calledAfter].map((call) => `${other} ${call}`),
  );
}

const NAMING = ['en', 'uk', 'ru', 'other'] as const;

function withoutLanguage(features: VersionFeatures, shared: ReadonlySet<string>): VersionFeatures {
  return {
    ...features,
    lead: [
      ...withoutWords(features.lead, features.language),
      ...features.calledFirst.filter((call) => shared.has(call)),
    ],
    body: [
      ...withoutWords(features.body, features.language),
      ...features.calledAfter.filter((call) => shared.has(call)),
    ],
    people: features.calledFirst.filter((call) => shared.has(call)),
  };
}

/**
 * Of what is lost, this share stays as words that nobody shares: two outlets never tell a happening in wholly the same words, and
 * without it two happenings of the same kind by the same parties would look like one. Set so that texts in two languages are
 * taken for one happening by mistake no oftener than texts in one.
 */
const UNSHARED = 0.45;

function withoutWords(terms: readonly string[], language: string): readonly string[] {
  const lost = terms.filter((term) => !isCommon(term));
  const unshared = lost.slice(0, Math.round(lost.length * UNSHARED)).map((term) => `${language} ${term}`);
  return [...terms.filter(isCommon), ...unshared];
}

/** Parties, classes, keys and numbers stand for the same in every language. */
function isCommon(term: string): boolean {
  return /^[@#!\d]/u.test(term);
}
