import { describe, expect, it } from '@jest/globals';
import { rememberedForAMinute, rememberedWith } from '../../../src/domain/remembered.ts';

describe('what is made once', () => {
  it('is kept with what it was made of, also where it is nothing', () => {
    let made = 0;
    const sizeOf = rememberedWith(({ size }: { readonly size: number | undefined }) => {
      made++;
      return size;
    });
    const [three, none] = [{ size: 3 }, { size: undefined }];
    expect([sizeOf(three), sizeOf(three), sizeOf(none), sizeOf(none), sizeOf({ size: 3 })]).toEqual([
      ...[3, 3, undefined, undefined, 3],
    ]);
    expect(made).toBe(3);
  });

  it('is made anew in the next minute, of something else, and beside something else', () => {
    const told = rememberedForAMinute((about: { readonly name: string }, beside: object | null, now) => {
      return `${about.name} ${beside === null ? 'alone' : 'beside'} ${now.toISOString().slice(11, 19)}`;
    });
    const [board, tally] = [{ name: 'board' }, {}];
    const at = (time: string): Date => new Date(`2031-05-06T${time}Z`);
    expect(told(board, null, at('12:00:10'))).toBe('board alone 12:00:10');
    expect(told(board, null, at('12:00:59.999'))).toBe('board alone 12:00:10');
    expect(told(board, null, at('12:01:00'))).toBe('board alone 12:01:00');
    expect(told(board, tally, at('12:01:01'))).toBe('board beside 12:01:01');
    expect(told({ name: 'other' }, tally, at('12:01:02'))).toBe('other beside 12:01:02');
    expect(told(board, {}, at('12:01:03'))).toBe('board beside 12:01:03');
  });
});
