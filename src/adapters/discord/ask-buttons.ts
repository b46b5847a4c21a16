import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIMessageTopLevelComponent,
} from 'discord.js';
import type { Suggestion } from '../../domain/telling/message.ts';

/** What a button's id says: nothing is remembered of it, so it works after a restart, too. */
const ASK = /^ask-\d+:(?<words>.*)$/su;
const MOST_BUTTONS = 5;
const LONGEST_ID = 100;
const LONGEST_LABEL = 80;

/** Buttons for what may be asked next, in one row; words that no id can hold are left to typing. */
export function askButtons(next: readonly Suggestion[]): readonly APIMessageTopLevelComponent[] {
  const components = next
    .map(buttonOf)
    .filter(({ custom_id }) => custom_id.length <= LONGEST_ID)
    .slice(0, MOST_BUTTONS);
  const row: APIActionRowComponent<APIButtonComponentWithCustomId> = { type: ComponentType.ActionRow, components };
  return components.length === 0 ? [] : [row];
}

/** The words that a button stands for; null for a button that is none of ours. */
export function wordsAsked(customId: string): string | null {
  return ASK.exec(customId)?.groups?.['words'] ?? null;
}

function buttonOf({ label, words }: Suggestion, n: number): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: `ask-${n}:${words}`,
    label: label.slice(0, LONGEST_LABEL),
  };
}
