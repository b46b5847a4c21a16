import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextReader } from '../../src/adapters/language/text-reader.ts';
import { loadPack } from '../../src/config/load-pack.ts';
import { sourceNamed, type Pack } from '../../src/domain/diplomacy/pack.ts';
import { compileScene, type Scene } from '../../src/domain/diplomacy/scene.ts';
import { EventMemory } from '../../src/domain/news/event-memory.ts';
import { placeVersion } from '../../src/domain/news/event.ts';
import type { NewsInput } from '../../src/domain/news/news-text.ts';
import { versionFeatures } from '../../src/domain/news/version-features.ts';

const reader = new TextReader();
const FOLDER = join(import.meta.dirname, '../fixtures/slavic');

/** The shipped pack of the war in Ukraine; what the reports tell of it is invented. */
const UKRAINE_PACK: Pack = shipped();
export const UKRAINE_SCENE: Scene = compileScene(UKRAINE_PACK, (text, language) => reader.read(text, language));

/** A headline with the verdict that an editor would give. */
export interface Judged {
  readonly verdict: 'news' | 'analysis' | 'out';
  readonly title: string;
  readonly summary: string;
}

/** A report of a happening, hours after the first. */
export interface Told {
  readonly language: string;
  readonly hours: number;
  readonly title: string;
  readonly summary: string;
}

export function judgedReports(file: string): readonly Judged[] {
  return linesOf(file).map((line) => {
    const [verdict = '', title = '', summary = ''] = line.split('|').map((part) => part.trim());
    if (verdict !== 'news' && verdict !== 'analysis' && verdict !== 'out') throw new Error(`no verdict in "${line}"`);
    return { verdict, title, summary };
  });
}

/** Reports block by block, as blank lines part them. */
export function toldReports(file: string): readonly (readonly Told[])[] {
  return readFileSync(join(FOLDER, file), 'utf8')
    .split(/\n\s*\n/u)
    .map((block) => block.split('\n').filter(isReport).map(told));
}

export function reportOf(title: string, summary = '', source = 'courier'): NewsInput {
  return {
    title: reader.read(title),
    summary: reader.read(summary),
    link: '',
    linkWords: reader.read(''),
    source: sourceNamed(UKRAINE_PACK, source),
  };
}

/** Whether the second of two reports is placed with the first, after what else was told in those days. */
export function areJoined(first: Told, second: Told, before: readonly Told[]): boolean {
  const memory = new EventMemory();
  const place = ({ title, summary, hours }: Told, n: number): string => {
    const seenAt = Date.UTC(2030, 0, 10) + hours * 3_600_000;
    const features = versionFeatures(reportOf(title, summary, `outlet-${n}`), UKRAINE_SCENE, seenAt);
    const placement = placeVersion(features, memory);
    const eventId = placement.kind === 'existing' ? placement.eventId : `E${n}`;
    memory.add({ eventId, versionId: `${n}`, features, seenAt });
    return eventId;
  };
  before.forEach(place);
  return place(first, before.length) === place(second, before.length + 1);
}

function shipped(): Pack {
  const read = loadPack(join(import.meta.dirname, '../../config/packs/ukraine.yaml'), 'ukraine');
  if (read.value === null) throw new Error(read.problems.join('\n'));
  return read.value.pack;
}

function linesOf(file: string): readonly string[] {
  return readFileSync(join(FOLDER, file), 'utf8').split('\n').filter(isReport);
}

function isReport(line: string): boolean {
  return line !== '' && !line.startsWith('#');
}

function told(line: string): Told {
  const [, language = '', hours = '', title = '', summary = ''] = /^(\w\w) (-?\d+) ([^|]*)\|(.*)$/u.exec(line) ?? [];
  if (language === '') throw new Error(`not a report: "${line}"`);
  return { language, hours: Number(hours), title: title.trim(), summary: summary.trim() };
}
