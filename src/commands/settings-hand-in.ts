import { AppError } from '../domain/errors.ts';
import type { Form, Typed } from '../domain/telling/form.ts';
import { mentionName } from '../domain/telling/mention.ts';
import { addressesOf, chosenOne, subscriptionsMeant } from './chosen-subscription.ts';
import type { Asker, CommandDeps } from './command.ts';
import type { FormKind } from './form-kind.ts';
import { withKnownMention } from './known-mention.ts';
import { mustManageOneOf } from './permission.ts';
import { readForm, settingsForm, type ReadForm } from './settings-form.ts';
import { settings } from './settings.ts';

/** The settings of a subscription of this channel, for those who may change them. */
export const SETTINGS: FormKind = {
  command: settings,
  refusedAt: null,
  open: async (subject, asker, deps) => {
    const found = await subscriptionsMeant(subject, asker, deps);
    await mustManageOneOf(asker, addressesOf(found));
    const { subscription } = chosenOne(found, subject);
    await mustManageOneOf(asker, [subscription.address]);
    return settingsForm(subscription, deps.packs);
  },
  read: async (typed, form, asker, deps) => {
    const { options, errors } = await readKnown(withoutSameMention(typed, form), asker, deps);
    return { options: new Map([...options, ['subscription', form.subject]]), errors };
  },
};

/** A name that stands there as before needs no looking up: a form of words shows less than is kept. */
function withoutSameMention(typed: Typed, form: Form): Typed {
  const before = form.pages.flatMap(({ fields }) => fields).find(({ name }) => name === 'mention')?.value ?? [];
  const isSame = before.length > 0 && before.map(mentionName).join() === typed.get('mention')?.join();
  return isSame ? new Map([...typed].filter(([name]) => name !== 'mention')) : typed;
}

/** Whether somebody bears the name that was typed is known to the platform alone. */
async function readKnown(typed: Typed, asker: Asker, deps: CommandDeps): Promise<ReadForm> {
  const form = readForm(typed, deps.packs);
  try {
    await withKnownMention(form.options, asker);
    return form;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...form, errors: new Map([...form.errors, ['mention', error.message]]) };
  }
}
