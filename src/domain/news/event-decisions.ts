import type { PackId } from '../diplomacy/pack.ts';
import type { DevelopmentId } from '../ledger/development.ts';
import type { VersionId } from './article.ts';
import type { EventId } from './report.ts';
import { jaccard } from './similarity.ts';
import type { VersionFeatures } from './version-features.ts';

/** Who decided at the desk, when and why, and the entry of the ledger by which the event was named. */
export interface Decided {
  readonly packId: PackId;
  readonly entryId: DevelopmentId;
  readonly by: string;
  readonly at: Date;
  readonly note: string | null;
}

/** Two events are one: what belonged to `from` belongs to `into`. */
interface Merge extends Decided {
  readonly kind: 'merge';
  readonly from: EventId;
  readonly into: EventId;
}

/** Versions were taken out of `from` into an event of their own; neither they nor near copies of them go back. */
interface Split extends Decided {
  readonly kind: 'split';
  readonly from: EventId;
  readonly into: EventId;
  readonly versions: readonly VersionId[];
  /** What those versions are known by; without those that cannot be read. */
  readonly texts: readonly VersionFeatures[];
}

/** What a desk has decided about events; `number` counts up with every decision. */
export type EventDecision = (Merge | Split) & { readonly number: number };

/** The decisions that had a part in a version's being in an event, oldest first. */
export function decisionsBehind(
  decisions: readonly EventDecision[],
  version: VersionId,
  eventId: EventId,
): readonly EventDecision[] {
  const before = new Set<EventId>([eventId]);
  const isBehind = (decision: EventDecision): boolean => {
    if (!before.has(decision.into)) return false;
    if (decision.kind === 'split' && !decision.versions.includes(version)) return false;
    before.add(decision.from);
    return true;
  };
  return decisions.toReversed().filter(isBehind).toReversed();
}

/** An event that some texts must stay out of, and the one that they were taken to. */
interface Ban {
  readonly texts: readonly VersionFeatures[];
  readonly takenTo: string;
}

/** What all decisions together say of later evidence. */
export class EventRules {
  readonly #mergedInto = new Map<string, string>();
  readonly #bans = new Map<string, readonly Ban[]>();

  constructor(decisions: readonly EventDecision[] = []) {
    for (const decision of decisions) this.heed(decision);
  }

  /** Takes up a decision; decisions are taken up in their order, and the later one counts. */
  heed(decision: EventDecision): void {
    const from = this.nameOf(decision.from);
    const into = this.nameOf(decision.into);
    if (decision.kind === 'split') this.#ban(from, { texts: decision.texts, takenTo: into });
    else if (from !== into) this.#merge(from, into);
  }

  /** The event that an event has become. */
  nameOf(eventId: string): string {
    const next = this.#mergedInto.get(eventId);
    return next === undefined ? eventId : this.nameOf(next);
  }

  /** Whether a version must stay out of an event. */
  keepsOut(version: VersionFeatures, eventId: string): boolean {
    const bans = this.#bans.get(this.nameOf(eventId)) ?? [];
    return bans.some(({ texts }) => texts.some((text) => isNearCopy(version, text)));
  }

  #ban(eventId: string, ban: Ban): void {
    this.#bans.set(eventId, [...(this.#bans.get(eventId) ?? []), ban]);
  }

  /** Whoever makes two events one again takes back that they were parted. */
  #merge(from: string, into: string): void {
    const kept = [from, into].flatMap((id) =>
      (this.#bans.get(id) ?? []).filter(({ takenTo }) => ![from, into].includes(this.nameOf(takenTo))),
    );
    this.#bans.delete(from);
    this.#bans.set(into, kept);
    this.#mergedInto.set(from, into);
  }
}

/** Texts with so many of their words in common are one text, touched up; two reports of one happening share fewer. */
const NEAR = 0.7;

/** Whether two versions are of one article, or of nearly the same words. */
function isNearCopy(a: VersionFeatures, b: VersionFeatures): boolean {
  if (a.link !== '' && a.link === b.link) return true;
  return jaccard([...new Set([...a.lead, ...a.body])], [...new Set([...b.lead, ...b.body])]) >= NEAR;
}
