import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { liveTitles } from './live-tests.ts';
import { root } from './tool.ts';

const LEAST_LINES = 20;
const readme = readFileSync(join(root, 'src/README.md'), 'utf8');
const section = /^## Security\n(?<text>[\s\S]*?)(?=^## |$(?![\s\S]))/mu.exec(readme)?.groups?.['text'] ?? '';
/** The cells of each line of the threat model. */
const lines = section
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:who +\||---)/u.test(line))
  .map((line) => line.slice(2, -2).split(' | '));

/** Each test that a line names: its file, and its title as the file has it. */
function namedIn(cell: string): readonly (readonly [file: string, title: string])[] {
  return [...cell.matchAll(/`(?<file>test\/[^`]+)` "(?<title>(?:[^"\\]|\\.)+)"/gu)].map((match) => [
    match.groups?.['file'] ?? '',
    (match.groups?.['title'] ?? '').replaceAll('\\"', '"'),
  ]);
}

describe('the threat model of src/README.md', () => {
  it('has lines of five cells, of which none is empty', () => {
    expect(lines.length).toBeGreaterThanOrEqual(LEAST_LINES);
    expect(lines.filter((cells) => cells.length !== 5 || cells.some((cell) => cell.trim() === ''))).toEqual([]);
  });

  it('names for each line a test, and nothing but tests', () => {
    for (const [, controls = '', , , shown = ''] of lines) {
      const said = namedIn(shown).map(([file, title]) => `\`${file}\` "${title.replaceAll('"', '\\"')}"`);
      expect({ controls, shown: said.join('; ') }).toEqual({ controls, shown: shown.trim() });
      expect(said.length).toBeGreaterThan(0);
    }
  });

  it('names tests that are there and are run', () => {
    const titles = new Map<string, ReadonlySet<string>>();
    const missing = lines.flatMap(([, , , , shown = '']) =>
      namedIn(shown).filter(([file, title]) => {
        if (!existsSync(join(root, file))) return true;
        const live = titles.get(file) ?? liveTitles(readFileSync(join(root, file), 'utf8'));
        titles.set(file, live);
        return !live.has(title);
      }),
    );
    expect(missing).toEqual([]);
  });

  it.each([
    ["it('stands', () => {});", true],
    ["it.each([1])('stands', () => {});", true],
    ["describe('stands', () => { it('is run', () => {}); });", true],
    ["// it('stands', () => {});", false],
    ["/* it('stands', () => {}); */", false],
    ["it.skip('stands', () => {});", false],
    ["it.skip.each([1])('stands', () => {});", false],
    ["xit('stands', () => {});", false],
    ["it.todo('stands');", false],
    ["describe.skip('a group', () => { it('stands', () => {}); });", false],
    ["describe('stands', () => { it.skip('is not run', () => {}); });", false],
    ["it('says so', () => { expect('stands').toBe('stands'); });", false],
  ])('takes no test that is not run for one: %s', (source, isRun) => {
    expect(liveTitles(source).has('stands')).toBe(isRun);
  });
});

describe('SQL', () => {
  it('takes values as parameters alone', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('migrations/'))
      .map((name) => [name, readFileSync(join(root, 'src', name), 'utf8')] as const);
    expect(files.length).toBeGreaterThan(100);
    // what stands there as it is must be written there, or be a constant of the file
    const raw = /\bsql\.raw\((?!'[^']*'\))|\.(?:exec|prepare)\(`[^`]*\$\{(?![A-Z_]+\})/u;
    expect(files.filter(([, source]) => raw.test(source)).map(([name]) => name)).toEqual([]);
  });
});
