import { expect, it } from '@jest/globals';
import { plainText } from '../../../../src/adapters/chat/plain-text.ts';
import { ConsoleMessenger, TERMINAL } from '../../../../src/adapters/console/console-messenger.ts';
import type { ConsoleScreen } from '../../../../src/adapters/console/console-screen.ts';
import { text, type Block, type Message } from '../../../../src/domain/telling/message.ts';

const block = (words: string): Block => ({ kind: 'paragraph', spans: [text(words)] });
const message = (...words: readonly string[]): Message => ({
  headline: 'News',
  blocks: words.map(block),
  timezone: 'UTC',
});

it('a terminal prints of an edit what is new in the message, and after a restart all of it', async () => {
  const shown: Message[] = [];
  const screen = { show: async (one: Message) => (shown.push(one), 'shown') } as unknown as ConsoleScreen;
  const terminal = new ConsoleMessenger(screen);
  await terminal.post({ key: 'k', address: TERMINAL, message: message('first') });
  const ref = { channel: 'terminal', message: 'k', url: null };
  await terminal.edit({ address: TERMINAL, ref, message: message('first', 'second') });
  await terminal.edit({ address: TERMINAL, ref, message: message('first', 'second', 'third') });
  await new ConsoleMessenger(screen).edit({ address: TERMINAL, ref, message: message('first', 'second') });
  expect(shown.map(({ blocks }) => blocks)).toEqual(
    [['first'], ['second'], ['third'], ['first', 'second']].map((words) => words.map(block)),
  );
});

it('a terminal says to which post a reply belongs', async () => {
  const shown: Message[] = [];
  const screen = { show: async (one: Message) => (shown.push(one), 'shown') } as unknown as ConsoleScreen;
  const terminal = new ConsoleMessenger(screen);
  const root = { channel: 'terminal', message: 'k', url: null };
  const thread = { root, headline: 'Valmere–Korrath: talks are held' };
  const outcome = await terminal.post({ key: 'r', address: TERMINAL, message: message('They go on'), thread });
  expect(outcome).toEqual({ kind: 'sent', ref: { channel: 'terminal', message: 'r', url: null } });
  expect(shown.map((one) => plainText(one))).toEqual(['↳ Valmere–Korrath: talks are held\n\nThey go on']);
});
