import { expect, it } from '@jest/globals';
import { plainText } from '../../../../src/adapters/chat/plain-text.ts';
import { ConsoleMessenger, TERMINAL } from '../../../../src/adapters/console/console-messenger.ts';
import type { ConsoleScreen } from '../../../../src/adapters/console/console-screen.ts';
import { text, type Block, type Message, type Span } from '../../../../src/domain/telling/message.ts';

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

it.each([
  ['the edit', 'the reply'],
  ['the reply', 'the edit'],
])('a terminal prints once what %s and then %s say, and what is corrected later', async (first) => {
  const shown: string[] = [];
  const screen = { show: async (one: Message) => (shown.push(plainText(one)), 'shown') } as unknown as ConsoleScreen;
  const terminal = new ConsoleMessenger(screen);
  const line = (...spans: readonly Span[]): Block => ({ kind: 'bullet', spans });
  const said = [text('They were held · '), { kind: 'code', text: 'VK-2' }] as const;
  const quote: Block = { kind: 'quote', text: 'We met', attribution: [] };
  const when = { kind: 'time', at: new Date('2031-05-06T15:30:00Z'), style: 'datetime' } as const;
  const of = (...blocks: readonly Block[]): Message => ({ headline: 'Talks', blocks, timezone: 'UTC' });
  const root = { channel: 'terminal', message: 'k', url: null };
  await terminal.post({ key: 'k', address: TERMINAL, message: of(block('Talks are planned')) });
  const updated = of(block('Talks are planned'), line(text('Update '), when, text(': '), ...said), quote);
  const edit = () => terminal.edit({ address: TERMINAL, ref: root, message: updated });
  const reply = () => terminal.post({ key: 'r', address: TERMINAL, message: of(line(...said), quote), thread: { root, headline: 'Talks' } }); // prettier-ignore
  for (const say of first === 'the edit' ? [edit, reply, edit] : [reply, edit, reply]) expect(await say()).toMatchObject({ kind: 'sent' }); // prettier-ignore
  expect(shown).toHaveLength(2);
  expect(shown[1]).toContain('They were held · VK-2\n      “We met”');
  expect(shown[1]?.startsWith('↳ Talks')).toBe(first === 'the reply');
  await terminal.edit({ address: TERMINAL, ref: { ...root, message: 'r' }, message: of(line(text('They were not · '), { kind: 'code', text: 'VK-2' }), quote) }); // prettier-ignore
  expect(shown.slice(2)).toEqual(['  • They were not · VK-2']);
});
