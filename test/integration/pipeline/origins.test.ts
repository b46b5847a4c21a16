import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { loadPack, type LoadedPack } from '../../../src/config/load-pack.ts';
import { Replay, type ArchivedItem } from '../../../src/app/replay.ts';
import type { Development } from '../../../src/domain/ledger/development.ts';
import { carriersOf, certaintyOf, evidenceOf } from '../../../src/domain/ledger/evidence-rule.ts';
import type { FeedId, FeedItem } from '../../../src/domain/news/feed.ts';
import type { DigestLine } from '../../../src/domain/telling/digest-line.ts';
import { netLines } from '../../../src/domain/telling/net-lines.ts';
import { writeInventedPack } from '../../support/invented-war.ts';
import { EDITS, OWN_REPORT, reprint, type Edit } from '../../support/reprints.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const folder = aFolder();
afterAll(() => folder.remove());

const outlet = (id: string, side: string | null = null, family = id, name = id): object => ({
  id,
  outlet: name,
  family,
  side,
  tier: 2,
  language: 'en',
  url: `https://${id}.example/rss`,
});
const path = writeInventedPack(folder.path, undefined, {
  sources: [
    ...Array.from({ length: 40 }, (_, n) => outlet(`outlet-${n}`)),
    outlet('herald', null, 'herald', 'Strait Herald'),
    outlet('meridian'),
    outlet('meridian-world', null, 'meridian'),
    outlet('radio-korrath', 'korrath', 'radio-korrath', 'Radio Korrath'),
    outlet('korrath-today', 'korrath'),
  ],
});
const loaded = loadPack(path, path).value as LoadedPack;
const START = Date.parse('2031-05-07T18:00:00Z');
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** The pipeline over a database in memory; a report a minute. */
class Desk {
  #replay: Replay | null = null;
  #minutes = 0;

  async read(source: string, item: Partial<FeedItem>): Promise<void> {
    this.#replay ??= await Replay.open(loaded, new Date(START), silent);
    this.#minutes++;
    const seenAt = new Date(START + this.#minutes * 60_000);
    const link = `https://${source}.example/${this.#minutes}`;
    const whole = { guid: link, title: '', summary: '', link, publishedAt: seenAt, author: null, originName: null };
    const archived: ArchivedItem = {
      feedId: source as FeedId,
      item: { ...whole, categories: [], ...item },
      entry: { as: 'live', because: 'the feed was being followed' },
    };
    await this.#replay.take([archived], seenAt);
  }

  async ledger(): Promise<readonly Development[]> {
    return (await this.#replay?.ledger(0)) ?? [];
  }

  async line(type: string): Promise<DigestLine | undefined> {
    return netLines(loaded.pack, await this.ledger()).find((line) => line.type === type);
  }

  async phase() {
    const truce = (await this.#replay?.board())?.truces.find((t) => (t.truce as string) === 'sixty-day');
    return { proved: truce?.proved?.phase ?? null, reported: truce?.reported?.phase ?? null };
  }

  async close(): Promise<void> {
    await this.#replay?.close();
    this.#replay = null;
    this.#minutes = 0;
  }
}

const desk = new Desk();
afterEach(() => desk.close());

/** Forty outlets' reprints, each with edits of its own; the agency's mark stands in one of three. */
const REPRINTS = Array.from({ length: 40 }, (_, n) => {
  const edits = EDITS.filter((_edit, at): boolean => ((n >> at) & 1) === 1 && _edit !== 'no headline');
  const unsigned: readonly Edit[] = n % 3 === 0 ? [] : ['unsigned'];
  return { source: `outlet-${n}`, ...reprint([...edits.filter((e) => e !== 'unsigned'), ...unsigned], n) };
});

describe('forty reprints of one agency report', () => {
  it.each([
    ['the signed ones first', REPRINTS],
    [
      'the unsigned ones first',
      [...REPRINTS].sort((a, b) => Number(a.summary.includes('(AP)')) - Number(b.summary.includes('(AP)'))),
    ],
  ])('are forty sources and one origin, and a second origin confirms: %s', async (_, reprints) => {
    for (const { source, ...item } of reprints) await desk.read(source, item);
    const [agreed, ...others] = (await desk.ledger()).filter((d) => d.type === 'phase');
    expect(others).toEqual([]);
    expect(agreed).toMatchObject({ value: 'agreed', kind: 'new', certainty: 'reported' });
    expect(new Set(agreed && evidenceOf(agreed).map((e) => e.origin))).toEqual(new Set(['ap']));
    expect(await desk.line('phase')).toMatchObject({
      outlets: 40,
      origins: 1,
      certainty: 'reported',
      after: 'reported: agreed',
    });
    expect(await desk.phase()).toEqual({ proved: null, reported: 'agreed' });

    await desk.read('meridian', OWN_REPORT);
    const confirmed = (await desk.ledger()).filter((d) => d.type === 'phase').at(-1);
    expect(confirmed).toMatchObject({ kind: 'confirmed', certainty: 'confirmed', value: 'agreed' });
    expect(await desk.line('phase')).toMatchObject({
      outlets: 41,
      origins: 2,
      certainty: 'confirmed',
      after: 'agreed',
    });
    expect(await desk.phase()).toEqual({ proved: 'agreed', reported: null });
  });

  it('without any mark have the origin of the first, and its own report by another of its house confirms nothing', async () => {
    await desk.read('meridian', reprint(['unsigned']));
    for (let n = 0; n < 5; n++) await desk.read(`outlet-${n}`, reprint(['unsigned', 'headline'], n));
    await desk.read('meridian-world', OWN_REPORT);
    expect(await desk.line('phase')).toMatchObject({ outlets: 7, origins: 1, certainty: 'reported' });
  });
});

describe('what turns out to have another origin', () => {
  it('is told so from then on, in memory and in the database', async () => {
    await desk.read('outlet-1', reprint(['unsigned']));
    await desk.read('outlet-2', {
      ...OWN_REPORT,
      summary: `${OWN_REPORT.summary} With reporting by the Associated Press`,
    });
    const before = await desk.line('phase');
    expect(before?.evidence.map((e) => e.origin)).toContain('outlet-1');
    await desk.read('outlet-3', reprint([]));
    const after = (await desk.ledger()).find((d) => d.type === 'phase');
    expect(new Set(after && evidenceOf(after).map((e) => e.origin))).toEqual(new Set(['ap']));
  });
});

describe('a report that cites', () => {
  it('counts as what it cites, and that as what it cites in turn', async () => {
    await desk.read('herald', {
      title: 'Valmere and Korrath agreed on a 60-day ceasefire',
      summary: 'Envoys settled it in a long night, Axios reported on Monday.',
    });
    await desk.read('outlet-2', {
      title: 'Valmere, Korrath agreed on a 60-day ceasefire, report says',
      summary: 'Two months without shooting: the neighbours have come to terms, according to the Strait Herald.',
    });
    await desk.read('outlet-3', {
      title: 'Korrath and Valmere agreed on 60-day ceasefire',
      summary: 'Axios says that both delegations left with a signed paper.',
    });
    expect(await desk.line('phase')).toMatchObject({ outlets: 3, origins: 1, certainty: 'reported' });
  });
});

describe('a party’s own outlets', () => {
  it('never confirm their side’s claim about the other, nor its achievement', async () => {
    await desk.read('outlet-1', {
      title: 'Korrath says Valmere violated 60-day ceasefire',
      summary: '“Valmere violated the 60-day ceasefire overnight,” Chancellor Bren Osk said in Durnhall.',
    });
    await desk.read('radio-korrath', {
      title: 'Valmere violated 60-day ceasefire, Korrath says',
      summary: 'Valmere broke the 60-day ceasefire in the night, the army of Korrath said.',
    });
    await desk.read('korrath-today', {
      title: 'Valmere violated the 60-day ceasefire',
      summary: 'Valmere violated the 60-day ceasefire again in the dark hours.',
    });
    const breach = (await desk.ledger()).filter((d) => d.type === 'breach');
    expect(breach.map((d) => d.value)).not.toContain('confirmed');
    for (const d of breach) expect(certaintyOf(loaded.pack, d, evidenceOf(d))).not.toBe('confirmed');
    expect(breach.length).toBeGreaterThan(0);
  });

  it('do not move a phase together, with one reprint of them abroad', async () => {
    await desk.read('radio-korrath', OWN_REPORT);
    await desk.read('korrath-today', reprint(['unsigned']));
    await desk.read('outlet-1', { ...reprint(['unsigned', 'headline']) });
    await desk.read('outlet-2', {
      title: 'Valmere and Korrath agreed on a 60-day ceasefire',
      summary: 'Radio Korrath reported it in the evening.',
    });
    expect(await desk.phase()).toEqual({ proved: null, reported: 'agreed' });
    const line = await desk.line('phase');
    expect(line).toMatchObject({ certainty: 'claimed' });
    expect(carriersOf(line?.evidence ?? []).outlets).toBe(4);
  });

  it('are their party’s own voice for its position', async () => {
    await desk.read('radio-korrath', {
      title: 'Korrath accepts 60-day ceasefire',
      summary: 'Korrath accepts the 60-day ceasefire in full.',
    });
    expect(await desk.line('position')).toMatchObject({ certainty: 'confirmed' });
  });
});
