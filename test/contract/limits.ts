import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strong, text, type Block, type Message, type Reply } from '../../src/domain/telling/message.ts';
import { splitMessage } from '../../src/domain/telling/split-message.ts';
import type { ChannelAddress } from '../../src/domain/telling/subscription.ts';
import type { Messenger } from '../../src/ports/messenger.ts';

/** What one message came to: its words as shown, whom it pings, and where its links lead. */
export interface Taken {
  readonly text: string;
  readonly pings: number;
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

/** The real client in a channel of a local server that refuses what its platform refuses. */
export interface Scene {
  readonly messenger: Messenger;
  readonly address: ChannelAddress;
  /** What stands in the channel. */
  standing(): readonly Taken[];
  /** All parts of the answer to a command that is answered like this. */
  ask(reply: Reply): Promise<readonly Taken[]>;
  stop(): Promise<void>;
}

const times = <T>(n: number, make: (at: number) => T): readonly T[] => Array.from({ length: n }, (_, at) => make(at));
const paragraph = (words: string): Block => ({ kind: 'paragraph', spans: [text(words)] });
const at = new Date('2031-05-06T09:30:00Z');

/** Names and addresses as an outlet might give them to mislead. */
const LABELS = ['courier.example', 'https://courier.example/a', 'Visit bank.example now', 'COURIER．EXAMPLE'];
const HOSTILE = '@everyone @here <!channel> <!here|here> <@U123> <@123> <@&4> <#5> **bold** _it_ ~gone~ ||spoiler|| `code` ```block``` [Courier](https://evil.example) <https://evil.example|Courier> discord.gg/abc :fire: # head > quote - point 1. one &amp; \\* \u202etfel\u202c \u2066left\u2069 Z\u0335\u0334a\u0335lgo'; // prettier-ignore

const development = (n: number): readonly Block[] => [
  {
    kind: 'bullet',
    spans: [strong(`word${n} ${'k'.repeat(290)}`), text(' · new, one party’s claim · '), { kind: 'code', text: `VK-${n}` }],
  },
  {
    kind: 'quote',
    text: `停火${n} ${'谈判'.repeat(60)}`,
    attribution: [{ kind: 'link', label: 'The Courier', url: `https://courier.example/${n}?${'я'.repeat(50)}` }, text(', '), { kind: 'time', at, style: 'datetime' }],
  },
]; // prettier-ignore

/** Messages at and beyond the platforms' limits, each with what must be there, once. */
const CASES: readonly (readonly [what: string, blocks: readonly Block[], holds: readonly string[]])[] = [
  ['4,000 Chinese characters in a line', [paragraph('停'.repeat(4000))], []],
  ['4,000 Chinese characters in a quote', [{ kind: 'quote', text: '停'.repeat(4000), attribution: [text('The Courier')] }], ['The Courier']],
  ['60 developments', times(60, development).flat(), times(60, (n) => `VK-${n}`)],
  ['a title of 300 characters', [{ kind: 'heading', text: `head${'h'.repeat(296)}` }, paragraph('below')], ['below', `head${'h'.repeat(296)}`]],
  ['300 lines of small print', times(300, (n): Block => ({ kind: 'note', spans: [text(`note${n}.`)] })), times(300, (n) => `note${n}.`)],
  ['nothing but marks', [paragraph('*'.repeat(3000)), paragraph('&<>'.repeat(1000))], []],
  ['a word of 9,000 letters', [paragraph('w'.repeat(9000))], []],
  ['an address of 3,000 characters', [{ kind: 'paragraph', spans: [{ kind: 'link', label: 'The Courier', url: `https://courier.example/${'x'.repeat(3000)}` }] }], ['The Courier']],
  ['hostile words', [{ kind: 'heading', text: HOSTILE }, paragraph(HOSTILE), { kind: 'quote', text: HOSTILE, attribution: [text(HOSTILE)] }], []],
  ['labels that name a host', LABELS.map((label): Block => ({ kind: 'bullet', spans: [{ kind: 'link', label, url: 'https://evil.example/x' }] })), []],
]; // prettier-ignore

const messageOf = (blocks: readonly Block[], headline = 'Valmere–Korrath: a truce'): Message => ({
  headline,
  blocks,
  timezone: 'UTC',
});

function expectWhole(taken: readonly Taken[], blocks: readonly Block[], holds: readonly string[]): void {
  const all = taken.map((one) => one.text).join('\n');
  const shown = holds.filter((words) => all.includes(words));
  // an answer that is too long for a platform says so at its end
  const isCut = all.includes('There is more than Slack takes of one answer');
  expect(shown).toEqual(isCut ? holds.slice(0, Math.max(20, shown.length)) : holds);
  for (const letter of isCut ? [] : ['停', 'w'])
    expect(all.split(letter).length).toBeGreaterThanOrEqual(JSON.stringify(blocks).split(letter).length);
  expect(all).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
  expect(taken.reduce((sum, { pings }) => sum + pings, 0)).toBe(0);
  for (const { label } of taken.flatMap(({ links }) => links)) expect(label).not.toMatch(/[.．]\p{L}{2,}|:\/\//u);
}

/** What is beyond a platform's limits comes in parts that it takes, whole, and neither pings nor misleads; `open` makes a scene of it. */
export function limits(platform: string, open: () => Promise<Scene>): void {
  describe(`beyond the limits of ${platform}`, () => {
    let scene: Scene;
    beforeAll(async () => {
      scene = await open();
    });
    afterAll(() => scene.stop());

    it.each(CASES)('%s are posted and edited', async (what, blocks, holds) => {
      const { messenger, address } = scene;
      const before = scene.standing().length;
      for (const [n, message] of splitMessage(messageOf(blocks), messenger.budget).entries()) {
        const next = [{ label: 'What changed', words: 'since' }];
        const outcome = await messenger.post({ key: `${what}-${n}`, address, message, next });
        if (outcome.kind !== 'sent') throw new Error(outcome.because);
        expect(await messenger.edit({ address, message, next, ref: outcome.ref })).toMatchObject({ kind: 'sent' }); // prettier-ignore
      }
      const taken = scene.standing().slice(before);
      expect(taken.length).toBeGreaterThan(0);
      expectWhole(taken, blocks, holds);
    });

    it.each(CASES)('%s are answered', async (_what, blocks, holds) => {
      const next = times(7, (n) => ({ label: `Ask ${'l'.repeat(100)}`, words: `cite VK-${n}` }));
      expectWhole(await scene.ask({ message: messageOf(blocks), private: false, next }), blocks, holds);
    });

    it('a headline of 5,000 characters is cut', async () => {
      const { messenger, address } = scene;
      const message = messageOf([paragraph('below')], `${'停'.repeat(4000)}${'&'.repeat(1000)}`);
      expect(await messenger.post({ key: 'headline', address, message })).toMatchObject({ kind: 'sent' });
    });
  });
}
