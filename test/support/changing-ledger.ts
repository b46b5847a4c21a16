import fc from 'fast-check';
import { join } from 'node:path';
import { readBaselines } from '../../src/adapters/store/ledger/baseline-rows.ts';
import { readCorrections } from '../../src/adapters/store/ledger/correction-rows.ts';
import { readFigureRecords } from '../../src/adapters/store/ledger/figure-rows.ts';
import { readLedger } from '../../src/adapters/store/ledger/read-ledger.ts';
import { openSqlite, type OpenDatabase } from '../../src/adapters/store/sqlite.ts';
import { openStore, type Store } from '../../src/adapters/store/open-store.ts';
import { STATEMENT_VALUES, type StatementType } from '../../src/domain/diplomacy/statement.ts';
import { baselineAt, rootAt } from '../../src/domain/ledger/baseline.ts';
import type { Amendment, DevelopmentId, NewDevelopment, TruceKey } from '../../src/domain/ledger/development.ts';
import { emptyBaseline, foldBoard } from '../../src/domain/ledger/fold-board.ts';
import { timelineOf } from '../../src/domain/ledger/timeline.ts';
import { truceStart } from '../../src/domain/ledger/truce-start.ts';
import { truceTally } from '../../src/domain/ledger/truce-tally.ts';
import type { PartyId } from '../../src/domain/diplomacy/pack.ts';
import type { EventId, PlacedReport } from '../../src/domain/news/report.ts';
import { aPack } from './conflict.ts';
import { aFigure } from './figures.ts';
import { aBaseline, aDevelopment, anEvidence, aPlacement, aPoll, aVerdict, aVersion, isNews, north, readReports } from './stories.ts'; // prettier-ignore
import { prefixes } from './store-ports.ts';
import { aFolder } from './temporary-folder.ts';

const TYPES = [
  'phase',
  'phase',
  'position',
  'talks',
  'breach',
  'statement',
] as const satisfies readonly StatementType[];
const HOW = ['dropped', 'withdrawn', 'confirmed', 'disputed', 'corrected'] as const;

const aVerdictStep = fc.record({
  kind: fc.constant('verdict' as const),
  type: fc.constantFrom(...TYPES),
  value: fc.nat(20),
  family: fc.constantFrom('courier', 'daily', 'herald'),
  /** The entry, counted back from the last, that it confirms, says again, takes back or is about; none where there is no such entry. */
  confirms: fc.option(fc.nat(8)),
  supports: fc.option(fc.nat(8)),
  drops: fc.option(fc.nat(8)),
  counts: fc.boolean(),
});
const anotherStep = fc.oneof(
  fc.record({ kind: fc.constant('origin' as const), nth: fc.nat(8) }),
  fc.record({ kind: fc.constant('judge' as const), nth: fc.nat(8), how: fc.constantFrom(...HOW) }),
  fc.record({ kind: fc.constant('merge' as const), nth: fc.nat(8), other: fc.nat(8) }),
  fc.record({ kind: fc.constant('baseline' as const), as: fc.constantFrom('file' as const, 'frozen' as const, 'pack' as const) }), // prettier-ignore
);
type VerdictStep = typeof aVerdictStep extends fc.Arbitrary<infer T> ? T : never;
type OtherStep = typeof anotherStep extends fc.Arbitrary<infer T> ? T : never;

/** One write by one of two processes, and whether the board is looked at after it. */
export const aWrite = fc.record({
  by: fc.constantFrom(0 as const, 1 as const),
  step: fc.oneof({ weight: 3, arbitrary: aVerdictStep }, { weight: 2, arbitrary: anotherStep }),
  looks: fc.boolean(),
});
type Write = typeof aWrite extends fc.Arbitrary<infer T> ? T : never;

const START = new Date('2031-05-04T09:00:00Z').getTime();
const MINUTE_MS = 60_000;
const REPORTS = 40;
const UNPLACED = 8;

/** A ledger that two stores on one file write to, a minute a write, beside a third connection that reads every row of it. */
export class ChangingLedger {
  readonly pack = aPack({ id: north });
  readonly #folder = aFolder();
  #stores: readonly [Store, Store] | null = null;
  #oracle: OpenDatabase | null = null;
  #reports: PlacedReport[] = [];
  #minutes = 0;

  async open(): Promise<void> {
    const url = `sqlite:${join(this.#folder.path, 'ledger.db')}`;
    this.#stores = [await openStore(url, { prefixes }), await openStore(url, { prefixes })];
    this.#oracle = await openSqlite(url);
    const { stories } = this.store(0);
    this.#reports = [...(await readReports(stories, REPORTS))];
    for (let n = 1; n <= UNPLACED; n++) {
      const item = { guid: `late-${n}`, link: `https://gazette.example/late/${n}`, title: `Late note ${n}` };
      await stories.keepPoll(aPoll([aVersion(item)]));
    }
    for (const { id } of await stories.reportsToJudge(UNPLACED)) await stories.saveRelevance([{ id, ...isNews }]);
  }

  async close(): Promise<void> {
    for (const store of this.#stores ?? []) await store.close();
    await this.#oracle?.close();
    this.#folder.remove();
  }

  store(n: 0 | 1): Store {
    const store = this.#stores?.[n];
    if (!store) throw new Error('the ledger is not open');
    return store;
  }

  get now(): Date {
    return new Date(START + this.#minutes * MINUTE_MS);
  }

  async write({ by, step }: Write): Promise<void> {
    this.#minutes += 1;
    if (step.kind === 'verdict') await this.#settle(this.store(by), step);
    else await this.#change(this.store(by), step);
  }

  /** What every row of the file makes, each read anew and folded from the start. */
  async fromRows(at?: Date) {
    const rows = this.#oracle?.database.rows;
    if (!rows) throw new Error('the ledger is not open');
    const ledger = await readLedger(rows, north, { until: at });
    const versions = await readBaselines(rows, north);
    const [baseline, newest] = [rootAt(versions, at ?? null)?.baseline ?? null, baselineAt(versions, at ?? null)];
    const start = baseline ?? (ledger[0] ? emptyBaseline(this.pack, ledger[0].learnedAt) : null);
    const corrections = await readCorrections(rows, north, {});
    const last = (await readLedger(rows, north, {})).at(-1) ?? null;
    const whole = { baseline, newest, ledger, corrections, last };
    if (start === null) return { ...whole, board: null, steps: [], tally: null };
    const board = foldBoard(this.pack, start, ledger);
    const since = truceStart(this.pack, start, ledger, at ?? this.now);
    const figures = await readFigureRecords(rows, north, { since: since?.at, until: at });
    const tally = truceTally(this.pack, since, ledger, figures);
    return { ...whole, board, steps: timelineOf(this.pack, start, ledger), tally };
  }

  /** The same as a store's read model answers it. */
  async fromMemory(n: 0 | 1, at?: Date) {
    const { readModel } = this.store(n);
    const { baseline, newest, ledger, state, steps } = await readModel.known(this.pack, at);
    const tally = await readModel.tally(this.pack, at ?? this.now, at);
    const corrections = (await readModel.corrected(north)).map(({ correction }) => correction);
    const lastSeq = await readModel.lastSeq(north);
    const last = await readModel.entry(`NO-${lastSeq}` as DevelopmentId);
    return { baseline, newest, ledger, corrections, last, board: state?.board ?? null, steps, tally };
  }

  async #settle(store: Store, step: VerdictStep): Promise<void> {
    const report = this.#reports.shift();
    if (!report) return;
    const { id: version } = report.version;
    const names = { family: step.family, outlet: step.family, origin: step.family, at: this.now, speaker: null };
    const evidence = anEvidence(version, names);
    const [confirmed, supported, dropped] = await Promise.all(
      [step.confirms, step.supports, step.drops].map((nth) => this.#entry(nth)),
    );
    const by = { kind: 'source', versionId: version, outlet: step.family, link: '', quote: null } as const;
    const drop = (entryId: DevelopmentId, versions: readonly (typeof version)[]) => ({
      correction: { entryId, amendment: { kind: 'dropped', versions, instead: null }, why: 'edited', by, note: null, tells: true } as const, // prettier-ignore
      instead: null,
    });
    const verdict = aVerdict({
      developments: [{ ...stated(step, version), evidence, ...(confirmed ? { kind: 'confirmed', confirms: confirmed.id } : {}) }], // prettier-ignore
      supports: supported ? [{ id: supported.id, evidence }] : [],
      figures: step.counts ? [aFigure({ low: 1 + step.value, evidence: { ...evidence, quote: `${1 + step.value} times` } })] : [], // prettier-ignore
      corrections: dropped ? [drop(dropped.id, [dropped.evidence.versionId])] : [],
    });
    await store.stories.saveVerdict(report, verdict, this.now);
  }

  async #change(store: Store, step: OtherStep): Promise<void> {
    if (step.kind === 'baseline') return this.#setBaseline(store, step.as);
    const entry = await this.#entry(step.nth);
    if (!entry) return;
    const decided = { packId: north, entryId: entry.id, by: 'slack:U1', at: this.now, note: null };
    if (step.kind === 'origin') {
      const [late] = await store.stories.reportsToPlace(1);
      const text = { ...aPlacement().text, origin: 'agency', corrected: [entry.evidence.versionId] };
      if (late) await store.stories.savePlacement(late.id, { ...aPlacement(), text }, this.now);
    } else if (step.kind === 'judge') {
      const by = { kind: 'desk', member: 'slack:U1' } as const;
      const correction = { entryId: entry.id, amendment: amendment(step.how, entry), why: 'desk', by, note: null, tells: true } as const; // prettier-ignore
      await store.decisions.judge([correction], decided, Number.MAX_SAFE_INTEGER);
    } else await this.#merge(store, entry.eventId, (await this.#entry(step.other))?.eventId, decided);
  }

  async #merge(
    store: Store,
    from: EventId,
    into: EventId | undefined,
    decided: Parameters<Store['decisions']['merge']>[1],
  ) {
    // prettier-ignore
    if (into !== undefined && into !== from) await store.decisions.merge({ from, into }, decided);
  }

  async #setBaseline(store: Store, as: 'file' | 'frozen' | 'pack'): Promise<void> {
    const baseline = { ...aBaseline(), asOf: new Date(this.now.getTime() - 5 * MINUTE_MS) };
    if (as === 'pack') return store.stories.saveBaseline(baseline, this.now);
    const name = `set in minute ${this.#minutes}`;
    await store.baselines.add({ kind: as, name, setAt: this.now, setBy: 'slack:U1', baseline });
  }

  /** The n-th entry from the end, as its row has it. */
  async #entry(nth: number | null) {
    const rows = this.#oracle?.database.rows;
    if (!rows || nth === null) return undefined;
    return (await readLedger(rows, north, {})).at(-1 - nth);
  }
}

function stated({ type, value }: VerdictStep, version: Parameters<typeof aDevelopment>[0]): NewDevelopment {
  const values = STATEMENT_VALUES[type];
  const sides = ['valmere', 'korrath'] as unknown as readonly PartyId[];
  const actors = type === 'phase' && value % 2 === 0 ? sides : [sides[value % 2] ?? ('valmere' as PartyId)];
  const truce = (value % 3 === 0 ? 'shipping' : 'sixty-day') as string as TruceKey;
  return aDevelopment(version, { type, value: values[value % values.length] ?? values[0], actors, truce });
}

function amendment(how: (typeof HOW)[number], entry: Pick<NewDevelopment, 'evidence' | 'type' | 'value'>): Amendment {
  switch (how) {
    case 'dropped':
      return { kind: how, versions: [entry.evidence.versionId], instead: null };
    case 'withdrawn':
      return { kind: how, instead: null };
    case 'corrected': {
      const values = STATEMENT_VALUES[entry.type];
      return { kind: how, value: values[0], was: entry.value };
    }
    default:
      return { kind: how };
  }
}
