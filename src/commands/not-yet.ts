import { sentence } from '../domain/telling/message.ts';
import { commandLine, zoneOf, type Command, type OptionSpec } from './command.ts';

/** A command that is promised and answers, until then, with one sentence. */
export function notYet(
  name: string,
  summary: string,
  options: readonly OptionSpec[],
  example: string,
  instead = '/ceasefire status',
): Command {
  const command: Command = {
    name: name.split(' '),
    summary,
    options,
    example,
    available: false,
    private: true,
    run: async (request, deps) => ({
      message: sentence(`${commandLine(command)} is not available yet; ${instead} is.`, zoneOf(request, deps)),
      private: true,
    }),
  };
  return command;
}
