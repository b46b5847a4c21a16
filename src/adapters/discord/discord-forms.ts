import { MessageFlags, type APIEmbed, type ButtonInteraction, type ModalSubmitInteraction } from 'discord.js';
import type { Forms } from '../../commands/hand-in.ts';
import { wrongFields, type Form, type Typed } from '../../domain/telling/form.ts';
import { sentence, type Reply } from '../../domain/telling/message.ts';
import { askerOf } from './asker-of.ts';
import { escaped } from './discord-markdown.ts';
import { correctButton, modalOf, placeOf, typedIn, type FormPlace } from './form-modal.ts';
import { answerInteraction } from './interaction-answer.ts';

const GONE = 'This form is offered no longer; /ceasefire settings lists what this channel gets.';
/** A field of an embed cannot be empty. */
const NOTHING = '–';
const BETWEEN = ', ';
const LONGEST_VALUE = 1024;
const LONGEST_DESCRIPTION = 4000;

/**
 * Forms as modals. A modal cannot be kept open: one that is handed in with something wrong is answered with what was
 * typed, from which it opens again, with each fault at its field.
 */
export class DiscordForms {
  readonly #forms: Forms;
  readonly #admins: readonly string[];

  constructor(forms: Forms, admins: readonly string[]) {
    this.#forms = forms;
    this.#admins = admins;
  }

  /** Opens what the button stands for; false where it stands for no form. */
  async clicked(interaction: ButtonInteraction): Promise<boolean> {
    const place = placeOf(interaction.customId);
    if (place === null) return false;
    const asker = askerOf(interaction, new Map(), this.#admins);
    const opened = await this.#forms.open(place.subject, asker);
    if (opened.kind === 'refused') await say(interaction, { message: sentence(opened.because), private: true });
    else if (place.doing === 'form') await show(interaction, opened.form, place);
    else await this.#take(interaction, place, typedBefore(interaction, opened.form));
    return true;
  }

  /** Answers a form that was handed in. */
  async submitted(interaction: ModalSubmitInteraction): Promise<void> {
    const place = placeOf(interaction.customId);
    if (place === null) return say(interaction, { message: sentence(GONE), private: true });
    return this.#take(interaction, place, typedIn(interaction));
  }

  /** What is still wrong opens the form again after a click, and is said after a submission. */
  async #take(interaction: ButtonInteraction | ModalSubmitInteraction, place: FormPlace, typed: Typed): Promise<void> {
    const handedIn = await this.#forms.handIn(place.subject, typed, askerOf(interaction, new Map(), this.#admins));
    if (handedIn.kind === 'done') {
      const { reply, form } = handedIn;
      return say(interaction, form === null ? reply : { ...reply, form });
    }
    if (interaction.isButton()) return show(interaction, handedIn.form, place);
    await interaction.reply({
      embeds: [whatIsWrong(handedIn.form, place.page)],
      components: [correctButton(place.subject, place.page)],
      flags: MessageFlags.Ephemeral,
      allowedMentions: { parse: [] },
    });
  }
}

function say(interaction: ButtonInteraction | ModalSubmitInteraction, reply: Reply): Promise<void> {
  return answerInteraction(interaction, reply, Promise.resolve(reply));
}

async function show(
  interaction: ButtonInteraction | ModalSubmitInteraction,
  form: Form,
  { page }: FormPlace,
): Promise<void> {
  const modal = modalOf(form, page);
  if (modal === null || !interaction.isButton()) return say(interaction, { message: sentence(GONE), private: true });
  await interaction.showModal(modal);
}

/** What is wrong, and all that was typed: the correction reads it from here. */
function whatIsWrong(form: Form, page: number): APIEmbed {
  const faults = wrongFields(form).map(({ label, error }) => `**${label}**: ${escaped(error ?? '')}`);
  const fields = form.pages[page]?.fields ?? [];
  return {
    title: 'Nothing was changed',
    description: faults.join('\n').slice(0, LONGEST_DESCRIPTION),
    fields: fields.map(({ label, value }) => ({
      name: label,
      value: value.join(BETWEEN).trim().slice(0, LONGEST_VALUE) || NOTHING,
      inline: true,
    })),
  };
}

function typedBefore({ message }: ButtonInteraction, form: Form): Typed {
  const shown = new Map(message.embeds[0]?.fields.map(({ name, value }) => [name, value]));
  const typed = new Map<string, readonly string[]>();
  for (const { name, label, kind } of form.pages.flatMap(({ fields }) => fields)) {
    const value = shown.get(label);
    if (value === undefined) continue;
    if (kind === 'text') typed.set(name, [value === NOTHING ? '' : value]);
    else typed.set(name, value === NOTHING ? [] : value.split(BETWEEN));
  }
  return typed;
}
