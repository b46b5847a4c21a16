/** Something that lacks in a channel, as a sentence for its people. */
export interface Lack {
  readonly because: string;
  /** True: nothing arrives there; false: posts arrive, and only what is done beside them suffers. */
  readonly bars: boolean;
}

/** What lets nothing arrive. */
export function barring(because: string): Lack {
  return { because, bars: true };
}

/** The sentences of all. */
export function sentencesOf(lacks: readonly Lack[]): readonly string[] {
  return lacks.map(({ because }) => because);
}

/** The sentences of those with which nothing arrives. */
export function barringOf(lacks: readonly Lack[]): readonly string[] {
  return sentencesOf(lacks.filter(({ bars }) => bars));
}
