import { COMMANDS } from '../../src/commands/list.ts';
import type { Asker, CommandDeps } from '../../src/commands/command.ts';
import { answerWords } from '../../src/commands/run-command.ts';
import { readBaselineFile } from '../../src/config/baseline-file.ts';
import type { Pack, PackId } from '../../src/domain/diplomacy/pack.ts';
import type { Baseline } from '../../src/domain/ledger/board.ts';
import type { NewFigure } from '../../src/domain/ledger/figures.ts';
import type { Development } from '../../src/domain/ledger/development.ts';
import type { FeedHealth, FeedId } from '../../src/domain/news/feed.ts';
import type { Lack } from '../../src/domain/telling/lack.ts';
import type { Reply } from '../../src/domain/telling/message.ts';
import type { ChannelAddress } from '../../src/domain/telling/subscription.ts';
import type { Log, LogFields } from '../../src/ports/log.ts';
import { OpmlFormat } from '../../src/adapters/feeds/opml-format.ts';
import { InMemoryStore } from '../fakes/in-memory-store.ts';
import { KnownAddresses } from '../fakes/known-addresses.ts';
import { aBaseline, aPack, someHealth } from './conflict.ts';

/** Keeps what is logged. */
class KeptLog implements Log {
  readonly lines: { readonly level: string; readonly message: string; readonly fields: LogFields }[] = [];
  debug(message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'debug', message, fields });
  }
  info(message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'info', message, fields });
  }
  warn(message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'warn', message, fields });
  }
  error(message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'error', message, fields });
  }
}

/** A channel with somebody who types, over ports in memory. */
export class ChatRoom {
  readonly store = new InMemoryStore({ strait: 'VK', delta: 'DE' });
  readonly finder = new KnownAddresses();
  readonly log = new KeptLog();
  now = new Date('2031-05-06T10:05:00Z');
  packs: readonly Pack[] = [aPack()];
  lacks: readonly Lack[] = [];
  twoPersons = false;
  deskMembers: readonly ChannelAddress[] = [];
  asker: Asker = {
    platform: 'slack',
    address: { platform: 'slack', workspace: 'T1', channel: 'C1' },
    user: { id: 'U1', name: 'ana', timezone: 'Europe/Kyiv' },
    mayManageChannel: true,
    isAdmin: false,
  };

  get deps(): CommandDeps {
    return {
      packs: this.packs,
      readModel: this.store.readModel,
      subscriptions: this.store.subscriptions,
      added: this.store.added,
      decisions: this.store.decisions,
      proposals: this.store.proposals,
      twoPersons: this.twoPersons,
      deskMembers: () => this.deskMembers,
      baselines: this.store.baselines,
      baselineFiles: { read: readBaselineFile },
      looks: this.store.looks,
      outbox: this.store.outbox,
      finder: this.finder,
      lists: new OpmlFormat(),
      clock: { now: () => this.now },
      log: this.log,
      defaults: {
        schedule: { time: '08:00', days: 'daily', timezone: 'UTC' },
        heartbeat: true,
        intervalMs: 600_000,
        maxLines: 12,
      },
      preflight: async (_, { threads }) => this.lacks.filter(({ harms }) => threads || harms !== 'threads'),
    };
  }

  knows(baseline: Baseline = aBaseline(), entries: readonly Development[] = []): void {
    this.store.state.baselines.push({
      number: this.store.state.baselines.length + 1,
      kind: 'pack',
      name: null,
      setAt: null,
      setBy: null,
      baseline,
    });
    for (const development of entries)
      this.store.state.entries.push({
        reportId: 1,
        development,
        support: development.support.map((evidence) => ({ evidence, learnedAt: development.learnedAt })),
      });
  }

  /** Figures that the first report gave, each learned when it was told. */
  counts(figures: readonly NewFigure[]): void {
    for (const figure of figures)
      this.store.state.figures.push({ reportId: 1, packId: 'strait' as PackId, learnedAt: figure.evidence.at, figure });
  }

  reads(healths: Readonly<Record<string, Partial<FeedHealth>>>): void {
    for (const pack of this.packs) {
      for (const { id, url } of pack.sources) {
        const health = someHealth(healths[id]);
        const validators = { etag: null, lastModified: null, bodyHash: null, itemMarks: null };
        const record = {
          id: id as string as FeedId,
          url,
          packs: [pack.id],
          movedTo: null,
          pushedUntil: null,
          hubError: null,
          validators,
          health,
          followed: true,
        };
        this.store.state.feeds.set(record.id, record);
      }
    }
    this.store.state.lastCycle = { endedAt: new Date('2031-05-06T10:00:30Z'), polled: 3, failed: 0 };
  }

  ask(words: string): Promise<Reply> {
    return answerWords(words, this.asker, COMMANDS, this.deps);
  }
}
