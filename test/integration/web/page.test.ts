import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { aBaseline, anEntry, someEvidence } from '../../support/conflict.ts';
import { WebSite } from '../../support/web-site.ts';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

let site: WebSite;
let browser: Browser;

beforeAll(async () => {
  const executablePath = BROWSERS.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('This test needs Chromium: apt-get install chromium');
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  site = await new WebSite().open();
  const link = `https://courier.example/${'long-way/'.repeat(30)}`;
  site.room.knows(aBaseline(), [anEntry({ evidence: someEvidence({ quote: `We accept ${'w'.repeat(200)}`, link }) })]);
  site.room.reads({ radio: { failures: 3, lastError: 'The server answered 403' } });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

interface Seen {
  readonly complaints: readonly string[];
  readonly text: string;
  readonly width: number;
  readonly contrast: number;
}

/** Runs in the page: how wide it is, and the contrast of its text. */
const LOOK = `(() => {
  const light = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const page = light(getComputedStyle(document.body).backgroundColor);
  const contrast = (selector) => {
    const own = light(getComputedStyle(document.querySelector(selector)).color);
    return (Math.max(own, page) + 0.05) / (Math.min(own, page) + 0.05);
  };
  return { width: document.documentElement.scrollWidth, contrast: Math.min(contrast('h1'), contrast('.asof'), contrast('a')) };
})()`;

async function look(path: string, colorScheme: 'light' | 'dark', width: number): Promise<Seen> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (said) => complaints.push(said.text()));
  page.on('requestfailed', (request) => complaints.push(request.url()));
  await page.goto(`${site.address}${path}`);
  const measured = await page.evaluate<Pick<Seen, 'width' | 'contrast'>>(LOOK);
  const text = await page.innerText('main');
  await context.close();
  return { complaints, text, ...measured };
}

describe.each(['/', '/sources'])('the page %s in a browser', (path) => {
  it.each([
    ['light', 1100],
    ['dark', 1100],
    ['light', 400],
    ['dark', 400],
  ] as const)('is readable and quiet in %s at %i px', async (scheme, width) => {
    const seen = await look(path, scheme, width);
    expect(seen.complaints).toEqual([]);
    expect(seen.width).toBeLessThanOrEqual(width);
    expect(seen.contrast).toBeGreaterThanOrEqual(4.5);
    expect(seen.text).toContain('2 of 3 sources read; dark: Radio Korrath');
  });
});
