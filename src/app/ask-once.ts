import { plainText } from '../adapters/chat/plain-text.ts';
import { SystemClock } from '../adapters/runtime/system-clock.ts';
import { statusOf } from '../adapters/web/status-json.ts';
import type { CommandDeps } from '../commands/command.ts';
import { COMMANDS } from '../commands/list.ts';
import { parseWords } from '../commands/parse-words.ts';
import { tryWords } from '../commands/run-command.ts';
import { statusAsked } from '../commands/status.ts';
import type { Config } from '../config/load.ts';
import { AppError } from '../domain/errors.ts';
import { currentBoard } from '../queries/current-board.ts';
import { feedHealth } from '../queries/feed-health.ts';
import { feedFinder } from './document-reader.ts';
import { LOCAL_ASKER } from './local-asker.ts';
import { logTo } from './log-to.ts';
import { openDatabase } from './open-database.ts';
import { commandDeps, storeBaselines } from './parts.ts';

/** Answers one chat command from the database, as text. Throws AppError where chat would refuse. */
export function askOnce(config: Config, words: string): Promise<string> {
  return withDatabase(config, async (deps) => {
    const answer = await tryWords(words, LOCAL_ASKER, COMMANDS, deps);
    if (answer.kind === 'refused') throw new AppError(answer.code, answer.because);
    return plainText(answer.reply.message, { width: 100, colour: false });
  });
}

/** What `status` would show, as data: the same as `/api/status`, or the board of a past moment. */
export function statusData(config: Config, words: string): Promise<object> {
  return withDatabase(config, async (deps) => {
    const parsed = parseWords(words, { commands: COMMANDS, packs: deps.packs, platform: LOCAL_ASKER.platform });
    if (parsed.kind === 'refused') throw new AppError('bad-input', parsed.because);
    const { at, packs } = statusAsked({ ...LOCAL_ASKER, options: parsed.options }, deps);
    const asOf = at ?? deps.clock.now();
    const views = packs.map(async (pack) => ({
      situation: await currentBoard(pack, deps, at),
      sources: await feedHealth(pack, deps),
    }));
    return { asOf, packs: (await Promise.all(views)).map((view) => statusOf(view, asOf)) };
  });
}

async function withDatabase<T>(config: Config, use: (deps: CommandDeps) => Promise<T>): Promise<T> {
  const store = await openDatabase(config);
  const finder = feedFinder(config);
  try {
    await storeBaselines(store, config);
    return await use(commandDeps(store, finder, config, new Map(), new SystemClock(), logTo(config.logLevel)));
  } finally {
    await finder.close();
    await store.close();
  }
}
