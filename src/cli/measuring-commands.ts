import { Argument, Option, type Command } from 'commander';
import { join } from 'node:path';
import { DEFAULT_MAX_LINES } from '../config/file-schema.ts';
import { loadProcessPolling } from '../config/load.ts';
import { loadPack, packPath, type LoadedPack } from '../config/load-pack.ts';
import { ConfigurationProblems } from '../config/problems.ts';
import { AppError } from '../domain/errors.ts';
import { readItems } from './archive-items.ts';
import { readPolls } from './archive-polls.ts';
import type { ExitCode, Perform } from './exit-code.ts';
import { need } from './input-path.ts';
import { inJson, say } from './say.ts';

/** Commands that read archives, texts and feeds and leave no database: replay, extract, poll, eval. */
export function addMeasuring(program: Command, perform: Perform): void {
  program
    .command('replay')
    .description('plays an archive through the pipeline with a virtual clock')
    .requiredOption('--pack <id|path>', 'the conflict')
    .option('--items <file>', 'items as JSON Lines')
    .option('--polls <folder>', 'raw feed documents as <UTC stamp>/<feed>.xml')
    .option('--baseline <file>', "replaces the pack's own; none starts empty")
    .requiredOption('--out <folder>', 'where items.jsonl, state.jsonl and digests.jsonl go')
    .option('--json', 'prints the counts as JSON')
    .action((options: ReplayOptions) => perform(() => replay(options)));
  addReading(program, perform);
}

/** Commands that read single texts and feeds, and the one that measures. */
function addReading(program: Command, perform: Perform): void {
  program
    .command('extract')
    .description('finds what single texts state')
    .requiredOption('--pack <id|path>', 'the conflict')
    .requiredOption('--in <file>', 'texts as JSON Lines with id, lang and text')
    .requiredOption('--out <file>', 'where the changes go')
    .action((options: { pack: string; in: string; out: string }) => perform(() => extract(options)));
  program
    .command('poll')
    .description('reads feeds once and prints them as JSON Lines')
    .argument('<url|file|-...>', 'addresses, files, or - for standard input')
    .action((inputs: string[]) => perform(() => poll(inputs)));
  addEval(program, perform);
}

const sharedData = (folder: string): string => join(import.meta.dirname, '../../../shared', folder);

function addEval(program: Command, perform: Perform): void {
  program
    .command('eval')
    .description('measures understanding on the labelled streams and sentences, or reading on other parsers’ suites')
    .addArgument(new Argument('[what]', 'what to measure').choices(['labels', 'torture']).default('labels'))
    .option(
      '--data <folder>',
      'where the labelled data or the suites are (default: eval or torture beside the project)',
    )
    .option('--keep <folder>', 'keeps the predictions there')
    .addOption(
      new Option('--errors [which]', 'lists what was judged wrongly after each table, the first of each kind or all')
        .choices(['first', 'all'])
        .preset('first')
        .default('none'),
    )
    .action((what: 'labels' | 'torture', options: EvalOptions) =>
      perform(() => (what === 'torture' ? evalTorture(options.data) : evalLabels(options))),
    );
}

interface EvalOptions {
  readonly data?: string;
  readonly keep?: string;
  readonly errors: 'none' | 'first' | 'all';
}

async function evalLabels(options: EvalOptions): Promise<ExitCode> {
  const { evalCommand } = await import('./eval.ts');
  const { logTo } = await import('../app/log-to.ts');
  await evalCommand({
    data: options.data ?? sharedData('eval'),
    keep: options.keep ?? null,
    errors: options.errors,
    maxLines: DEFAULT_MAX_LINES,
    log: logTo('warn'),
    print: say,
  });
  return 0;
}

async function evalTorture(data = sharedData('torture')): Promise<ExitCode> {
  need('folder', data);
  const { documentReader } = await import('../app/document-reader.ts');
  const { tortureCommand } = await import('./torture/torture.ts');
  const reader = documentReader(loadProcessPolling());
  try {
    const good = await tortureCommand({ data, readBytes: (bytes) => reader.readBytes(bytes), print: say });
    return good ? 0 : 1;
  } finally {
    await reader.close();
  }
}

interface ReplayOptions {
  readonly pack: string;
  readonly items?: string;
  readonly polls?: string;
  readonly baseline?: string;
  readonly out: string;
  readonly json?: true;
}

async function replay(options: ReplayOptions): Promise<ExitCode> {
  if ((options.items === undefined) === (options.polls === undefined)) {
    throw new AppError('bad-input', 'replay needs either --items or --polls.');
  }
  const source = options.items ?? options.polls ?? '';
  need(options.items === undefined ? 'folder' : 'file', source);
  const loaded = thePack(options.pack, options.baseline);
  const items = options.items === undefined ? null : await readItems(options.items);
  const polls = options.polls === undefined ? null : await readPolls(options.polls);
  const { replayItems, replayPolls, writeReplay } = await import('./replay.ts');
  const { logTo } = await import('../app/log-to.ts');
  const deps = { loaded, maxLines: DEFAULT_MAX_LINES, log: logTo('warn') };
  const lines = items ? await replayItems(items, deps) : await replayPolls(polls ?? [], deps);
  await writeReplay(lines, options.out);
  const counts = { items: lines.items.length, days: lines.state.length, digests: lines.digests.length };
  say(
    options.json
      ? inJson(counts)
      : `${counts.items} items, ${counts.days} days, ${counts.digests} digests written to ${options.out}`,
  );
  return 0;
}

async function extract(options: {
  readonly pack: string;
  readonly in: string;
  readonly out: string;
}): Promise<ExitCode> {
  need('file', options.in);
  const { pack } = thePack(options.pack, 'none');
  const { extractFile } = await import('./extract.ts');
  const count = await extractFile(pack, options.in, options.out);
  say(`${count} texts read; changes written to ${options.out}`);
  return 0;
}

async function poll(inputs: readonly string[]): Promise<ExitCode> {
  const polling = loadProcessPolling();
  const { documentReader } = await import('../app/document-reader.ts');
  const { pollCommand } = await import('./poll.ts');
  const reader = documentReader(polling);
  try {
    const { signal } = new AbortController();
    return (await pollCommand(inputs, {
      readUrl: (url, s) => reader.readUrl(url, s),
      readBytes: (bytes) => reader.readBytes(bytes),
      print: say,
      standardInput: process.stdin,
      signal,
    })) as ExitCode;
  } finally {
    await reader.close();
  }
}

function thePack(name: string, baseline?: string): LoadedPack {
  const loaded = loadPack(packPath(name, '.'), `pack ${name}`, baseline);
  if (!loaded.value) throw new ConfigurationProblems(loaded.problems);
  return loaded.value;
}
