import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const NODE = join(ROOT, 'node_modules/.bin/node');
/** Whatever is written there meets a full disk. */
const FULL = '/dev/full';

/** Runs a script with its standard output or error led to a full disk; answers with its exit code and what it said on the other. */
async function led(which: 'stdout' | 'stderr', script: string): Promise<readonly [code: unknown, said: string]> {
  const full = openSync(FULL, 'w');
  const stdio = ['ignore', which === 'stdout' ? full : 'pipe', which === 'stderr' ? full : 'pipe'] as const;
  const child = spawn(NODE, ['--input-type=module', '--eval', script], { cwd: ROOT, stdio: [...stdio] });
  closeSync(full);
  let said = '';
  const other = which === 'stdout' ? child.stderr : child.stdout;
  other?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'close')) as [unknown];
  return [code, said];
}

describe('a full disk', () => {
  it('under the log stops nothing', async () => {
    const script = `
      import { PinoLog } from './src/adapters/runtime/pino-log.ts';
      const log = new PinoLog('info');
      for (let n = 0; n < 3; n++) log.info('a line');
      log.error('a line of an error', { cause: new Error('something') });
      process.stdout.write('went on');`;
    expect(await led('stderr', script)).toEqual([0, 'went on']);
  });

  it('under a result is said, and the command has failed', async () => {
    const script = `
      import { say } from './src/cli/say.ts';
      say('a result');
      process.stdout.write('', () => process.exit());`;
    const [code, said] = await led('stdout', script);
    expect([code, said]).toEqual([1, expect.stringMatching(/^The result cannot be written: ENOSPC\b[^\n]*\.\n$/u)]);
  });
});
