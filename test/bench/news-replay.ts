import { ADDS_FROM } from '../../src/domain/news/development.ts';
import { developmentFeatures } from '../../src/domain/news/development-features.ts';
import { placeVersion } from '../../src/domain/news/event.ts';
import { EVENT_WINDOW_MS, EventMemory } from '../../src/domain/news/event-memory.ts';
import { kindFeatures } from '../../src/domain/news/kind-features.ts';
import { judge, type Features } from '../../src/domain/news/linear-model.ts';
import { relevanceFeatures } from '../../src/domain/news/relevance-features.ts';
import { featuresOf } from '../../src/domain/news/version-features.ts';
import type { LabelledStream } from './labelled-stream.ts';
import type { Models } from './news-models.ts';

/** What the first judgements make of an item; the first version of an event counts as new. */
export interface Judged {
  readonly id: string;
  readonly relevant: boolean;
  readonly kind: 'news' | 'analysis' | null;
  readonly event: string | null;
  readonly verdict: 'new' | 'repeat' | 'none';
}

/** Everything that led to a judgement, so that the development model can learn from it. */
export interface Step extends Judged {
  readonly score: number;
  readonly development: Features | null;
}

export function replay(stream: LabelledStream, models: Models): readonly Step[] {
  const memory = new EventMemory();
  let opened = 0;
  return stream.items.map((item): Step => {
    const about = judge(relevanceFeatures(item.text, item.truceInForce), models.relevance).score;
    const news = judge(kindFeatures(item.text), models.kind).score;
    const relevant = about >= 0.5;
    const step = { id: item.id, relevant, score: about, event: null, verdict: 'none', development: null } as const;
    if (about < NEARLY || news < NEARLY)
      return { ...step, kind: relevant ? (news >= 0.5 ? 'news' : 'analysis') : null };
    const features = featuresOf(item.text, item.input);
    memory.forget(item.seenAt - 2 * EVENT_WINDOW_MS);
    const place = placeVersion(features, memory, item.seenAt, models.event);
    const nearest = place.kind === 'existing' ? place.eventId : place.rival?.eventId;
    const members = nearest === undefined ? [] : memory.membersOf(nearest);
    const heard = members.flatMap((m) => m.features.claims);
    const development = developmentFeatures(item.text, features, {
      relevance: about,
      news,
      placement: place,
      eventSize: members.length,
      heard,
    });
    if (!relevant || news < 0.5) return { ...step, kind: relevant ? 'analysis' : null, development };
    const event = place.kind === 'existing' ? place.eventId : `P${++opened}`;
    memory.add({ eventId: event, versionId: item.id, features, seenAt: item.seenAt });
    const adds = models.development ? judge(development, models.development).score >= ADDS_FROM : place.kind === 'new';
    return { ...step, kind: 'news', event, verdict: adds ? 'new' : 'repeat', development };
  });
}

/** Items that just miss are examples too. */
const NEARLY = 0.3;

/** F1 of relevance, of events (B-cubed over the labelled news), of novelty, and the share of new events that were told. */
export function report(stream: LabelledStream, judged: readonly Judged[]): string {
  const by = new Map(judged.map((j) => [j.id, j]));
  const f1 = (truth: (n: number) => boolean, found: (n: number) => boolean): string => {
    const count = (keep: (n: number) => boolean): number => stream.items.filter((_, n) => keep(n)).length;
    const right = count((n) => truth(n) && found(n));
    return (right === 0 ? 0 : (2 * right) / (count(truth) + count(found))).toFixed(3);
  };
  const told = new Set(
    stream.items.flatMap((item) => (by.get(item.id)?.verdict === 'new' && item.gold.event ? [item.gold.event] : [])),
  );
  const newEvents = new Set(
    stream.items.flatMap((item) => (item.gold.verdict === 'new' && item.gold.event ? [item.gold.event] : [])),
  );
  const gold = (n: number): LabelledStream['items'][number]['gold'] | undefined => stream.items[n]?.gold;
  return [
    `relevance ${f1(
      (n) => gold(n)?.relevant === true,
      (n) => judged[n]?.relevant === true,
    )}`,
    `news ${f1(
      (n) => gold(n)?.kind === 'news',
      (n) => judged[n]?.kind === 'news',
    )}`,
    `events ${bCubed(stream, by)}`,
    `novelty ${f1(
      (n) => gold(n)?.verdict === 'new',
      (n) => judged[n]?.verdict === 'new',
    )}`,
    `told ${([...newEvents].filter((e) => told.has(e)).length / newEvents.size).toFixed(3)}`,
  ].join('  ');
}

function bCubed(stream: LabelledStream, by: ReadonlyMap<string, Judged>): string {
  const news = stream.items
    .filter((item) => item.gold.event !== null)
    .map((item) => ({ gold: item.gold.event, found: by.get(item.id)?.event ?? `alone ${item.id}` }));
  let precision = 0;
  let recall = 0;
  for (const item of news) {
    const both = news.filter((o) => o.gold === item.gold && o.found === item.found).length;
    precision += both / news.filter((o) => o.found === item.found).length / news.length;
    recall += both / news.filter((o) => o.gold === item.gold).length / news.length;
  }
  return `${((2 * precision * recall) / (precision + recall)).toFixed(3)} (${precision.toFixed(3)}/${recall.toFixed(3)})`;
}
