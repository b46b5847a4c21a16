import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './tool.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ceasefire-ci-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Calls a function of .ci/run inside `folder`. */
function callInFolder(script: string, env: Readonly<Record<string, string>> = {}): string {
  const text = `source "${join(root, '.ci', 'run')}"; cd "${folder}"; ${script}`;
  return execFileSync('/bin/bash', ['-c', text], { encoding: 'utf8', env: { ...process.env, ...env } });
}

function commit(subject: string): void {
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgSign=false'];
  execFileSync('git', [...who, 'commit', '--quiet', '--allow-empty', '--no-verify', '-m', subject], { cwd: folder });
}

/** A machine without a browser: a few real tools, and an `apt-get` that only says how it was called. */
function machineWithoutBrowser(): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  for (const tool of ['grep', 'dirname', 'id']) {
    symlinkSync(execFileSync('which', [tool], { encoding: 'utf8' }).trim(), join(bin, tool));
  }
  for (const name of ['apt-get', 'sudo']) {
    writeFileSync(join(bin, name), `#!/bin/sh\necho "${name} $*" >>calls\n`, { mode: 0o755 });
  }
  return bin;
}

describe('.ci/run', () => {
  it('names the commits whose subject is not of the form, and no others', () => {
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    commit('first commit of all');
    commit('feat(domain): boards are dated');
    commit('fix(adapters/discord): a reply is split');
    commit('Update stuff');
    commit('feat: no scope');
    commit('improved(domain): no such type');
    const subjects = callInFolder('bad_subjects').trim().split('\n');
    expect(subjects.map((line) => line.replace(/^\w+ /, '')).sort()).toEqual([
      'Update stuff',
      'feat: no scope',
      'improved(domain): no such type',
    ]);
  });

  it.each([
    ['all well', { numPassedTests: 7, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }, '7 passed, 0 failed\n'],
    ['a failed test', { numPassedTests: 6, numFailedTests: 1, numRuntimeErrorTestSuites: 0 }, '6 passed, 1 failed\n'],
    [
      'a suite that did not start',
      { numPassedTests: 6, numFailedTests: 0, numRuntimeErrorTestSuites: 1 },
      '6 passed, 1 failed\n',
    ],
  ])('counts %s in its closing line', (_situation, result, line) => {
    writeFileSync(join(folder, 'result.json'), JSON.stringify(result));
    expect(callInFolder('closing_line result.json')).toBe(line);
  });

  it('fetches a browser only where a test wants one', () => {
    const calls = () => readFileSync(join(folder, 'calls'), 'utf8');
    const PATH = machineWithoutBrowser();
    writeFileSync(join(folder, 'calls'), '');
    mkdirSync(join(folder, 'test'));
    callInFolder('ensure_chromium', { PATH });
    expect(calls()).toBe('');
    writeFileSync(join(folder, 'test', 'page.test.ts'), "import { chromium } from 'playwright-core';\n");
    callInFolder('ensure_chromium', { PATH });
    expect(calls()).toMatch(/apt-get update.*\n.*apt-get install .*chromium/);
  });
});
