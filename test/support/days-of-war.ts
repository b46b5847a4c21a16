import { plainText } from '../../src/adapters/chat/plain-text.ts';
import { BotOnDisk } from './bot-on-disk.ts';
import { anAddress } from './telling.ts';

const PROPOSED = [
  'Isle Council proposes 60-day ceasefire between Valmere and Korrath',
  '“We propose a 60-day ceasefire on land and at sea,” Maro Quill, envoy of the Isle Council, said.',
] as const;

/** What happens before each cycle, and when: several channels, outlets that repeat each other, noise, a text that changes. */
const ROUNDS: readonly (readonly [string, (bot: BotOnDisk) => Promise<unknown> | void])[] = [
  [
    '2031-05-06T06:00:00Z',
    (bot) =>
      bot.publish('meridian-courier', 'old', 'Valmere and Korrath trade accusations at sea', 'Each blames the other.'),
  ],
  [
    '2031-05-06T06:10:00Z',
    async (bot) => {
      await bot.subscribe({ address: anAddress('desk'), mode: 'both' });
      await bot.subscribe({ address: anAddress('lobby'), mode: 'breaking', threshold: 'major' });
      const discord = { ...anAddress('watch'), platform: 'discord' } as const;
      await bot.subscribe({ address: discord, mode: 'digest' });
      bot.publish('meridian-courier', 'proposal', ...PROPOSED);
    },
  ],
  ['2031-05-06T06:20:00Z', (bot) => bot.publish('harbour-daily', 'proposal', ...PROPOSED)],
  [
    '2031-05-06T06:30:00Z',
    (bot) => {
      bot.publish(
        'meridian-courier',
        'grain',
        'Grain prices steady on the exchange',
        'Traders await the harvest figures.',
      );
      const summary = '“Korrath is studying the 60-day ceasefire and has not taken a decision,” a spokesman said.';
      bot.publish('meridian-courier', 'answer', 'Korrath undecided on 60-day ceasefire', summary);
    },
  ],
  [
    '2031-05-06T06:40:00Z',
    (bot) => {
      const summary = '“Korrath accepts the 60-day ceasefire in full,” Chancellor Bren Osk said in Durnhall.';
      bot.publish('meridian-courier', 'answer', 'Korrath accepts 60-day ceasefire', summary);
      const talks = 'Delegations of Valmere and Korrath will meet on Friday at Harrow Pass, the Isle Council said.';
      bot.publish('meridian-courier', 'talks', 'Valmere and Korrath to hold talks on Friday', talks);
    },
  ],
  ['2031-05-07T08:00:20Z', () => undefined],
  [
    '2031-05-07T08:10:00Z',
    (bot) => {
      const summary = '“Valmere accepts the 60-day ceasefire,” President Ilsa Toren said in Port Aldene.';
      bot.publish('harbour-daily', 'toren', 'Valmere accepts 60-day ceasefire', summary);
    },
  ],
  ['2031-05-08T08:00:20Z', () => undefined],
];

/** How many rounds there are. */
export const ROUND_COUNT = ROUNDS.length;

/** Plays all rounds from an empty folder; `live` is what the bot does in each. */
export async function play(live: (bot: BotOnDisk, round: number) => Promise<void>): Promise<Standing> {
  const bot = await BotOnDisk.start();
  try {
    for (const [round, [time, prepare]] of ROUNDS.entries()) {
      bot.now = new Date(time);
      await prepare(bot);
      await live(bot, round);
    }
    return standing(bot);
  } finally {
    await bot.stop();
  }
}

/** What stands in each channel, by platform and channel, as a reader sees it. */
export type Standing = Readonly<Record<string, readonly string[]>>;

function standing({ slack, discord }: BotOnDisk): Standing {
  const read = [...slack.standing, ...discord.standing];
  const channels = Map.groupBy(read, ({ address }) => `${address.platform} ${address.channel}`);
  const texts = [...channels].map(
    ([channel, posts]) => [channel, posts.map(({ message }) => plainText(message))] as const,
  );
  return Object.fromEntries(texts.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
