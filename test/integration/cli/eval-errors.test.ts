import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BotProcess } from '../../support/bot-process.ts';
import { INVENTED_ITEMS, writeLines } from '../../support/invented-archive.ts';
import { writeInventedPack } from '../../support/invented-war.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const folder = aFolder();
afterAll(() => folder.remove());

const ITEMS = [
  ...INVENTED_ITEMS,
  { id: 'race', seenAt: '2031-05-07T12:00:00Z', source: 'harbour-daily', title: 'Gulls win the harbour race' },
];

const none = { relevant: false, kind: null, event: null, verdict: null, changes: [] };
const news = (event: string, verdict: 'new' | 'repeat', changes: readonly object[] = []): object => ({
  relevant: true,
  kind: 'news',
  event,
  verdict,
  changes,
});
/** Labels that contradict the bot on purpose, in what it is surest of. */
const GOLD: Readonly<Record<string, object>> = {
  proposal: news('A', 'repeat'),
  'proposal-again': news('D', 'new'),
  cup: news('A', 'new'),
  accepts: none,
  studies: { ...none, relevant: true, kind: 'analysis', verdict: 'none' },
  empty: none,
  answer: news('C', 'new', [{ type: 'position', actor: 'korrath', value: 'rejects' }]),
  signed: news('C', 'new', [{ type: 'phase', actor: null, value: 'agreed' }]),
  race: news('B', 'new'),
};
const SENTENCES = [
  {
    id: 's1',
    conflict: 'strait',
    trap: 'control',
    text: 'Korrath accepts the 60-day ceasefire in full.',
    expected: [{ type: 'position', actor: 'korrath', value: 'rejects' }],
    forbidden: [{ type: 'position', actor: 'korrath', value: 'accepts' }],
  },
];

/** A folder of labelled data with a scorer that prints one line: the lists under the table are what is looked at here. */
function writeData(): string {
  const data = join(folder.path, 'data');
  mkdirSync(join(data, 'packs'), { recursive: true });
  copyFileSync(writeInventedPack(folder.path), join(data, 'packs', 'strait.yaml'));
  writeLines(join(data, 'strait-2031.items.jsonl'), ITEMS);
  writeLines(
    join(data, 'strait-2031.gold.jsonl'),
    ITEMS.map(({ id }) => ({ id, ...GOLD[id] })),
  );
  writeLines(join(data, 'strait-2031.state.jsonl'), []);
  writeLines(join(data, 'stance.jsonl'), SENTENCES);
  writeFileSync(join(data, 'score.mjs'), 'console.log("the table")\n');
  return data;
}

/** The cases under each heading, by the heading without its count. */
function listsOf(stdout: string): ReadonlyMap<string, string> {
  const parts = stdout.split(/\n {2}(?=[a-z][^\n]*\(\d+\)\n)/u).slice(1);
  return new Map(parts.map((part) => [/^.*(?= \(\d+\))/u.exec(part)?.[0] ?? '', part.slice(part.indexOf('\n') + 1)]));
}

describe('eval --errors', () => {
  let data = '';
  let lists: ReadonlyMap<string, string> = new Map();
  beforeAll(async () => {
    data = writeData();
    const { stdout, stderr, code } = await BotProcess.run(['eval', '--data', data, '--errors'], { cwd: folder.path });
    if (code !== 0) throw new Error(stderr);
    lists = listsOf(stdout);
  });

  it('lists nothing unless it is asked to', async () => {
    const { stdout } = await BotProcess.run(['eval', '--data', data], { cwd: folder.path });
    expect(stdout).toContain('the table');
    expect(listsOf(stdout).size).toBe(0);
  });

  it('shows items wrongly taken and wrongly left, with score and reasons', () => {
    const taken = lists.get('relevance: taken, not relevant');
    expect(taken).toMatch(/^ {4}(?:0\.\d\d|1\.00) {2}accepts {2}“Valmere accepts the 60-day ceasefire in full,”/u);
    expect(taken).toMatch(/\n {8}\+ [a-z]/u);
    expect(lists.get('relevance: relevant, not taken')).toMatch(/0\.\d\d {2}cup {2}Rovers[^]*race {2}Gulls/u);
  });

  it('shows analysis that was taken for news', () => {
    expect(lists.get('kind: analysis taken for news')).toMatch(/studies {2}Korrath undecided[^]*\(news\)/u);
  });

  it('shows what was put to strangers, and what is away from its event', () => {
    expect(lists.get('events: wrongly joined, by cost')).toMatch(
      /proposal-again {2}Isle Council[^]*belongs to D, which has no other item\n.*was put to E1: \w/u,
    );
    expect(lists.get('events: wrongly split, by cost')).toMatch(
      /0\.50 {2}cup {2}Rovers[^]*is in alone cup, 1 of the 2 of A in E1: Isle Council/u,
    );
  });

  it('shows wrong verdicts on novelty, with what was stated and why', () => {
    expect(lists.get('novelty: told as new, nothing new')).toMatch(
      /proposal {2}Isle Council proposes.*\n {8}labels: repeat in A; bot: new in E1\n {8}bot states: position proposes/u,
    );
    expect(lists.get('novelty: new, not told')).toMatch(/proposal-again[^]*bot: repeat in E1[^]*cup[^]*race/u);
  });

  it('shows events that were never told, and what became of their items', () => {
    expect(lists.get('events with news that were never told')).toMatch(/B, 1 item\n {8}race irrelevant {2}Gulls/u);
  });

  it('shows strong changes that the labels do not have', () => {
    const strong = lists.get('overstated changes');
    expect(strong).toContain('answer  position accepts korrath');
    expect(strong).not.toContain('phase agreed');
  });

  it('shows what a sentence lacks and what it must not say', () => {
    expect(lists.get('sentences: missing')).toMatch(/s1 {2}position rejects korrath {2}\(control\)/u);
    expect(lists.get('sentences: forbidden')).toContain('s1  position accepts korrath');
    expect(lists.get('sentences: too much')).toContain('s1  position accepts korrath');
  });
});
