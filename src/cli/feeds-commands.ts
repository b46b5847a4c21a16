import type { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { loadProcessConfig } from '../config/load.ts';
import { AppError } from '../domain/errors.ts';
import type { ExitCode, Perform } from './exit-code.ts';
import { inJson, say } from './say.ts';

interface Printed {
  readonly json?: true;
}

/** `feeds add|remove|list|check|import|export`: the chat's commands on the database, also while the bot runs on it. */
export function addFeeds(program: Command, perform: Perform): void {
  const feeds = program.command('feeds').description('adds, removes, lists, checks, imports and exports feeds');
  const words = (name: string, what: string, args: string, about: string): void => {
    const command = feeds.command(name).description(what).option('--json', 'prints the answer as JSON');
    if (args !== '') command.argument(args, about);
    command.action((...given: unknown[]) => {
      const [typed, options] = args === '' ? [[], given[0]] : [given[0] as string[], given[1]];
      return perform(() => tell(['feeds', name, ...typed], options as Printed));
    });
  };
  words('add', 'follows another feed', '<words...>', 'the address, then pack: outlet: side: where wanted');
  words('remove', 'stops following a feed that was added', '<words...>', 'its id, outlet or address');
  words('list', 'the feeds that are followed, and how each is doing', '', '');
  words('check', 'reads a feed now, or all of them', '[words...]', 'its id, outlet or address');
  addImport(feeds, perform);
  addExport(feeds, perform);
}

function addImport(feeds: Command, perform: Perform): void {
  feeds
    .command('import')
    .description('follows the feeds of an OPML file')
    .argument('<file>', 'its path, or - for standard input')
    .argument('[words...]', 'pack: where the file names none')
    .option('--json', 'prints the answer as JSON')
    .action((path: string, typed: string[], options: Printed) =>
      perform(() => tell(['feeds', 'import', ...typed], options, path)),
    );
}

function addExport(feeds: Command, perform: Perform): void {
  feeds
    .command('export')
    .description('the feeds as OPML')
    .argument('[words...]', 'pack: for one conflict')
    .option('--out <file>', 'writes it there instead of printing it')
    .action((typed: string[], { out }: { readonly out?: string }) =>
      perform(async () => {
        const { tellOnce } = await import('../app/ask-once.ts');
        const { file, text } = await tellOnce(loadProcessConfig(), inWords(['feeds', 'export', ...typed]));
        if (!file) throw new AppError('internal', text);
        if (out === undefined) say(file.text.trimEnd());
        else writeFileSync(out, file.text);
        return 0;
      }),
    );
}

async function tell(typed: readonly string[], { json }: Printed, path?: string): Promise<ExitCode> {
  const { tellOnce } = await import('../app/ask-once.ts');
  const { text, data, done } = await tellOnce(loadProcessConfig(), inWords(typed), path);
  say(json ? inJson(data) : text);
  return done ? 0 : 1;
}

/** What the shell has taken apart, as one line of the chat's grammar. */
function inWords(typed: readonly string[]): string {
  return typed
    .map((word) => {
      if (!/\s/u.test(word)) return word;
      const [, name = '', value = word] = /^([a-z]+:)(.*)$/su.exec(word) ?? [];
      return `${name}"${value.replaceAll(/["“”„«»]/gu, "'")}"`; // each of them would end the value
    })
    .join(' ');
}
