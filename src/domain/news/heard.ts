import type { Words } from './event-features.ts';
import type { VersionFeatures } from './version-features.ts';

const HOUR = 3_600_000;
/** Outlets tell one happening within about half a day. */
export const SAME_ROUND_MS = 12 * HOUR;
/** For so long a party's part in a matter is remembered. */
export const REMEMBERED_MS = 96 * HOUR;
/** Of the versions of half a day the latest are compared; more say nothing new, and a look-up must not grow. */
const LATEST = 80;

/** A version as it was heard. */
interface HeardVersion {
  readonly features: VersionFeatures;
  readonly words: Words;
}

/** What all versions of the last days have told, whatever event they belong to, each at the time when it was told. */
export class Heard {
  #latest: readonly HeardVersion[] = [];
  /** When a matter was spoken of last; what was taken up last stands last. */
  readonly #spokenOf = new Map<string, number>();

  add({ features, words }: HeardVersion): void {
    this.#latest = [...this.#latest.slice(1 - LATEST), { features, words }];
    for (const matter of mattersOf(features)) {
      const last = Math.max(features.toldAt, this.#spokenOf.get(matter) ?? -Infinity);
      this.#spokenOf.delete(matter);
      this.#spokenOf.set(matter, last);
    }
  }

  /** Lets go of matters that were not spoken of since an instant, as far as they were taken up first. */
  forget(before: number): void {
    for (const [matter, at] of this.#spokenOf) {
      if (at >= before) return;
      this.#spokenOf.delete(matter);
    }
  }

  /** The latest versions that were told within half a day of another. */
  around(version: VersionFeatures): readonly HeardVersion[] {
    return this.#latest.filter((v) => Math.abs(version.toldAt - v.features.toldAt) <= SAME_ROUND_MS);
  }

  /** The share of a version's matters that were spoken of within four days; null where it has none. */
  spokenOf(version: VersionFeatures): number | null {
    const matters = mattersOf(version);
    const told = matters.filter((m) => version.toldAt - (this.#spokenOf.get(m) ?? -Infinity) <= REMEMBERED_MS);
    return matters.length === 0 ? null : told.length / matters.length;
  }
}

/** Which party in what: "northland, truce of 30 day". */
function mattersOf({ parties, things }: VersionFeatures): readonly string[] {
  return parties.flatMap((party) => things.map((thing) => `${party}, ${thing}`));
}
