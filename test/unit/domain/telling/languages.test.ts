import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../../src/adapters/chat/plain-text.ts';
import { foldBoard } from '../../../../src/domain/ledger/fold-board.ts';
import { composeDigest } from '../../../../src/domain/telling/digest.ts';
import { fixedWords } from '../../../../src/domain/telling/fixed-words.ts';
import { renderBreaking, renderDigest, withPostedNote } from '../../../../src/domain/telling/render-digest.ts';
import type { Language } from '../../../../src/domain/telling/subscription.ts';
import { aBaseline, anEntry, aPack } from '../../../support/conflict.ts';

const now = new Date('2031-05-06T08:00:00Z');
const period = { since: new Date('2031-05-05T08:00:00Z'), now };
const dark = [{ outlet: 'The Meridian Courier', since: null }];
const sources = { read: 2, all: 3, waiting: 0, dark, lastReadAt: now };
const how = { told: [], board: foldBoard(aPack(), aBaseline(), []), maxLines: 12, timezone: 'UTC', now };

function digest(language: Language, entries = [anEntry()]): string {
  const composed = composeDigest(aPack(), { ...how, entries, toSeq: 1 });
  const message = renderDigest(composed, sources, 'UTC', period, language);
  return plainText(withPostedNote(message, 3, 'https://chat.example/1', language));
}

describe('the language of headings', () => {
  it.each([
    [
      'uk',
      [
        'що нового',
        'було: undecided → стало:',
        'змінилося, підтверджено',
        'Прочитано джерел: 2 з 3; мовчать',
        '3 події',
      ],
    ],
    [
      'ru',
      [
        'что нового',
        'было: undecided → стало:',
        'изменилось, подтверждено',
        'Прочитано источников: 2 из 3; молчат',
        '3 события',
      ],
    ],
  ] as const)('changes our fixed words to %s, and no fact, id or quote', (language, expected) => {
    const shown = digest(language);
    for (const words of expected) expect(shown).toContain(words);
    expect(shown).not.toMatch(/what is new|before:|sources read|Already posted|latest post|changed,/u);
    const kept = /[“"].+?[”"]|VK-\d+|https:\S+/gu;
    expect(shown.match(kept)).toEqual(digest('en').match(kept));
    expect(shown.match(kept)).not.toBeNull();
  });

  it.each(['uk', 'ru'] as const)('reads on a quiet day in %s as well', (language) => {
    const shown = digest(language, []);
    expect(shown).toContain(fixedWords(language).nothingNew);
    expect(shown).not.toContain('nothing new');
  });

  it('stands in the headline of a post that gathers several', () => {
    const { lines } = composeDigest(aPack(), { ...how, entries: [anEntry()], toSeq: 1 });
    expect(renderBreaking('VK', [...lines, ...lines, ...lines], 'UTC', 'uk').headline).toMatch(/ – і ще 2$/u);
  });

  it.each([
    ['uk', ['1 подія', '2 події', '5 подій', '21 подія', '112 подій']],
    ['ru', ['1 событие', '2 события', '5 событий', '21 событие', '112 событий']],
    ['en', ['1 development', '2 developments', '5 developments', '21 developments', '112 developments']],
  ] as const)('counts as %s does', (language, expected) => {
    const counts = [1, 2, 5, 21, 112].map((count) => fixedWords(language).posted(count).split(': ')[1]);
    expect(counts).toEqual(expected);
  });
});
