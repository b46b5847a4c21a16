import type { Source } from '../diplomacy/pack.ts';
/** Stub. */
export function originOf(input: { readonly title: string; readonly summary: string; readonly author: string | null; readonly originName: string | null; readonly source: Source }): { readonly origin: string } {
  return { origin: input.source.family };
}
