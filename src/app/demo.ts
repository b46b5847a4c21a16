import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from '../app.ts';
import { readArchive } from '../adapters/demo/archive.ts';
import { ArchiveServer } from '../adapters/demo/archive-server.ts';
import { FastClock } from '../adapters/runtime/fast-clock.ts';
import { untilEnd } from '../adapters/runtime/signals.ts';
import { loadDemoConfig, wantsNoColour } from '../config/load.ts';
import { logTo } from './log-to.ts';

const FOLDER = join(import.meta.dirname, '../../config/demo');
/** Everything in the archive up to then is there at the first poll. */
const START = new Date('2031-05-05T06:00:00Z');
/** An hour and a half of the archive a second: digests within seconds, the whole story in about a minute. */
const SPEED = 5_400;

/** Plays the bundled archive through a local feed server, the real poller and a fresh database, with the terminal as the channel. */
export async function runDemo(): Promise<0 | 1> {
  const log = logTo('warn');
  const clock = new FastClock(START, SPEED);
  const server = new ArchiveServer(readArchive(join(FOLDER, 'archive.yaml')), clock);
  const folder = await mkdtemp(join(tmpdir(), 'ceasefire-demo-'));
  const stopped = untilEnd(log);
  try {
    const host = await server.start();
    const config = loadDemoConfig(join(FOLDER, 'pack.yaml'), host, join(folder, 'demo.db'));
    const app = await App.open(config, {
      clock,
      log,
      input: process.stdin,
      output: process.stdout,
      noColour: wantsNoColour(),
    });
    try {
      process.stdout.write(
        'An invented war between Valmere and Korrath, four days in about a minute. Nothing in it has happened.\n',
      );
      const address = await app.start();
      process.stdout.write(
        `The demo is ready${address ? `: ${address}` : ''} – type /ceasefire status; Ctrl-C ends it\n`,
      );
      await app.ask('subscribe time:08:00 mode:both threshold:major');
      return await stopped;
    } finally {
      await app.stop();
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
