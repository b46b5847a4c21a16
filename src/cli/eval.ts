import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPack, packPath, type LoadedPack } from '../config/load-pack.ts';
import { ConfigurationProblems } from '../config/problems.ts';
import { AppError } from '../domain/errors.ts';
import type { Log } from '../ports/log.ts';
import { readItems } from './archive-items.ts';
import { layOut, type ErrorList } from './errors/error-list.ts';
import { readCases, readSentences } from './errors/labels.ts';
import { sentenceErrors } from './errors/sentence-errors.ts';
import { streamErrors } from './errors/stream-errors.ts';
import { extractFile } from './extract.ts';
import { replayItems, writeReplay } from './replay.ts';

/** What measuring needs. */
export interface EvalDeps {
  /** The folder with streams, sentences, packs and the scorer. */
  readonly data: string;
  readonly maxLines: number;
  readonly log: Log;
  readonly print: (line: string) => void;
  /** Keeps the predictions there instead of throwing them away. */
  readonly keep: string | null;
  /** Whether the mistakes are listed after each table: none of them, the first of each kind, or all. */
  readonly errors: 'none' | 'first' | 'all';
}

/** Runs every labelled stream and sentence set of a folder through the bot's own stages and prints the scorer's tables. */
export async function evalCommand(deps: EvalDeps): Promise<void> {
  if (!existsSync(join(deps.data, 'score.mjs')))
    throw new AppError('not-found', `There is no labelled data in ${deps.data}; name its folder with --data.`);
  const out = deps.keep ?? (await mkdtemp(join(tmpdir(), 'ceasefire-eval-')));
  try {
    const files = readdirSync(deps.data);
    for (const file of files.filter((f) => f.endsWith('.items.jsonl')))
      await evalStream(file.replace('.items.jsonl', ''), out, deps);
    for (const file of files.filter((f) => /^stance.*\.jsonl$/u.test(f))) await evalSentences(file, out, deps);
  } finally {
    if (deps.keep === null) await rm(out, { recursive: true, force: true });
  }
}

async function evalStream(name: string, out: string, deps: EvalDeps): Promise<void> {
  const file = (kind: string): string => join(deps.data, `${name}.${kind}`);
  const baseline = existsSync(file('baseline.json')) ? file('baseline.json') : undefined;
  const loaded = findPack(name.split('-')[0] ?? name, deps.data, baseline);
  const begun = performance.now();
  const lines = await replayItems(await readItems(file('items.jsonl')), {
    loaded,
    maxLines: deps.maxLines,
    log: deps.log,
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  await writeReplay(lines, join(out, name));
  deps.print(`\n${name} (${lines.items.length} items in ${seconds} s)`);
  deps.print(
    score(deps.data, [
      'stream',
      '--items',
      file('items.jsonl'),
      '--gold',
      file('gold.jsonl'),
      '--state',
      file('state.jsonl'),
      '--pred',
      join(out, name),
    ]),
  );
  if (deps.errors === 'none') return;
  const pred = join(out, name, 'items.jsonl');
  printErrors(streamErrors(readCases({ items: file('items.jsonl'), gold: file('gold.jsonl'), pred })), deps);
}

function printErrors(lists: readonly ErrorList[], deps: EvalDeps): void {
  for (const line of layOut(lists, deps.errors === 'all')) deps.print(line);
}

/** A set's sentences belong to several conflicts; each is read with its own pack. */
async function evalSentences(file: string, out: string, deps: EvalDeps): Promise<void> {
  const gold = (await readFile(join(deps.data, file), 'utf8')).split('\n').filter(Boolean);
  const byConflict = Map.groupBy(gold, (line) => (JSON.parse(line) as { conflict: string }).conflict);
  const predicted: string[] = [];
  for (const [conflict, lines] of byConflict) {
    const from = join(out, `${conflict}.in.jsonl`);
    const to = join(out, `${conflict}.out.jsonl`);
    await writeFile(from, lines.map((l) => `${l}\n`).join(''));
    await extractFile(findPack(conflict, deps.data, 'none').pack, from, to);
    predicted.push(await readFile(to, 'utf8'));
  }
  const pred = join(out, `${file}.pred`);
  await writeFile(pred, predicted.join(''));
  deps.print(`\n${file} (${gold.length} sentences)`);
  deps.print(score(deps.data, ['stance', '--gold', join(deps.data, file), '--pred', pred]));
  if (deps.errors !== 'none') printErrors(sentenceErrors(...readSentences(join(deps.data, file), pred)), deps);
}

/** The pack beside the data, else the project's own of that id or, in small letters, that prefix. */
function findPack(name: string, data: string, baseline: string | undefined): LoadedPack {
  const beside = join(data, 'packs', `${name}.yaml`);
  const own = [name, ...projectPacks()].find(
    (id) => existsSync(packPath(id, '.')) && (id === name || prefixOf(id) === name),
  );
  const path = existsSync(beside) ? beside : own === undefined ? null : packPath(own, '.');
  if (path === null) throw new AppError('not-found', `There is no pack for ${name}.`);
  const loaded = loadPack(path, `pack ${name}`, baseline);
  if (!loaded.value) throw new ConfigurationProblems(loaded.problems);
  return loaded.value;
}

function projectPacks(): readonly string[] {
  return readdirSync(join(import.meta.dirname, '../../config/packs')).map((f) => f.replace(/\.yaml$/u, ''));
}

function prefixOf(id: string): string {
  return loadPack(packPath(id, '.'), `pack ${id}`, 'none').value?.pack.prefix.toLowerCase() ?? '';
}

function score(data: string, args: readonly string[]): string {
  const run = spawnSync(process.execPath, [join(data, 'score.mjs'), ...args], { encoding: 'utf8' });
  if (run.status !== 0)
    throw new AppError('unavailable', `The scorer failed: ${run.stderr.trim().split('\n').at(-1) ?? 'no output'}`);
  return run.stdout.trimEnd();
}
