import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Platform } from '../../src/domain/telling/subscription.ts';
import type { Shown } from './driver.ts';

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'rendered');

/** Are the files to be written anew? Never in CI, which could then not fail. */
export function isUpdate(env: NodeJS.ProcessEnv = process.env): boolean {
  const asked = env['UPDATE_RENDERED'] === '1';
  if (asked && env['CI']) throw new Error('UPDATE_RENDERED writes what it sees, so it is refused in CI');
  return asked;
}

/** What is to be seen on a platform, by name. */
export function expected(platform: Platform): ReadonlyMap<string, readonly Shown[]> {
  const folder = join(FOLDER, platform);
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as readonly Shown[];
  if (platform !== 'terminal')
    return new Map(readdirSync(folder).map((file) => [file.replace('.json', ''), read(file)] as const));
  const text = (file: string) =>
    readFileSync(join(folder, file), 'utf8')
      .split(BETWEEN)
      .map((one) => ({ text: one }));
  return new Map(readdirSync(folder).map((file) => [file.replace('.txt', ''), text(file)] as const));
}

/** Writes what was seen in place of what is to be seen. */
export function writeExpected(platform: Platform, seen: ReadonlyMap<string, readonly Shown[]>): void {
  const folder = join(FOLDER, platform);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, shown] of seen) {
    if (platform === 'terminal')
      writeFileSync(join(folder, `${name}.txt`), shown.map(({ text }) => text).join(BETWEEN));
    else writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(shown, null, 1)}\n`);
  }
}

/** Between what was printed at once. */
const BETWEEN = '\n=====\n';
