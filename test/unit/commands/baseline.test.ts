import { beforeEach, describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aBaseline, anEntry } from '../../support/conflict.ts';

const FILE = `asOf: 2031-05-06T09:50:00Z
truces: { sixty-day: { phase: in-force, since: 2031-05-06, by: [valmere, korrath] } }
positions: { korrath: { truce: sixty-day, value: accepts } }
`;

describe('baselines', () => {
  let room: ChatRoom;
  beforeEach(() => {
    room = new ChatRoom();
    room.asker = { ...room.asker, isAdmin: true };
    room.knows(aBaseline(), [anEntry()]);
  });
  const told = async (words: string): Promise<string> =>
    plainText((await room.ask(words)).message, { width: 10_000, colour: false });
  const give = (file: string): void => {
    const bytes = new TextEncoder().encode(file);
    room.asker = { ...room.asker, openFile: async () => ({ name: 'board.yaml', bytes }) };
  };

  it('are shown with what they hold and when they were taken', async () => {
    const said = await told('baseline show');
    expect(said).toContain('Valmere–Korrath: baseline of 5 May 2031, 09:00 EEST');
    expect(said).toContain("from the pack's file.");
    expect(said).toContain('Korrath: undecided (disputed)');
    expect(await told('baseline show at:2031-05-05')).toContain('Korrath: undecided');
  });

  it('keep the present board under a name, from which change is measured', async () => {
    expect(await told('baseline confirm name:"After the statement"')).toContain(
      'the board of 6 May 2031, 13:05 EEST is kept as baseline “After the statement”: 60-day ceasefire proposed; Valmere accepts, Korrath accepts with conditions.',
    );
    const shown = await told('baseline show');
    expect(shown).toContain('baseline “After the statement”');
    expect(shown).toContain('a board as it was known then, set 6 May 2031, 13:05 EEST by slack:U1.');
    expect(shown).toContain('Before it:');
    room.now = new Date('2031-05-06T10:30:00Z');
    expect(await told('status')).toContain(
      'Changed since the baseline “After the statement” of 6 May 2031, 13:05 EEST: nothing.',
    );
  });

  it('keep the board of a time as it was known then', async () => {
    await room.ask('baseline set from:2031-05-05T12:00Z name:Monday');
    const [, kept] = room.store.state.baselines;
    expect(kept).toMatchObject({
      kind: 'frozen',
      name: 'Monday',
      baseline: { asOf: new Date('2031-05-05T12:00:00Z') },
    });
    expect(kept?.baseline.positions.find((p) => p.party === 'korrath')?.value).toBe('undecided');
    room.now = new Date('2031-05-06T10:30:00Z');
    // what was learned since counts on top of it
    expect(await told('status')).toContain('Korrath: accepts with conditions');
    expect(await told('status')).toContain('Changed since the baseline “Monday” of 5 May 2031, 15:00 EEST:');
  });

  it('change no board by being kept', async () => {
    const board = async () => (await told('status')).split('\n').filter((line) => /:/u.test(line) && !/baseline|As of/u.test(line) && !/VK-/u.test(line)); // prettier-ignore
    const before = await board();
    await room.ask('baseline confirm name:now');
    expect((await board()).slice(0, 4)).toEqual(before.slice(0, 4));
  });

  it('start later boards from a file, on which what is learned later counts', async () => {
    room.asker = { ...room.asker, platform: 'terminal' };
    give(FILE);
    expect(await told('baseline set file:board.yaml name:"In force"')).toContain(
      'boards start from the baseline “In force” of 6 May 2031, 12:50 EEST from now on',
    );
    room.now = new Date('2031-05-06T11:00:00Z');
    expect(await told('status')).toContain('60-day ceasefire: in force by Valmere and Korrath');
    expect(await told('status')).toContain('Korrath: accepts (');
    // the board of a time before it is what was known then
    expect(await told('status at:2031-05-06T10:00Z')).toContain('60-day ceasefire: proposed');
    expect(await told('status at:2031-05-06T10:00Z')).toContain('Korrath: accepts with conditions');
    room.store.state.entries.push({ reportId: 1, support: [], development: anEntry({ seq: 2, value: 'rejects', learnedAt: room.now }) }); // prettier-ignore
    expect(await told('status')).toContain('Korrath: rejects');
  });

  it.each([
    ['asOf: soon', 'The baseline was not set. board.yaml: asOf must be a date'],
    ['asOf: 2032-01-01', 'The baseline was not set. board.yaml: asOf lies in the future.'],
    ['asOf: [', 'The baseline was not set. board.yaml: line 1 is not valid YAML'],
    ['asOf: 2031-05-01\npositions: { narnia: { value: accepts } }', 'positions.narnia is no party of the pack.'],
  ])('refuse a file that cannot be used: %s', async (file, said) => {
    give(file);
    expect(await told('baseline set')).toContain(said);
    expect(room.store.state.baselines).toHaveLength(1);
  });

  it.each(['slack', 'discord'] as const)('read no file of the server for %s', async (platform) => {
    room.asker = { ...room.asker, platform };
    expect(await told('baseline set file:/etc/passwd')).toContain('Files of the server are not read');
    expect(room.store.state.baselines).toHaveLength(1);
  });

  it('bear each name once', async () => {
    await room.ask('baseline confirm name:Monday');
    expect(await told('baseline confirm name:monday')).toBe(
      'There is a baseline "monday" already; give this one another name.',
    );
    expect(room.store.state.baselines).toHaveLength(2);
  });

  it.each(['set from:2031-05-05', 'confirm'])('are for admins to change: baseline %s', async (words) => {
    room.asker = { ...room.asker, isAdmin: false };
    expect(await told(`baseline ${words}`)).toContain('can set baselines.');
    expect(room.store.state.baselines).toHaveLength(1);
  });

  it('are refused for a time before anything was known, and for one to come', async () => {
    expect(await told('baseline set from:2031-05-01')).toContain('nothing was known then');
    expect(await told('baseline set from:2032-05-01')).toContain('is still to come');
  });
});
