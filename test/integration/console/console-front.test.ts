import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { PassThrough, Writable } from 'node:stream';
import { ConsoleFront } from '../../../src/adapters/console/console-front.ts';
import { ConsoleMessenger, TERMINAL } from '../../../src/adapters/console/console-messenger.ts';
import { ConsoleScreen, type ScreenOutput } from '../../../src/adapters/console/console-screen.ts';
import { COMMANDS } from '../../../src/commands/list.ts';
import { answerWords } from '../../../src/commands/run-command.ts';
import { sentence } from '../../../src/domain/telling/message.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aFolder } from '../../support/temporary-folder.ts';

class Printed extends Writable {
  text = '';
  readonly #change: { readonly isTTY?: boolean; readonly columns?: number };
  constructor(change: { readonly isTTY?: boolean; readonly columns?: number } = {}) {
    super({ decodeStrings: false });
    this.#change = change;
  }
  get isTTY(): boolean {
    return this.#change.isTTY ?? false;
  }
  get columns(): number {
    return this.#change.columns ?? 80;
  }
  override _write(chunk: string, _: string, done: () => void): void {
    this.text += chunk;
    done();
  }
}

const fronts: ConsoleFront[] = [];
afterEach(async () => {
  for (const front of fronts.splice(0)) await front.stop();
});

function listen(input: NodeJS.ReadableStream, output: ScreenOutput, room = new ChatRoom()): ConsoleScreen {
  const screen = new ConsoleScreen(output, room.log, { noColour: false });
  const front = new ConsoleFront({
    input: input as PassThrough,
    screen,
    answer: (typed, asker) => answerWords(typed, asker, COMMANDS, room.deps),
    log: room.log,
    timezone: 'Europe/Kyiv',
  });
  front.start();
  fronts.push(front);
  return screen;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

describe('the terminal', () => {
  it('answers what comes through a pipe, in order, and its end ends nothing', async () => {
    const room = new ChatRoom();
    room.knows();
    const pipe = spawn('printf', ['/ceasefire status\\n\\nsubscribe\\nsettings']);
    const output = new Printed();
    const screen = listen(pipe.stdout, output, room);
    await until(() => output.text.includes('One subscription in this channel'));
    expect(output.text).toContain('Valmere–Korrath: where it stands\nAs of 6 May 2031, 13:05 EEST');
    expect(output.text.indexOf('where it stands')).toBeLessThan(output.text.indexOf('This channel now gets'));
    expect(room.store.state.subscriptions[0]?.address).toEqual(TERMINAL);
    await screen.show(sentence('A digest that comes later'));
    expect(output.text).toContain('A digest that comes later');
  });

  it('takes bare words and says what is not understood', async () => {
    const input = new PassThrough();
    const output = new Printed();
    listen(input, output);
    input.write('statsu\r\n');
    const answer = 'There is no command "statsu"; did you mean /ceasefire status? /ceasefire help lists them all.';
    await until(() => output.text.includes(answer));
    expect(output.text).toBe(`\n${answer}\n\n`);
  });

  it('reads a list of feeds from this machine and prints one', async () => {
    const folder = aFolder();
    const path = `${folder.path}/my feeds.opml`;
    writeFileSync(path, '<opml><body><outline text="Herald" xmlUrl="https://herald.example/rss"/></body></opml>');
    const input = new PassThrough();
    const output = new Printed();
    const room = new ChatRoom();
    listen(input, output, room);
    input.write(`feeds import file:"${path}"\nfeeds export\nfeeds import\nfeeds import ${folder.path}\n`);
    await until(() => output.text.includes('it is a folder'));
    folder.remove();
    expect(output.text).toContain('my feeds.opml: 1 added to Valmere–Korrath');
    expect(output.text).toContain('<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">');
    expect(output.text).toContain('xmlUrl="https://herald.example/rss" category="/strait"');
    expect(output.text).toContain('Which file? Name it: feeds import feeds.opml');
  });

  it('prints a digest in the width of the terminal, in bold only there', async () => {
    const terminal = new Printed({ isTTY: true, columns: 40 });
    const messenger = new ConsoleMessenger(new ConsoleScreen(terminal, new ChatRoom().log, { noColour: false }));
    const message = {
      ...sentence('What is new'),
      blocks: [{ kind: 'heading', text: 'Valmere and Korrath: what is new on this day' } as const],
    };
    const outcome = await messenger.post({ key: 'k1', address: TERMINAL, message });
    expect(outcome).toEqual({ kind: 'sent', ref: { channel: 'terminal', message: 'k1', url: null } });
    expect(terminal.text).toBe('\n\u001b[1mValmere and Korrath: what is new on this\nday\u001b[22m\n\n');
    const plain = new Printed({ isTTY: true, columns: 80 });
    await new ConsoleScreen(plain, new ChatRoom().log, { noColour: true }).show(message);
    expect(plain.text).not.toContain('\u001b');
  });

  it('survives a reader that has gone, and says so once', async () => {
    const room = new ChatRoom();
    const gone = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) });
    const messenger = new ConsoleMessenger(new ConsoleScreen(gone, room.log, { noColour: true }));
    const post = { key: 'k1', address: TERMINAL, message: sentence('x') };
    expect(await messenger.post(post)).toMatchObject({ kind: 'later' });
    expect(await messenger.post(post)).toMatchObject({ kind: 'later' });
    expect(room.log.lines.map(({ message }) => message)).toEqual(['the terminal cannot be written to']);
  });
});
