import { wordsOf, type KnownMember, type Member } from './event-features.ts';
import { Heard } from './heard.ts';
import { callsOf, foreignCallsOf } from './retelling.ts';
import { TermStatistics } from './term-statistics.ts';
import type { VersionFeatures } from './version-features.ts';

/** Events that nobody has spoken of for so long are not spoken of again as the same happening. */
export const EVENT_WINDOW_MS = 8 * 86_400_000;
/** What was seen within this is kept: items come days late, and belong to what was told in their own days. */
export const MEMORY_MS = 3 * EVENT_WINDOW_MS;
/** Terms that more versions hold do not lead to candidates: however much is stored, a look-up reads no more than this of each. */
const COMMON_COUNT = 250;
const TERMS_ASKED = 24;
const CANDIDATES = 16;

/** Earlier versions by event, found again through their rarer terms; a look-up never reads all of them. */
export class EventMemory {
  readonly statistics = new TermStatistics();
  readonly heard = new Heard();
  readonly #events = new Map<string, KnownMember[]>();
  readonly #byTerm = new Map<string, Map<string, number>>();
  readonly #byAge: KnownMember[] = [];
  #forgotten = 0;

  constructor(members: Iterable<Member> = []) {
    for (const member of [...members].sort((a, b) => a.seenAt - b.seenAt)) this.add(member);
  }

  /** Members are added in the order in which they were seen. */
  add(added: Member): void {
    const member = { ...added, words: wordsOf(added.features) };
    const known = this.#events.get(member.eventId);
    if (known) known.push(member);
    else this.#events.set(member.eventId, [member]);
    this.#byAge.push(member);
    this.heard.add(member);
    const terms = keysOf(member.features);
    this.statistics.add(terms);
    for (const term of terms) {
      const events = this.#byTerm.get(term) ?? new Map<string, number>();
      events.set(member.eventId, (events.get(member.eventId) ?? 0) + 1);
      this.#byTerm.set(term, events);
    }
  }

  /** Drops what was seen before an instant, so that memory stays bounded by the window. */
  forget(before: number): void {
    this.heard.forget(before);
    for (
      let oldest = this.#byAge[this.#forgotten];
      oldest && oldest.seenAt < before;
      oldest = this.#byAge[this.#forgotten]
    ) {
      this.#forgotten++;
      this.#drop(oldest);
    }
    if (this.#forgotten > 1000 && this.#forgotten * 2 > this.#byAge.length) {
      this.#byAge.splice(0, this.#forgotten);
      this.#forgotten = 0;
    }
  }

  membersOf(eventId: string): readonly KnownMember[] {
    return this.#events.get(eventId) ?? [];
  }

  /** A version whose link was given a new title is as new as its sighting, whatever date it bears. */
  dated(version: VersionFeatures, seenAt: number): VersionFeatures {
    if (version.link === '') return version;
    const events = [...(this.#byTerm.get(linkTerm(version.link))?.keys() ?? [])];
    const others = events.some((eventId) =>
      this.membersOf(eventId).some(({ features }) => features.link === version.link && !sameLead(features, version)),
    );
    return others ? { ...version, toldAt: seenAt } : version;
  }

  get size(): number {
    return this.statistics.texts;
  }

  /** The events that share the most telling terms with a version and were told within the window around it, best first. */
  candidates(version: VersionFeatures): readonly string[] {
    const asked = [...this.#telling(termsOf(version)), ...this.#telling(foreignCallsOf(version))];
    const scores = new Map<string, number>();
    for (const { term, weight } of asked) {
      for (const eventId of this.#byTerm.get(term)?.keys() ?? [])
        scores.set(eventId, (scores.get(eventId) ?? 0) + weight * weight);
    }
    return [...scores]
      .filter(([eventId]) =>
        this.membersOf(eventId).some((m) => Math.abs(version.toldAt - m.features.toldAt) <= EVENT_WINDOW_MS),
      )
      .sort((a, b) => b[1] - a[1])
      .slice(0, CANDIDATES)
      .map(([eventId]) => eventId);
  }

  /** The rarest of the terms that are known at all. */
  #telling(terms: readonly string[]): readonly { readonly term: string; readonly weight: number }[] {
    return terms
      .filter((term) => this.statistics.count(term) > 0 && this.statistics.count(term) <= COMMON_COUNT)
      .map((term) => ({ term, weight: this.statistics.weight(term) }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, TERMS_ASKED);
  }

  #drop(member: KnownMember): void {
    const left = this.#events.get(member.eventId)?.filter((m) => m !== member) ?? [];
    if (left.length > 0) this.#events.set(member.eventId, left);
    else this.#events.delete(member.eventId);
    const terms = keysOf(member.features);
    this.statistics.remove(terms);
    for (const term of terms) {
      const events = this.#byTerm.get(term);
      const count = (events?.get(member.eventId) ?? 0) - 1;
      if (count > 0) events?.set(member.eventId, count);
      else events?.delete(member.eventId);
      if (events?.size === 0) this.#byTerm.delete(term);
    }
  }
}

function termsOf(features: VersionFeatures): readonly string[] {
  const terms = new Set([...features.lead, ...features.body]);
  if (features.link !== '') terms.add(linkTerm(features.link));
  return [...terms];
}

/** Everything under which a version is counted and found again: its own terms, and its names as other languages call them. */
function keysOf(features: VersionFeatures): readonly string[] {
  return [...termsOf(features), ...callsOf(features), ...features.calledFirst, ...features.calledAfter];
}

function linkTerm(link: string): string {
  return `link ${link}`;
}

function sameLead(a: VersionFeatures, b: VersionFeatures): boolean {
  return a.lead.length === b.lead.length && a.lead.every((term, n) => term === b.lead[n]);
}
