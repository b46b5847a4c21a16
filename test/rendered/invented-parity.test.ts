import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../../src/adapters/chat/plain-text.ts';
import { renderAnswer, renderPost } from '../../src/adapters/discord/discord-render.ts';
import { BUDGET, renderMessage } from '../../src/adapters/slack/slack-render.ts';
import { STATEMENT_VALUES, type StatementType } from '../../src/domain/diplomacy/statement.ts';
import type { PartyId, SourceId } from '../../src/domain/diplomacy/pack.ts';
import type { Development, DevelopmentId, Evidence, TruceKey } from '../../src/domain/ledger/development.ts';
import { foldBoard } from '../../src/domain/ledger/fold-board.ts';
import type { EventId } from '../../src/domain/news/report.ts';
import type { VersionId } from '../../src/domain/news/article.ts';
import { correctedMessage, correctedSince } from '../../src/domain/telling/corrected-message.ts';
import { everyLine } from '../../src/domain/telling/digest.ts';
import type { Message } from '../../src/domain/telling/message.ts';
import { renderBreaking } from '../../src/domain/telling/render-digest.ts';
import { splitMessage } from '../../src/domain/telling/split-message.ts';
import { ChatRoom } from '../support/chat-room.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../support/conflict.ts';
import { factsOf, type Facts } from './facts.ts';

const HOSTILE = ['@everyone', '<!channel>', '<@U123>', '*loud*', '~gone~', '`code`', '[Courier](https://evil.example)', '> so', '- so', '\u202etfel', 'z\u0334\u0308', '停火谈判', 'a_b_c', '||x||', ':fire:', '&amp;', 'discord.gg/x', '\\*', '1. one', '# head']; // prettier-ignore
const OUTLETS = ['courier', 'radio', 'daily'] as const;
const TYPES = ['phase', 'position', 'talks', 'breach', 'statement', 'demand', 'exchange'] as const satisfies readonly StatementType[]; // prettier-ignore
const SIDES = ['valmere', 'korrath', 'isles'] as readonly string[] as readonly PartyId[];

const quote = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.stringMatching(/^[a-z]{2,9}$/)), { minLength: 2, maxLength: 9 })
  .map((words) => words.join(' '));
const said = fc.record({
  type: fc.constantFrom(...TYPES),
  value: fc.nat(20),
  side: fc.nat(2),
  outlet: fc.nat(2),
  more: fc.array(fc.record({ outlet: fc.nat(2), quote }), { maxLength: 3 }),
  quote,
  fromBefore: fc.boolean(),
  event: fc.nat(3),
});
type Said = typeof said extends fc.Arbitrary<infer T> ? T : never;
const decision = fc.record({ nth: fc.nat(7), how: fc.constantFrom('confirm', 'dispute', 'dismiss') });

const evidence = (n: number, outlet: number, words: string): Evidence => {
  const id = OUTLETS[outlet] ?? 'courier';
  const own = { sourceId: id as string as SourceId, outlet: NAMES[id], family: id, origin: id };
  const at = new Date(Date.UTC(2031, 4, 5, 10, n));
  return someEvidence({ ...own, versionId: (n * 10 + outlet) as VersionId, quote: words, at, link: `https://${id}.example/${n}?a=(1)&b=<${outlet}>` }); // prettier-ignore
};
const NAMES = { courier: 'The Meridian Courier', radio: 'Radio Korrath', daily: 'Harbour Daily' } as const;

function entryOf({ type, value, side, outlet, more, quote: words, fromBefore, event }: Said, n: number): Development {
  const values = STATEMENT_VALUES[type];
  const seq = n + 1;
  return anEntry({
    seq,
    id: `VK-${seq}` as DevelopmentId,
    eventId: `E${event}` as EventId,
    kind: fromBefore ? 'changed' : 'new',
    type,
    value: values[value % values.length] ?? values[0],
    before: fromBefore ? { value: values[0], since: null } : null,
    actors: [SIDES[side] ?? ('valmere' as PartyId)],
    truce: 'sixty-day' as TruceKey,
    learnedAt: new Date(Date.UTC(2031, 4, 5, 10, n)),
    evidence: evidence(n, outlet, words),
    support: more.map((one, m) => evidence(n + 20 * (m + 1), one.outlet, one.quote)),
  });
}

/** What a message states on each platform, by their renderers and limits. */
function everywhere(message: Message, isPost: boolean): readonly Facts[] {
  const { timezone } = message;
  const slack = splitMessage(message, BUDGET).map((part) => ({ ...renderMessage(part) }));
  const parts = splitMessage(message, { characters: 3500, blocks: 40 });
  const discord = parts.map((part) => ({ ...(isPost ? renderPost(part) : renderAnswer(part)) }));
  const terminal = [{ text: plainText(message, { width: 100 }) }];
  return [
    factsOf('slack', slack, timezone),
    factsOf('discord', discord, timezone),
    factsOf('terminal', terminal, timezone),
  ];
}

const READING = ['status', 'since 2031-05-01', 'positions', 'timeline', 'violations', 'next', 'search the', 'sources', 'digest preview', 'baseline show']; // prettier-ignore

describe('an invented ledger', () => {
  it('states the same facts on every platform, whatever is asked of it and whatever a desk decides', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(said, { minLength: 1, maxLength: 8 }),
        fc.array(decision, { maxLength: 3 }),
        async (saids, decisions) => {
          const room = new ChatRoom();
          const entries = saids.map(entryOf);
          room.knows(aBaseline(), entries);
          room.reads({});
          room.asker = { ...room.asker, isAdmin: true };
          for (const { nth, how } of decisions)
            await room.ask(`desk ${how} VK-${(nth % entries.length) + 1} note:"seen twice"`);
          const cites = entries.flatMap(({ id }) => [`cite ${id}`, `why ${id}`]);
          for (const words of [...READING, ...cites]) {
            const [slack, ...others] = everywhere((await room.ask(words)).message, false);
            for (const other of others) expect(other).toEqual(slack);
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);

  it('states the same in its posts and in their corrections', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 6 }), fc.nat(5), async (saids, nth) => {
        const [room, pack] = [new ChatRoom(), aPack()];
        const entries = saids.map(entryOf);
        room.knows(aBaseline(), entries);
        room.asker = { ...room.asker, isAdmin: true };
        const board = foldBoard(pack, aBaseline(), entries);
        const lines = everyLine(pack, { entries, board, now: room.now });
        const post = renderBreaking(pack.name, lines, 'Europe/Kyiv');
        await room.ask(`desk dismiss VK-${(nth % entries.length) + 1}`);
        const now = await Promise.all(entries.map(({ id }) => room.deps.readModel.entry(id)));
        const corrected = now.flatMap((entry) => (entry ? (correctedSince(pack, entry, () => true) ?? []) : []));
        for (const message of [post, correctedMessage(post, corrected, { characters: 1e6, blocks: 1e4 })]) {
          const [slack, ...others] = everywhere(message, true);
          for (const other of others) expect(other).toEqual(slack);
          if (message !== post) expect(slack?.corrections.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
