import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { COMMANDS } from '../../../src/commands/list.ts';
import { ChatRoom } from '../../support/chat-room.ts';

describe('help', () => {
  const told = async (words: string): Promise<string> => plainText((await new ChatRoom().ask(words)).message);

  it('names every command once, what anybody asks first and what needs rights last', async () => {
    const room = new ChatRoom();
    room.twoPersons = true;
    const lines = plainText((await room.ask('help')).message).split('\n');
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

  it('lists the commands that begin with a word', async () => {
    const desk = await told('help desk');
    for (const { name } of COMMANDS.filter((command) => command.name[0] === 'desk'))
      expect(desk).toContain(`• ${name.join(' ')}: `);
    expect(desk).toContain('for desk members alone: Confirm, Dispute, Merge, Split, Not relevant');
    expect(await told('help digest')).toContain('• digest preview: ');
    expect(await told('help desk confirm')).toContain('/ceasefire desk confirm');
  });

  it.each([
    ['confirm', 'shown beside the correction'],
    ['dispute', 'shown beside the correction'],
    ['correct', 'shown beside the correction'],
    ['dismiss', 'shown beside the correction'],
    ['merge', 'kept with the decision, not published'],
    ['split', 'kept with the decision, not published'],
  ])('says who sees the note of desk %s', async (name, sees) => {
    expect(await told(`help desk ${name}`)).toContain(`Why; ${sees}`);
  });

  it('says what there is besides, with lines that work when they are copied', async () => {
    const room = new ChatRoom();
    await room.ask('subscribe');
    const help = plainText((await room.ask('help')).message, { width: 10_000, colour: false });
    for (const name of ['Buttons', 'Forms', 'Threads', 'Languages', 'The Home tab', 'Desk buttons'])
      expect(help).toContain(` · ${name} `);
    expect(help).not.toContain('desk takeback');
    for (const line of ['settings threads:on', 'settings language:uk', 'settings']) {
      expect(help).toContain(`/ceasefire ${line}`);
      expect((await room.ask(line)).message.headline).not.toMatch(/not understood|no command/u);
    }
    const [kept] = room.store.state.subscriptions;
    expect(kept).toMatchObject({ threads: true, language: 'uk' });
    room.asker = { ...room.asker, platform: 'terminal' };
    const onTerminal = plainText((await room.ask('help')).message);
    expect(onTerminal).toContain(' · Languages ');
    expect(onTerminal).not.toContain('Buttons');
  });
});
