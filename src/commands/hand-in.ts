import { AppError } from '../domain/errors.ts';
import { withTyped, type Form, type Typed } from '../domain/telling/form.ts';
import { mentionName } from '../domain/telling/mention.ts';
import type { Reply } from '../domain/telling/message.ts';
import { subscriptionsOfChannel } from '../queries/subscriptions-of-channel.ts';
import { chosenOne } from './chosen-subscription.ts';
import { zoneOf, type Asker, type CommandDeps } from './command.ts';
import { withKnownMention } from './known-mention.ts';
import { mustManageChannel } from './permission.ts';
import { refusalOf, tryCommand } from './run-command.ts';
import { readForm, settingsForm, type ReadForm } from './settings-form.ts';
import { settings } from './settings.ts';

/** What became of a form that was handed in: an answer, or the form again with what is wrong at each field. */
type HandedIn =
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

/** The settings of a subscription of this channel, for those who may change them. */
async function open(subject: string, asker: Asker, deps: CommandDeps): Promise<Opened> {
  try {
    mustManageChannel(asker);
    const { subscription } = chosenOne(await subscriptionsOfChannel(asker.address, deps), subject);
    return { kind: 'form', form: settingsForm(subscription, deps.packs) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { kind: 'refused', because: error.message };
  }
}

/** The command itself changes what is right, and checks the rights of whoever asks once more. */
async function handIn(subject: string, typed: Typed, asker: Asker, deps: CommandDeps): Promise<HandedIn> {
  const opened = await open(subject, asker, deps);
  if (opened.kind === 'refused') return { kind: 'done', reply: refusalOf(opened, zoneOf(asker, deps)), form: null };
  const { options, errors } = await read(withoutSameMention(typed, opened.form), asker, deps);
  if (errors.size > 0) return { kind: 'wrong', form: withTyped(opened.form, typed, errors) };
  const answer = await tryCommand(settings, new Map([...options, ['subscription', subject]]), asker, deps);
  if (answer.kind === 'refused') return { kind: 'done', reply: refusalOf(answer, zoneOf(asker, deps)), form: null };
  return { kind: 'done', reply: answer.reply, form: withTyped(opened.form, typed, new Map()) };
}

/** A name that stands there as before needs no looking up: a form of words shows less than is kept. */
function withoutSameMention(typed: Typed, form: Form): Typed {
  const before = form.pages.flatMap(({ fields }) => fields).find(({ name }) => name === 'mention')?.value ?? [];
  const isSame = before.length > 0 && before.map(mentionName).join() === typed.get('mention')?.join();
  return isSame ? new Map([...typed].filter(([name]) => name !== 'mention')) : typed;
}

/** Whether somebody bears the name that was typed is known to the platform alone. */
async function read(typed: Typed, asker: Asker, deps: CommandDeps): Promise<ReadForm> {
  const form = readForm(typed, deps.packs);
  try {
    await withKnownMention(form.options, asker);
    return form;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...form, errors: new Map([...form.errors, ['mention', error.message]]) };
  }
}
