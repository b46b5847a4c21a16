import { describe, expect, it } from '@jest/globals';
import { comparable, slashCommand } from '../../../../src/adapters/discord/slash-command.ts';
import { COMMANDS } from '../../../../src/commands/list.ts';

/** What Discord makes of a command: defaults are left out, knowledge of its own is added. */
function asGivenBack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asGivenBack);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([, entry]) => entry !== false && JSON.stringify(entry) !== '[]');
  return Object.fromEntries([...kept.map(([key, entry]) => [key, asGivenBack(entry)]), ['name_localizations', null]]);
}

describe('the slash command', () => {
  const command = slashCommand(COMMANDS);

  it('is the same in Discord’s words', () => {
    const given = { ...(asGivenBack(command) as object), id: '1', version: '2', nsfw: false, contexts: [1, 0] };
    expect(comparable([given])).toBe(comparable([command]));
  });

  it('differs when a description, an option or a second command differs', () => {
    expect(comparable([{ ...command, description: 'Other' }])).not.toBe(comparable([command]));
    expect(comparable([slashCommand(COMMANDS.slice(1))])).not.toBe(comparable([command]));
    expect(comparable([command, { name: 'old' }])).not.toBe(comparable([command]));
    expect(comparable([])).not.toBe(comparable([command]));
  });

  it('offers switches and choices as choices, and what is required first', () => {
    const text = JSON.stringify(command);
    expect(text).toContain('"choices":[{"name":"on","value":"on"},{"name":"off","value":"off"}]');
    expect(text).toContain('"choices":[{"name":"both","value":"both"}');
    const group = command.options?.find(({ name }) => name === 'desk');
    expect(group?.description).toBe('confirm, dispute, dismiss, correct, merge, split, proposals, agree, takeback');
  });
});
