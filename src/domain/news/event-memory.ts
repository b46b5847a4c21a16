import { EventRules, type EventDecision } from './event-decisions.ts';
import { wordsOf, type KnownMember, type Member } from './event-features.ts';
import { Heard } from './heard.ts';
import { RecentTerms } from './recent-terms.ts';
import { callsOf, foreignCallsOf } from './retelling.ts';
import type { TermStatistics } from './term-statistics.ts';
import type { VersionFeatures } from './version-features.ts';

/** Events that nobody has spoken of for so long are not spoken of again as the same happening. */
export const EVENT_WINDOW_MS = 8 * 86_400_000;
/** What was seen within this is kept: items come days late, and belong to what was told in their own days. */
export const MEMORY_MS = 3 * EVENT_WINDOW_MS;
/** However much comes in within that time, no more versions are remembered; the oldest go first. */
export const MOST_VERSIONS = 20_000;
/** Versions that are kept of one event, the latest: enough to know another telling, and a reprint, by. */
const MEMBERS_KEPT = 100;
const TERMS_ASKED = 24;
const CANDIDATES = 16;
/** What shares less than this part of what the best candidate shares is not looked at: each one costs a comparison. */
const FAR_BEHIND = 0.1;

/** An event with its latest versions, in the order in which they were seen. */
class Gathering {
  readonly id: string;
  readonly #members: KnownMember[] = [];

  constructor(id: string) {
    this.id = id;
  }

  get members(): readonly KnownMember[] {
    return this.#members;
  }

  /** Whether it was told within the window around a time. */
  isOf(toldAt: number): boolean {
    for (let n = this.#members.length - 1; n >= 0; n--)
      if (Math.abs(toldAt - (this.#members[n]?.features.toldAt ?? Infinity)) <= EVENT_WINDOW_MS) return true;
    return false;
  }

  add(...members: readonly KnownMember[]): void {
    const last = this.#members.at(-1);
    this.#members.push(...members);
    if (members.length > 1 || (last && members[0] && members[0].seenAt < last.seenAt))
      this.#members.sort((a, b) => a.seenAt - b.seenAt);
    this.#members.splice(0, this.#members.length - MEMBERS_KEPT);
  }

  /** Takes versions out and gives them back. */
  take(isMeant: (member: KnownMember) => boolean): readonly KnownMember[] {
    const taken = this.#members.filter(isMeant);
    this.#members.splice(0, Infinity, ...this.#members.filter((m) => !isMeant(m)));
    return taken;
  }

  /** Where it had too many, the version is gone already. */
  forget(versionId: string): void {
    const at = this.#members.findIndex((member) => member.versionId === versionId);
    if (at !== -1) this.#members.splice(at, 1);
  }
}

/** A version that is remembered, whether its event still keeps it or has too many. */
class Remembered {
  readonly versionId: string;
  event: Gathering;

  constructor(versionId: string, event: Gathering) {
    this.versionId = versionId;
    this.event = event;
  }
}

/** Earlier versions by event, found again through their rarer terms; a look-up never reads all of them. */
export class EventMemory {
  readonly heard = new Heard();
  readonly #events = new Map<string, Gathering>();
  readonly #terms = new RecentTerms<Remembered, Gathering>(({ event }) => event);
  readonly #rules = new EventRules();

  constructor(members: Iterable<Member> = []) {
    for (const member of [...members].sort((a, b) => a.seenAt - b.seenAt)) this.add(member);
  }

  /** Members are added in the order in which they were seen. */
  add(member: Member): void {
    const event = this.#eventOf(this.#rules.nameOf(member.eventId));
    const known = { ...member, eventId: event.id, words: wordsOf(member.features) };
    event.add(known);
    this.heard.add(known);
    this.#terms.add(new Remembered(member.versionId, event), keysOf(member.features), member.seenAt);
    if (this.#terms.size > MOST_VERSIONS) this.#forgetOldest();
  }

  /** Takes up what a desk has decided, for what is remembered and for what comes later. Once more changes nothing. */
  heed(decision: EventDecision): void {
    const from = this.#events.get(this.#rules.nameOf(decision.from));
    this.#rules.heed(decision);
    const into = this.#rules.nameOf(decision.into);
    if (!from || from.id === into) return;
    const versions = decision.kind === 'split' ? new Set(decision.versions.map(String)) : null;
    const isMeant = ({ versionId }: { readonly versionId: string }): boolean => versions?.has(versionId) ?? true;
    const moved = [...this.#terms.all()].filter((one) => one.event === from && isMeant(one));
    if (moved.length === 0) return;
    const event = this.#eventOf(into);
    event.add(...from.take(isMeant).map((member) => ({ ...member, eventId: into })));
    for (const one of moved) one.event = event;
    this.#dropIfEmpty(from);
  }

  /** Drops what was seen before an instant, so that memory stays bounded by the window. */
  forget(before: number): void {
    this.heard.forget(before);
    while (this.#terms.oldestAt < before) this.#forgetOldest();
  }

  /** A version whose link was given a new title is as new as its sighting, whatever date it bears. */
  dated(version: VersionFeatures, seenAt: number): VersionFeatures {
    if (version.link === '') return version;
    const retitled = this.#terms
      .with(linkTerm(version.link))
      .some(({ event }) =>
        event.members.some((m) => m.features.link === version.link && !sameLead(m.features, version)),
      );
    return retitled ? { ...version, toldAt: seenAt } : version;
  }

  /** The latest versions of an event, up to a hundred. */
  membersOf(eventId: string): readonly KnownMember[] {
    return this.#events.get(eventId)?.members ?? [];
  }

  /** How often each term is used in the versions that are remembered. */
  get statistics(): TermStatistics {
    return this.#terms.statistics;
  }

  /** How many versions are remembered. */
  get size(): number {
    return this.#terms.size;
  }

  /** How many entries of its index all look-ups together have read: a look-up is no scan. */
  get reads(): number {
    return this.#terms.reads;
  }

  /** The events that share the most telling terms with a version and were told within the window around it, best first. */
  candidates(version: VersionFeatures): readonly string[] {
    const asked = [termsOf(version), foreignCallsOf(version)];
    const told = this.#terms.sharing(asked, TERMS_ASKED).filter(({ of }) => of.isOf(version.toldAt));
    const least = FAR_BEHIND * told.reduce((most, { score }) => Math.max(most, score), 0);
    return told
      .filter(({ of, score }) => score >= least && !this.#rules.keepsOut(version, of.id))
      .sort((a, b) => b.score - a.score)
      .slice(0, CANDIDATES)
      .map(({ of }) => of.id);
  }

  #eventOf(id: string): Gathering {
    const event = this.#events.get(id) ?? new Gathering(id);
    this.#events.set(id, event);
    return event;
  }

  #forgetOldest(): void {
    this.#terms.dropOldest(({ event, versionId }) => {
      event.forget(versionId);
      this.#dropIfEmpty(event);
    });
  }

  #dropIfEmpty(event: Gathering): void {
    if (event.members.length === 0) this.#events.delete(event.id);
  }
}

function termsOf(features: VersionFeatures): readonly string[] {
  const terms = new Set([...features.lead, ...features.body]);
  if (features.link !== '') terms.add(linkTerm(features.link));
  return [...terms];
}

/** Everything under which a version is counted and found again: its own terms, and its names as other languages call them. */
function keysOf(features: VersionFeatures): readonly string[] {
  const { calledFirst, calledAfter } = features;
  return [...new Set([...termsOf(features), ...callsOf(features), ...calledFirst, ...calledAfter])];
}

function linkTerm(link: string): string {
  return `link ${link}`;
}

function sameLead(a: VersionFeatures, b: VersionFeatures): boolean {
  return a.lead.length === b.lead.length && a.lead.every((term, n) => term === b.lead[n]);
}
