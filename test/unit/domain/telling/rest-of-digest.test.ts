import { describe, expect, it } from '@jest/globals';
import type { Development, DevelopmentId } from '../../../../src/domain/ledger/development.ts';
import { foldBoard } from '../../../../src/domain/ledger/fold-board.ts';
import { composeDigest } from '../../../../src/domain/telling/digest.ts';
import { postButtons } from '../../../../src/domain/telling/post-buttons.ts';
import { renderDigest } from '../../../../src/domain/telling/render-digest.ts';
import { splitMessage } from '../../../../src/domain/telling/split-message.ts';
import type { Message } from '../../../../src/domain/telling/message.ts';
import type { Language } from '../../../../src/domain/telling/subscription.ts';
import { aBaseline, anEntry, aPack } from '../../../support/conflict.ts';

const pack = aPack();
const now = new Date('2031-05-06T10:00:00Z');
const ids = ['VK-1', 'VK-2'] as DevelopmentId[];

/** A digest of so many lines over two entries. */
function digestOf(maxLines: number, language: Language = 'en'): Message {
  const entries: readonly Development[] = [anEntry({ seq: 1 }), anEntry({ seq: 2, type: 'demand', value: 'stated' })];
  const board = foldBoard(pack, aBaseline(), entries);
  const digest = composeDigest(pack, { entries, told: [], board, maxLines, toSeq: 2, now, timezone: 'UTC' });
  const sources = { read: 1, all: 1, dark: [], lastReadAt: now };
  return renderDigest(digest, sources, 'UTC', { since: now, now }, language);
}

const labels = (message: Message): readonly string[] =>
  postButtons({ carries: ids, message }).map(({ label }) => label);

describe('what a digest has no room for', () => {
  it('is opened by a button that says the words which the text names', () => {
    const message = digestOf(1);
    expect(message.more).toMatchObject({ label: 'And 1 more', words: expect.stringMatching(/^since \S+Z \S+$/u) });
    expect(JSON.stringify(message.blocks)).toContain(`/ceasefire ${message.more?.words ?? ''}`);
    expect(labels(message)).toEqual(['And 1 more', 'What changed', 'Timeline', 'Sources']);
    expect(digestOf(1, 'uk').more?.label).toBe('І ще 1');
    expect(postButtons({ carries: [], message })).toEqual([message.more]);
  });

  it('is offered beneath the last part alone, and in one row', () => {
    const parts = splitMessage(digestOf(1), { characters: 150, blocks: 2 });
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map(({ more }) => more !== undefined)).toEqual(parts.map((_, n) => n === parts.length - 1));
    expect(postButtons({ carries: ids.slice(0, 1), message: digestOf(1) })).toHaveLength(5);
  });

  it('is nothing where all has room', () => {
    expect(digestOf(12).more).toBeUndefined();
    expect(labels(digestOf(12))).toEqual(['What changed', 'Timeline', 'Sources']);
  });
});
