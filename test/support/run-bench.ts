import { execFile } from 'node:child_process';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../bench/main.ts');

/** Runs `npm run bench -- …` in a process of its own. */
export function runBench(...args: readonly string[]): Promise<{ readonly code: number; readonly printed: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...args], (_error, printed, errors) =>
      resolve({ code: child.exitCode ?? 1, printed: printed + errors }),
    );
  });
}
