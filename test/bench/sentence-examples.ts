import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { TextReader } from '../../src/adapters/language/text-reader.ts';
import { sourceNamed, type Pack } from '../../src/domain/diplomacy/pack.ts';
import { compileScene, type Scene } from '../../src/domain/diplomacy/scene.ts';
import { inputOf, readNews } from '../../src/domain/news/news-text.ts';
import { relevanceFeatures } from '../../src/domain/news/relevance-features.ts';
import { lines } from './labelled-stream.ts';
import type { Example } from './learning.ts';

/** A sentence says less than an item. */
const WEIGHT = 0.15;

interface LabelledSentence {
  readonly conflict: string;
  readonly text: string;
  readonly trap: string;
}

/** Each sentence is relevant to its own conflict, unless the truce is a figure of speech, and to no other that shares no belligerent. */
export function sentenceExamples([file = '', ...packs]: readonly string[]): readonly Example[] {
  const reader = new TextReader();
  const scenes = new Map(
    packs.map((named) => [named.slice(0, named.indexOf('=')), sceneOf(named.slice(named.indexOf('=') + 1), reader)]),
  );
  return lines<LabelledSentence>(file).flatMap(({ conflict, text, trap }) =>
    [...scenes].flatMap(([name, scene]): Example[] => {
      const home = scenes.get(conflict);
      if (name !== conflict && home && shareBelligerent(home, scene)) return [];
      const input = inputOf({ title: '', summary: text, link: '' }, sourceNamed(scene.pack, ''), (words, language) =>
        reader.read(words, language),
      );
      return [
        {
          features: relevanceFeatures(readNews(input, scene)),
          truth: name === conflict && trap !== 'figurative',
          weight: name === conflict ? WEIGHT : WEIGHT / 2,
        },
      ];
    }),
  );
}

function sceneOf(file: string, reader: TextReader): Scene {
  const pack = {
    places: {},
    truces: [],
    sources: [],
    ...(parse(readFileSync(file, 'utf8')) as object),
  } as unknown as Pack;
  return compileScene(pack, (text, language) => reader.read(text, language));
}

function shareBelligerent(a: Scene, b: Scene): boolean {
  const sides = (scene: Scene): readonly string[] =>
    scene.pack.parties.filter((p) => p.role === 'belligerent').map((p) => p.id);
  return sides(a).some((id) => sides(b).includes(id));
}
