import { afterEach, describe, expect, it } from '@jest/globals';
import { begin, dice, finish, killAll } from '../bench/kill/kill-rounds.ts';
import { KillStage } from '../bench/kill/kill-stage.ts';
import { problems } from '../bench/kill/kill-verdict.ts';

describe('a process that is killed again and again while digests go to both platforms', () => {
  let stage: KillStage;
  afterEach(() => stage.close());

  it('leaves every channel with exactly what the outbox holds, each once and in order', async () => {
    stage = await KillStage.open(6);
    const random = dice(20_310_505);
    await begin(stage);
    await killAll(stage, 4, random);
    expect(await finish(stage)).toBe(0);
    expect(problems(stage)).toEqual([]);
    const told = stage.channels
      .filter(({ platform }) => platform === 'slack')
      .map(({ channel }) => stage.slack.messagesIn(channel).length);
    // killed rounds may end in one digest; what is asked for in the end comes besides
    expect(Math.min(...told)).toBeGreaterThanOrEqual(2);
  }, 180_000);
});
