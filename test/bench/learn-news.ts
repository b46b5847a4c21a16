// Learns the weights of relevance, kind and event from labelled streams, and reports them crosswise.
//   node test/bench/learn-news.ts --stream PACK.yaml ITEMS.jsonl GOLD.jsonl STATE.jsonl [--stream …] [--write]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LinearModel } from '../../src/domain/news/linear-model.ts';
import { DEVELOPMENT_PRIOR } from './development-prior.ts';
import { KIND_PRIOR } from './kind-prior.ts';
import { learn, type Example } from './learning.ts';
import { readStream, type LabelledItem, type LabelledStream } from './labelled-stream.ts';
import { eventExamples, kindExamples, relevanceExamples } from './news-examples.ts';
import { RELEVANCE_PRIOR } from './relevance-prior.ts';
import { replay, report } from './news-replay.ts';

const PENALTY = { relevance: 3, kind: 3, event: 2, development: 8 } as const;

export interface Models {
  readonly relevance: LinearModel;
  readonly kind: LinearModel;
  readonly event: LinearModel;
  /** Null before it is learned: the first version of an event counts as new. */
  readonly development: LinearModel | null;
}

const FOLDS = 5;

/** The first judgements, then what they make of texts that they have not learned from: the development model stands on those. */
export function learnFrom(streams: readonly LabelledStream[]): Models {
  const examples = streams.flatMap((stream) =>
    [...Array(FOLDS).keys()].flatMap((fold): Example[] => {
      const part = (item: LabelledItem): number => Math.floor((stream.items.indexOf(item) * FOLDS) / stream.items.length);
      const rest = { ...stream, items: stream.items.filter((item) => part(item) !== fold) };
      const steps = replay(stream, learnFirst([rest, ...streams.filter((s) => s !== stream)]));
      return stream.items.flatMap((item, n) => {
        const development = steps[n]?.development;
        return part(item) === fold && development ? [{ features: development, truth: item.gold.verdict === 'new' }] : [];
      });
    }),
  );
  return { ...learnFirst(streams), development: learn(examples, PENALTY.development, DEVELOPMENT_PRIOR) };
}

function learnFirst(streams: readonly LabelledStream[]): Models {
  const examples = (of: (stream: LabelledStream) => readonly Example[]): readonly Example[] => streams.flatMap(of);
  return {
    relevance: learn(examples(relevanceExamples), PENALTY.relevance, RELEVANCE_PRIOR),
    kind: learn(examples(kindExamples), PENALTY.kind, KIND_PRIOR),
    event: learn(examples(eventExamples), PENALTY.event),
    development: null,
  };
}

function source(name: string, doc: string, model: LinearModel): string {
  const weights = Object.entries(model.weights).map(([key, weight]) => `    ${quote(key)}: ${weight},`);
  return `import type { LinearModel } from './linear-model.ts';\n\n/** ${doc} Learned: see test/bench/learn-news.ts. */\nexport const ${name}: LinearModel = {\n  bias: ${model.bias},\n  weights: {\n${weights.join('\n')}\n  },\n};\n`;
}

function quote(key: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? key : `'${key.replaceAll("'", "\\'")}'`;
}

function write(models: Models): void {
  const folder = join(import.meta.dirname, '../../src/domain/news');
  writeFileSync(join(folder, 'relevance-weights.ts'), source('RELEVANCE_WEIGHTS', 'What speaks for a text concerning the truce or talks.', models.relevance));
  writeFileSync(join(folder, 'kind-weights.ts'), source('KIND_WEIGHTS', 'What speaks for news rather than analysis.', models.kind));
  writeFileSync(join(folder, 'event-weights.ts'), source('EVENT_WEIGHTS', 'What speaks for a version telling an event’s happening.', models.event));
  if (models.development) writeFileSync(join(folder, 'development-weights.ts'), source('DEVELOPMENT_WEIGHTS', 'What speaks for a new development.', models.development));
}

const args = process.argv.slice(2);
const streams: LabelledStream[] = [];
for (let n = 0; n < args.length; n++) if (args[n] === '--stream') streams.push(readStream(args.slice(n + 1, n + 5)));
for (const held of streams) {
  const rest = streams.filter((s) => s !== held);
  if (rest.length > 0) console.log(held.name, 'learned without it', report(held, replay(held, learnFrom(rest))));
}
const all = learnFrom(streams);
for (const stream of streams) console.log(stream.name, 'learned on all', report(stream, replay(stream, all)));
if (args.includes('--write')) write(all);
