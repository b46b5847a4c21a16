import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { root } from './tool.ts';

const topLevel = ['Dockerfile', 'LICENSE', 'README.md', 'package-lock.json', 'package.json', 'tsconfig.json'];
const topFolders = ['config', 'docs', 'src', 'test'];
const srcFolders = ['adapters', 'app', 'cli', 'commands', 'config', 'domain', 'pipeline', 'ports', 'queries'];
const srcFiles = ['README.md', 'app.ts', 'main.ts'];
const testFolders = [
  'architecture',
  'bench',
  'contract',
  'e2e',
  'fakes',
  'fixtures',
  'integration',
  'rendered',
  'support',
  'torture',
  'unit',
];
const MAX_LINES = 250;

/** Every file that is, or would be, committed. */
function repositoryFiles(): readonly string[] {
  const args = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
}

/** Whether the file may lie at the top, or its folder may. */
function isAllowedAtTop(path: string): boolean {
  const [first = '', ...rest] = path.split('/');
  if (first.startsWith('.')) return true;
  return rest.length > 0 ? topFolders.includes(first) : topLevel.includes(first);
}

/** Why a path of src has no place, if so. */
function misplaced(path: string): string | undefined {
  const [, first = '', ...rest] = path.split('/');
  const folders = path.split('/').slice(0, -1);
  if (rest.length === 0 ? !srcFiles.includes(first) : !srcFolders.includes(first))
    return 'a folder or file not in the map';
  if (folders.some((name) => /^(utils?|helpers?|common|shared|interfaces?|misc|lib)$/.test(name)))
    return 'a folder for anything';
  if (/^(index|types|utils?|helpers?|common|interfaces?|constants)\.ts$/.test(basename(path)))
    return 'a file for anything';
  if (!/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(basename(path)) && path !== 'src/README.md')
    return 'a name that is not kebab-case';
  return undefined;
}

const lineCount = (path: string) => readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length;

describe('the layout', () => {
  it('keeps the top level to what is allowed there', () => {
    expect(repositoryFiles().filter((path) => !isAllowedAtTop(path))).toEqual([]);
  });

  it('has a place and a telling name for every file of src', () => {
    const found = repositoryFiles().filter((path) => path.startsWith('src/') && misplaced(path) !== undefined);
    expect(found).toEqual([]);
  });

  it('has a place for every folder of test', () => {
    const folders = new Set(globSync('test/*', { cwd: root }).map((path) => basename(path)));
    expect([...folders].filter((name) => !testFolders.includes(name))).toEqual([]);
  });

  it(`keeps every file of src and test within ${MAX_LINES} lines`, () => {
    const code = globSync(['src/**/*.ts', 'test/**/*.ts'], { cwd: root, exclude: ['test/architecture/breaches/**'] });
    expect(code.filter((path) => lineCount(path) > MAX_LINES)).toEqual([]);
  });

  it.each(['utils.md', 'lib/x.ts', 'tools.sh', 'CHANGELOG.md', 'jest.config.js'])('refuses %s at the top', (path) => {
    expect(isAllowedAtTop(path)).toBe(false);
  });

  it.each([
    'src/gadgets/x.ts',
    'src/other.ts',
    'src/domain/utils/text.ts',
    'src/domain/types.ts',
    'src/domain/index.ts',
    'src/domain/feedHealth.ts',
    'src/domain/notes.txt',
    'src/adapters/common/text.ts',
  ])('refuses %s', (path) => {
    expect(misplaced(path)).toBeDefined();
  });

  it.each(['src/main.ts', 'src/README.md', 'src/domain/news/feed.ts', 'src/adapters/store/migrations/0001-first.ts'])(
    'accepts %s',
    (path) => {
      expect(misplaced(path)).toBeUndefined();
    },
  );
});
