import { eventFeatures, wordsOf } from '../../src/domain/news/event-features.ts';
import { EventMemory } from '../../src/domain/news/event-memory.ts';
import { kindFeatures } from '../../src/domain/news/kind-features.ts';
import { relevanceFeatures } from '../../src/domain/news/relevance-features.ts';
import { featuresOf } from '../../src/domain/news/version-features.ts';
import type { LabelledStream } from './labelled-stream.ts';
import type { Example } from './learning.ts';

export function relevanceExamples(stream: LabelledStream): readonly Example[] {
  return stream.items.map((item) => ({
    features: relevanceFeatures(item.text, item.truceInForce),
    truth: item.gold.relevant,
  }));
}

export function kindExamples(stream: LabelledStream): readonly Example[] {
  return stream.items
    .filter((item) => item.gold.relevant)
    .map((item) => ({ features: kindFeatures(item.text), truth: item.gold.kind === 'news' }));
}

/** Every version against every candidate event as the labels have them. */
export function eventExamples(stream: LabelledStream): readonly Example[] {
  const memory = new EventMemory();
  const examples: Example[] = [];
  for (const item of stream.items) {
    const eventId = item.gold.event;
    if (eventId === null) continue;
    const features = memory.dated(featuresOf(item.text, { ...item.input, toldAt: item.toldAt }), item.seenAt);
    const weigh = memory.statistics.weighing();
    for (const candidate of memory.candidates(features)) {
      examples.push({
        features: eventFeatures(features, wordsOf(features), memory.membersOf(candidate), weigh),
        truth: candidate === eventId,
      });
    }
    memory.add({ eventId, versionId: item.id, features, seenAt: item.seenAt });
  }
  return examples;
}
