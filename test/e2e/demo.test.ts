import { afterEach, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readArchive } from '../../src/adapters/demo/archive.ts';
import { BotProcess } from '../support/bot-process.ts';
import { aFolder } from '../support/temporary-folder.ts';

/** The demo's promise: digests within that time of its start. */
const PROMISED_MS = 20_000;
const archive = readArchive(join(import.meta.dirname, '../../config/demo/archive.yaml'));
const folder = aFolder();
let bot: BotProcess | undefined;

afterEach(async () => {
  await bot?.end('SIGKILL');
  folder.remove();
});

/** The told developments: text, quote and sources of each, as they stand in the terminal; what is added to a post later stands apart. */
function told(stdout: string): readonly { readonly text: string; readonly quote: string; readonly sources: string }[] {
  const flat = stdout.replace(/\n {4,}(?=\S)/gu, ' ').replace(/^Valmere.*where it stands[\s\S]*?\n\n\n/mu, '');
  const line = /^ {2}• (?!Update )(?<text>.*? · VK-\d+) “(?<quote>.*?)” — (?<sources>.*)$/gmu;
  return [...flat.matchAll(line)].map(({ groups }) => ({
    text: groups?.['text'] ?? '',
    quote: groups?.['quote'] ?? '',
    sources: groups?.['sources'] ?? '',
  }));
}

it('the demo tells its invented story with quotes and sources, and needs nobody else for it', async () => {
  const begun = performance.now();
  bot = BotProcess.start(['demo'], { cwd: folder.path, env: { TMPDIR: folder.path } });
  await bot.printed(/^An invented war .*\nThe demo is ready: http:\/\/127\.0\.0\.1:\d+ /u);
  await bot.printed(/ {2}• .+[\s\S]+“.+”[\s\S]+— .+/u, PROMISED_MS - (performance.now() - begun));
  await bot.printed(/\(before:\s[^()]+\s→\snow:\s[^()]+\)[\s\S]+\n\n/u, 40_000);
  bot.type('/ceasefire status');
  await bot.printed(/Valmere–Korrath \(fiction\): where it stands\n/u);

  const { code, stdout, stderr } = await bot.end('SIGTERM');
  expect([code, stderr, readdirSync(folder.path)]).toEqual([0, '', []]);

  const lines = told(stdout);
  expect(lines.length).toBeGreaterThanOrEqual(4);
  expect(lines.map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^The Isle Council proposes the 60-day ceasefire · new, /u),
  );
  expect(new Set(lines.map(({ text }) => /VK-\d+$/u.exec(text)?.[0])).size).toBe(lines.length);
  for (const { text, quote, sources } of lines) {
    expect(text).toMatch(/ · (?:(?:new|changed|withdrawn|contradicted), .+|now confirmed) · VK-\d+$/u);
    const links = [...sources.matchAll(/<(?<link>https:\/\/example\.invalid\/[^>]+)>/gu)].map(([, link]) => link);
    expect(links.length).toBeGreaterThan(0);
    const quoted = archive.filter(({ title, summary }) => `${title}\n${summary}`.includes(quote));
    expect(quoted.map(({ link }) => link)).toEqual(expect.arrayContaining([expect.stringMatching(links.join('|'))]));
  }
  expect(stdout).not.toMatch(/Rovers|[Bb]read|Ondria|Grain|Rail/u);
}, 90_000);
