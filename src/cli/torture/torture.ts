import type { DocumentReading } from '../../domain/news/feed.ts';
import { compare, fields, type Comparison } from './compare.ts';
import { reasonFor } from './reasons.ts';
import { tortureCases, type TortureCase } from './suites.ts';

/** What the run needs; the app passes its feed reader's method in. */
export interface TortureDeps {
  /** The folder that holds the suites. */
  readonly data: string;
  readonly readBytes: (bytes: Uint8Array) => Promise<DocumentReading>;
  readonly print: (line: string) => void;
}

interface Outcome {
  readonly suite: string;
  readonly document: string;
  readonly tookMs: number;
  readonly stated: boolean;
  /** Why there is no document: refused with a sentence, or thrown. */
  readonly refused: string | null;
  readonly crashed: string | null;
  readonly comparisons: readonly Comparison[];
  readonly extraItems: number;
}

const longestMs = 1_000;
const wanted = 0.98;
const judged: ReadonlySet<string> = new Set(['gofeed', 'rss-parser']);

/**
 * `eval torture`: runs other projects' test suites through the reader that polls use, prints how much of what they state
 * it reads likewise, and every difference. Returns whether nothing crashed, nothing was slow, and enough is the same.
 */
export async function tortureCommand(deps: TortureDeps): Promise<boolean> {
  const outcomes: Outcome[] = [];
  for await (const one of tortureCases(deps.data)) outcomes.push(await run(one, deps));
  if (outcomes.length === 0) {
    deps.print(`There are no suites in ${deps.data}; name their folder with --data.`);
    return false;
  }
  const bySuite = Map.groupBy(outcomes, ({ suite }) => suite);
  for (const [suite, all] of bySuite) printTable(suite, all, deps.print);
  const slow = printTimes(outcomes, deps.print);
  printUnread(outcomes, deps.print);
  printDifferences(outcomes, deps.print);
  const enough = [...bySuite].every(([suite, all]) => !judged.has(suite) || share(all) >= wanted);
  return enough && !slow && outcomes.every(({ crashed }) => crashed === null);
}

async function run(one: TortureCase, deps: TortureDeps): Promise<Outcome> {
  const { suite, document, bytes, stated } = one;
  const begun = performance.now();
  const result = await attempt(() => deps.readBytes(bytes));
  const tookMs = performance.now() - begun;
  const common = { suite, document, tookMs, stated: stated !== null, refused: null, crashed: null };
  if (result.kind === 'thrown') return { ...common, crashed: result.because, comparisons: [], extraItems: 0 };
  const empty = { title: '', link: '', items: [], ttlMs: null, skipHours: [], hub: null, self: null };
  const read = result.value.kind === 'read' ? result.value.document : empty;
  const refused = result.value.kind === 'read' ? null : result.value.because;
  if (stated === null) return { ...common, refused, comparisons: [], extraItems: 0 };
  const extraItems = Math.max(0, read.items.length - stated.items.length);
  return { ...common, refused, comparisons: compare(stated, read), extraItems };
}

type Attempt<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'thrown'; readonly because: string };

/** A crash is what is looked for here: it is counted and told, and the other documents go on. */
async function attempt<T>(task: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { kind: 'done', value: await task() };
  } catch (error) {
    return { kind: 'thrown', because: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function printTable(suite: string, outcomes: readonly Outcome[], print: (line: string) => void): void {
  const withWord = outcomes.filter(({ stated }) => stated).length;
  print(`\n${suite}: ${outcomes.length} documents, ${withWord} with expectations`);
  if (withWord === 0) return;
  for (const field of fields) {
    const all = outcomes.flatMap(({ comparisons }) => comparisons).filter((each) => each.field === field);
    print(row(field, all));
  }
  print(
    row(
      'all',
      outcomes.flatMap(({ comparisons }) => comparisons),
    ),
  );
}

function row(name: string, comparisons: readonly Comparison[]): string {
  const same = comparisons.filter((each) => each.same).length;
  const percent = comparisons.length === 0 ? '–' : `${((100 * same) / comparisons.length).toFixed(1)} %`;
  return `  ${name.padEnd(12)}${String(same).padStart(6)} of ${String(comparisons.length).padStart(6)}  ${percent}`;
}

function share(outcomes: readonly Outcome[]): number {
  const all = outcomes.flatMap(({ comparisons }) => comparisons);
  return all.length === 0 ? 1 : all.filter(({ same }) => same).length / all.length;
}

/** Prints the slowest documents; true when one took too long. */
function printTimes(outcomes: readonly Outcome[], print: (line: string) => void): boolean {
  const slowest = outcomes.toSorted((one, other) => other.tookMs - one.tookMs).slice(0, 3);
  print('\nSlowest:');
  for (const { suite, document, tookMs } of slowest) print(`  ${tookMs.toFixed(1)} ms  ${suite}/${document}`);
  return (slowest[0]?.tookMs ?? 0) >= longestMs;
}

function printUnread(outcomes: readonly Outcome[], print: (line: string) => void): void {
  const crashed = outcomes.filter(({ crashed: because }) => because !== null);
  print(`\nCrashes: ${crashed.length}`);
  for (const each of crashed) print(`  ${each.suite}/${each.document}: ${each.crashed ?? ''}`);
  const refused = outcomes.filter(({ refused: because }) => because !== null);
  print(`Not read, with the reason that a person is given: ${refused.length}`);
  for (const each of refused) print(`  ${each.suite}/${each.document}: ${each.refused ?? ''}`);
}

function printDifferences(outcomes: readonly Outcome[], print: (line: string) => void): void {
  const differences = outcomes.flatMap((outcome) =>
    outcome.comparisons.filter(({ same }) => !same).map((comparison) => ({ outcome, comparison })),
  );
  print(`\nDifferences: ${differences.length}`);
  const byReason = Map.groupBy(differences, ({ comparison }) => reasonFor(comparison));
  for (const [reason, all] of byReason) {
    print(`\n${all.length} × ${reason}`);
    for (const { outcome, comparison } of all) printDifference(outcome, comparison, print);
  }
  const extra = outcomes.filter(({ extraItems }) => extraItems > 0);
  print(`\nDocuments in which we see more items than the suite states: ${extra.length}`);
  for (const { suite, document, extraItems } of extra) print(`  ${suite}/${document}: ${extraItems} more`);
}

function printDifference(outcome: Outcome, comparison: Comparison, print: (line: string) => void): void {
  const place = comparison.item === 0 ? '' : ` of item ${comparison.item}`;
  print(`  ${outcome.suite}/${outcome.document}: ${comparison.field}${place}`);
  print(`    expected ${shown(comparison.expected)}`);
  print(`    ours     ${comparison.ours === null ? 'no such item' : shown(comparison.ours)}`);
}

function shown(text: string): string {
  return JSON.stringify(text.length > 300 ? `${text.slice(0, 300)}…` : text);
}
