import { describe, expect, it } from '@jest/globals';
import { checkOption } from '../../../src/commands/check-option.ts';
import type { OptionKind } from '../../../src/commands/command.ts';
import { COMMANDS } from '../../../src/commands/list.ts';
import { parseWords } from '../../../src/commands/parse-words.ts';
import { aPack } from '../../support/conflict.ts';
import { growth, LINEAR, UNITS } from '../../support/growth.ts';

const packs = [aPack()];
const beginnings = [
  '',
  'subscribe ',
  'settings time:',
  'why ',
  'since ',
  'since <',
  'feeds add ',
  'search ',
  'desk confirm VK-1 note:',
];
const kinds = [...new Set(COMMANDS.flatMap(({ options }) => options.map(({ kind }) => kind)))];

function slowest(work: (text: string) => unknown): readonly [string, number] {
  const costs = UNITS.map((unit) => [unit, growth(work, unit)] as const);
  return costs.reduce((worst, one) => (one[1] > worst[1] ? one : worst));
}

describe('what is typed without end is understood, or refused, in time that grows with its length', () => {
  it.each(beginnings)('after “%s”', (beginning) => {
    const context = { commands: COMMANDS, packs, platform: 'slack' } as const;
    const [unit, cost] = slowest((text) => parseWords(beginning + text, context));
    expect({ unit, isLinear: cost < LINEAR, cost }).toMatchObject({ isLinear: true });
  });

  it.each(kinds)('as the value of an option of the kind %s', (kind: OptionKind) => {
    const spec = { name: 'x', description: '', required: false, kind, choices: ['one', 'two'] };
    const [unit, cost] = slowest((text) => checkOption(spec, text, packs));
    expect({ unit, isLinear: cost < LINEAR, cost }).toMatchObject({ isLinear: true });
  });
});
