import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BotProcess, type Ended } from '../../support/bot-process.ts';
import { writeLines } from '../../support/invented-archive.ts';
import { writeInventedPack } from '../../support/invented-war.ts';
import { readLines } from '../../support/json-lines.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const ACCEPTS = 'Korrath accepts the 60-day ceasefire, Chancellor Bren Osk said.';
const TEXTS = [
  { id: 'plain', lang: 'en', text: ACCEPTS },
  { id: 'empty', lang: 'en', text: '' },
  { id: 'no-words', lang: 'en', text: ' \n\t — … 🕊️ \u0000 \u202e' },
  { id: 'odd-language', lang: 'tlh-Qaak', text: 'ghobe’ qaStaHvIS wa’ ram loS SaD Hugh SIjlaH qetbogh loD' },
  { id: 'wrong-language', lang: 'uk', text: ACCEPTS },
  { id: 'no-language', text: ACCEPTS },
  { id: 'pronoun', lang: 'en', text: 'It accepts that, too.' },
  { id: 'huge', lang: 'en', text: `${'The weather on Lantern Island was fair all day. '.repeat(4000)}${ACCEPTS}` },
  { id: 'one-long-word', lang: 'en', text: 'x'.repeat(300_000) },
  { id: 'plain-again', lang: 'en', text: ACCEPTS },
];

const folder = aFolder();
afterAll(() => folder.remove());
const extract = (input: string): Promise<Ended> =>
  BotProcess.run(['extract', '--pack', 'strait.yaml', '--in', input, '--out', 'out.jsonl'], { cwd: folder.path });

describe('extract', () => {
  let ended: Ended;
  let changes: ReadonlyMap<unknown, unknown>;
  beforeAll(async () => {
    writeInventedPack(folder.path);
    writeLines(join(folder.path, 'in.jsonl'), TEXTS);
    ended = await extract('in.jsonl');
    changes = new Map(readLines(join(folder.path, 'out.jsonl')).map((line) => [line['id'], line['changes']]));
  });

  it('answers every text in order, and says so alone on standard output', () => {
    expect(ended).toMatchObject({ code: 0, stdout: '10 texts read; changes written to out.jsonl\n', stderr: '' });
    expect([...changes.keys()]).toEqual(TEXTS.map(({ id }) => id));
  });

  it('finds what a text states, with a quote of it', () => {
    const said = { type: 'position', actor: 'korrath', value: 'accepts', scope: 'full' };
    expect(changes.get('plain')).toMatchObject([{ ...said, quote: 'Korrath accepts the 60-day ceasefire' }]);
  });

  it('judges each text alone: nothing is taken over from the one before', () => {
    expect(changes.get('pronoun')).toEqual([]);
    expect(changes.get('plain-again')).toEqual(changes.get('plain'));
  });

  it('goes by the text, whatever its language is said to be', () => {
    expect(changes.get('wrong-language')).toEqual(changes.get('plain'));
    expect(changes.get('no-language')).toEqual(changes.get('plain'));
  });

  it.each(['empty', 'no-words', 'odd-language', 'one-long-word'])(
    'finds nothing in a text that says nothing: %s',
    (id) => {
      expect(changes.get(id)).toEqual([]);
    },
  );

  it('reads a huge text to its end', () => {
    expect(changes.get('huge')).toEqual(changes.get('plain'));
  });

  it.each([
    ['no JSON', '{"id": "a", "text": ', 'bad.jsonl, line 2: '],
    ['a text that is none', '{"id": "a", "text": 5}', 'bad.jsonl, line 2: '],
    ['a list', '["a"]', 'bad.jsonl, line 2: '],
  ])('refuses a line that is %s by file and number, and leaves what was written before', async (_what, line, named) => {
    writeFileSync(join(folder.path, 'bad.jsonl'), `${JSON.stringify(TEXTS[0])}\n${line}\n`);
    const refused = await extract('bad.jsonl');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(new RegExp(`^${named}[^\\n]+\\.\\n$`, 'u'));
    expect(readLines(join(folder.path, 'out.jsonl'))).toHaveLength(TEXTS.length);
  });
});
