import Database from 'better-sqlite3';
import { join } from 'node:path';
import { PinoLog } from '../../../../src/adapters/runtime/pino-log.ts';
import { SystemClock } from '../../../../src/adapters/runtime/system-clock.ts';
import { App } from '../../../../src/app.ts';
import { loadConfig } from '../../../../src/config/load.ts';
import { FeedServer } from '../../../support/feed-server.ts';
import { writeInventedWar } from '../../../support/invented-war.ts';
import { aFolder } from '../../../support/temporary-folder.ts';

/** What polling and looking keep for themselves; nobody's payload has a say in it, and time alone changes it. */
const OWN_RHYTHM: ReadonlySet<string> = new Set(['feed', 'look', 'cycle', 'gap', 'watch', 'outage']);
const WAIT_MS = 30_000;
/** The bot looks for work every second. */
const TICK_MS = 1000;
const CALM = 2;

/** The whole program over a database file, with a ledger that holds something. */
export class RunningBot {
  readonly lines: string[] = [];
  readonly #log = new PinoLog('debug', [], { write: (line) => void this.lines.push(line) });
  readonly #folder = aFolder();
  readonly #feeds: FeedServer;
  readonly #path = join(this.#folder.path, 'bot.db');
  #app: App | null = null;
  /** The page's address. */
  address = '';

  private constructor(feeds: FeedServer) {
    this.#feeds = feeds;
  }

  /** Starts it with these variables, and waits until its ledger holds what the feeds say. */
  static async start(env: Readonly<Record<string, string>>, web: boolean): Promise<RunningBot> {
    const feeds = await FeedServer.start();
    publishNews(feeds);
    const bot = new RunningBot(feeds);
    const polling = { interval: '1h', minInterval: '1h', maxInterval: '2h' };
    const config = writeInventedWar(bot.#folder.path, feeds, web, { polling });
    const own = { CEASEFIRE_CONFIG: config, DATABASE_URL: `sqlite:${bot.#path}`, HTTP_PORT: '0' };
    const surroundings = { clock: new SystemClock(), log: bot.#log, input: null, output: null, noColour: true };
    bot.#app = await App.open(loadConfig({ ...own, ...env }), surroundings);
    bot.address = (await bot.#app.start()) ?? '';
    await until(() => bot.#count('select count(*) from development') >= 2, 'the ledger');
    return bot;
  }

  /** Resolves once no row has changed for a while: what was asked for before is done. */
  async settled(): Promise<void> {
    let last = '';
    for (let same = 0; same < CALM;) {
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
      const now = JSON.stringify([...this.rows()].map(([name, rows]) => [name, ...rows]));
      same = now === last ? same + 1 : 0;
      last = now;
    }
  }

  /** What every row says, by table; but for what time alone changes. */
  rows(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#look((database) => {
      const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
      const kept = tables.filter((name) => !OWN_RHYTHM.has(name));
      return new Map(
        kept.map((name) => [
          name,
          new Set(
            database
              .prepare(`select * from "${name}"`)
              .raw()
              .all()
              .map((row) => JSON.stringify(row)),
          ),
        ]),
      );
    });
  }

  /** The id of the only subscription. */
  get subscription(): string {
    return this.#look((database) => String(database.prepare('select id from subscription').pluck().get()));
  }

  /** Finishes what is under way; the rows can still be looked at. */
  async stop(): Promise<void> {
    await this.#app?.stop();
    this.#app = null;
  }

  async remove(): Promise<void> {
    await this.stop();
    await this.#feeds.close();
    this.#folder.remove();
  }

  #count(query: string): number {
    return this.#look((database) => Number(database.prepare(query).pluck().get()));
  }

  #look<T>(look: (database: Database.Database) => T): T {
    const database = new Database(this.#path, { readonly: true });
    try {
      return look(database);
    } finally {
      database.close();
    }
  }
}

function publishNews(feeds: FeedServer): void {
  const tell = (slug: string, title: string, summary: string): void => {
    const link = `https://example.invalid/meridian-courier/${slug}`;
    feeds.publish('meridian-courier', { title, summary, link, guid: slug, publishedAt: new Date() });
  };
  const proposal = '“We propose a 60-day ceasefire on land and at sea,” Maro Quill, envoy of the Isle Council, said.';
  tell('proposal', 'Isle Council proposes 60-day ceasefire between Valmere and Korrath', proposal);
  const accepted = '“Korrath accepts the 60-day ceasefire in full,” Chancellor Bren Osk said in Durnhall.';
  tell('answer', 'Korrath accepts 60-day ceasefire', accepted);
}

/** Looks again and again; gives up with an error. */
async function until(look: () => boolean, what: string): Promise<void> {
  const deadline = AbortSignal.timeout(WAIT_MS);
  while (!look()) {
    if (deadline.aborted) throw new Error(`waited ${WAIT_MS} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
