import { plainText } from '../adapters/chat/plain-text.ts';
import { openLocalFile, readUpTo } from '../adapters/console/local-file.ts';
import { SystemClock } from '../adapters/runtime/system-clock.ts';
import { statusOf } from '../adapters/web/status-json.ts';
import type { CommandDeps, GivenFile } from '../commands/command.ts';
import { COMMANDS } from '../commands/list.ts';
import { parseWords } from '../commands/parse-words.ts';
import { tryWords } from '../commands/run-command.ts';
import { statusAsked } from '../commands/status.ts';
import type { Config } from '../config/load.ts';
import { AppError } from '../domain/errors.ts';
import type { Reply } from '../domain/telling/message.ts';
import { currentBoard } from '../queries/current-board.ts';
import { feedHealth } from '../queries/feed-health.ts';
import { tallyOf } from '../queries/tally.ts';
import { feedFinder } from './document-reader.ts';
import { LOCAL_ASKER } from './local-asker.ts';
import { logOf } from './log-to.ts';
import { openDatabase } from './open-database.ts';
import { commandDeps, storeBaselines } from './parts.ts';

/** The answer to one chat command: as text, and whatever else goes with it. */
export interface Told extends Pick<Reply, 'file' | 'data'> {
  readonly text: string;
  readonly done: boolean;
}

/** Answers one chat command from the database, as text. Throws AppError where chat would refuse. */
export async function askOnce(config: Config, words: string): Promise<string> {
  return (await tellOnce(config, words)).text;
}

/** The same with all that goes with the answer; `path` is the file that the command is about, `-` standard input. */
export function tellOnce(config: Config, words: string, path?: string): Promise<Told> {
  return withDatabase(config, async (deps) => {
    const asker = path === undefined ? LOCAL_ASKER : { ...LOCAL_ASKER, openFile: () => fileAt(path) };
    const answer = await tryWords(words, asker, COMMANDS, deps);
    if (answer.kind === 'refused') throw new AppError(answer.code, answer.because);
    const { message, done = true, file, data } = answer.reply;
    const text = plainText(message, { width: 100, colour: false });
    return { text, done, data, ...(file ? { file } : {}) };
  });
}

async function fileAt(path: string): Promise<GivenFile> {
  if (path === '-') return { name: 'standard input', bytes: await readUpTo(process.stdin, 'Standard input') };
  return openLocalFile(path);
}

/** What `status` would show, as data: the same as `/api/status`, or the board of a past moment. */
export function statusData(config: Config, words: string): Promise<object> {
  return withDatabase(config, async (deps) => {
    const parsed = parseWords(words, { commands: COMMANDS, packs: deps.packs, platform: LOCAL_ASKER.platform });
    if (parsed.kind === 'refused') throw new AppError('bad-input', parsed.because);
    const { at, packs } = statusAsked({ ...LOCAL_ASKER, options: parsed.options }, deps);
    const asOf = at ?? deps.clock.now();
    const views = packs.map(async (pack) => {
      const situation = await currentBoard(pack, deps, at);
      return {
        situation,
        sources: await feedHealth(pack, deps),
        tally: await tallyOf(situation, deps, deps.clock.now(), at),
      };
    });
    return { asOf, packs: (await Promise.all(views)).map((view) => statusOf(view, asOf)) };
  });
}

async function withDatabase<T>(config: Config, use: (deps: CommandDeps) => Promise<T>): Promise<T> {
  const store = await openDatabase(config);
  const finder = feedFinder(config);
  const clock = new SystemClock();
  try {
    await storeBaselines(store, config, clock.now());
    return await use(commandDeps(store, finder, config, new Map(), clock, logOf(config)));
  } finally {
    await finder.close();
    await store.close();
  }
}
