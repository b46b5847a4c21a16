import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BotProcess, type Ended } from '../../support/bot-process.ts';
import { INVENTED_ITEMS, writeLines, type GivenItem } from '../../support/invented-archive.ts';
import { writeInventedPack } from '../../support/invented-war.ts';
import { readLines } from '../../support/json-lines.ts';
import { aFolder } from '../../support/temporary-folder.ts';

type Lines = readonly Record<string, unknown>[];
interface Replayed extends Ended {
  readonly items: Lines;
  readonly state: Lines;
  readonly digests: Lines;
  readonly files: string;
}

const BASELINE = {
  asOf: '2031-05-05T12:00:00Z',
  truces: { 'sixty-day': { phase: 'proposed', since: '2031-05-05', by: 'isle-council' } },
  positions: { korrath: { truce: 'sixty-day', value: 'rejects', since: '2031-05-05', quotes: [{ quote: 'No' }] } },
};

const folder = aFolder();
afterAll(() => folder.remove());

/** Replays items of the invented war under a name of its own. */
async function replay(name: string, items: readonly GivenItem[], ...more: readonly string[]): Promise<Replayed> {
  const input = writeLines(join(folder.path, `${name}.jsonl`), items);
  const out = join(folder.path, name);
  const pack = join(folder.path, 'strait.yaml');
  const args = ['replay', '--pack', pack, '--items', input, '--out', out, ...more];
  const ended = await BotProcess.run(args, { cwd: folder.path });
  if (ended.code !== 0) throw new Error(ended.stderr);
  const file = (kind: string): string => join(out, `${kind}.jsonl`);
  const [list, state, digests] = [file('items'), file('state'), file('digests')];
  const files = [list, state, digests].map((path) => readFileSync(path, 'utf8')).join('\n');
  return { ...ended, items: readLines(list), state: readLines(state), digests: readLines(digests), files };
}

const verdicts = ({ items }: Replayed): object => Object.fromEntries(items.map(({ id, verdict }) => [id, verdict]));
const texts = ({ digests }: Replayed): readonly unknown[] =>
  digests.flatMap(({ lines }) => (lines as Lines).map(({ text }) => text));

describe('replay --items', () => {
  let whole: Replayed;
  beforeAll(async () => {
    writeInventedPack(folder.path, undefined, { baseline: BASELINE });
    whole = await replay('whole', INVENTED_ITEMS, '--baseline', 'none', '--json');
  });

  it('prints the counts alone on standard output and nothing on standard error', () => {
    expect(JSON.parse(whole.stdout)).toEqual({ items: 8, days: 3, digests: 3 });
    expect(whole.stderr).toBe('');
  });

  it('writes a line for every item, in order, with the fields that are promised', () => {
    expect(whole.items.map(({ id }) => id)).toEqual(INVENTED_ITEMS.map(({ id }) => id));
    for (const line of whole.items) {
      const { id, relevant, score, kind, event, verdict, changes, because, ...rest } = line;
      expect(rest).toEqual({});
      expect(typeof relevant).toBe('boolean');
      expect(Number(score) >= 0 && Number(score) <= 1).toBe(true);
      expect(relevant ? ['news', 'analysis'] : [null]).toContain(kind);
      expect(event === null).toBe(!relevant);
      expect(['new', 'repeat', 'none']).toContain(verdict);
      expect(because).toEqual(expect.arrayContaining([expect.any(String)]));
      expect([id, (changes as Lines).length > 0]).toEqual([id, verdict === 'new']);
    }
  });

  it('tells what is new from what repeats and what does not belong, whatever an item lacks', () => {
    expect(verdicts(whole)).toEqual({
      proposal: 'new',
      'proposal-again': 'repeat',
      cup: 'none',
      accepts: 'new', // no title, and an outlet that the pack does not know
      studies: 'new', // no source, no link, and a date that is none
      empty: 'none',
      answer: 'new',
      signed: 'new',
    });
  });

  it('quotes each change word for word from its item', () => {
    for (const { id, changes } of whole.items) {
      const given = INVENTED_ITEMS.find((item) => item.id === id);
      for (const change of changes as Lines) {
        const named = Object.keys(change).filter((key) => key !== 'by');
        expect(named).toEqual(['type', 'actor', 'value', 'scope', 'about', 'quote']);
        expect(`${given?.title ?? ''}\n${given?.summary ?? ''}`).toContain(change['quote']);
      }
    }
    expect(whole.items.at(-2)).toMatchObject({
      changes: [{ type: 'position', actor: 'korrath', value: 'accepts', scope: 'full', about: '60-day ceasefire' }],
    });
  });

  it('writes the board at the end of each day that had something relevant', () => {
    const about = '60-day ceasefire';
    expect(whole.state).toEqual([
      { day: '2031-05-05', phase: 'proposed', about, positions: { valmere: 'accepts', korrath: 'undecided' } },
      // both say in their own words that they accept
      { day: '2031-05-06', phase: 'agreed', about, positions: { valmere: 'accepts', korrath: 'accepts' } },
      { day: '2031-05-07', phase: 'agreed', about, positions: { valmere: 'accepts', korrath: 'accepts' } },
    ]);
  });

  it('writes the digests of eight in the morning and a last one, each line with its items', () => {
    expect(whole.digests.map(({ at }) => at)).toEqual([
      '2031-05-06T08:00:00.000Z',
      '2031-05-07T08:00:00.000Z',
      '2031-05-07T10:05:00.000Z',
    ]);
    const lines = whole.digests.flatMap((digest) => digest['lines'] as Lines);
    for (const line of lines)
      expect(Object.keys(line)).toEqual(['id', 'kind', 'text', 'before', 'after', 'quotes', 'sources', 'origins']);
    // who fights comes before who mediates
    expect(lines.map(({ id }) => id)).toEqual(['VK-2', 'VK-3', 'VK-1', 'VK-4', 'VK-5']);
    expect(lines[3]).toMatchObject({ kind: 'changed', before: 'undecided', after: 'accepts', sources: 1, origins: 1 });
    expect(lines[3]?.['quotes']).toEqual([{ itemId: 'answer', quote: 'Korrath accepts the 60-day ceasefire in full' }]);
    expect(lines[2]?.['quotes']).toMatchObject([{ itemId: 'proposal' }, { itemId: 'proposal-again' }]);
  });

  it('counts a reprint in another outlet as no second origin, a report in its own words as one', async () => {
    const signed = INVENTED_ITEMS.at(-1) ?? { id: 'signed', seenAt: '' };
    const later = { ...signed, seenAt: '2031-05-07T10:45:00Z', source: 'meridian-courier' };
    const reprint = { ...later, id: 'reprint', guid: 'mc-3', link: 'https://example.invalid/meridian-courier/signed' };
    const summary = 'The two sides put their names to the 60-day ceasefire in front of the envoys, our reporter saw.';
    const own = { ...reprint, id: 'own-words', title: 'Korrath and Valmere sign ceasefire on Lantern Island', summary };
    const phaseAfter = async (last: GivenItem): Promise<readonly unknown[]> => {
      // without the answer of one side no agreement follows from the positions
      const items = INVENTED_ITEMS.filter(({ id }) => id !== 'answer');
      const { state, digests } = await replay(last.id, [...items, last], '--baseline', 'none');
      return [state.at(-1)?.['phase'], (digests.at(-1)?.['lines'] as Lines)[0]?.['text']];
    };
    expect(await phaseAfter(reprint)).toEqual(['proposed', 'The 60-day ceasefire is reportedly agreed']);
    expect(await phaseAfter(own)).toEqual(['agreed', 'The 60-day ceasefire is agreed']);
  });

  it('gives the same files for the same input, in whatever order the lines stand', async () => {
    const again = await replay('again', INVENTED_ITEMS.toReversed(), '--baseline', 'none');
    expect(again.files).toBe(whole.files);
  });

  it.each([1, 4, 7])('depends on nothing later: the first %d items give the beginning of the output', async (count) => {
    const part = await replay(`first-${count}`, INVENTED_ITEMS.slice(0, count), '--baseline', 'none');
    expect(part.items).toEqual(whole.items.slice(0, count));
    expect(part.state.slice(0, -1)).toEqual(whole.state.slice(0, part.state.length - 1));
    expect(part.digests.slice(0, -1)).toEqual(whole.digests.slice(0, part.digests.length - 1));
  });

  it("starts from the pack's own baseline; what was published before it is background, the rest counts", async () => {
    const based = await replay('based', INVENTED_ITEMS);
    // items without a date count from when they were seen
    expect(verdicts(based)).toMatchObject({
      proposal: 'repeat',
      'proposal-again': 'repeat',
      accepts: 'new',
      answer: 'new',
    });
    expect(texts(based)).not.toContain('Isle Council proposes the 60-day ceasefire');
    expect(based.digests[0]).toMatchObject({
      lines: expect.arrayContaining([expect.objectContaining({ before: 'rejects', after: 'undecided' })]),
    });
  });

  it('takes another baseline from a file', async () => {
    const position = { truce: 'sixty-day', value: 'accepts', since: '2031-05-05' };
    const file = writeLines(join(folder.path, 'other.yaml'), [
      { asOf: '2031-05-05', positions: { korrath: position, valmere: position } },
    ]);
    const other = await replay('other', INVENTED_ITEMS.slice(6, 7), '--baseline', file);
    expect(verdicts(other)).toEqual({ answer: 'repeat' });
    expect(other.digests).toEqual([]);
  });
});
