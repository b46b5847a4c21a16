import type { Change } from './labels.ts';

/** One kind of mistake with all of its cases, each as lines that say what happened. */
export interface ErrorList {
  readonly name: string;
  readonly cases: readonly (readonly string[])[];
}

/** How many cases of a list are printed when not all are asked for. */
export const SHOWN = 10;
const WIDTH = 110;

/** Lists that hold something, each cut to its first cases unless all are wanted. */
export function layOut(lists: readonly ErrorList[], all: boolean): readonly string[] {
  return lists
    .filter((list) => list.cases.length > 0)
    .flatMap(({ name, cases }) => {
      const shown = all ? cases : cases.slice(0, SHOWN);
      const more = cases.length - shown.length;
      return [
        '',
        `  ${name} (${cases.length})`,
        ...shown.flatMap(([first = '', ...rest]) => [`    ${first}`, ...rest.map((line) => `        ${line}`)]),
        ...(more > 0 ? [`    and ${more} more`] : []),
      ];
    });
}

/** Enough of a headline to know it by. */
export function short(headline: string): string {
  const line = headline.replaceAll(/\s+/gu, ' ').trim();
  return line.length <= WIDTH ? line : `${line.slice(0, WIDTH - 1).trimEnd()}…`;
}

/** A change as "position accepts ukraine". */
export function named({ type, value, actor }: Change): string {
  return [type, value, ...actorsOf(actor)].join(' ');
}

/** The parties of a change, none where nobody is named. */
function actorsOf(actor: Change['actor']): readonly string[] {
  return [actor ?? []].flat();
}

/** Same type and value, and somebody in common; nobody named stands for anybody. */
export function meets(a: Change, b: Change): boolean {
  const [left, right] = [actorsOf(a.actor), actorsOf(b.actor)];
  const common = left.length === 0 || right.length === 0 || left.some((x) => right.includes(x));
  return a.type === b.type && a.value === b.value && common;
}
