/** Whom a post names: what the platform takes for it, and the name that people read. */
export interface Mention {
  readonly token: string;
  readonly name: string;
}

const KEPT = /^<(?<token>(?:@[&!]?|!subteam\^)[A-Za-z0-9]+)\|(?<name>@[^<>|]+)>$/u;

/** A mention as a subscription keeps it; a name without a token, as a terminal has it, pings nobody. */
export function keptMention({ token, name }: Mention): string {
  return `<${token}|${name}>`;
}

/** The mention that is kept; null where there is nobody to ping. */
export function mentionOf(kept: string | null): Mention | null {
  const { token, name } = KEPT.exec(kept ?? '')?.groups ?? {};
  return token === undefined || name === undefined ? null : { token, name };
}

/** The name that is read. */
export function mentionName(kept: string): string {
  return mentionOf(kept)?.name ?? kept;
}

/** How many posts name somebody within a day; the last of them is left to a change of phase. */
const MOST_PINGS = 3;
/** The day that counts: the last one, not the calendar's. */
export const PINGS_COUNT_MS = 24 * 3_600_000;

/** May one more post name somebody, after so many within a day? */
export function mayPing(recent: number, { isPhase }: { readonly isPhase: boolean }): boolean {
  return recent < (isPhase ? MOST_PINGS : MOST_PINGS - 1);
}
