import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIMessageTopLevelComponent,
} from 'discord.js';
import type { Suggestion } from '../../domain/telling/message.ts';
import { label } from '../chat/label.ts';
import { formId } from './form-modal.ts';

/** What a button's id says: nothing is remembered of it, so it works after a restart, too. */
const ASK = /^ask-\d+:(?<words>.*)$/su;
const IN_A_ROW = 5;
const MOST_ROWS = 2;
const LONGEST_ID = 100;
const LONGEST_LABEL = 80;

/** Buttons for what may be asked next, in two rows at most; words that no id can hold are left to typing. */
export function askButtons(next: readonly Suggestion[]): readonly APIMessageTopLevelComponent[] {
  const buttons = next.map(buttonOf).filter(({ custom_id }) => custom_id.length <= LONGEST_ID);
  const rows = Array.from({ length: MOST_ROWS }, (_, n) => buttons.slice(n * IN_A_ROW, (n + 1) * IN_A_ROW));
  return rows
    .filter((components) => components.length > 0)
    .map((components): APIActionRowComponent<APIButtonComponentWithCustomId> => ({
      type: ComponentType.ActionRow,
      components,
    }));
}

/** The words that a button stands for; null for a button that is none of ours. */
export function wordsAsked(customId: string): string | null {
  return ASK.exec(customId)?.groups?.['words'] ?? null;
}

function buttonOf({ label: name, words, form }: Suggestion, n: number): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: form === undefined ? `ask-${n}:${words}` : formId(form),
    label: label(name, LONGEST_LABEL),
  };
}
