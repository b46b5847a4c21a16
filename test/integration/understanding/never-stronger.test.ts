import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { readArchive } from '../../../src/adapters/demo/archive.ts';
import { TextReader } from '../../../src/adapters/language/text-reader.ts';
import { statementsOfText } from '../../../src/app/extraction.ts';
import { Replay, type ArchivedItem } from '../../../src/app/replay.ts';
import { readItems } from '../../../src/cli/archive-items.ts';
import { loadPack, type LoadedPack } from '../../../src/config/load-pack.ts';
import type { VersionId } from '../../../src/domain/news/article.ts';
import type { FeedId } from '../../../src/domain/news/feed.ts';
import { netLines } from '../../../src/domain/telling/net-lines.ts';
import { INVENTED_STREAMS, streamFile } from '../../support/labelled-news.ts';

const DEMO = join(import.meta.dirname, '../../../config/demo');
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const DAY_MS = 86_400_000;
const reader = new TextReader();

function ignore(): void {
  // what a replay has to say is in its ledger
}

interface Seen {
  readonly archived: ArchivedItem;
  readonly seenAt: Date;
}

function packAt(path: string): LoadedPack {
  const { value, problems } = loadPack(path, path);
  if (!value) throw new Error(problems.map(String).join('\n'));
  return value;
}

function demoNews(): readonly Seen[] {
  return readArchive(join(DEMO, 'archive.yaml')).map(({ feed, title, summary, link, guid, at }) => ({
    seenAt: at,
    archived: {
      feedId: feed as FeedId,
      item: { guid, title, summary, link, author: null, originName: null, categories: [], publishedAt: at },
      entry: { as: 'live', because: 'the feed was being followed' },
    },
  }));
}

/** The sentences of a text that hold a quote, as one text. */
function sentencesAround(text: string, quote: string): string {
  const at = text.indexOf(quote);
  const { sentences } = reader.read(text);
  const held = sentences.filter(({ start, end }) => start < at + quote.length && end > at);
  return text.slice(Math.min(at, ...held.map((s) => s.start)), Math.max(at + quote.length, ...held.map((s) => s.end)));
}

/** Every line that a daily digest could hold, beside the sentences that its quotes stand in. */
async function linesOf(loaded: LoadedPack, news: readonly Seen[]) {
  const replay = await Replay.open(loaded, news[0]?.seenAt ?? new Date(0), SILENT);
  const texts = new Map<VersionId, readonly string[]>();
  for (const { archived, seenAt } of news)
    for (const version of await replay.take([archived], seenAt))
      texts.set(version, [archived.item.title, archived.item.summary]);
  const ledger = await replay.ledger(0);
  await replay.close();
  const days = Map.groupBy(ledger, ({ learnedAt }) => Math.floor(learnedAt.getTime() / DAY_MS));
  const lines = [...days.values()].flatMap((entries) => netLines(loaded.pack, entries));
  return lines.map((line) => ({
    line,
    sentences: line.evidence.map(({ versionId, quote }) => {
      const text = texts.get(versionId)?.find((one) => one.includes(quote));
      return text === undefined ? quote : sentencesAround(text, quote);
    }),
  }));
}

describe('a line of a digest', () => {
  const packs = [
    ...INVENTED_STREAMS.map(
      (name) => [name, streamFile(name, 'pack.yaml'), () => readItems(streamFile(name, 'items.jsonl'))] as const,
    ),
    ['the demo', join(DEMO, 'pack.yaml'), async () => demoNews()] as const,
  ];

  it.each(packs)(
    'of %s states nothing that its quoted sentence does not state by itself',
    async (_, path, newsOf) => {
      const loaded = packAt(path);
      const statementsOf = statementsOfText(loaded.pack);
      const lines = (await linesOf(loaded, await newsOf())).filter(({ line }) => line.type !== 'statement');
      expect(lines.length).toBeGreaterThan(3);
      const stronger = lines.filter(
        ({ line, sentences }) =>
          !sentences
            .flatMap((sentence) => statementsOf(sentence))
            .some(({ type, value }) => type === line.type && value === line.value),
      );
      expect(stronger.map(({ line, sentences }) => [line.text, ...sentences])).toEqual([]);
    },
    120_000,
  );
});
