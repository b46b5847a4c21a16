import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './tool.ts';

const LEAST_LINES = 20;
const readme = readFileSync(join(root, 'src/README.md'), 'utf8');
const section = /^## Security\n(?<text>[\s\S]*?)(?=^## |$(?![\s\S]))/mu.exec(readme)?.groups?.['text'] ?? '';
/** The cells of each line of the threat model. */
const lines = section
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:who \||---)/u.test(line))
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

  it('names tests that are there', () => {
    const missing = lines.flatMap(([, , , , shown = '']) =>
      namedIn(shown).filter(([file, title]) => {
        if (!existsSync(join(root, file))) return true;
        const source = readFileSync(join(root, file), 'utf8');
        return !['"', "'", '`'].some((mark) => source.includes(`${mark}${title}${mark}`));
      }),
    );
    expect(missing).toEqual([]);
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
