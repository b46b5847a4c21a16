import { AppError } from '../domain/errors.ts';
import { sentence, type Reply } from '../domain/telling/message.ts';
import { checkOption } from './check-option.ts';
import { commandLine, optionsOn, zoneOf, type Asker, type Command, type CommandDeps } from './command.ts';
import { parseWords } from './parse-words.ts';

/** Answers what was typed after `/ceasefire` (Slack, terminal, a mention). Never throws. */
export async function answerWords(
  typed: string,
  asker: Asker,
  commands: readonly Command[],
  deps: CommandDeps,
): Promise<Reply> {
  const parsed = parseWords(typed, { commands, packs: deps.packs, platform: asker.platform });
  if (parsed.kind === 'refused') return refusal(parsed.because, asker, deps);
  return run(parsed.command, parsed.options, asker, deps);
}

/** Answers a command whose options came apart already (Discord, a form). Never throws. */
export async function answerCommand(
  command: Command,
  given: ReadonlyMap<string, string>,
  asker: Asker,
  deps: CommandDeps,
): Promise<Reply> {
  const options = new Map<string, string>();
  const specs = optionsOn(command, asker.platform);
  for (const [name, value] of given) {
    const spec = specs.find((option) => option.name === name);
    if (!spec) return refusal(`${commandLine(command)} has no option "${name}".`, asker, deps);
    const checked = checkOption(spec, value, deps.packs);
    if (checked.kind === 'refused') return refusal(checked.because, asker, deps);
    options.set(name, checked.value);
  }
  const missing = specs.find((spec) => spec.required && !options.has(spec.name));
  if (missing) return refusal(`${commandLine(command)} needs ${missing.name}.`, asker, deps);
  return run(command, options, asker, deps);
}

/** The one catch of all commands: an AppError's sentence is the answer, anything else is logged under an id. */
async function run(
  command: Command,
  options: ReadonlyMap<string, string>,
  asker: Asker,
  deps: CommandDeps,
): Promise<Reply> {
  try {
    return await command.run({ ...asker, options }, deps);
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal') return refusal(error.message, asker, deps);
    const incident = `E-${deps.clock.now().getTime().toString(36)}`;
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    deps.log.error('a command failed', { incident, command: command.name.join(' '), platform: asker.platform, cause });
    return refusal(`Something went wrong on our side; it has been logged as ${incident}.`, asker, deps);
  }
}

function refusal(because: string, asker: Asker, deps: CommandDeps): Reply {
  return { message: sentence(because, zoneOf(asker, deps)), private: true };
}
