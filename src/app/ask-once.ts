import { plainText } from '../adapters/chat/plain-text.ts';
import { SystemClock } from '../adapters/runtime/system-clock.ts';
import { COMMANDS } from '../commands/list.ts';
import { answerWords } from '../commands/run-command.ts';
import type { Config } from '../config/load.ts';
import { LOCAL_ASKER } from './local-asker.ts';
import { logTo } from './log-to.ts';
import { openDatabase } from './open-database.ts';
import { commandDeps, storeBaselines } from './parts.ts';

/** Answers one chat command from the database, as text. */
export async function askOnce(config: Config, words: string): Promise<string> {
  const store = await openDatabase(config);
  try {
    await storeBaselines(store, config);
    const deps = commandDeps(store, config, new Map(), new SystemClock(), logTo(config.logLevel));
    const reply = await answerWords(words, LOCAL_ASKER, COMMANDS, deps);
    return plainText(reply.message, { width: 100, colour: false });
  } finally {
    await store.close();
  }
}
