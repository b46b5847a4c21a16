import { laneOfKind, type Delivery } from '../domain/telling/delivery.ts';
import type { Platform } from '../domain/telling/subscription.ts';
import type { Messenger } from '../ports/messenger.ts';
import { deliverOne, type DeliverDeps } from './deliver-one.ts';

/** How deliveries went. */
export interface DeliverCount {
  readonly sent: number;
  readonly failed: number;
}

/** Channels of a platform that are posted to at the same time. */
const MOST_LANES = 100;
/** What the outbox hands out at a time. */
const MOST_DUE = 1000;
/** Posts to one channel, one after another, before the others have their turn again. */
const LONGEST_LANE = 50;

/**
 * Stage 7 of 7: outbox rows of one platform whose time has come → messages. Each channel is a lane of its own: its
 * messages go one after the other, and a lane that is held up (by a limit, a silence) holds up no other. The row says
 * `sending` before the platform is called; a post whose fate is unknown is looked up before it is sent again.
 */
export class DeliveryLanes {
  readonly #deps: DeliverDeps;
  readonly #platform: Platform;
  readonly #busy = new Map<string, Promise<void>>();
  #waiting: Delivery[] = [];
  #sent = 0;
  #failed = 0;

  constructor(platform: Platform, deps: DeliverDeps) {
    this.#platform = platform;
    this.#deps = deps;
  }

  /** Starts on what is due now, breaking posts first, beside what is under way; answers with how many channels are. */
  async takeUp(signal: AbortSignal): Promise<number> {
    const { outbox, clock } = this.#deps;
    this.#waiting = this.#messenger ? [...(await outbox.due(clock.now(), { platform: this.#platform }))] : [];
    this.#fill(signal);
    return this.#busy.size;
  }

  /** Resolves when nothing is under way any more. */
  async idle(): Promise<void> {
    while (this.#busy.size > 0) await Promise.all(this.#busy.values());
  }

  /** How deliveries went since this was asked last. */
  count(): DeliverCount {
    const count = { sent: this.#sent, failed: this.#failed };
    this.#sent = this.#failed = 0;
    return count;
  }

  #fill(signal: AbortSignal): void {
    while (this.#busy.size < MOST_LANES && !signal.aborted) {
      const next = this.#waiting.shift();
      if (!next) return;
      const lane = laneOf(next);
      if (this.#busy.has(lane)) continue; // it goes on by itself
      const work = this.#lane(next, signal).finally(() => {
        this.#busy.delete(lane);
        this.#fill(signal);
      });
      this.#busy.set(lane, work);
    }
  }

  /** One channel's messages, until one has to wait. */
  async #lane(first: Delivery, signal: AbortSignal): Promise<void> {
    let next: Delivery | undefined = first;
    for (let n = 0; next && n < LONGEST_LANE && !signal.aborted; n++) {
      const messenger = this.#messenger;
      const came = messenger ? await deliverOne(next, messenger, this.#deps) : 'not taken';
      if (came === 'sent') this.#sent++;
      if (came === 'failed') this.#failed++;
      if (came !== 'sent') return;
      next = await this.#following(next);
    }
  }

  async #following(before: Delivery): Promise<Delivery | undefined> {
    const { outbox, clock, log } = this.#deps;
    try {
      return (await outbox.due(clock.now(), before.address)).find((next) => laneOf(next) === laneOf(before));
    } catch (cause) {
      log.error('deliveries left for later', { ...before.address, cause: String(cause) });
      return undefined;
    }
  }

  /** Null for a platform that is switched off, or that takes nothing from us until the operator has mended it. */
  get #messenger(): Messenger | null {
    const messenger = this.#deps.messengers.get(this.#platform);
    return messenger && messenger.refusal === null ? messenger : null;
  }
}

/** Delivers until nothing is due any more, on all platforms side by side: for a cycle that is run by itself. */
export async function deliverQueued(deps: DeliverDeps, signal: AbortSignal): Promise<DeliverCount> {
  const counts = await Promise.all([...deps.messengers.keys()].map((platform) => deliverTo(platform, deps, signal)));
  return {
    sent: counts.reduce((sum, { sent }) => sum + sent, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  };
}

async function deliverTo(platform: Platform, deps: DeliverDeps, signal: AbortSignal): Promise<DeliverCount> {
  const lanes = new DeliveryLanes(platform, deps);
  let [sent, failed] = [0, 0];
  for (let moves = true; moves && !signal.aborted;) {
    await lanes.takeUp(signal);
    await lanes.idle();
    const round = lanes.count();
    [sent, failed] = [sent + round.sent, failed + round.failed];
    moves = round.sent >= MOST_DUE; // more may wait behind these
  }
  return { sent, failed };
}

/** A channel's edits and replies have lanes of their own: an old message, or a thread that cannot be had yet, holds up no news. */
function laneOf({ kind, address: { platform, workspace, channel } }: Delivery): string {
  return JSON.stringify([platform, workspace, channel, laneOfKind(kind)]);
}
