import type { Statement } from '../diplomacy/statement.ts';
import type { Claim } from './development.ts';

interface Stated {
  readonly statement: Statement;
  readonly claim: Claim;
}

/** What a text says twice, once in the outlet's words and once in the party's own, rests on the party's own word. */
export function inOwnWords<T extends Stated>(stated: readonly T[]): readonly T[] {
  return stated.map((one) => {
    const own = stated.find((other) => isOwnWord(other) && !isOwnWord(one) && isSameClaim(one.claim, other.claim));
    if (!own) return one;
    const { quote, speaker } = own.statement;
    return { ...one, statement: { ...one.statement, quote, speaker } };
  });
}

function isOwnWord({ statement: { speaker }, claim: { actors } }: Stated): boolean {
  return speaker !== null && actors.includes(speaker);
}

/** Same type, value and truce, and of nobody else. */
export function isSameClaim(held: Claim, claim: Claim): boolean {
  return (
    held.type === claim.type &&
    held.value === claim.value &&
    held.truce === claim.truce &&
    claim.actors.every((actor) => held.actors.includes(actor))
  );
}
