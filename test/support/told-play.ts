import SqliteFile from 'better-sqlite3';
import fc from 'fast-check';
import type { PartyId } from '../../src/domain/diplomacy/pack.ts';
import type { StatementType, StatementValue } from '../../src/domain/diplomacy/statement.ts';
import type { Amendment, Development, NewDevelopment, TruceKey } from '../../src/domain/ledger/development.ts';
import type { EventId } from '../../src/domain/news/report.ts';
import type { SubscriptionId } from '../../src/domain/telling/subscription.ts';
import type { PostOutcome } from '../../src/domain/telling/delivery.ts';
import { deliverQueued } from '../../src/pipeline/deliver-queued.ts';
import { queueDigests } from '../../src/pipeline/queue-digests.ts';
import { BotOnDisk, STRAIT } from './bot-on-disk.ts';
import { Fate } from './fate.ts';
import { aDevelopment, anEvidence, aPlacement, aPoll, aStatement, aVerdict, aVersion, isNews } from './stories.ts';

const { signal } = new AbortController();
const SAYS = [
  ['phase', 'agreed'],
  ['position', 'accepts'],
  ['talks', 'scheduled'],
  ['breach', 'alleged'],
  ['pressure', 'threatened'],
] as const satisfies readonly (readonly [StatementType, StatementValue])[];
const HOW = ['withdrawn', 'confirmed', 'disputed'] as const;
const ANSWERS = ['sent', 'sent', 'refused', 'later', 'lost on the way back', 'lost on the way there'] as const;

const nth = fc.nat(4);
const aWish = fc.record(
  {
    mode: fc.constantFrom('digest' as const, 'breaking' as const, 'both' as const),
    threshold: fc.constantFrom('phase' as const, 'major' as const, 'all' as const),
    quiet: fc.constantFrom(null, '22:00-08:00'),
    threads: fc.boolean(),
  },
  { requiredKeys: [] },
);
const kind = <K extends string>(name: K) => fc.constant(name);

/** Something that happens; `pass` is time, and a round of telling after it. */
export const aStep = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: kind('learn'),
      says: fc.constantFrom(...SAYS),
      affair: fc.nat(3),
      late: fc.nat(9).map((n) => n === 0),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('confirm'), nth }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('judge'), nth, how: fc.constantFrom(...HOW) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('merge'), nth, other: nth }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('split'), nth }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('change'), wish: aWish }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('ask') }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('answer'), as: fc.constantFrom(...ANSWERS) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('die'), at: fc.integer({ min: 1, max: 20 }) }) },
  {
    weight: 9,
    arbitrary: fc.record({ kind: kind('pass'), seconds: fc.constantFrom(1, 1, 1, 31, 301, 3601, 7200, 43_200) }),
  },
);
export type Step = typeof aStep extends fc.Arbitrary<infer T> ? T : never;

/** A delivery as its row has it, and the entries that it carries. */
export interface Told {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly state: string;
  readonly created_at: string;
  readonly carries: string | null;
  /** It says of an entry that it was corrected. */
  readonly corrects: number;
}

/** A bot with a channel that wishes everything, on which a sequence of steps is played. */
export class ToldPlay {
  readonly bot: BotOnDisk;
  readonly #desk: SubscriptionId;
  /** Called before each round of telling. */
  readonly #beforeRound: (bot: BotOnDisk) => void;
  #reports = 0;

  private constructor(bot: BotOnDisk, desk: SubscriptionId, beforeRound: (bot: BotOnDisk) => void) {
    this.bot = bot;
    this.#desk = desk;
    this.#beforeRound = beforeRound;
  }

  static async start(beforeRound: (bot: BotOnDisk) => void = () => undefined): Promise<ToldPlay> {
    const bot = await BotOnDisk.start();
    const { id } = await bot.subscribe({ mode: 'both', heartbeat: false });
    return new ToldPlay(bot, id, beforeRound);
  }

  async play(step: Step): Promise<void> {
    const { subscriptions } = this.bot.store;
    switch (step.kind) {
      case 'learn':
        return this.#learn(step);
      case 'change':
        return void (await subscriptions.change(this.#desk, step.wish, this.bot.now));
      case 'ask':
        if ((await this.#subscription()).state === 'paused') return;
        return subscriptions.requestDigest(this.#desk, this.bot.now);
      case 'answer':
        return this.answer(step.as);
      case 'die':
        await Promise.allSettled([this.bot.crash(new Fate(step.at)).then(() => this.round())]);
        return this.bot.crash();
      case 'pass':
        return this.pass(step.seconds);
      default:
        return this.#decide(step);
    }
  }

  async pass(seconds: number): Promise<void> {
    this.bot.later(seconds / 60);
    await this.round();
  }

  async round(): Promise<void> {
    this.#beforeRound(this.bot);
    const { failed } = await queueDigests(this.bot.deps);
    if (failed > 0) throw new Error(`telling failed: ${JSON.stringify(this.bot.log.lines.at(-1))}`);
    await deliverQueued(this.bot.deps, signal);
  }

  /** The platform takes everything from now on, the channel goes on if it was paused, and three days pass. */
  async endWell(): Promise<void> {
    this.answer('sent');
    await this.bot.store.subscriptions.change(this.#desk, { mode: 'both', quiet: null }, this.bot.now);
    for (let hours = 0; hours < 72; hours += 4) await this.pass(4 * 3600);
  }

  answer(as: (typeof ANSWERS)[number]): void {
    const { slack } = this.bot;
    const answered = (arrive: () => PostOutcome): PostOutcome => {
      if (as === 'refused') return { kind: 'refused', because: 'It is archived.', closed: true };
      if (as === 'later') return { kind: 'later', because: 'It is busy.', retryAfterMs: 5000 };
      if (as !== 'lost on the way there') arrive();
      return { kind: 'unknown', because: 'No answer.' };
    };
    slack.onPost = as === 'sent' ? null : (_, put) => answered(put);
    slack.onEdit = as === 'sent' ? null : (_, make) => answered(make);
  }

  ledger(): Promise<readonly Development[]> {
    return this.bot.store.stories.ledger(STRAIT, 0);
  }

  /** The outbox, with the subscription's id, which no two bots share, left out. */
  rows(): readonly Told[] {
    const file = new SqliteFile(this.bot.databasePath, { readonly: true });
    try {
      const rows = file
        .prepare(
          `select id, key, kind, state, created_at,
            (select group_concat(development_id) from carrier where delivery_id = id) as carries,
            exists (select 1 from correction_carrier where delivery_id = id) as corrects from delivery order by id`,
        )
        .all() as Told[];
      return rows.map((row) => ({ ...row, key: row.key.replaceAll(this.#desk, 'desk') }));
    } finally {
      file.close();
    }
  }

  async #subscription() {
    const found = await this.bot.store.subscriptions.current(this.#desk);
    if (!found) throw new Error('the subscription is gone');
    return found;
  }

  async #learn({ says: [type, value], affair, late }: Extract<Step, { kind: 'learn' }>): Promise<void> {
    const event = (await this.ledger()).find(({ about }) => about.endsWith(`affair ${affair}`))?.eventId;
    const actors = type === 'phase' || type === 'position' ? ['valmere' as PartyId] : [];
    const number = this.#reports + 1;
    const truce = `truce-${number}` as TruceKey;
    await this.#settle(
      { type, value, actors, late, truce, about: `story ${number} of affair ${affair}` },
      event ?? null,
    );
  }

  async #settle(development: Partial<NewDevelopment>, event: EventId | null, outlet = 'gazette'): Promise<void> {
    const number = ++this.#reports;
    const { now, store: { stories } } = this.bot; // prettier-ignore
    const item = { guid: `g${number}`, link: `https://gazette.example/${number}`, title: `Note ${number}` };
    await stories.keepPoll(aPoll([aVersion(item)], { packs: [STRAIT], seenAt: now }));
    for (const { id } of await stories.reportsToJudge(1)) await stories.saveRelevance([{ id, ...isNews }]);
    for (const { id } of await stories.reportsToPlace(1)) await stories.savePlacement(id, aPlacement(event), now);
    for (const { id } of await stories.reportsToRead(1))
      await stories.saveStatements([{ id, statements: [aStatement()] }]);
    for (const report of await stories.reportsToSettle(1)) {
      const { id } = report.version;
      const names = { outlet, family: outlet, origin: outlet, quote: `words of ${number}`, at: now };
      const learned = aDevelopment(id, { ...development, evidence: anEvidence(id, names) });
      await stories.saveVerdict(report, aVerdict({ developments: [learned] }), now);
    }
  }

  async #decide(step: Extract<Step, { kind: 'confirm' | 'judge' | 'merge' | 'split' }>): Promise<void> {
    const { now, store: { decisions } } = this.bot; // prettier-ignore
    const entries = (await this.ledger()).filter(({ confirms }) => confirms === undefined).toReversed();
    const entry = entries[step.nth];
    if (!entry) return;
    const decided = { packId: STRAIT, entryId: entry.id, by: 'slack:U1', at: now, note: null };
    const { eventId, type, value, actors, truce, about } = entry;
    if (step.kind === 'confirm') {
      await this.#settle(
        { kind: 'confirmed', confirms: entry.id, type, value, actors, truce, about },
        eventId,
        'herald',
      );
    } else if (step.kind === 'judge') {
      const amendment: Amendment = step.how === 'withdrawn' ? { kind: step.how, instead: null } : { kind: step.how };
      const by = { kind: 'desk', member: 'slack:U1' } as const;
      const correction = { entryId: entry.id, amendment, why: 'desk', by, note: null, tells: true } as const;
      await decisions.judge([correction], decided, Number.MAX_SAFE_INTEGER);
    } else if (step.kind === 'merge') {
      const into = entries[step.other]?.eventId;
      if (into !== undefined && into !== eventId) await decisions.merge({ from: eventId, into }, decided);
    } else if (entries.some((other) => other !== entry && other.eventId === eventId))
      await decisions.split({ from: eventId, versions: [entry.evidence.versionId] }, decided);
  }
}
