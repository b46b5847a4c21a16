import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Driver } from './driver.ts';
import { expected, isUpdate, writeExpected } from './expected.ts';
import { namesFor, play } from './play.ts';
import { SCENES } from './scenes.ts';
import { Stage } from './stage.ts';

/** Plays all scenes on one platform, once, and compares each thing seen with its file. */
export function rehearse(on: (stage: Stage) => Driver): void {
  const stage = new Stage();
  const driver = on(stage);
  const { platform } = driver;

  describe(`what is seen on ${platform}`, () => {
    let seen: Awaited<ReturnType<typeof play>> = new Map();
    beforeAll(async () => {
      await driver.open();
      seen = await play(SCENES, stage, driver);
      if (isUpdate()) writeExpected(platform, seen);
    }, 120_000);
    afterAll(() => driver.close());

    it.each(namesFor(SCENES, platform))('is %s as its file has it', (name) => {
      expect(seen.get(name)).toEqual(expected(platform).get(name));
    });

    it('has a file for each scene and none besides', () => {
      expect([...expected(platform).keys()].toSorted()).toEqual(namesFor(SCENES, platform).toSorted());
    });
  });
}
