import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

/** Runs in a thread of its own: nothing else can tell of a document that is never done with. */
const { current, longestMs } = workerData as { readonly current: SharedArrayBuffer; readonly longestMs: number };
const document = new Int32Array(current);
let last = -1;
let since = performance.now();

const timer = setInterval(() => {
  const now = Atomics.load(document, 0);
  if (now !== last) {
    last = now;
    since = performance.now();
  } else if (performance.now() - since > longestMs) {
    writeSync(2, `Document ${now} hangs: it was not read within ${longestMs / 1000} s.\n`);
    process.kill(process.pid, 'SIGKILL');
  }
}, 250);

parentPort?.once('message', () => {
  clearInterval(timer);
});
