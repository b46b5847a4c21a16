import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../src/commands/list.ts';
import { expected, isUpdate } from './expected.ts';
import { factsOf } from './facts.ts';
import { namesFor } from './play.ts';
import { SCENES } from './scenes.ts';

/** Of a message that is edited a terminal prints only what is new. */
const EDITS: ReadonlySet<string> = new Set([
  'post-living-confirmed',
  'post-living-update',
  'post-desk-confirmed',
  'post-desk-disputed',
  'post-corrected',
  'post-dismissed',
]);
const [slack, discord, terminal] = [expected('slack'), expected('discord'), expected('terminal')];
/** A form is shown where there are forms; elsewhere the settings are told. */
const inOrder = (names: readonly string[]): readonly string[] =>
  names.filter((name) => slack.has(name) && name !== 'settings-form');

describe('the rendered files', () => {
  it('hold every command', () => {
    const asked = SCENES.flatMap((step) => ('ask' in step && step.name !== undefined ? [step.ask] : []));
    const missing = COMMANDS.map(({ name }) => name.join(' ')).filter((name) => !asked.some((ask) => `${ask} `.startsWith(`${name} `))); // prettier-ignore
    expect(missing).toEqual([]);
  });

  it('are written anew by a wish alone, and never in CI', () => {
    expect(isUpdate({})).toBe(false);
    expect(isUpdate({ UPDATE_RENDERED: '1' })).toBe(true);
    expect(() => isUpdate({ UPDATE_RENDERED: '1', CI: 'true' })).toThrow('refused in CI');
  });
});

describe('what is seen states the same', () => {
  const both = inOrder(namesFor(SCENES, 'discord'));
  const facts = (name: string) => factsOf('slack', slack.get(name) ?? []);

  it.each(both)('on Slack and Discord: %s', (name) => {
    expect(factsOf('discord', discord.get(name) ?? [])).toEqual(facts(name));
  });

  it.each(inOrder(namesFor(SCENES, 'terminal')).filter((name) => !EDITS.has(name)))(
    'on Slack and a terminal: %s',
    (name) => {
      expect(factsOf('terminal', terminal.get(name) ?? [])).toEqual(facts(name));
    },
  );

  it('and it is much', () => {
    const all = both.map(facts);
    const count = (of: (one: ReturnType<typeof facts>) => readonly string[]): number => all.flatMap(of).length;
    expect(count(({ ids }) => ids)).toBeGreaterThan(100);
    expect(count(({ quotes }) => quotes)).toBeGreaterThan(100);
    expect(count(({ links }) => links)).toBeGreaterThan(100);
    expect(count(({ times }) => times)).toBeGreaterThan(100);
    expect(count(({ certainty }) => certainty)).toBeGreaterThan(50);
    expect(count(({ moves }) => moves)).toBeGreaterThan(10);
    expect(count(({ corrections }) => corrections)).toBeGreaterThan(5);
  });
});
