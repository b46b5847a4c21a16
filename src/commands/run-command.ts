import { AppError, type ErrorCode } from '../domain/errors.ts';
import { sentence, type Reply } from '../domain/telling/message.ts';
import { checkOption } from './check-option.ts';
import { commandLine, inOwnZone, optionsOn, zoneOf, type Asker, type Command, type CommandDeps } from './command.ts';
import { parseWords, type Misunderstood } from './parse-words.ts';

/** The answer to a command, or the sentence that says why there is none, and who must act on it. */
export type Answer =
  { readonly kind: 'answered'; readonly reply: Reply } | (Misunderstood & { readonly code: ErrorCode });

/** Answers what was typed after `/ceasefire` (Slack, terminal, a mention). Never throws. */
export async function answerWords(
  typed: string,
  asker: Asker,
  commands: readonly Command[],
  deps: CommandDeps,
): Promise<Reply> {
  return replyOf(await tryWords(typed, asker, commands, deps), asker, deps);
}

/** The same for a caller to whom a refusal is no answer. Never throws. */
export async function tryWords(
  typed: string,
  asker: Asker,
  commands: readonly Command[],
  deps: CommandDeps,
): Promise<Answer> {
  const parsed = parseWords(typed, { commands, packs: deps.packs, platform: asker.platform });
  if (parsed.kind === 'refused') return { ...parsed, code: 'bad-input' };
  return run(parsed.command, parsed.options, asker, deps);
}

/** Answers a command whose options came apart already (Discord, a form). Never throws. */
export async function answerCommand(
  command: Command,
  given: ReadonlyMap<string, string>,
  asker: Asker,
  deps: CommandDeps,
): Promise<Reply> {
  return replyOf(await tryCommand(command, given, asker, deps), asker, deps);
}

/** The same for a caller to whom a refusal is no answer. Never throws. */
export async function tryCommand(
  command: Command,
  given: ReadonlyMap<string, string>,
  asker: Asker,
  deps: CommandDeps,
): Promise<Answer> {
  const options = new Map<string, string>();
  const specs = optionsOn(command, asker.platform);
  for (const [name, value] of given) {
    const spec = specs.find((option) => option.name === name);
    if (!spec) return refused(`${commandLine(command)} has no option "${name}".`);
    const checked = checkOption(spec, value, deps.packs);
    if (checked.kind === 'refused') return refused(checked.because);
    options.set(name, checked.value);
  }
  const missing = specs.find((spec) => spec.required && !options.has(spec.name));
  if (missing) return refused(`${commandLine(command)} needs ${missing.name}.`);
  return run(command, options, asker, deps);
}

/** The one catch of all commands: an AppError's sentence is the answer, anything else is logged under an id. */
async function run(
  command: Command,
  options: ReadonlyMap<string, string>,
  asker: Asker,
  deps: CommandDeps,
): Promise<Answer> {
  try {
    return { kind: 'answered', reply: await command.run({ ...(await inOwnZone(asker, deps)), options }, deps) };
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal') return refused(error.message, error.code);
    const incident = `E-${deps.clock.now().getTime().toString(36)}`;
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    deps.log.error('a command failed', { incident, command: command.name.join(' '), platform: asker.platform, cause });
    return refused(`Something went wrong on our side; it has been logged as ${incident}.`, 'internal');
  }
}

function refused(because: string, code: ErrorCode = 'bad-input'): Answer {
  return { kind: 'refused', because, code };
}

function replyOf(answer: Answer, asker: Asker, deps: CommandDeps): Reply {
  return answer.kind === 'answered' ? answer.reply : refusalOf(answer, zoneOf(asker, deps));
}

/** The answer to what cannot be done: to the asker alone, with what was likely meant. */
export function refusalOf({ because, next = [] }: Misunderstood, timezone?: string): Reply {
  return { message: sentence(because, timezone), private: true, next };
}
