const WIDTH = 72;

/** The value below which that share of a list lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Prints what was measured without judging it. */
export function note(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(WIDTH)}${figure}\n`);
}

/** Prints a figure beside its limit; answers with 1 where it is missed. */
export function verdict(what: string, figure: string, limit: string, holds: boolean): 0 | 1 {
  process.stdout.write(`${what.padEnd(WIDTH)}${figure.padEnd(24)}${limit.padEnd(20)}${holds ? 'ok' : 'MISSED'}\n`);
  return holds ? 0 : 1;
}
