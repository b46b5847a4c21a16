import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { Command } from '../../../src/commands/command.ts';
import { answerCommand } from '../../../src/commands/run-command.ts';
import { AppError } from '../../../src/domain/errors.ts';
import { ChatRoom } from '../../support/chat-room.ts';

const failing = (error: Error): Command => ({
  name: ['fail'],
  summary: 'Fails',
  options: [],
  example: '/ceasefire fail',
  available: true,
  private: false,
  run: async () => {
    throw error;
  },
});

describe('a command that fails', () => {
  it('answers privately with the sentence of an expected failure and logs nothing', async () => {
    const room = new ChatRoom();
    const reply = await answerCommand(
      failing(new AppError('not-found', 'There is no such thing.')),
      new Map(),
      room.asker,
      room.deps,
    );
    expect(reply).toMatchObject({ private: true, message: { headline: 'There is no such thing.' } });
    expect(room.log.lines).toEqual([]);
  });

  it.each([new TypeError('token xoxb-1 leaked'), new AppError('internal', 'a bug')])(
    'says of anything else no more than an id, under which it is logged: %s',
    async (error) => {
      const room = new ChatRoom();
      const reply = await answerCommand(failing(error), new Map(), room.asker, room.deps);
      const [, id] =
        /^Something went wrong on our side; it has been logged as (E-\w+)\.$/u.exec(reply.message.headline) ?? [];
      expect(room.log.lines).toEqual([
        {
          level: 'error',
          message: 'a command failed',
          fields: { incident: id, command: 'fail', platform: 'slack', cause: error.stack },
        },
      ]);
    },
  );
});

describe('help', () => {
  it('lists what can be asked with examples, and what is not available yet', async () => {
    const text = plainText((await new ChatRoom().ask('help')).message);
    expect(text).toContain('  • digest now: Post what is new here at once. /ceasefire digest now');
    expect(text).not.toContain('Not available yet');
  });

  it('shows one command with its options', async () => {
    const text = plainText((await new ChatRoom().ask('help subscribe')).message);
    expect(text).toContain('/ceasefire subscribe mode:both time:08:00 timezone:Europe/Kyiv');
    expect(text).toContain('  • pack: The conflict; several with commas, or all (strait).');
    expect(text).not.toContain('• channel');
  });

  it('knows commands of two words, and what begins with the first', async () => {
    const room = new ChatRoom();
    expect((await room.ask('help digest now')).message.headline).toMatch(/^\/ceasefire digest now/u);
    expect((await room.ask('help /ceasefire digest')).message.headline).toBe('/ceasefire digest: now, preview');
    expect((await room.ask('help subscrbe')).message.headline).toBe(
      'There is no command "subscrbe"; did you mean /ceasefire help subscribe?',
    );
  });
});
