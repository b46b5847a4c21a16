import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { TextReader } from '../../src/adapters/language/text-reader.ts';
import { loadPack, type LoadedPack } from '../../src/config/load-pack.ts';
import { sourceNamed } from '../../src/domain/diplomacy/pack.ts';
import { compileScene, type Scene } from '../../src/domain/diplomacy/scene.ts';
import type { Baseline } from '../../src/domain/ledger/board.ts';
import { emptyBaseline } from '../../src/domain/ledger/fold-board.ts';
import { toldAt } from '../../src/domain/news/told-at.ts';
import { inputOf, readNews, type NewsInput, type NewsText } from '../../src/domain/news/news-text.ts';

interface Gold {
  readonly id: string;
  readonly relevant: boolean;
  readonly kind: 'news' | 'analysis' | null;
  readonly event: string | null;
  readonly verdict: 'new' | 'repeat' | 'none' | null;
}

export interface LabelledItem {
  readonly id: string;
  readonly input: NewsInput;
  readonly text: NewsText;
  readonly seenAt: number;
  readonly toldAt: number;
  readonly publishedAt: Date | null;
  /** Whether the labels' state had a truce in force on the day before. */
  readonly truceInForce: boolean;
  readonly gold: Gold;
}

export interface LabelledStream {
  readonly name: string;
  readonly scene: Scene;
  readonly baseline: Baseline;
  readonly items: readonly LabelledItem[];
}

interface RawItem {
  readonly id: string;
  readonly source?: string;
  readonly title?: string;
  readonly summary?: string;
  readonly link?: string;
  readonly published?: string;
  readonly seenAt: string;
}

/** Reads a pack, items, labels and daily states; the baseline is the one beside the items, else the pack's own. */
export function readStream([
  packFile = '',
  itemsFile = '',
  goldFile = '',
  stateFile = '',
]: readonly string[]): LabelledStream {
  const reader = new TextReader();
  const { pack, baseline } = loaded(packFile, itemsFile);
  const scene = compileScene(pack, (text, language) => reader.read(text, language));
  const gold = new Map(lines<Gold>(goldFile).map((g) => [g.id, g]));
  const states = lines<{ day: string; phase: string }>(stateFile);
  const items = lines<RawItem>(itemsFile).map((raw): LabelledItem => {
    const version = { title: raw.title ?? '', summary: raw.summary ?? '', link: raw.link ?? '' };
    const input = inputOf(version, sourceNamed(pack, raw.source ?? ''), (text, language) =>
      reader.read(text, language),
    );
    const phase = states.filter((s) => s.day < raw.seenAt.slice(0, 10)).at(-1)?.phase;
    const label = gold.get(raw.id) ?? { id: raw.id, relevant: false, kind: null, event: null, verdict: null };
    const publishedAt = dateOf(raw.published);
    return {
      id: raw.id,
      input,
      text: readNews(input, scene),
      seenAt: Date.parse(raw.seenAt),
      publishedAt,
      toldAt: toldAt({ publishedAt, seenAt: new Date(raw.seenAt) }),
      truceInForce: phase === 'in-force',
      gold: label,
    };
  });
  return {
    name: basename(itemsFile).replace(/\..*$/u, ''),
    scene,
    baseline: baseline ?? emptyBaseline(pack, new Date(0)),
    items,
  };
}

function loaded(packFile: string, itemsFile: string): LoadedPack {
  const beside = itemsFile.replace(/items\.jsonl$/u, 'baseline.json');
  const { value, problems } = loadPack(packFile, packFile, existsSync(beside) ? beside : undefined);
  if (!value) throw new Error(problems.join('\n'));
  return value;
}

export function lines<T>(file: string): readonly T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

function dateOf(text: string | undefined): Date | null {
  const date = new Date(text ?? '');
  return Number.isNaN(date.getTime()) ? null : date;
}
