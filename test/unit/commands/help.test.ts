import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { COMMANDS } from '../../../src/commands/list.ts';
import { ChatRoom } from '../../support/chat-room.ts';

describe('help', () => {
  const told = async (words: string): Promise<string> => plainText((await new ChatRoom().ask(words)).message);

  it('names every command once, what anybody asks first and what needs rights last', async () => {
    const lines = (await told('help')).split('\n');
    const at = (words: string): number => lines.findIndex((line) => line.includes(words));
    for (const { name } of COMMANDS)
      expect(lines.filter((line) => line.startsWith(`  • ${name.join(' ')}:`))).toHaveLength(1);
    const order = [
      'Ask',
      '• status:',
      '• since:',
      'What this channel gets',
      '• subscribe:',
      'For the desk',
      '• desk confirm:',
    ];
    expect(order.map(at)).toEqual(order.map(at).toSorted((a, b) => a - b));
    expect(at('Ask')).toBeGreaterThan(-1);
  });

  it('gives examples with ids as this conflict has them', async () => {
    expect(await told('help')).toContain('/ceasefire cite VK-142');
    expect(await told('help cite')).toContain('/ceasefire cite VK-142');
    expect(await told('cite')).toContain('/ceasefire cite VK-142');
  });
});
