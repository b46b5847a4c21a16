import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NothingToPost } from '../../../src/pipeline/nothing-to-post.ts';
import { aStep, ToldPlay, type Told } from '../../support/told-play.ts';

const steps = fc.array(aStep, { minLength: 8, maxLength: 40 });
const entriesOf = ({ carries }: Told): readonly string[] => (carries ?? '').split(',').filter(Boolean);

describe('whatever happens', () => {
  it('a look that is saved would have found nothing', async () => {
    const forget = (bot: ToldPlay['bot']): void => void Object.assign(bot.deps, { nothingToPost: new NothingToPost() });
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const [saving, looking] = [await ToldPlay.start(), await ToldPlay.start(forget)];
        try {
          for (const step of list) {
            await saving.play(step);
            await looking.play(step);
            expect(saving.rows()).toEqual(looking.rows());
          }
        } finally {
          await saving.bot.stop();
          await looking.bot.stop();
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('everything is told once and nothing is stuck', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const play = await ToldPlay.start();
        try {
          for (const step of list) await play.play(step);
          await play.endWell();
          const rows = play.rows();
          expect(rows.filter(({ state }) => ['queued', 'sending', 'unknown'].includes(state))).toEqual([]);
          const sent = rows.filter(({ state }) => state === 'sent');
          const posts = sent.filter(
            ({ kind, corrects }) => (kind === 'breaking' || kind === 'digest') && corrects === 0,
          );
          const told = posts.flatMap(entriesOf);
          expect(told.filter((id, n) => told.indexOf(id) !== n)).toEqual([]);
          const owed = (await play.ledger()).filter((entry) => entry.confirms === undefined && !entry.corrections);
          const anywhere = new Set(sent.flatMap(entriesOf));
          expect(owed.filter(({ id, type }) => type === 'phase' && !anywhere.has(id))).toEqual([]);
        } finally {
          await play.bot.stop();
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
