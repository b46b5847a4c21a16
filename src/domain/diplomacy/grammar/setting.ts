import { isTermAt } from './line.ts';
import type { Line } from './line.ts';

const CIRCUMSTANCE = /^(?:during|after|before|under|amid|despite|since|alongside|throughout|as|while|when)$/u;

/** Whether the thing at `thing`, named after the verb that ends at `verb`, is only when or under what it happened: "signed a paper during the truce". */
export function isSetting(line: Line, verb: number, thing: number): boolean {
  for (let at = thing - 1; at >= Math.max(verb, thing - 5); at--) {
    if (CIRCUMSTANCE.test(line.tokens[at]?.norm ?? '')) return true;
    if (isTermAt(line, at, 'preposition', 'truce', 'agreement', 'proposal')) return false;
  }
  return false;
}
