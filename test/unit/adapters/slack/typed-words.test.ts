import { describe, expect, it } from '@jest/globals';
import { typedWords, wordsOfMention } from '../../../../src/adapters/slack/typed-words.ts';

describe('what was typed on Slack', () => {
  it.each([
    ['<@UBOT> status', 'status'],
    ['<@UBOT|ceasefire>  status at:2031-05-01', 'status at:2031-05-01'],
    ['please <@UBOT> help', 'help'],
    ['status <@UBOT>', 'status'],
    ['<@UBOT>', ''],
    ['<@UBOT> settings mention:<@UOTHER>', 'settings mention:<@UOTHER>'],
  ])('by mention, %j asks %j', (text, words) => {
    expect(wordsOfMention(text, 'UBOT')).toBe(words);
  });

  it('comes back as it was before Slack escaped it', () => {
    expect(typedWords(' why <https://example.org/?a=1&amp;b=2> &lt;x&gt; &amp;lt; ')).toBe(
      'why <https://example.org/?a=1&b=2> <x> &lt;',
    );
  });
});
