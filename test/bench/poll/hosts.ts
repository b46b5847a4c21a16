/** What the feeds of a run answer; see farm.ts. */
export type Mode = '304' | 'kept' | 'news' | 'same';

/** The loopback address of host number n, up to 60,000 of them. */
export function hostOf(n: number): string {
  return `127.${1 + Math.floor(n / 62_500)}.${Math.floor(n / 250) % 250}.${(n % 250) + 1}`;
}

/** Where a reader's feed number n stands, among that many hosts. */
export function feedUrl(
  n: number,
  from: { readonly hosts: number; readonly port: number; readonly mode: Mode; readonly reader: string },
): string {
  return `http://${hostOf(n % from.hosts)}:${from.port}/${from.mode}/${from.reader}/${n}`;
}

/** What a reader's process is told at its start (by its arguments), as JSON. */
export interface ReaderTask {
  readonly reader: string;
  readonly mode: Mode;
  readonly port: number;
  readonly hosts: number;
  readonly feeds: number;
  readonly concurrency: number;
}

/** What one round over all feeds took. */
export interface RoundCost {
  readonly wallMs: number;
  /** User and system time of the process, all threads. */
  readonly cpuMs: number;
  /** The highest that the process's resident memory has been so far. */
  readonly peakMb: number;
  /** Items (bare loop) or versions (whole stage) that the round brought; to see that the work was done. */
  readonly brought: number;
}
