import type { ApplicationCommandOptionChoiceData } from 'discord.js';
import { packNames } from '../../commands/chosen-pack.ts';
import { optionsOn, type Command, type OptionKind } from '../../commands/command.ts';
import type { FeedChoice } from '../../commands/feeds/known-feeds.ts';
import { wishesInWords } from '../../commands/wish-options.ts';
import type { Pack } from '../../domain/diplomacy/pack.ts';
import type { ChannelAddress, Subscription } from '../../domain/telling/subscription.ts';
import { allZones } from '../../domain/telling/zoned-moment.ts';
import { label } from '../chat/label.ts';

/** What can be suggested from. */
export interface Suggestible {
  readonly packs: readonly Pack[];
  readonly commands: readonly Command[];
  feeds(): Promise<readonly FeedChoice[]>;
  /** Entries of the ledger whose id begins like this. */
  entries(typed: string): Promise<readonly { readonly id: string; readonly text: string }[]>;
  subscriptionsIn(address: ChannelAddress): Promise<readonly Subscription[]>;
}

/** What is being typed, and where. */
export interface Typing {
  readonly command: Command;
  readonly option: string;
  readonly typed: string;
  readonly address: ChannelAddress;
  /** The forum in whose thread it is typed. */
  readonly forum?: string;
}

type Choice = ApplicationCommandOptionChoiceData<string>;

const MOST_CHOICES = 25;
const LONGEST = 100;

/** At most 25 choices for what is being typed; what begins with it comes first. */
export async function suggestions(typing: Typing, from: Suggestible): Promise<readonly Choice[]> {
  const spec = optionsOn(typing.command, 'discord').find(({ name }) => name === typing.option);
  if (!spec) return [];
  const { before, last } = spec.kind === 'packs' ? lastOfList(typing.typed) : { before: '', last: typing.typed };
  const choices = await choicesOf(spec.kind, last, typing, from);
  return matching(choices, last)
    .map(({ name, value }) => ({ name: label(`${before}${name}`, LONGEST), value: `${before}${value}` }))
    .filter(({ value }) => value.length <= LONGEST)
    .slice(0, MOST_CHOICES);
}

async function choicesOf(
  kind: OptionKind,
  typed: string,
  { address, forum }: Pick<Typing, 'address' | 'forum'>,
  from: Suggestible,
): Promise<readonly Choice[]> {
  const packs = from.packs.map((pack): Choice => ({ name: pack.name, value: pack.id }));
  switch (kind) {
    case 'pack':
      return packs;
    case 'packs':
      return packs.length > 1 ? [...packs, { name: 'all', value: 'all' }] : packs;
    case 'timezone':
      return allZones().map((zone) => ({ name: zone, value: zone }));
    case 'command':
      return from.commands.map((command) => ({
        name: `${command.name.join(' ')}: ${command.summary}`,
        value: command.name.join(' '),
      }));
    case 'subscription': {
      const own = await from.subscriptionsIn(address);
      const more = forum === undefined ? [] : await from.subscriptionsIn({ ...address, channel: forum });
      return subscriptionChoices([...own, ...more], from.packs);
    }
    case 'feed':
    case 'added-feed': {
      const feeds = await from.feeds();
      const offered = kind === 'feed' ? feeds : feeds.filter(({ isAdded }) => isAdded);
      return offered.map(({ id, outlet }) => ({ name: `${outlet} (${id})`, value: id }));
    }
    case 'id':
    case 'id-or-link':
      return (await from.entries(typed)).map(({ id, text }) => ({ name: `${id}: ${text}`, value: id }));
    case 'party':
      return from.packs.flatMap(({ parties }) => parties.map(({ id, name }) => ({ name, value: id })));
    default:
      return [];
  }
}

function subscriptionChoices(found: readonly Subscription[], packs: readonly Pack[]): readonly Choice[] {
  const own = found.map((s) => ({
    name: `${s.id}: ${packNames(s.packs, packs)}, ${wishesInWords(s)}`,
    value: s.id,
  }));
  return own.length > 1 ? [...own, { name: 'all', value: 'all' }] : own;
}

/** "ukraine, ko" → what is chosen already, and what is being typed. */
function lastOfList(typed: string): { readonly before: string; readonly last: string } {
  const at = typed.lastIndexOf(',');
  return { before: at === -1 ? '' : `${typed.slice(0, at).trim()},`, last: typed.slice(at + 1) };
}

function matching(choices: readonly Choice[], typed: string): readonly Choice[] {
  const wanted = fold(typed);
  const rank = ({ name, value }: Choice): number => {
    const words = [fold(name), fold(value)];
    if (words.some((word) => word.startsWith(wanted))) return 0;
    return words.some((word) => word.includes(wanted)) ? 1 : 2;
  };
  return choices.filter((choice) => rank(choice) < 2).toSorted((a, b) => rank(a) - rank(b));
}

/** Nobody types underscores or dashes for sure. */
function fold(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[\s_\p{Pd}]+/gu, ' ');
}
