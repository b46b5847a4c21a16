import type { Form, Typed } from '../domain/telling/form.ts';
import type { Asker, Command, CommandDeps } from './command.ts';
import type { ReadForm } from './settings-form.ts';

/** One kind of form: what it shows, and the command that it comes to. */
export interface FormKind {
  readonly command: Command;
  /** The field at which a refusal of the command is shown; null where the refusal is the answer. */
  readonly refusedAt: string | null;
  /** Throws an AppError where the asker may not have it, or there is nothing to fill in. */
  open(subject: string, asker: Asker, deps: CommandDeps): Promise<Form>;
  /** What was handed in as options of the command. */
  read(typed: Typed, form: Form, asker: Asker, deps: CommandDeps): Promise<ReadForm>;
}
