import type { Features, LinearModel } from '../../src/domain/news/linear-model.ts';

/** An example to learn from. */
export interface Example {
  readonly features: Features;
  readonly truth: boolean;
  readonly weight?: number;
}

/**
 * Logistic regression with a quadratic penalty, by Newton steps along each coordinate; the same examples always give the same model.
 * Weights are drawn towards those of `prior` (zero where it is silent): what is known of the language before any example.
 */
export function learn(
  examples: readonly Example[],
  penalty: number,
  prior: Readonly<Record<string, number>> = {},
  rounds = 60,
): LinearModel {
  const names = [...new Set([...Object.keys(prior), ...examples.flatMap((e) => [...e.features.keys()])])].sort();
  const at = new Map(names.map((name, n) => [name, n]));
  const columns: [number, number][][] = names.map(() => []);
  examples.forEach((e, row) => e.features.forEach((value, name) => columns[at.get(name) ?? 0]?.push([row, value])));
  const sums = new Float64Array(examples.length);
  const towards = names.map((name) => prior[name] ?? 0);
  const weights = Float64Array.from(towards);
  examples.forEach((e, row) =>
    e.features.forEach((value, name) => (sums[row] = (sums[row] ?? 0) + value * (prior[name] ?? 0))),
  );
  const all: [number, number][] = examples.map((_, row) => [row, 1]);
  let bias = 0;
  for (let round = 0; round < rounds; round++) {
    bias += step(all, bias, { penalty: 0.001, towards: 0 }, examples, sums);
    columns.forEach(
      (column, n) =>
        (weights[n] =
          (weights[n] ?? 0) + step(column, weights[n] ?? 0, { penalty, towards: towards[n] ?? 0 }, examples, sums)),
    );
  }
  return {
    bias: round3(bias),
    weights: Object.fromEntries(
      names.map((name, n) => [name, round3(weights[n] ?? 0)] as const).filter(([, w]) => w !== 0),
    ),
  };
}

interface Pull {
  readonly penalty: number;
  readonly towards: number;
}

function step(
  column: readonly (readonly [number, number])[],
  weight: number,
  pull: Pull,
  examples: readonly Example[],
  sums: Float64Array,
): number {
  let gradient = -pull.penalty * (weight - pull.towards);
  let curvature = pull.penalty;
  for (const [row, value] of column) {
    const p = 1 / (1 + Math.exp(-(sums[row] ?? 0)));
    const importance = examples[row]?.weight ?? 1;
    gradient += importance * value * ((examples[row]?.truth ? 1 : 0) - p);
    curvature += importance * value * value * Math.max(p * (1 - p), 0.05);
  }
  const change = gradient / curvature;
  for (const [row, value] of column) sums[row] = (sums[row] ?? 0) + change * value;
  return change;
}

function round3(x: number): number {
  return Math.round(x * 1000) / 1000;
}
