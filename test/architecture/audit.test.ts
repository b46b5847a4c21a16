import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { root } from './tool.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ceasefire-audit-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o755 });
  return path;
}

function audit(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'config/audit.mjs'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout };
}

/** What npm says of one hole, of which another package has it. */
const HOLE = {
  auditReportVersion: 2,
  vulnerabilities: {
    leaky: {
      via: [{ name: 'leaky', title: 'Leaks', severity: 'high', url: 'https://github.com/advisories/GHSA-aaaa' }],
    },
    above: { via: ['leaky'] },
  },
};
const CLEAN = { auditReportVersion: 2, vulnerabilities: {} };
const excepted = (until: string, why = 'not reached by us') => ({
  exceptions: [{ advisory: 'GHSA-aaaa', why, until }],
});

describe('the audit of dependencies', () => {
  it.each([
    ['a known hole', HOLE, { exceptions: [] }, 1, '- leaky: Leaks (high), GHSA-aaaa'],
    ['a hole that is excepted', HOLE, excepted('2031-06-01'), 0, '0 problems, 1 exceptions'],
    ['an exception that has ended', HOLE, excepted('2031-04-30'), 1, '- the exception GHSA-aaaa ended on 2031-04-30'],
    ['an exception without a reason', HOLE, excepted('2031-06-01', ''), 1, '- the exception GHSA-aaaa has no reason'],
    ['an exception that is needed no more', CLEAN, excepted('2031-06-01'), 1, 'meets nothing any more; take it out'],
    ['no hole', CLEAN, { exceptions: [] }, 0, 'packages audited, 0 problems, 0 exceptions'],
  ])('finds of %s what is to be done', (_, report, exceptions, status, words) => {
    const paths = ['--report', file('report.json', report), '--exceptions', file('exceptions.json', exceptions)];
    const said = audit([...paths, '--today', '2031-05-06']);
    expect(said.stdout).toContain(words);
    expect(said.status).toBe(status);
  });

  it('says that nothing is known where nobody can be asked, and fails where that was required', () => {
    file('npm', '#!/bin/sh\necho \'{"message":"405 Method Not Allowed"}\'\nexit 1\n');
    const PATH = [folder, dirname(process.execPath), process.env.PATH].join(delimiter);
    const said = audit([], { PATH });
    expect(said.stdout).toMatch(/^NOT AUDITED: .*405 Method Not Allowed/mu);
    expect(said.stdout).not.toContain('packages audited');
    expect(said.status).toBe(0);
    expect(audit([], { PATH, AUDIT: 'required' }).status).toBe(1);
  });

  it.each([
    ['comes from elsewhere', { resolved: 'git+ssh://git@host.example/x.git' }, 'node_modules/x does not come from'],
    ['has no checksum', { integrity: undefined }, 'node_modules/x has no checksum'],
    ['has a weak one', { integrity: 'sha1-abc' }, 'node_modules/x has no checksum'],
    ['runs a script', { hasInstallScript: true }, 'x wants to run a script when it is installed'],
  ])('needs nobody to see that a package %s', (_, change, words) => {
    const sound = { resolved: 'https://registry.npmjs.org/x/-/x-1.0.0.tgz', integrity: 'sha512-abc' };
    const lock = { packages: { '': {}, 'node_modules/x': { ...sound, ...change } } };
    const said = audit(['--lock', file('lock.json', lock), '--report', file('clean.json', CLEAN)]);
    expect(said.stdout).toContain(words);
    expect(said.status).toBe(1);
  });

  it('finds nothing wrong with the lock file that is there', () => {
    expect(audit(['--report', file('clean.json', CLEAN)])).toMatchObject({ status: 0 });
  });

  it('is a step of CI', () => {
    expect(readFileSync(join(root, '.ci/run'), 'utf8')).toMatch(/^ {2}node config\/audit\.mjs \|\| failed=1$/mu);
  });
});
