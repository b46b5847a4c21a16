import { describe, expect, it } from '@jest/globals';
import { TextReader } from '../../../../src/adapters/language/text-reader.ts';
import { changesOf, extractStatements } from '../../../../src/domain/diplomacy/extract.ts';
import { compileScene } from '../../../../src/domain/diplomacy/scene.ts';
import type { Scene } from '../../../../src/domain/diplomacy/scene.ts';
import type { Statement } from '../../../../src/domain/diplomacy/statement.ts';
import * as acts from '../../../fixtures/sentences/english-acts.ts';
import * as headlines from '../../../fixtures/sentences/english-headlines.ts';
import * as mentions from '../../../fixtures/sentences/english-mentions.ts';
import * as phases from '../../../fixtures/sentences/english-phases.ts';
import * as positions from '../../../fixtures/sentences/english-positions.ts';
import * as talks from '../../../fixtures/sentences/english-talks.ts';
import * as traps from '../../../fixtures/sentences/english-traps.ts';
import { PACKS } from '../../../fixtures/sentences/packs.ts';
import { QUOTES } from '../../../fixtures/sentences/quotes.ts';
import * as russian from '../../../fixtures/sentences/russian.ts';
import type { Sentence } from '../../../fixtures/sentences/sentence.ts';
import * as several from '../../../fixtures/sentences/two-at-once.ts';
import * as ukrainian from '../../../fixtures/sentences/ukrainian.ts';

type PackName = keyof typeof PACKS;

const reader = new TextReader();
const SCENES = Object.fromEntries(
  Object.entries(PACKS).map(([name, pack]) => [
    name,
    compileScene(pack, (text, language) => reader.read(text, language)),
  ]),
) as Readonly<Record<PackName, Scene>>;

/** What may not be asserted unless the table says so: an error here would be believed. */
const STRICT: readonly string[] = ['position', 'phase', 'breach', 'exchange'];

const TABLES: readonly (readonly [string, readonly Sentence[]])[] = Object.entries({
  ...positions,
  ...phases,
  ...talks,
  ...acts,
  ...traps,
  ...mentions,
  ...headlines,
  ...several,
  ...ukrainian,
  ...russian,
});

function assertedIn(pack: PackName, text: string): readonly Statement[] {
  return changesOf(extractStatements({ title: reader.read(''), summary: reader.read(text), side: null }, SCENES[pack]));
}

/** Is the statement the one that "type actors value scope" describes? */
function isMeant(s: Statement, meant: string): boolean {
  const [type, actors, value, scope] = meant.split(' ');
  return (
    s.type === type &&
    s.value === value &&
    (actors === '-' || s.actors.toSorted().join('+') === actors?.split('+').toSorted().join('+')) &&
    (scope === undefined || s.scope === scope)
  );
}

function written(s: Statement): string {
  return `${s.type} ${s.actors.join('+') || '-'} ${s.value} ${s.scope ?? 'none'}`;
}

describe.each(TABLES)('sentences of the table %s', (_, sentences) => {
  it.each(sentences)('%s: %s', (pack, text, expected, forbidden = []) => {
    const found = assertedIn(pack, text);
    const meant = expected.filter((e) => found.some((s) => isMeant(s, e)));
    const tooMuch = found.filter((s) => STRICT.includes(s.type) && !expected.some((e) => isMeant(s, e)));
    expect({ meant, tooMuch: tooMuch.map(written) }).toEqual({ meant: expected, tooMuch: [] });
    expect(forbidden.filter((f) => found.some((s) => isMeant(s, f)))).toEqual([]);
  });

  it.each(sentences)('%s: %s: in its own words, and few of them', (pack, text) => {
    for (const { quote, about } of assertedIn(pack, text)) {
      expect(quote).not.toBe('');
      expect(text).toContain(quote);
      expect(text).toContain(about);
      expect(about).toMatch(/^[\p{L}\p{N}“‘«"'](?:.*[\p{L}\p{N}”’»"'.])?$/su);
    }
  });
});

describe('the words that a statement cites', () => {
  it.each(QUOTES)('%s: %s', (pack, text, quote, about) => {
    expect(assertedIn(pack, text)[0]).toMatchObject({ quote, about });
  });

  it('never reach over the sentence that holds the claim', () => {
    for (const [pack, text] of TABLES.flatMap(([, sentences]) => sentences)) {
      const around = `It rained in the hills. ${text.replace(/(?<![.?!…])$/u, '.')} Ships left the harbour at noon.`;
      for (const { quote } of assertedIn(pack, around)) {
        expect(quote).not.toMatch(/rained|Ships left/u);
        expect(quote.length).toBeLessThanOrEqual(text.length + 1);
      }
    }
  });
});

it('is tried on hundreds of sentences', () => {
  expect(TABLES.flatMap(([, sentences]) => sentences).length).toBeGreaterThan(500);
});
