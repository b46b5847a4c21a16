// A process of its own over a database that others use at the same time. Arguments: what to do, the address, and a name.
import { openStore } from '../../src/adapters/store/open-store.ts';
import { aDevelopment, aPoll, aVerdict, aVersion, at, gazette } from './stories.ts';
import { prefixes } from './store-ports.ts';

const [task = '', url = '', name = ''] = process.argv.slice(2);
const store = await openStore(url, { prefixes });

/** Settles every report that waits, whoever else does so; one entry each. */
async function settleAll(): Promise<readonly string[]> {
  for (const report of await store.stories.reportsToSettle(1_000)) {
    await store.stories.saveVerdict(report, aVerdict({ developments: [aDevelopment(report.version.id)] }), at('09:00'));
  }
  return [];
}

/** Begins whatever is due; answers with the keys that it got. */
async function beginAll(): Promise<readonly string[]> {
  const taken = [];
  for (const { id, key } of await store.outbox.due(at('10:00'))) {
    if (await store.outbox.begin(id, at('10:00'))) taken.push(key);
  }
  return taken;
}

/** Keeps thirty polls of items that the others keep, too; answers with the versions that it made. */
async function keepAll(): Promise<readonly string[]> {
  const made = [];
  for (let poll = 0; poll < 30; poll++) {
    const items = Array.from({ length: 10 }, (_, n) => aVersion({ link: `https://gazette.example/${poll}/${n}` }));
    const kept = await store.stories.keepPoll(aPoll(items, { feedId: gazette, seenAt: at('08:00') }));
    made.push(...kept.filter((item) => item.isNew).map((item) => String(item.versionId)));
  }
  return made;
}

const tasks = new Map([
  ['open', async () => store.migrated],
  ['settle', settleAll],
  ['begin', beginAll],
  ['keep', keepAll],
]);
const done = await tasks.get(task)?.();
await store.close();
process.stdout.write(JSON.stringify({ name, done }));
