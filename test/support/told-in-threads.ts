import type { PartyId } from '../../src/domain/diplomacy/pack.ts';
import type { DevelopmentId, NewDevelopment } from '../../src/domain/ledger/development.ts';
import type { EventId, PlacedReport } from '../../src/domain/news/report.ts';
import type { ChannelAddress } from '../../src/domain/telling/subscription.ts';
import { deliverQueued } from '../../src/pipeline/deliver-queued.ts';
import { queueDigests } from '../../src/pipeline/queue-digests.ts';
import type { Messenger } from '../../src/ports/messenger.ts';
import { BotOnDisk, STRAIT } from './bot-on-disk.ts';
import { aDevelopment, aVerdict, readReports } from './stories.ts';

const { signal } = new AbortController();
const FIRST = 'VK-1' as DevelopmentId;

/** One event that goes on, told by a pipeline of its own through a platform's real client. */
export class ToldInThreads {
  readonly bot: BotOnDisk;
  readonly #messenger: Messenger;
  readonly #reports: PlacedReport[];

  private constructor(bot: BotOnDisk, messenger: Messenger, reports: readonly PlacedReport[]) {
    this.bot = bot;
    this.#messenger = messenger;
    this.#reports = [...reports];
  }

  /** Talks are scheduled, and a channel with a thread per event is posted of them. */
  static async begin(messenger: Messenger, address: ChannelAddress): Promise<ToldInThreads> {
    const bot = await BotOnDisk.start();
    bot.now = new Date();
    const told = new ToldInThreads(bot, messenger, await readReports(bot.store.stories, 4, STRAIT));
    await bot.subscribe({ address, mode: 'breaking', threshold: 'major', threads: true });
    await told.learn({ type: 'talks', value: 'scheduled' });
    await told.tell();
    return told;
  }

  /** Something more becomes of the event. */
  async learn(development: Partial<NewDevelopment>): Promise<void> {
    const report = this.#reports.shift();
    if (!report) throw new Error('no report is left');
    const { store, now } = this.bot;
    const decided = { packId: STRAIT, entryId: FIRST, by: 'desk', at: now, note: null };
    if (report.eventId !== 'E1') await store.decisions.merge({ from: report.eventId, into: 'E1' as EventId }, decided);
    const learned = aDevelopment(report.version.id, { actors: ['korrath' as PartyId], ...development });
    await store.stories.saveVerdict(report, aVerdict({ developments: [learned] }), now);
  }

  /** The desk takes an entry back. */
  async withdraw(entryId: string): Promise<void> {
    const by = { kind: 'desk', member: 'slack:U1' } as const;
    const amendment = { kind: 'withdrawn', instead: null } as const;
    const correction = {
      entryId: entryId as DevelopmentId,
      amendment,
      why: 'desk',
      by,
      note: null,
      tells: true,
    } as const;
    await this.bot.store.decisions.judge([correction], { packId: STRAIT, at: this.bot.now }, 0);
  }

  async tell(): Promise<void> {
    this.bot.later(1);
    const deps = { ...this.bot.deps, messengers: new Map([[this.#messenger.platform, this.#messenger]]) };
    await queueDigests(deps);
    await deliverQueued(deps, signal);
  }
}
