import type { Pack } from '../diplomacy/pack.ts';
import type { Board } from '../ledger/board.ts';
import type { Development, DevelopmentId } from '../ledger/development.ts';
import { composeDigest, type Digest } from './digest.ts';
import type { Subscription } from './subscription.ts';

/** What a pack's part of a subscription's digest is made from. */
export interface SubscriptionDigestInput {
  /** The untold entries with enough before them to know what the channel has read. */
  readonly ledger: readonly Development[];
  /** What breaking posts have told the channel. */
  readonly posted: ReadonlySet<DevelopmentId>;
  readonly board: Board;
  readonly maxLines: number;
  readonly now: Date;
}

/** A pack's part of a subscription's next digest, and how many of its entries the channel was posted already. */
export function digestForSubscription(
  { told, schedule }: Pick<Subscription, 'told' | 'schedule'>,
  pack: Pack,
  { ledger, posted, ...how }: SubscriptionDigestInput,
): { readonly digest: Digest; readonly already: number } {
  const seen = told[pack.id] ?? 0;
  const entries = ledger.filter(({ seq }) => seq > seen);
  const untold = entries.filter(({ id }) => !posted.has(id));
  const digest = composeDigest(pack, {
    ...how,
    entries: untold,
    told: ledger.filter((entry) => !untold.includes(entry)),
    posted: entries.filter(({ id }) => posted.has(id)),
    toSeq: entries.at(-1)?.seq ?? seen,
    timezone: schedule.timezone,
  });
  return { digest, already: entries.length - untold.length };
}
