import { describe, expect, it } from '@jest/globals';
import type { FeedHealth } from '../../../../src/domain/news/feed.ts';
import { sourceLineSpans } from '../../../../src/domain/telling/render-digest.ts';
import { feedName, sourceLineOf } from '../../../../src/domain/telling/source-line.ts';
import { timeInWords } from '../../../../src/domain/telling/time-in-words.ts';
import { aPack, someHealth } from '../../../support/conflict.ts';

const pack = aPack();
const at = (time: string): Date => new Date(`2031-05-06T${time}:00Z`);
const read = someHealth();
const never = someHealth({ lastAttemptAt: null, lastSuccessAt: null });
const dark = (since: string | null): FeedHealth =>
  someHealth({ failures: 2, lastError: 'It is down.', lastSuccessAt: since === null ? null : at(since) });

/** The line in words, for feeds of these healths; the first ones are the pack's own. */
function line(...healths: readonly (FeedHealth | null)[]): string {
  const feeds = healths.map((health, n) => {
    const { id = `added-${n}`, url = `https://added-${n}.example/rss` } = pack.sources[n] ?? {};
    return { id, url, health };
  });
  return sourceLineSpans(sourceLineOf(pack, feeds))
    .map((span) => (span.kind === 'time' ? timeInWords(span.at, 'datetime', 'UTC') : 'text' in span ? span.text : ''))
    .join('');
}

describe('the source line', () => {
  it('tells read, not polled yet and dark apart, the longest dark first', () => {
    expect(line()).toBe('No sources are configured.');
    expect(line(read, read)).toBe('2 of 2 sources read.');
    expect(line(read, never, null)).toBe('1 of 3 sources read, 2 not polled yet.');
    expect(line(read, dark('09:10'), dark('04:10'), dark(null))).toBe(
      `1 of 4 sources read; dark: added-3.example (never read), ${pack.sources[2]?.outlet} since 6 May 2031, 04:10 UTC, ${pack.sources[1]?.outlet} since 6 May 2031, 09:10 UTC.`,
    );
  });

  it('counts what would be too long to list', () => {
    const many = (count: number, since: string | null) => Array.from({ length: count }, () => dark(since));
    expect(line(read, ...many(8, '04:10'))).toMatch(
      /^1 of 9 sources read; dark: (?:[^,]+ since [^,]+, [^,]+,? ?){6} and 2 more\.$/u,
    );
    expect(line(...many(8, '04:10'), dark('05:00'))).toBe('0 of 9 sources read; none since 6 May 2031, 05:00 UTC.');
    expect(line(...many(8, null))).toBe('0 of 8 sources read; none has been read so far.');
    expect(line(...many(3, '04:10'))).toContain('0 of 3 sources read; dark: ');
  });

  it('names the feed beside an outlet that has several, and an added feed by its host', () => {
    const [first, second] = pack.sources;
    if (!first || !second) throw new Error('two sources are needed');
    const twice = aPack({ sources: [first, { ...second, outlet: first.outlet }] });
    expect(feedName([twice], second)).toBe(`${first.outlet} (${second.id})`);
    expect(feedName([aPack({ sources: [] }), pack], first)).toBe(first.outlet);
    expect(feedName([pack], { id: 'x1', url: 'https://news.example/rss' })).toBe('news.example');
    expect(feedName([], { id: 'x1', url: '' })).toBe('x1');
  });
});
