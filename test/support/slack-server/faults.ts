/**
 * What may go wrong with a call. `stored` says whether Slack did the work before failing; that is how an error answer,
 * a dropped connection or a silence can still have posted.
 */
export type Fault =
  | { readonly kind: 'error'; readonly error: string; readonly stored?: boolean }
  | { readonly kind: 'status'; readonly status: number; readonly stored?: boolean }
  | { readonly kind: 'ratelimited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'drop'; readonly stored?: boolean }
  | { readonly kind: 'hang'; readonly stored?: boolean }
  | { readonly kind: 'delay'; readonly ms: number };

interface Planned {
  readonly place: string;
  readonly channel: string | undefined;
  readonly fault: Fault;
  readonly onStrike: () => void;
  left: number;
}

export interface FaultTarget {
  readonly times?: number;
  /** Only calls about this channel. */
  readonly channel?: string;
  /** Called whenever it strikes. */
  readonly onStrike?: () => void;
}

/**
 * Faults by place: a method's name, `response_url`, `upload`, `download`, `connect` (a socket that wants in), or `*`
 * for everything over HTTP. Those planned first strike first.
 */
export class Faults {
  private planned: Planned[] = [];

  next(place: string, fault: Fault, target: FaultTarget = {}): void {
    const { channel, times = 1, onStrike = () => undefined } = target;
    this.planned.push({ place, channel, fault, onStrike, left: times });
  }

  /** Every call fails so until the answered function is called. */
  always(place: string, fault: Fault, channel?: string, onStrike: () => void = () => undefined): () => void {
    const entry = { place, channel, fault, onStrike, left: Number.POSITIVE_INFINITY };
    this.planned.push(entry);
    return () => {
      this.planned = this.planned.filter((other) => other !== entry);
    };
  }

  clear(): void {
    this.planned = [];
  }

  /** How many planned single faults have not struck yet. */
  get pending(): number {
    return this.planned.filter((entry) => Number.isFinite(entry.left)).reduce((sum, entry) => sum + entry.left, 0);
  }

  take(place: string, channel?: string): Fault | undefined {
    const found = this.planned.find(
      (entry) =>
        entry.left > 0 &&
        (entry.place === place || entry.place === '*') &&
        (entry.channel === undefined || entry.channel === channel),
    );
    if (!found) return undefined;
    found.onStrike();
    found.left -= 1;
    if (found.left === 0) this.planned = this.planned.filter((entry) => entry !== found);
    return found.fault;
  }
}

/** Whether the work is done in spite of the fault. */
export function strikesAfterwards(fault: Fault): boolean {
  return 'stored' in fault && fault.stored === true;
}
