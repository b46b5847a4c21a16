import { developmentFeatures } from '../../src/domain/news/development-features.ts';
import { placeVersion } from '../../src/domain/news/event.ts';
import { EventMemory, MEMORY_MS } from '../../src/domain/news/event-memory.ts';
import { kindFeatures } from '../../src/domain/news/kind-features.ts';
import { judge, type Features } from '../../src/domain/news/linear-model.ts';
import { relevanceFeatures } from '../../src/domain/news/relevance-features.ts';
import { featuresOf } from '../../src/domain/news/version-features.ts';
import { scoreNews, type FoundItem } from '../support/news-score.ts';
import type { LabelledStream } from './labelled-stream.ts';
import type { Models } from './news-models.ts';
import { ReplayedLedger } from './replayed-ledger.ts';

/** What the first judgements make of an item, and everything that led to it, so that the development model can learn from it. */
export interface Step extends FoundItem {
  readonly score: number;
  readonly development: Features | null;
}

export function replay(stream: LabelledStream, models: Models): readonly Step[] {
  const memory = new EventMemory();
  const ledger = new ReplayedLedger(stream);
  let opened = 0;
  return stream.items.map((item): Step => {
    const about = judge(relevanceFeatures(item.text, item.truceInForce), models.relevance).score;
    const news = judge(kindFeatures(item.text), models.kind).score;
    const relevant = about >= 0.5;
    const step = { id: item.id, relevant, score: about, event: null, verdict: 'none', development: null } as const;
    if (about < NEARLY || news < NEARLY)
      return { ...step, kind: relevant ? (news >= 0.5 ? 'news' : 'analysis') : null };
    memory.forget(item.seenAt - MEMORY_MS);
    const features = memory.dated(featuresOf(item.text, { ...item.input, toldAt: item.toldAt }), item.seenAt);
    const place = placeVersion(features, memory, models.event);
    const judged = { relevance: about, news, placement: place, seenAt: item.seenAt, memory };
    const wording = developmentFeatures(item.text, features, judged);
    const event = place.kind === 'existing' ? place.eventId : `E${opened + 1}`;
    const development = new Map([...wording, ...ledger.features(item, event)]);
    if (!relevant || news < 0.5) return { ...step, kind: relevant ? 'analysis' : null, development };
    if (place.kind === 'new') opened++;
    memory.add({ eventId: event, versionId: item.id, features, seenAt: item.seenAt });
    const isNew = ledger.settle(item, event, wording, models.development);
    return { ...step, kind: 'news', event, verdict: isNew ? 'new' : 'repeat', development };
  });
}

/** Items that just miss are examples too. */
const NEARLY = 0.3;

/** The figures of a judged stream in one line. */
export function report(stream: LabelledStream, judged: readonly FoundItem[]): string {
  const score = scoreNews(
    stream.items.map((item) => item.gold),
    judged,
  );
  const { precision, recall, f1 } = score.events;
  const show = (figure: number): string => figure.toFixed(3);
  return [
    `relevance ${show(score.relevance)}`,
    `news ${show(score.news)}`,
    `events ${show(f1)} (${show(precision)}/${show(recall)})`,
    `novelty ${show(score.novelty)}`,
    `told ${show(score.told)}`,
  ].join('  ');
}
