import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readable } from '../../../../src/domain/news/readable.ts';

describe('what is read of a text', () => {
  it('is all of one that a person would write', () => {
    const text = 'Valmere accepts the truce. '.repeat(700);
    expect(readable(text)).toBe(text);
  });

  it('is the beginning of one that is far too long, letter for letter and in whole words', () => {
    const text = 'Valmere accepts the truce. '.repeat(10_000);
    const read = readable(text);
    expect(read.length).toBeGreaterThan(19_800);
    expect(read.length).toBeLessThanOrEqual(20_000);
    expect(text.startsWith(read)).toBe(true);
    expect(text.charAt(read.length)).toBe(' ');
  });

  it('never ends inside a character, also where there is no word to end at', () => {
    fc.assert(
      fc.property(fc.nat({ max: 3 }), (shift) => {
        const read = readable(`${'x'.repeat(shift)}${'🕊'.repeat(30_000)}`);
        expect(read.isWellFormed()).toBe(true);
        expect(read.length).toBeGreaterThan(19_990);
      }),
    );
  });
});
