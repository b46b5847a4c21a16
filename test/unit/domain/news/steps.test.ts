import { describe, expect, it } from '@jest/globals';
import { stepsFound } from '../../../../src/domain/news/steps.ts';
import { toldAt } from '../../../../src/domain/news/told-at.ts';
import { versionFeatures } from '../../../../src/domain/news/version-features.ts';
import { INVENTED, newsInput } from '../../../support/news-desk.ts';

function stepsOf(title: string): readonly string[] {
  return versionFeatures(newsInput(title), INVENTED, 0).leadSteps;
}

describe('the steps of a lead', () => {
  it.each([
    ['Arvania accepts the ceasefire', 'says yes|arvania|truce|'],
    ['Belmora rejects the truce', 'says no|belmora|truce|'],
    ['Norland hands over remains of prisoners', 'hands over|norland|captives|'],
    ['Belmora suspends talks', 'puts off|belmora|talks|'],
    ['Truce takes effect', 'begins|||'],
    ['Arvania to swap prisoners with Belmora', 'hands over|arvania|captives|ahead'],
    ['Belmora threatens to strike Port Selm', 'strikes|belmora||ahead'],
  ])('%s', (title, step) => {
    expect(stepsOf(title)).toContain(step);
  });

  it('are none where nobody does anything', () => {
    expect(stepsOf('A quiet morning by the river')).toEqual([]);
  });
});

describe('steps found in another text', () => {
  it('count in full for the same act of the same party on the same matter', () => {
    expect(stepsFound(['says yes|arvania|truce|'], ['strikes|belmora||', 'says yes|arvania|truce|'])).toBe(1);
  });

  it('count less where a party or a matter is not told, and least where they are others', () => {
    const step = ['says yes|arvania|truce|'];
    const untold = stepsFound(step, ['says yes||truce|']);
    const other = stepsFound(step, ['says yes|belmora|truce|']);
    const ahead = stepsFound(step, ['says yes|arvania|truce|ahead']);
    expect([untold < 1, other < untold, ahead < 0.5, stepsFound(step, ['says no|arvania|truce|'])]).toEqual([
      true,
      true,
      true,
      0,
    ]);
  });

  it('are nothing where either text tells none', () => {
    expect([stepsFound([], ['begins|||']), stepsFound(['begins|||'], [])]).toEqual([0, 0]);
  });
});

describe('when a version was told', () => {
  const seenAt = new Date('2031-05-10T12:00:00Z');
  it.each([
    ['its date', '2031-05-07T08:00:00Z', '2031-05-07T08:00:00.000Z'],
    ['its sighting, where the date lies ahead', '2031-05-11T08:00:00Z', '2031-05-10T12:00:00.000Z'],
    ['its sighting, where the date is out of all reason', '2029-05-07T08:00:00Z', '2031-05-10T12:00:00.000Z'],
    ['its sighting, where there is no date', null, '2031-05-10T12:00:00.000Z'],
  ])('is %s', (_, published, expected) => {
    const publishedAt = published === null ? null : new Date(published);
    expect(new Date(toldAt({ publishedAt, seenAt })).toISOString()).toBe(expected);
  });
});
