import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Dice, mutated } from '../bench/fuzz/mutate.ts';
import { ownSeeds } from '../bench/fuzz/seeds.ts';

const main = join(import.meta.dirname, '../bench/main.ts');

async function bench(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [main, 'fuzz', ...args]);
  return stdout;
}

describe('bench fuzz', () => {
  it('reads documents that were broken at random, without a failure and within its memory', async () => {
    const printed = await bench('2000', '--seed', '12');
    expect(printed).toContain('2000 documents');
    expect(printed).toMatch(/read \d+, refused with a sentence \d+, failed 0\n/);
    expect(Number(/peak resident memory: (\d+) MB/.exec(printed)?.[1])).toBeLessThan(256);
  }, 60_000);

  it('takes a folder’s documents to begin with', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ceasefire-'));
    await writeFile(
      join(folder, 'one.xml'),
      '<rss version="2.0"><channel><item><title>One</title></item></channel></rss>',
    );
    expect(await bench('50', folder, '--seed', '3')).toMatch(/seed 3, 1 documents to begin with\n50 documents/);
    await rm(folder, { recursive: true });
  }, 60_000);

  it('makes the same document of the same seed and number, and others of others', () => {
    const seeds = ownSeeds();
    const made = (seed: number, number: number): string => mutated(seeds, new Dice(seed, number)).toString('base64');
    expect(made(5, 17)).toBe(made(5, 17));
    const documents = Array.from({ length: 200 }, (_, number) => made(5, number));
    expect(new Set([...documents, made(6, 17)]).size).toBeGreaterThan(190);
  });
});
