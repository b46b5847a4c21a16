/** What was noticed about a text: a name that a person can read, and how strongly it holds (mostly 1). */
export type Features = ReadonlyMap<string, number>;

/** Weights by feature; a feature that it does not list weighs nothing. */
export interface LinearModel {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** A probability with the features that moved it most, strongest first. */
export interface Judgement {
  readonly score: number;
  readonly because: readonly string[];
}

/** A weighted sum, with the features that moved it most, strongest first. */
interface Weighed {
  readonly sum: number;
  readonly because: readonly string[];
}

/** The logistic of the weighted sum. */
export function judge(features: Features, model: LinearModel): Judgement {
  const { sum, because } = weigh(features, model);
  return { score: logistic(model.bias + sum), because };
}

/** What log odds are as a probability. */
export function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

/** The weighted sum without the bias: a part of the log odds, where a judgement is made in steps. */
export function weigh(features: Features, model: LinearModel): Weighed {
  let sum = 0;
  const parts: [string, number][] = [];
  for (const [name, value] of features) {
    const weight = (model.weights[name] ?? 0) * value;
    if (weight === 0) continue;
    sum += weight;
    parts.push([name, weight]);
  }
  parts.sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
  return {
    sum,
    because: parts.slice(0, 5).map(([name, weight]) => `${weight > 0 ? '+' : '−'} ${name}`),
  };
}
