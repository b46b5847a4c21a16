import { Command, CommanderError } from 'commander';
import { ConfigurationProblems } from '../config/problems.ts';
import { AppError } from '../domain/errors.ts';
import type { ExitCode, Perform } from './exit-code.ts';
import { addMeasuring } from './measuring-commands.ts';
import { addOperating } from './operating-commands.ts';

/** Runs the command line; answers with the exit code. Results go to standard output, everything else to standard error. */
export async function runCli(args: readonly string[]): Promise<ExitCode> {
  let exit: ExitCode = 0;
  const program = new Command('ceasefire-bot')
    .description('Posts only what is new about a ceasefire, with quotes and sources.')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`${usageSentence(text)}\n`) })
    .enablePositionalOptions();
  const perform: Perform = async (work) => {
    exit = await work();
  };
  addOperating(program, perform);
  addMeasuring(program, perform);
  try {
    await program.parseAsync(args.length === 0 ? ['run'] : args, { from: 'user' });
    return exit;
  } catch (error) {
    return failure(error);
  }
}

/** The one place where a failed command becomes a sentence and a number. */
function failure(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof ConfigurationProblems) {
    for (const problem of error.problems) process.stderr.write(`${problem}\n`);
    return 78;
  }
  if (error instanceof AppError) {
    process.stderr.write(`${error.message}\n`);
    return error.code === 'configuration' ? 78 : error.code === 'bad-input' ? 2 : 1;
  }
  if (isSystemError(error)) {
    process.stderr.write(`${error.path ?? 'A file'} cannot be used: ${error.message.replace(/, \w+ '.*$/u, '')}.\n`);
    return 1;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}

/** Something about a file or folder that the machine refuses: no bug of ours, so no stack. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'errno' in error && 'path' in error;
}

/** Commander's lines as one sentence that says where more is to be read. */
function usageSentence(said: string): string {
  const [what = '', ...hints] = said
    .replace(/^error: /u, '')
    .trim()
    .split('\n');
  const words = [what.replace(/\.$/u, ''), ...hints].join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}; --help says what there is.`;
}
