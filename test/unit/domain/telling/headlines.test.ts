import { describe, expect, it } from '@jest/globals';
import type { Development } from '../../../../src/domain/ledger/development.ts';
import { foldBoard } from '../../../../src/domain/ledger/fold-board.ts';
import { inBrief } from '../../../../src/domain/telling/brief-line.ts';
import { composeDigest, everyLine } from '../../../../src/domain/telling/digest.ts';
import { renderBreaking, renderDigest, renderReply } from '../../../../src/domain/telling/render-digest.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../../support/conflict.ts';

const pack = aPack();
const now = new Date('2031-05-06T10:00:00Z');
const sources = { read: 1, all: 1, dark: [], lastReadAt: now };
const own = anEntry({ value: 'accepts' });
const heard: Development = { ...own, speaker: null, evidence: someEvidence({ speaker: null }) };
const disputed: Development = { ...own, judged: { certainty: 'disputed', by: 'desk' } };

const linesOf = (entry: Development) => everyLine(pack, { entries: [entry], board: foldBoard(pack, aBaseline(), []), now }); // prettier-ignore

/** What a phone shows of a digest, of a post and of a reply. */
function headlines(entry: Development): readonly string[] {
  const board = foldBoard(pack, aBaseline(), [entry]);
  const input = { entries: [entry], told: [], posted: [], board, maxLines: 12, toSeq: 9, now, timezone: 'UTC' };
  const period = { since: new Date(now.getTime() - 86_400_000), now };
  const lines = linesOf(entry);
  return [
    renderDigest(composeDigest(pack, input), sources, 'UTC', period),
    renderBreaking(pack.name, lines, 'UTC'),
    renderReply(pack.name, lines, 'UTC'),
  ].map(({ headline }) => headline.replace('Valmere–Korrath: ', ''));
}

describe('a headline', () => {
  it.each([
    ['what is confirmed plainly', own, 'Korrath accepts the 60-day ceasefire'],
    ['what is not confirmed as reported', heard, 'Korrath reportedly accepts the 60-day ceasefire'],
    ['what is disputed as disputed', disputed, 'It is disputed that Korrath accepts the 60-day ceasefire'],
  ])('tells %s: nothing beside it in a notification says how sure it is', (_what, entry, said) => {
    expect(headlines(entry)).toEqual([said, said, said]);
  });
});

describe('a line in brief', () => {
  it('is reported, unless it is disputed', () => {
    expect(linesOf(heard).map(inBrief)).toEqual(['Korrath accepts the 60-day ceasefire']);
    expect(linesOf(disputed).map(inBrief)).toEqual(['It is disputed that Korrath accepts the 60-day ceasefire']);
  });
});
