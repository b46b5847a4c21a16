import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { fromFeedsmith, fromGofeed, fromRssParser, type Stated } from './stated.ts';

/** One document of a suite, with what the suite states about it; null where it states nothing. */
export interface TortureCase {
  readonly suite: string;
  readonly document: string;
  readonly bytes: Uint8Array;
  readonly stated: Stated | null;
}

interface Suite {
  readonly name: string;
  readonly folder: string;
  /** Which of its files are documents. */
  readonly isDocument: (path: string) => boolean;
  /** Where the expectation of a document stands, whether it is there or not. */
  readonly expectationOf: (path: string) => string | null;
  readonly read: (expectation: unknown) => Stated;
}

const besideXml = (path: string): string => path.replace(/\.xml$/u, '.json');

const suites: readonly Suite[] = [
  {
    name: 'gofeed',
    folder: 'gofeed/testdata',
    isDocument: (path) => path.endsWith('.xml') || (/\/(?:json|universal)\//u.test(path) && !/_expected\./u.test(path)),
    expectationOf: (path) => (path.endsWith('.xml') ? besideXml(path) : path.replace(/\.json$/u, '_expected.json')),
    read: fromGofeed,
  },
  {
    name: 'rss-parser',
    folder: 'rss-parser/test/input',
    isDocument: () => true,
    expectationOf: (path) => join(path, '../../output', `${basename(path).replace(/\.\w+$/u, '')}.json`),
    read: fromRssParser,
  },
  {
    name: 'feedsmith',
    folder: 'feedsmith',
    isDocument: (path) => path.endsWith('.xml'),
    expectationOf: besideXml,
    read: fromFeedsmith,
  },
  {
    name: 'miniflux',
    folder: 'miniflux',
    isDocument: (path) => path.endsWith('.xml'),
    expectationOf: () => null,
    read: () => ({ title: null, items: [] }),
  },
];

/** Every document of every suite that the folder holds, suite by suite, in the order of their names. */
export async function* tortureCases(folder: string): AsyncGenerator<TortureCase> {
  for (const suite of suites) {
    const root = join(folder, suite.folder);
    if (!existsSync(root)) continue;
    for (const path of await filesUnder(root)) {
      if (!suite.isDocument(path)) continue;
      const stated = await expectation(suite, path);
      yield { suite: suite.name, document: relative(root, path), bytes: await readFile(path), stated };
    }
  }
}

async function expectation(suite: Suite, path: string): Promise<Stated | null> {
  const file = suite.expectationOf(path);
  if (file === null || file === path || !existsSync(file)) return null;
  return suite.read(JSON.parse(await readFile(file, 'utf8')));
}

async function filesUnder(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== 'LICENSE')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
