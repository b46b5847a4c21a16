/** A pure thing of the domain, as it is meant to look. */
export interface Innocent {
  readonly names: readonly string[];
  readonly at: Date;
}

const words = new Set(['agreed']);

/** Whether the name is known, at a time given from outside. */
export function isKnown(name: string, now: Date): boolean {
  const found: string[] = [];
  if (words.has(name)) found.push(name);
  return found.length > 0 && new Date(now.getTime()) <= now;
}
