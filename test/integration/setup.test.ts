import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aFolder } from '../support/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '../..');
/** The PATH of a machine on which nothing of ours is installed, so that `node` is the machine's own, of any version. */
const OUTSIDE = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules'));
const MACHINE_NODE = execFileSync('/bin/sh', ['-c', 'command -v node'], {
  env: { PATH: OUTSIDE.join(delimiter) },
  encoding: 'utf8',
}).trim();

/** An npm that only notes how it was called; `ci` leaves a Node of that version behind. */
const npm = (version: string): string => `#!/bin/sh
echo "$1 $2" >> "$PWD/npm-calls"
sleep 0.3
[ "$1" = ci ] || exit 0
echo "npm has much to say"
rm -rf node_modules && mkdir -p node_modules/.bin
printf '#!/bin/sh\\necho ${version}\\n' > node_modules/.bin/node
chmod +x node_modules/.bin/node
`;

describe('config/setup.mjs', () => {
  let folder: ReturnType<typeof aFolder>;
  beforeEach(() => {
    folder = aFolder();
    for (const name of ['config', 'bin']) mkdirSync(join(folder.path, name));
    copyFileSync(join(ROOT, 'config/setup.mjs'), join(folder.path, 'config/setup.mjs'));
    writeFileSync(join(folder.path, 'package-lock.json'), '{"lockfileVersion":3}\n');
    machineHas(npm('v24.1.0'));
  });
  afterEach(() => folder.remove());

  function machineHas(script: string): void {
    writeFileSync(join(folder.path, 'bin/npm'), script, { mode: 0o755 });
  }

  async function setup(): Promise<{ readonly code: unknown; readonly stdout: string; readonly stderr: string }> {
    const PATH = [join(folder.path, 'bin'), ...OUTSIDE].join(delimiter);
    const child = spawn(MACHINE_NODE, ['config/setup.mjs'], { cwd: folder.path, env: { PATH }, stdio: 'pipe' });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const [code] = (await once(child, 'close')) as [unknown];
    return { code, stdout, stderr };
  }

  function npmCalls(): readonly string[] {
    const path = join(folder.path, 'npm-calls');
    return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
  }

  it('installs once, says so on standard error alone, and then has nothing to do or say', async () => {
    const first = await setup();
    expect([first.code, first.stdout]).toEqual([0, '']);
    expect(first.stderr).toContain('setup: installing packages');
    expect(first.stderr).toContain('npm has much to say');
    expect(npmCalls()).toEqual(['ci --include=dev', 'rebuild node']);
    expect(await setup()).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(npmCalls()).toHaveLength(2);
  });

  it('installs again once the lock file has changed, or its work has gone', async () => {
    await setup();
    appendFileSync(join(folder.path, 'package-lock.json'), '\n');
    await setup();
    expect(npmCalls()).toHaveLength(4);
    execFileSync('rm', ['-r', join(folder.path, 'node_modules/.bin')]);
    await setup();
    expect(npmCalls()).toHaveLength(6);
  });

  it('started twice at once installs once; the other waits until it is there', async () => {
    const both = await Promise.all([setup(), setup()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.map(({ stderr }) => stderr).join('')).toContain('another run is installing');
    expect(npmCalls()).toEqual(['ci --include=dev', 'rebuild node']);
    expect(existsSync(join(folder.path, '.cache/setup.lock'))).toBe(false);
  });

  it.each([
    ['npm fails', '#!/bin/sh\nexit 7\n', 'npm ci failed (exit code 7)'],
    ['the Node that npm brought is another one', npm('v20.1.0'), 'does not run as Node 24'],
  ])('says in one sentence that %s, fails, and tries again the next time', async (_what, script, says) => {
    machineHas(script);
    const { code, stdout, stderr } = await setup();
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^setup: .+\.$/u);
    expect(stderr).toContain(says);
    expect(existsSync(join(folder.path, '.cache/setup.lock'))).toBe(false);
    machineHas(npm('v24.1.0'));
    expect(await setup()).toMatchObject({ code: 0 });
  });

  it('takes over from a run that died', async () => {
    const lock = join(folder.path, '.cache/setup.lock');
    const gone = spawn('true');
    await once(gone, 'close');
    mkdirSync(lock, { recursive: true });
    const host = execFileSync(MACHINE_NODE, ['-p', 'os.hostname()'], { encoding: 'utf8' }).trim();
    writeFileSync(join(lock, 'owner'), `${host} ${gone.pid ?? 0}`);
    expect(await setup()).toMatchObject({ code: 0, stdout: '' });
    expect(npmCalls()).toHaveLength(2);
  });
});
