import type { Pack } from '../domain/diplomacy/pack.ts';
import type { DevelopmentId } from '../domain/ledger/development.ts';
import type { Digest } from '../domain/telling/digest.ts';
import { worthPosting } from '../domain/telling/breaking.ts';
import { digestForSubscription } from '../domain/telling/subscription-digest.ts';
import type { Subscription } from '../domain/telling/subscription.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { ReadModel } from '../ports/read-model.ts';
import { currentBoard } from './current-board.ts';

/** What a preview is made from. */
interface PreviewDeps {
  readonly readModel: ReadModel;
  readonly outbox: Pick<Outbox, 'carried'>;
}

/** A pack's part of a digest that would be told now. */
export interface DigestPreview {
  readonly digest: Digest;
  /** Developments that breaking posts have told the channel already. */
  readonly already: number;
}

/** A period's digest; of breaking posts alone it names what they would have told. */
export interface PeriodPreview {
  readonly digest: Digest;
  /** Events that were worth a breaking post. */
  readonly events: number;
}

/** What a subscription would be told of a pack if its digest were due now; null where nothing is known at all. */
export async function previewFor(
  subscription: Subscription,
  pack: Pack,
  how: { readonly maxLines: number; readonly now: Date },
  deps: PreviewDeps,
): Promise<DigestPreview | null> {
  const carried = await deps.outbox.carried(subscription.id, 0);
  return preview(subscription, pack, new Set(carried.map((c) => c.developmentId)), how, deps);
}

/** What somebody would be told who was told everything up to a time, and nothing since. */
export async function previewSince(
  since: Date,
  pack: Pack,
  how: { readonly maxLines: number; readonly now: Date; readonly schedule: Subscription['schedule'] },
  deps: PreviewDeps,
): Promise<DigestPreview | null> {
  const seen = (await deps.readModel.ledger(pack.id, since)).at(-1)?.seq ?? 0;
  return preview({ told: { [pack.id]: seen }, schedule: how.schedule }, pack, new Set(), how, deps);
}

/** A period that a digest may cover. */
export interface PreviewPeriod {
  readonly since: Date;
  readonly until: Date;
}

/** What these wishes would have brought at the end of a period, from what was known then; null where that was nothing. */
export async function previewOfPeriod(
  wishes: Pick<Subscription, 'mode' | 'threshold' | 'schedule'>,
  { since, until }: PreviewPeriod,
  pack: Pack,
  maxLines: number,
  deps: PreviewDeps,
): Promise<PeriodPreview | null> {
  const situation = await currentBoard(pack, deps, until);
  if (situation.kind === 'unknown') return null;
  const { board } = situation;
  const seen = situation.ledger.findLast(({ learnedAt }) => learnedAt <= since)?.seq ?? 0;
  const breaking = wishes.mode === 'digest' ? [] : worthPosting(wishes.threshold, situation.ledger, seen);
  const ledger = wishes.mode === 'breaking' ? breaking : situation.ledger;
  const reader = { told: { [pack.id]: seen }, schedule: wishes.schedule };
  const { digest } = digestForSubscription(reader, pack, { ledger, posted: new Set(), board, maxLines, now: until });
  return { digest, events: new Set(breaking.map(({ eventId }) => eventId)).size };
}

async function preview(
  reader: Pick<Subscription, 'told' | 'schedule'>,
  pack: Pack,
  posted: ReadonlySet<DevelopmentId>,
  { maxLines, now }: { readonly maxLines: number; readonly now: Date },
  deps: PreviewDeps,
): Promise<DigestPreview | null> {
  const situation = await currentBoard(pack, deps);
  if (situation.kind === 'unknown') return null;
  const { board, ledger } = situation;
  return digestForSubscription(reader, pack, { ledger, posted, board, maxLines, now });
}
