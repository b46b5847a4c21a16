import { TextReader } from '../../../src/adapters/language/text-reader.ts';
import type { LoadedPack } from '../../../src/config/load-pack.ts';
import { sourceNamed } from '../../../src/domain/diplomacy/pack.ts';
import { inputOf } from '../../../src/domain/news/news-text.ts';
import { versionFeatures, type VersionFeatures } from '../../../src/domain/news/version-features.ts';
import { sceneOf } from './invented-conflict.ts';
import { InventedNews, type InventedItem } from './invented-news.ts';

/** An item with what its placement would store; null for one that is not placed. */
export interface ReadItem extends InventedItem {
  readonly features: { in(round: number, toldAt: number): VersionFeatures } | null;
}

/** News with its features, to fill databases with. */
export function readSample(loaded: LoadedPack, relevant: number, others: number): readonly ReadItem[] {
  const reader = new TextReader();
  const scene = sceneOf(loaded, reader);
  const news = new InventedNews(1);
  const placed = Array.from({ length: relevant }, (): ReadItem => {
    const item = news.next(1);
    const source = sourceNamed(loaded.pack, item.source);
    const input = inputOf(item, source, (text, language) => reader.read(text, language));
    const features = versionFeatures(input, scene, 0);
    return { ...item, features: { in: (round, toldAt) => ({ ...renamed(features, round), toldAt }) } };
  });
  return [...placed, ...Array.from({ length: others }, (): ReadItem => ({ ...news.next(0), features: null }))];
}

/** The same with other rare words, as when other people and places are spoken of. */
function renamed(features: VersionFeatures, round: number): VersionFeatures {
  if (round === 0) return features;
  const other = (word: string): string => (isRare(word) ? `${word}${round.toString(36)}` : word);
  return {
    ...features,
    lead: features.lead.map(other),
    body: features.body.map(other),
    names: features.names.map(other),
    link: `${features.link}-${round}`,
  };
}

/** About two in three of the words that stand for nothing of the pack or the lexicon. */
function isRare(word: string): boolean {
  return /^[a-z]{4,}$/u.test(word) && word.charCodeAt(1) % 3 !== 0;
}
