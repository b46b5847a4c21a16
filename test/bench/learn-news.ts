// Learns the weights of relevance, kind, event and development from labelled streams and sentences, and reports them crosswise.
//   node test/bench/learn-news.ts --stream PACK.yaml ITEMS.jsonl GOLD.jsonl STATE.jsonl [--stream …] [--sentences FILE.jsonl NAME=PACK.yaml …] [--write]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LinearModel } from '../../src/domain/news/linear-model.ts';
import { readStream, type LabelledStream } from './labelled-stream.ts';
import type { Example } from './learning.ts';
import { learnFrom, type Models } from './news-models.ts';
import { replay, report } from './news-replay.ts';
import { sentenceExamples } from './sentence-examples.ts';

function source(name: string, doc: string, model: LinearModel): string {
  const weights = Object.entries(model.weights).map(([key, weight]) => `    ${quote(key)}: ${weight},`);
  return `import type { LinearModel } from './linear-model.ts';\n\n/** ${doc} Learned: see test/bench/learn-news.ts. */\nexport const ${name}: LinearModel = {\n  bias: ${model.bias},\n  weights: {\n${weights.join('\n')}\n  },\n};\n`;
}

function quote(key: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? key : `'${key.replaceAll("'", "\\'")}'`;
}

function write(models: Models): void {
  const folder = join(import.meta.dirname, '../../src/domain/news');
  const save = (file: string, name: string, doc: string, model: LinearModel): void =>
    writeFileSync(join(folder, file), source(name, doc, model));
  save(
    'relevance-weights.ts',
    'RELEVANCE_WEIGHTS',
    'What speaks for a text concerning the truce or talks.',
    models.relevance,
  );
  save('kind-weights.ts', 'KIND_WEIGHTS', 'What speaks for news rather than analysis.', models.kind);
  save('event-weights.ts', 'EVENT_WEIGHTS', 'What speaks for a version telling an event’s happening.', models.event);
  if (models.development)
    save('development-weights.ts', 'DEVELOPMENT_WEIGHTS', 'What speaks for a new development.', models.development);
}

/** The arguments after each occurrence of a flag. */
function after(args: readonly string[], flag: string): readonly (readonly string[])[] {
  return args.flatMap((arg, n) => {
    if (arg !== flag) return [];
    const rest = args.slice(n + 1);
    const end = rest.findIndex((a) => a.startsWith('--'));
    return [end < 0 ? rest : rest.slice(0, end)];
  });
}

function say(...words: readonly string[]): void {
  process.stdout.write(`${words.join(' ')}\n`);
}

function main(args: readonly string[]): void {
  const streams: readonly LabelledStream[] = after(args, '--stream').map(readStream);
  const sentences: readonly Example[] = after(args, '--sentences').flatMap(sentenceExamples);
  for (const held of streams) {
    const rest = streams.filter((s) => s !== held);
    if (rest.length > 0)
      say(held.name, 'learned without it', report(held, replay(held, learnFrom({ streams: rest, sentences }))));
  }
  const all = learnFrom({ streams, sentences });
  for (const stream of streams) say(stream.name, 'learned on all', report(stream, replay(stream, all)));
  if (args.includes('--write')) write(all);
}

if (import.meta.main) main(process.argv.slice(2));
