import { describe, expect, it } from '@jest/globals';
import { latinSkeleton } from '../../../../src/domain/news/latin-skeleton.ts';

describe('the skeleton of a name', () => {
  it.each([
    ['Witkoff', 'Віткоффом', 'Уиткоффа'],
    ['Zelenskyy', 'Зеленського', 'Зеленскому'],
    ['Umerov', 'Умєровим', 'Умерова'],
    ['Erdoğan', 'Ердогана', 'Эрдоганом'],
    ['Istanbul', 'Стамбулі', 'Стамбуле'],
    ['Jeddah', 'Джидді', 'Джидде'],
    ['Vienna', 'Відні', 'Вене'],
    ['Kharkiv', 'Харкова', 'Харькове'],
    ['Hegseth', 'Гегсета', 'Хегсетом'],
    ['Kherson', 'Херсоні', 'Херсоне'],
  ])('is one in English, Ukrainian and Russian: %s, %s, %s', (english, ukrainian, russian) => {
    const skeleton = latinSkeleton(english, 'en');
    expect(skeleton).not.toBe('');
    expect([latinSkeleton(ukrainian, 'uk'), latinSkeleton(russian, 'ru')]).toEqual([skeleton, skeleton]);
  });

  it('tells names apart', () => {
    const names = ['Witkoff', 'Rubio', 'Vance', 'Kellogg', 'Lavrov', 'Ushakov', 'Umerov', 'Yermak', 'Macron', 'Merz'];
    expect(new Set(names.map((name) => latinSkeleton(name, 'en'))).size).toBe(names.length);
  });

  it('is empty for what has hardly a consonant', () => {
    expect(latinSkeleton('Io', 'en')).toBe('');
  });
});
