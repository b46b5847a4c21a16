import { describe, expect, it } from '@jest/globals';
import { TextReader } from '../../../../src/adapters/language/text-reader.ts';
import type { Language } from '../../../../src/domain/diplomacy/pack.ts';
import { compileScene } from '../../../../src/domain/diplomacy/scene.ts';
import { versionFeatures } from '../../../../src/domain/news/version-features.ts';
import { FICTIONAL_PACK } from '../../../fixtures/stated/fictional-pack.ts';

const reader = new TextReader();
const scene = compileScene(FICTIONAL_PACK, (text, language) => reader.read(text, language));
const featuresOf = (text: string, language: Language): ReturnType<typeof versionFeatures> =>
  versionFeatures(
    {
      title: reader.read(text, language),
      summary: reader.read('', language),
      link: '',
      linkWords: reader.read(''),
      source: scene.pack.sources[0] ?? OUTLET,
    },
    scene,
    0,
  );
const OUTLET = { id: 'courier' } as never;

describe('what a headline is about is one key in every language', () => {
  it.each([
    [
      'truce of 30 day',
      'Northland offers 30-day truce',
      'Нордланд пропонує 30-денне перемир’я',
      'Нордланд предлагает перемирие на 30 дней',
    ],
    [
      'truce of 3 day',
      'Northland offers three-day truce',
      'Нордланд пропонує триденне перемир’я',
      'Нордланд предлагает трёхдневное перемирие',
    ],
    [
      'truce of easter',
      'Northland offers Easter truce',
      'Нордланд пропонує великоднє перемир’я',
      'Нордланд предлагает пасхальное перемирие',
    ],
    [
      'truce of energy',
      'Northland offers energy truce',
      'Нордланд пропонує енергетичне перемир’я',
      'Нордланд предлагает энергетическое перемирие',
    ],
    [
      'remains handed over',
      'Northland returns remains of soldiers',
      'Нордланд повернув тіла солдатів',
      'Нордланд вернул тела солдат',
    ],
    ['captives handed over', 'Northland frees prisoners', 'Нордланд звільнив полонених', 'Нордланд освободил пленных'],
  ])('%s', (key, en, uk, ru) => {
    expect([featuresOf(en, 'en').things, featuresOf(uk, 'uk').things, featuresOf(ru, 'ru').things]).toEqual([
      expect.arrayContaining([key]),
      expect.arrayContaining([key]),
      expect.arrayContaining([key]),
    ]);
  });

  it.each<[Language, string]>([
    ['en', 'Northland accepts truce, six freed on Monday'],
    ['uk', 'Нордланд прийняв перемир’я, шістьох звільнено в понеділок'],
    ['ru', 'Нордланд принял перемирие, шестерых освободили в понедельник'],
  ])('so are acts, numbers and days: %s', (language, text) => {
    expect(featuresOf(text, language)).toMatchObject({
      leadSteps: expect.arrayContaining(['says yes|northland|truce|']) as unknown,
      numbers: ['6'],
      days: ['monday'],
    });
  });
});
