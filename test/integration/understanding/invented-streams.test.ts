import { beforeAll, describe, expect, it } from '@jest/globals';
import { readItems } from '../../../src/cli/archive-items.ts';
import { replayItems } from '../../../src/cli/replay.ts';
import { loadPack } from '../../../src/config/load-pack.ts';
import {
  INVENTED_STREAMS,
  readLabelledNews,
  streamFile,
  type InventedStream,
  type LabelledChange,
} from '../../support/labelled-news.ts';
import { scoreNews, type FoundItem, type NewsScore } from '../../support/news-score.ts';

type Told = FoundItem & { readonly changes: readonly Pick<LabelledChange, 'quote'>[] };

/** A little below what is reached; a stream that falls under one of these has lost understanding. */
const FLOORS: Readonly<Record<InventedStream, { readonly [figure: string]: number }>> = {
  halvern: { relevance: 0.87, events: 0.65, novelty: 0.63, told: 0.9 },
  qeshra: { relevance: 0.8, events: 0.65, novelty: 0.49, told: 0.78 },
  okavira: { relevance: 0.85, events: 0.65, novelty: 0.5, told: 0.5 },
  kelmet: { relevance: 0.85, events: 0.65, novelty: 0.5, told: 0.75 },
};

async function replay(name: InventedStream): Promise<readonly Told[]> {
  const { value: loaded, problems } = loadPack(streamFile(name, 'pack.yaml'), name);
  if (!loaded) throw new Error(problems.map(String).join('\n'));
  const log = { debug: noted, info: noted, warn: noted, error: noted };
  const { items } = await replayItems(await readItems(streamFile(name, 'items.jsonl')), { loaded, maxLines: 12, log });
  return items as readonly Told[];
}

const noted = (): void => undefined;

describe.each<InventedStream>(INVENTED_STREAMS)('a replay of the invented stream %s', (name) => {
  const { items, labels } = readLabelledNews(name);
  let found: readonly Told[];
  let score: NewsScore;
  beforeAll(async () => {
    found = await replay(name);
    score = scoreNews(labels, found);
  }, 120_000);

  it('judges every item, in order', () => {
    expect(found.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
  });

  it.each(Object.entries(FLOORS[name]))('reaches its floor of %s', (figure, floor) => {
    const reached = figure === 'events' ? score.events.f1 : score[figure as Exclude<keyof NewsScore, 'events'>];
    expect(reached).toBeGreaterThanOrEqual(floor);
  });

  it('quotes letter for letter', () => {
    const quotes = found.flatMap((one, n) => one.changes.map(({ quote }) => ({ quote, item: items[n] })));
    expect(quotes.length).toBeGreaterThan(50);
    const altered = quotes.filter(({ quote, item }) => !item?.title.includes(quote) && !item?.summary.includes(quote));
    expect(altered).toEqual([]);
  });
});
