import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configFileSchema } from '../../../src/config/file-schema.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { loadPack } from '../../../src/config/load-pack.ts';
import { ConfigurationProblems } from '../../../src/config/problems.ts';
import { aFolder } from '../../support/temporary-folder.ts';

type Path = readonly (string | number)[];
const quote = {
  quote: 'We accept',
  speaker: 'Bren Osk',
  outlet: 'Radio',
  at: '2031-05-04',
  link: 'https://a.example/',
};
const position = {
  truce: 'pause',
  value: 'accepts',
  certainty: 'claimed',
  since: '2031-05-04',
  quotes: [quote],
  note: 'x',
};

/** A pack that uses every field there is. */
const PACK = {
  id: 'strait',
  name: 'Valmere–Korrath',
  prefix: 'VK',
  parties: [{ id: 'valmere', name: 'Valmere', role: 'belligerent', aliases: { en: ['Valmerian'] } }],
  places: { en: ['Sella Strait'] },
  truces: [{ id: 'pause', name: 'the pause', scope: 'full', aliases: { en: ['pause'] } }],
  sources: [
    { id: 'radio', outlet: 'Radio', family: 'r', side: 'valmere', tier: 1, language: 'en', url: 'https://a.example/' },
  ],
  baseline: {
    asOf: '2031-05-05T06:00:00Z',
    truces: {
      pause: {
        name: 'the pause',
        phase: 'proposed',
        scope: 'full',
        by: ['valmere'],
        since: '2031-05-04',
        ends: '2031-06-01',
      },
    },
    positions: { valmere: position },
    expected: [{ what: 'talks', when: '2031-05-06', certainty: 'possible' }],
    statements: [
      {
        type: 'demand',
        actor: ['valmere'],
        value: 'stated',
        about: 'ships',
        by: 'valmere',
        scope: 'full',
        quotes: [{ ...quote }],
        at: '2031-05-04',
        note: 'x',
      },
    ],
  },
};
const REQUIRED = [
  'id', 'name', 'prefix', 'parties', 'parties[0].id', 'parties[0].name', 'parties[0].role', 'truces[0].id', 'truces[0].name',
  'sources[0].id', 'sources[0].outlet', 'sources[0].family', 'sources[0].tier', 'sources[0].language', 'sources[0].url',
  'baseline: asOf', 'baseline: positions.valmere.value', 'baseline: positions.valmere.quotes[0].quote',
  'baseline: expected[0].what', 'baseline: statements[0].type', 'baseline: statements[0].value',
  'baseline: statements[0].quotes[0].quote',
]; // prettier-ignore

/** Every key of an object and of what it holds, lists by their first element. */
function keysOf(value: unknown, at: Path = []): readonly Path[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...at, Array.isArray(value) ? Number(key) : key];
    return [path, ...keysOf(inner, path)];
  });
}

/** A copy in which one key has another value; undefined takes it away. */
function changed(whole: object, path: Path, value: unknown): object {
  const copy = structuredClone(whole);
  const holder = path.slice(0, -1).reduce((at, key) => at[key] as never, copy as Record<string | number, unknown>);
  const last = path.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else holder[last] = value;
  return copy;
}

/** Of another kind than what stands there: no map where there is one, else a map. */
function wrongFor(whole: object, path: Path): unknown {
  const there = path.reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], whole);
  return there !== null && typeof there === 'object' && !Array.isArray(there) ? 17 : { planted: ['planted'] };
}

const named = (path: Path): string =>
  path.map((key, n) => (typeof key === 'number' ? `[${key}]` : `${n > 0 ? '.' : ''}${key}`)).join('');
const inPack = (path: Path): string => named(path).replace(/^baseline\./u, 'baseline: ');

let folder: ReturnType<typeof aFolder>;
beforeEach(() => {
  folder = aFolder();
});
afterEach(() => folder.remove());

function write(content: object): string {
  const path = join(folder.path, 'file.yaml');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const packProblems = (content: object): readonly string[] => loadPack(write(content), 'pack strait').problems;

function configProblems(content: object): readonly string[] {
  try {
    loadConfig({ CEASEFIRE_CONFIG: write(content) });
    return [];
  } catch (error) {
    if (error instanceof ConfigurationProblems) return error.problems;
    throw error;
  }
}

/** One sentence per key, each a sentence of its own words. */
function expectNamed(problems: readonly string[], key: string, file: string): void {
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^[^\n]+[^.]\.$/u);
  expect(problems[0]?.startsWith(`${file}: ${key} `)).toBe(true);
  expect(problems[0]).not.toMatch(/invalid|undefined|planted/iu);
}

describe('a pack file', () => {
  it('that uses every field is sound', () => {
    expect(packProblems(PACK)).toEqual([]);
  });

  it.each(
    keysOf(PACK)
      .filter((path) => typeof path.at(-1) === 'string')
      .map((path) => [inPack(path), path] as const),
  )('with something else in %s names that key and not the value', (key, path) => {
    expectNamed(packProblems(changed(PACK, path, wrongFor(PACK, path))), key, 'pack strait');
  });

  it.each(REQUIRED)('without %s says that it is missing', (key) => {
    const path = keysOf(PACK).find((one) => inPack(one) === key) ?? [];
    expect(packProblems(changed(PACK, path, undefined))).toEqual([`pack strait: ${key} is missing.`]);
  });
});

describe('the config file', () => {
  const FILE = 'the file of CEASEFIRE_CONFIG';
  const defaults = configFileSchema.parse({ packs: ['ukraine'] });
  const keys = keysOf(defaults).filter((path) => typeof path.at(-1) === 'string');

  it.each(keys.map((path) => [named(path), path] as const))('with something else in %s names that key', (key, path) => {
    const whole = { packs: ['ukraine'], polling: {}, digest: {}, retention: {}, admins: {}, desk: {}, web: {} };
    const problems = configProblems(changed(whole, path, wrongFor(defaults, path)));
    expectNamed(problems, key, FILE);
  });

  it.each([
    [{}, 'packs is missing'],
    [{ packs: [] }, 'packs must not be empty'],
    [
      { packs: ['ukraine'], polling: { minInterval: '2h', maxInterval: '1h' } },
      'polling.minInterval must not be longer',
    ],
    [{ packs: ['ukraine'], polling: { allowHosts: ['localhost'] } }, 'polling.allowHosts[0] must be host:port'],
    [{ packs: ['ukraine'], retention: { texts: '7d' } }, 'retention.texts must be at least 30d'],
    [{ packs: ['ukraine'], digest: { maxLines: 0 } }, 'digest.maxLines must be at least 1'],
    [{ packs: ['ukraine'], digest: { defaultSchedule: '* * * * *' } }, 'digest.defaultSchedule must be a cron line'],
    [{ packs: ['ukraine'], admins: { slack: ['@ana'] } }, 'admins.slack[0] must be the id of a member'],
    [
      { packs: ['ukraine'], admins: { discord: [175928847299117063] } },
      'admins.discord[0] must be the id of a user in quotes',
    ],
    [{ packs: ['ukraine'], web: { enable: true } }, 'web.enable is not a known key'],
  ])('%j is refused in one sentence', (content, says) => {
    expect(configProblems(content)).toEqual([expect.stringContaining(`${FILE}: ${says}`)]);
  });
});
