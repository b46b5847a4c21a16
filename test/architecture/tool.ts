import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** The repository's top folder. */
export const root = join(import.meta.dirname, '..', '..');

/** Runs an installed tool and gives its standard output as JSON, whatever its exit code; fails when it printed none. */
export function jsonFromTool(program: string, args: readonly string[], cwd: string): Promise<unknown> {
  const path = join(root, 'node_modules', '.bin', program);
  return new Promise((done, fail) => {
    execFile(process.execPath, [path, ...args], { cwd, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout, stderr) => {
      try {
        done(JSON.parse(stdout));
      } catch (cause) {
        fail(new Error(`${program} gave no JSON: ${stderr || stdout}`, { cause }));
      }
    });
  });
}
