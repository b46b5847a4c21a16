import { AppError } from '../domain/errors.ts';
import { withTyped, type Form, type Typed } from '../domain/telling/form.ts';
import type { Reply } from '../domain/telling/message.ts';
import { zoneOf, type Asker, type CommandDeps } from './command.ts';
import { deskFormOf } from './desk/desk-forms.ts';
import type { FormKind } from './form-kind.ts';
import { refusalOf, tryCommand } from './run-command.ts';
import { SETTINGS } from './settings-hand-in.ts';

/** What became of a form that was handed in: an answer, or the form again with what is wrong at each field. */
type HandedIn =
  /** `form` is offered once more, for its other pages. */
  | { readonly kind: 'done'; readonly reply: Reply; readonly form: Form | null }
  | { readonly kind: 'wrong'; readonly form: Form };

/** A form, or the sentence that says why there is none. */
type Opened = { readonly kind: 'form'; readonly form: Form } | { readonly kind: 'refused'; readonly because: string };

/** Forms as a front shows them and hands them in; neither throws what is the asker's own doing. */
export interface Forms {
  open(subject: string, asker: Asker): Promise<Opened>;
  handIn(subject: string, typed: Typed, asker: Asker): Promise<HandedIn>;
}

/** The forms of this installation. */
export function formsOf(deps: CommandDeps): Forms {
  return {
    open: (subject, asker) => open(subject, asker, deps),
    handIn: (subject, typed, asker) => handIn(subject, typed, asker, deps),
  };
}

function kindOf(subject: string): FormKind {
  return deskFormOf(subject) ?? SETTINGS;
}

async function open(subject: string, asker: Asker, deps: CommandDeps): Promise<Opened> {
  try {
    return { kind: 'form', form: await kindOf(subject).open(subject, asker, deps) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { kind: 'refused', because: error.message };
  }
}

/** The command itself does what is right, and checks the rights of whoever asks once more. */
async function handIn(subject: string, typed: Typed, asker: Asker, deps: CommandDeps): Promise<HandedIn> {
  const opened = await open(subject, asker, deps);
  if (opened.kind === 'refused') return { kind: 'done', reply: refusalOf(opened, zoneOf(asker, deps)), form: null };
  const kind = kindOf(subject);
  const { options, errors } = await kind.read(typed, opened.form, asker, deps);
  if (errors.size > 0) return { kind: 'wrong', form: withTyped(opened.form, typed, errors) };
  const answer = await tryCommand(kind.command, options, asker, deps);
  if (answer.kind === 'answered') {
    const next = opened.form.pages.length > 1 ? withTyped(opened.form, typed, new Map()) : null;
    return { kind: 'done', reply: answer.reply, form: next };
  }
  if (kind.refusedAt === null || answer.code === 'internal')
    return { kind: 'done', reply: refusalOf(answer, zoneOf(asker, deps)), form: null };
  return { kind: 'wrong', form: withTyped(opened.form, typed, new Map([[kind.refusedAt, answer.because]])) };
}
