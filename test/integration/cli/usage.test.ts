import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BotProcess, type Ended } from '../../support/bot-process.ts';
import { writeInventedPack } from '../../support/invented-war.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const folder = aFolder();
afterAll(() => folder.remove());
const REPLAY = 'replay --pack strait.yaml --out out';

/** What is typed, the exit code, and what the one sentence on standard error has to say. */
const MISTAKES: readonly (readonly [typed: string, code: number, says: RegExp])[] = [
  ['bogus', 2, /unknown command 'bogus'/iu],
  ['statsu', 2, /unknown command 'statsu'.*status/iu],
  ['run now', 2, /too many arguments for 'run'/iu],
  ['status --verbose', 2, /unknown option '--verbose'/iu],
  ['replay --items items.jsonl --out out', 2, /option '--pack .*' not specified/u],
  [REPLAY, 2, /either --items or --polls/u],
  [`${REPLAY} --items items.jsonl --polls polls`, 2, /either --items or --polls/u],
  [`${REPLAY} --items none.jsonl`, 2, /no none\.jsonl/u],
  [`${REPLAY} --items polls`, 2, /polls is a folder/u],
  [`${REPLAY} --polls items.jsonl`, 2, /items\.jsonl is not a folder/u],
  [`${REPLAY} --polls polls`, 2, /polls holds no /u],
  [`${REPLAY} --items broken.jsonl`, 2, /^broken\.jsonl, line 3: not JSON/u],
  [`${REPLAY} --items nameless.jsonl`, 2, /^nameless\.jsonl, line 2: id, seenAt /u],
  ['replay --pack strait.yaml --items items.jsonl --out items.jsonl', 1, /items\.jsonl cannot be used/u],
  ['replay --pack none.yaml --items items.jsonl --out out', 78, /pack none\.yaml: there is no such file/u],
  ['replay --pack nowhere --items items.jsonl --out out', 78, /pack nowhere: there is no such file/u],
  ['extract --pack polls/ --in items.jsonl --out out', 78, /pack polls\/: it is a folder/u],
  [`${REPLAY} --items items.jsonl --baseline none.yaml`, 78, /baseline none\.yaml: there is no such file/u],
  ['extract --pack strait.yaml --in none.jsonl --out out', 2, /no none\.jsonl/u],
  ['poll', 2, /missing required argument/iu],
  ['feeds add', 2, /missing required argument/iu],
  ['pack check strait.yaml', 2, /pack is not available yet/u],
  ['export --format md', 2, /export is not available yet/u],
];

describe('a mistake on the command line', () => {
  const ended = new Map<string, Ended>();
  beforeAll(async () => {
    const item = '{"id":"a","seenAt":"2031-05-05T09:00:00Z"}\n';
    writeInventedPack(folder.path);
    mkdirSync(join(folder.path, 'polls'));
    writeFileSync(join(folder.path, 'items.jsonl'), item);
    writeFileSync(join(folder.path, 'broken.jsonl'), `${item}\n{"id": "b",\n`);
    writeFileSync(join(folder.path, 'nameless.jsonl'), `${item}{"id": "", "seenAt": "soon"}\n`);
    const left = [...MISTAKES];
    const run = async (): Promise<void> => {
      for (let next = left.shift(); next; next = left.shift())
        ended.set(next[0], await BotProcess.run(next[0].split(' '), { cwd: folder.path }));
    };
    await Promise.all([run(), run(), run()]);
  }, 120_000);

  it.each(MISTAKES)('"%s" ends with %d and one sentence on standard error', (typed, code, says) => {
    const { stderr, ...rest } = ended.get(typed) ?? {};
    expect(rest).toMatchObject({ code, stdout: '' });
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(/^[^\n]+\.\n$/u);
  });

  it('leaves nothing behind', () => {
    expect(existsSync(join(folder.path, 'out'))).toBe(false);
    expect(existsSync(join(folder.path, 'data'))).toBe(false);
  });
});

describe('asked for help', () => {
  it('the program lists its commands on standard output', async () => {
    const { code, stdout, stderr } = await BotProcess.run(['--help'], { cwd: folder.path });
    expect([code, stderr]).toEqual([0, '']);
    for (const name of ['run', 'demo', 'replay', 'extract', 'poll', 'status', 'migrate', 'doctor', 'eval'])
      expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'mu'));
  });
});
