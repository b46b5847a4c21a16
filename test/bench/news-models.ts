import type { LinearModel } from '../../src/domain/news/linear-model.ts';
import { EVENT_PRIOR } from './event-prior.ts';
import { DEVELOPMENT_PRIOR } from './development-prior.ts';
import { KIND_PRIOR } from './kind-prior.ts';
import type { LabelledItem, LabelledStream } from './labelled-stream.ts';
import { learn, type Example } from './learning.ts';
import { eventExamples, kindExamples, relevanceExamples } from './news-examples.ts';
import { replay } from './news-replay.ts';
import { RELEVANCE_PRIOR } from './relevance-prior.ts';

export interface Models {
  readonly relevance: LinearModel;
  readonly kind: LinearModel;
  readonly event: LinearModel;
  /** Null before it is learned: the labels say what is new. */
  readonly development: LinearModel | null;
}

/** What there is to learn from: streams, and single sentences judged for their own and for other conflicts. */
export interface Lessons {
  readonly streams: readonly LabelledStream[];
  readonly sentences: readonly Example[];
}

const PENALTY = { relevance: 3, kind: 6, event: 1, development: 15 } as const;
const FOLDS = 5;

/** The first judgements, then what they make of texts that they have not learned from: the development model stands on those. */
export function learnFrom({ streams, sentences }: Lessons): Models {
  const examples = streams.flatMap((stream) =>
    [...Array(FOLDS).keys()].flatMap((fold): Example[] => {
      const part = (n: number): number => Math.floor((n * FOLDS) / stream.items.length);
      const rest = { ...stream, items: stream.items.filter((_, n) => part(n) !== fold) };
      const steps = replay(stream, learnFirst({ streams: [rest, ...streams.filter((s) => s !== stream)], sentences }));
      return stream.items.flatMap((item: LabelledItem, n) => {
        const development = steps[n]?.development;
        return part(n) === fold && development ? [{ features: development, truth: item.gold.verdict === 'new' }] : [];
      });
    }),
  );
  return {
    ...learnFirst({ streams, sentences }),
    development: learn(examples, PENALTY.development, DEVELOPMENT_PRIOR),
  };
}

function learnFirst({ streams, sentences }: Lessons): Models {
  return {
    relevance: learn([...streams.flatMap(relevanceExamples), ...sentences], PENALTY.relevance, RELEVANCE_PRIOR),
    kind: learn(streams.flatMap(kindExamples), PENALTY.kind, KIND_PRIOR),
    event: learn(streams.flatMap(eventExamples), PENALTY.event, EVENT_PRIOR),
    development: null,
  };
}
