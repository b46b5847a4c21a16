import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../../src/commands/list.ts';
import { parseWords, type Parsed } from '../../../src/commands/parse-words.ts';
import type { PackId } from '../../../src/domain/diplomacy/pack.ts';
import type { Platform } from '../../../src/domain/telling/subscription.ts';
import { aPack } from '../../support/conflict.ts';

const packs = [aPack(), aPack({ id: 'peaks' as PackId, name: 'The Two Peaks', prefix: 'TP' })];

function parse(typed: string, platform: Platform = 'slack'): Parsed {
  return parseWords(typed, { commands: COMMANDS, packs, platform });
}

function understood(typed: string): { readonly command: string; readonly options: Readonly<Record<string, string>> } {
  const parsed = parse(typed);
  if (parsed.kind === 'refused') throw new Error(parsed.because);
  return { command: parsed.command.name.join(' '), options: Object.fromEntries(parsed.options) };
}

const refused = (typed: string, platform?: Platform): string => {
  const parsed = parse(typed, platform);
  return parsed.kind === 'refused' ? parsed.because : '';
};

describe('parseWords understands', () => {
  it.each([
    ['nothing at all', '', 'status', {}],
    ['the slash command itself', '/ceasefire', 'status', {}],
    ['a command in capitals', ' STATUS ', 'status', {}],
    ['a conflict alone', 'strait', 'status', { pack: 'strait' }],
    ["a conflict's name in several words", 'status the two peaks', 'status', { pack: 'peaks' }],
    ["a conflict's prefix", 'status tp', 'status', { pack: 'peaks' }],
    ['a pair without a command', 'pack:strait', 'status', { pack: 'strait' }],
    ['a bare day', 'status 2031-05-06', 'status', { at: '2031-05-06' }],
    [
      'a bare day and hour in two words',
      'status strait 2031-05-06 18:00',
      'status',
      { pack: 'strait', at: '2031-05-06 18:00' },
    ],
    [
      'a pair whose value goes on',
      'status at:2031-05-06 18:00 strait',
      'status',
      { pack: 'strait', at: '2031-05-06 18:00' },
    ],
    ['a space after the colon', 'status at: 2031-05-06', 'status', { at: '2031-05-06' }],
    ['quotes', 'status at:"2031-05-06 18:00"', 'status', { at: '2031-05-06 18:00' }],
    ["a phone's quotes", 'status pack:“the two peaks”', 'status', { pack: 'peaks' }],
    ['two words of a command', 'digest now', 'digest now', {}],
    [
      'bare wishes in any order',
      'subscribe weekdays strait 8:00 breaking',
      'subscribe',
      { pack: 'strait', mode: 'breaking', time: '08:00', days: 'weekdays' },
    ],
    ['several conflicts', 'subscribe pack:strait,peaks', 'subscribe', { pack: 'strait,peaks' }],
    ['every conflict', 'subscribe pack:all', 'subscribe', { pack: 'strait,peaks' }],
    ['a zone in lower case', 'subscribe timezone:europe/kiev', 'subscribe', { timezone: 'Europe/Kyiv' }],
    [
      'a zone copied with marks that nobody sees',
      'subscribe timezone:America/New\u200b_York',
      'subscribe',
      { timezone: 'America/New_York' },
    ],
    ['quiet hours with a long dash', 'subscribe quiet:22:00–7:00', 'subscribe', { quiet: '22:00-07:00' }],
    ['no quiet hours', 'settings quiet:off', 'settings', { quiet: 'off' }],
    ['a Slack mention', 'subscribe mention:<!subteam^S012>', 'subscribe', { mention: '<!subteam^S012>' }],
    ['a short id', 'unsubscribe AB12', 'unsubscribe', { subscription: 'ab12' }],
    [
      'an address, which keeps its colon',
      'why https://example.org/a?b=c:d',
      'why',
      { link: 'https://example.org/a?b=c:d' },
    ],
    [
      "Slack's way of writing an address",
      'why <https://example.org/a|example.org>',
      'why',
      { link: 'https://example.org/a' },
    ],
    [
      'words to search for',
      'search prisoner exchange pack:strait',
      'search',
      { words: 'prisoner exchange', pack: 'strait' },
    ],
    [
      'an entry and a note',
      'desk correct vk-12 as the council says',
      'desk correct',
      { id: 'VK-12', value: 'as the council says' },
    ],
  ])('%s', (_, typed, command, options) => {
    expect(understood(typed)).toEqual({ command, options });
  });
});

describe('parseWords refuses in one sentence', () => {
  it.each([
    [
      'a mistyped command',
      'statsu',
      'There is no command "statsu"; did you mean /ceasefire status? /ceasefire help lists them all.',
    ],
    [
      'a mistyped second word',
      'digest nwo',
      'There is no command "digest nwo"; did you mean /ceasefire digest now? "digest" needs one more word: now or preview.',
    ],
    [
      'a mistyped second word before what it takes',
      'desk confrm VK-3',
      'There is no command "desk confrm"; did you mean /ceasefire desk confirm? "desk" needs one more word: confirm, dispute, dismiss, correct, merge, split, proposals, agree or takeback.',
    ],
    ['a second word that is near to none', 'digest everything', '"digest" needs one more word: now or preview.'],
    [
      'a mistyped command of two words',
      'digst now',
      'There is no command "digst"; did you mean /ceasefire digest now? /ceasefire help lists them all.',
    ],
    [
      'a command that is nothing like any',
      'abracadabra',
      'There is no command "abracadabra"; /ceasefire help lists the commands.',
    ],
    ['an option without its colon', 'settings time 07:30', '"time" is an option: did you mean time:07:30?'],
    ['another one', 'settings days weekly mode:both', '"days" is an option: did you mean days:weekly?'],
    [
      'an option of several words',
      'status at 2031-05-01 18:00',
      '"at" is an option: did you mean at:"2031-05-01 18:00"?',
    ],
    ['an option alone', 'settings time', '"time" is an option: write time: and then 24 hours, such as 08:00.'],
    ['half a command', 'digest', '"digest" needs one more word: now or preview.'],
    ['an unknown option', 'status zone:UTC', '/ceasefire status has no option "zone"; it takes pack and at.'],
    [
      'a mistyped option',
      'subscribe tme:08:00',
      '/ceasefire subscribe has no option "tme" (perhaps time); it takes pack, mode, threshold, time, days, timezone, quiet, mention, language, heartbeat and threads.',
    ],
    ['a wrong choice', 'subscribe mode:loud', '"loud" does not fit mode: use both, digest or breaking.'],
    [
      'a mistyped bare choice',
      'subscribe breakin',
      '"breakin" does not fit mode: use both, digest or breaking (perhaps breaking).',
    ],
    ['a wrong hour', 'subscribe time:25:00', '"25:00" does not fit time: use 24 hours, such as 08:00.'],
    [
      'a wrong zone, with a near one',
      'subscribe timezone:Europe/Kiyv',
      '"Europe/Kiyv" does not fit timezone: use an IANA name such as Europe/Kyiv, America/New_York or UTC (perhaps Europe/Kyiv).',
    ],
    [
      'an old name of a city',
      'subscribe timezone:Kiev',
      '"Kiev" does not fit timezone: use an IANA name such as Europe/Kyiv, America/New_York or UTC (perhaps Europe/Kyiv).',
    ],
    [
      'an abbreviated zone',
      'subscribe timezone:EST',
      '"EST" does not fit timezone: use an IANA name such as Europe/Kyiv, America/New_York or UTC.',
    ],
    ['an unknown conflict', 'status pack:moon', '"moon" does not fit pack: use strait or peaks.'],
    [
      'a day that does not exist',
      'status at:2031-02-30',
      '"2031-02-30" does not fit at: use a date such as 2025-03-20, or with an hour "2025-03-20 18:00", or "yesterday 18:00".',
    ],
    [
      'half an hour range',
      'subscribe quiet:22:00',
      '"22:00" does not fit quiet: use two hours such as 22:00-07:00, or off.',
    ],
    ['an option given twice', 'status pack:strait pack:peaks', 'pack is given twice.'],
    ['a missing option', 'why', '/ceasefire why needs link; for example: /ceasefire why VK-142'],
    [
      'a word that fits nothing',
      'status soon',
      '"soon" is not understood here; /ceasefire status takes pack (strait or peaks) and at (a date such as 2025-03-20, or with an hour "2025-03-20 18:00", or "yesterday 18:00").',
    ],
    [
      'a word where nothing is taken',
      'feeds list all',
      '/ceasefire feeds list takes no options, so "all" is not understood.',
    ],
  ])('%s', (_, typed, because) => {
    expect(refused(typed)).toBe(because);
  });

  it('an option that another platform has', () => {
    expect(refused('subscribe channel:C2', 'slack')).toMatch(/has no option "channel"/u);
    expect(refused('subscribe channel:C2 strait', 'discord')).toBe('');
  });

  it('a very long word, shortened', () => {
    expect(refused(`status ${'x'.repeat(500)}`).length).toBeLessThan(250);
  });
});

describe('the list of commands', () => {
  it('has names, options and texts that Discord takes', () => {
    for (const { name, summary, options } of COMMANDS) {
      expect(name.length).toBeLessThanOrEqual(2);
      expect(name.join('')).toMatch(/^[a-z]+$/u);
      expect(summary.length).toBeLessThanOrEqual(100);
      for (const option of options) expect(option.description.length).toBeLessThanOrEqual(100);
    }
  });

  it('has examples that its own grammar understands', () => {
    for (const { example, name } of COMMANDS) expect([name.join(' '), refused(example)]).toEqual([name.join(' '), '']);
  });
});
