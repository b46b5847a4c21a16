import { describe, expect, it } from '@jest/globals';
import { ADDS_WORDS, featureInWords, LIKENESS_WORDS } from '../../../src/commands/why/feature-words.ts';
import { DEVELOPMENT_WEIGHTS } from '../../../src/domain/news/development-weights.ts';
import { EVENT_WEIGHTS } from '../../../src/domain/news/event-weights.ts';

describe('features in words', () => {
  it.each([
    ['of likeness', EVENT_WEIGHTS, LIKENESS_WORDS],
    ['of what is new', DEVELOPMENT_WEIGHTS, ADDS_WORDS],
  ])('%s are written for people, every one that weighs something', (_, { weights }, words) => {
    for (const name of Object.keys(weights))
      expect(featureInWords(name, words)).not.toMatch(/logarithm|untold|\blead\b|\bstep|[a-z]-[a-z]/u);
  });

  it('are readable without words of their own', () => {
    expect(featureInWords('swap-word in the lead, as logarithm', {})).toBe('swap word in the headline');
  });
});
