import type { Command } from 'commander';
import { loadProcessConfig } from '../config/load.ts';
import type { Perform } from './exit-code.ts';
import { inJson, say } from './say.ts';

/** `since` and `digest`: the chat's commands on the database, also while the bot runs on it. */
export function addTelling(program: Command, perform: Perform): void {
  program
    .command('since')
    .description('prints what changed since a time, or since the last look')
    .argument('[words...]', 'as in chat: yesterday 18:00, monday, 3 hours ago, 2025-03-13, last, pack:ukraine')
    .option('--json', 'prints the changes as JSON')
    .action((words: string[], options: { json?: true }) =>
      perform(() => print(['since', ...words].join(' '), options.json ?? false)),
    );
  program
    .command('digest')
    .description('prints what the next digest would say')
    .argument('[words...]', 'as in chat: preview, now, pack:ukraine')
    .option('--json', 'prints the digest as JSON')
    .action((words: string[], options: { json?: true }) =>
      perform(() => {
        const isSaid = words[0] === 'now' || words[0] === 'preview';
        return print(['digest', ...(isSaid ? words : ['preview', ...words])].join(' '), options.json ?? false);
      }),
    );
}

async function print(words: string, json: boolean): Promise<0 | 1> {
  const config = loadProcessConfig();
  const { tellOnce } = await import('../app/ask-once.ts');
  const { text, data, done } = await tellOnce(config, words);
  say(json ? inJson(data ?? { text }) : text);
  return done ? 0 : 1;
}
