import { describe, expect, it } from '@jest/globals';
import { OneATurn } from '../../../../src/adapters/feeds/one-a-turn.ts';

describe('work that is done one piece a turn', () => {
  it('lets everything else have its turn between two pieces', async () => {
    const order: string[] = [];
    const work = new OneATurn();
    const piece = (name: string) => work.do(async () => void order.push(name));
    const others = async (): Promise<void> => {
      for (let n = 0; n < 3; n++) {
        await new Promise((resolve) => setImmediate(resolve));
        order.push('others');
      }
    };
    await Promise.all([piece('a'), piece('b'), piece('c'), others()]);
    expect(order.join(' ')).toMatch(/a.*others.*b.*others.*c/u);
    expect(order.filter((name) => name !== 'others')).toEqual(['a', 'b', 'c']);
  });

  it('does the next piece whatever became of the one before, of which only its own asker hears', async () => {
    const work = new OneATurn();
    const failing = work.do(() => Promise.reject(new Error('no feed')));
    const next = work.do(async () => 'read');
    await expect(failing).rejects.toThrow('no feed');
    expect(await next).toBe('read');
  });
});
