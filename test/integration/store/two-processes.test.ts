import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { migrations } from '../../../src/adapters/store/migrations/list.ts';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { aDevelopment, aVerdict, at, north, readReports } from '../../support/stories.ts';
import { prefixes } from '../../support/store-ports.ts';
import { aDigest, aPart, subscribed } from '../../support/telling.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const program = fileURLToPath(new URL('../../support/store-process.ts', import.meta.url));

/** Starts two processes with the same task and waits for what each has done. */
async function inTwoProcesses(task: string, url: string): Promise<readonly (readonly string[])[]> {
  const runs = ['one', 'two'].map(async (name) => {
    const { stdout } = await promisify(execFile)(process.execPath, [program, task, url, name]);
    return JSON.parse(stdout).done as readonly string[];
  });
  return Promise.all(runs);
}

describe('two processes on one database', () => {
  let folder: ReturnType<typeof aFolder>;
  let url: string;
  beforeEach(() => {
    folder = aFolder();
    url = `sqlite:${folder.path}/news.db`;
  });
  afterEach(() => folder.remove());

  it('start at once on an empty folder, and one of them makes the tables', async () => {
    const migrated = await inTwoProcesses('open', url);
    expect(migrated.flat()).toEqual(Object.keys(migrations));
    const store = await openStore(url, { prefixes });
    expect(await store.check()).toEqual([]);
    await store.close();
  }, 30_000);

  it('settle the same reports, and each is in the ledger once under its own number', async () => {
    let store = await openStore(url, { prefixes });
    await readReports(store.stories, 60);
    await store.close();
    await inTwoProcesses('settle', url);
    store = await openStore(url, { prefixes });
    const entries = await store.readModel.ledger(north);
    expect(entries.map((entry) => entry.seq)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
    expect(new Set(entries.map((entry) => entry.evidence.versionId)).size).toBe(60);
    await store.close();
  }, 30_000);

  it('begin the same deliveries, and each is taken by one of them', async () => {
    const store = await openStore(url, { prefixes });
    for (let n = 0; n < 60; n++) {
      const channel = await subscribed(store.subscriptions, `desk-${n}`);
      await store.outbox.queue(aDigest(channel, [aPart(channel, `k${n}`)]));
    }
    const taken = await inTwoProcesses('begin', url);
    expect(taken.flat()).toHaveLength(60);
    expect(new Set(taken.flat()).size).toBe(60);
    await store.close();
  }, 30_000);

  it('keep the same polls, and each version is made by one of them', async () => {
    const made = await inTwoProcesses('keep', url);
    expect(made.flat()).toHaveLength(300);
    expect(new Set(made.flat()).size).toBe(300);
    const store = await openStore(url, { prefixes });
    expect(await store.stories.reportsToJudge(1_000)).toHaveLength(300);
    await store.close();
  }, 30_000);
});

describe('two stores in one process', () => {
  it('append at once without a shared number and without waiting for each other for ever', async () => {
    const folder = aFolder();
    const url = `sqlite:${folder.path}/news.db`;
    const stores = [await openStore(url, { prefixes }), await openStore(url, { prefixes })] as const;
    const reports = await readReports(stores[0].stories, 20);
    const saves = reports.map((report, n) => {
      const verdict = aVerdict({ developments: [aDevelopment(report.version.id)] });
      return stores[n % 2 === 0 ? 0 : 1].stories.saveVerdict(report, verdict, at('09:00'));
    });
    await Promise.all(saves);
    const seqs = (await stores[1].readModel.ledger(north)).map((entry) => entry.seq);
    expect(seqs).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    for (const store of stores) await store.close();
    folder.remove();
  }, 30_000);
});
