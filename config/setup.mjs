// Installs what the npm scripts need, and returns at once when it is there. Plain JavaScript for Node 20, no packages:
// it runs before anything is installed. Standard output stays empty, since `npm run --silent bot` promises it to the bot.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { delimiter, dirname, join, resolve, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const nodeBin = join(root, 'node_modules', '.bin', 'node');
const stamp = join(root, 'node_modules', '.cache', 'ceasefire-bot-installed');
const lock = join(root, '.cache', 'setup.lock'); // outside node_modules, which `npm ci` deletes
const owner = join(lock, 'owner');
const STALE_MS = 60_000;
const HEARTBEAT_MS = 5_000;

const wanted = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
const upToDate = () => existsSync(nodeBin) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted();
const say = (sentence) => process.stderr.write(`setup: ${sentence}\n`);

/** Whether this process got the lock. */
function tryLock() {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(owner, `${hostname()} ${process.pid}`);
  return true;
}

/** An owner that died leaves its lock; one on another machine (shared folder) is known by its heartbeat only. */
function isStale() {
  try {
    const silentMs = Date.now() - statSync(existsSync(owner) ? owner : lock).mtimeMs;
    if (silentMs > STALE_MS) return true;
    if (!existsSync(owner)) return false;
    const [host, pid] = readFileSync(owner, 'utf8').split(' ');
    return host === hostname() && pid !== undefined && !isAlive(Number(pid));
  } catch (error) {
    if (error.code === 'ENOENT') return false; // released meanwhile
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}

/** Removes a stale lock; the guard folder keeps two waiters from removing each other's new lock. */
function breakStaleLock() {
  const guard = `${lock}.break`;
  try {
    mkdirSync(guard);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (existsSync(guard) && Date.now() - statSync(guard).mtimeMs > STALE_MS)
      rmSync(guard, { recursive: true, force: true });
    return;
  }
  try {
    if (isStale()) rmSync(lock, { recursive: true, force: true });
  } finally {
    rmSync(guard, { recursive: true, force: true });
  }
}

/** Shows waiters on any machine that this install is alive. */
function beat() {
  if (existsSync(owner)) utimesSync(owner, new Date(), new Date());
}

async function takeLock() {
  mkdirSync(dirname(lock), { recursive: true });
  for (let waits = 0; !tryLock(); waits += 1) {
    if (waits === 0) say('another run is installing; waiting for it.');
    if (isStale()) breakStaleLock();
    await sleep(200);
    if (upToDate()) return false;
  }
  return true;
}

/** Runs npm with the machine's own Node (the one in node_modules disappears meanwhile); a sentence if it failed. */
function npm(...args) {
  const own = join(root, 'node_modules', sep);
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !`${resolve(entry)}${sep}`.startsWith(own));
  const child = spawn('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: { ...process.env, PATH: path.join(delimiter) },
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  const pass = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, pass);
  return new Promise((done) => {
    child.once('error', (error) => done(`npm could not be started (${error.message}); it must be on the PATH.`));
    child.once('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM']) process.off(name, pass);
      const how = signal ?? `exit code ${code}`;
      done(
        code === 0
          ? undefined
          : `npm ${args[0]} failed (${how}); npm's lines above say why, and the same command tries again.`,
      );
    });
  });
}

/**
 * Of all packages only `node` needs its install script, which fetches the program itself. The others stay silent: the npm
 * of Node 20 does not know `allowScripts` and would try to compile better-sqlite3, which brings its binaries along.
 */
async function install() {
  return (
    (await npm('ci', '--include=dev', '--ignore-scripts')) ?? (await npm('rebuild', 'node', '--ignore-scripts=false'))
  );
}

/** Why the installed Node can't run the bot, if so. */
function nodeProblem() {
  const run = spawnSync(nodeBin, ['--version'], { encoding: 'utf8' });
  if (run.status === 0 && /^v(2[4-9]|[3-9]\d)\./.test(run.stdout)) return undefined;
  return 'npm ended well, but node_modules/.bin/node does not run as Node 24; it comes from the package "node", which may lack a build for this machine.';
}

async function main() {
  if (Number(process.versions.node.split('.')[0]) < 20)
    return `Node ${process.versions.node} is too old; 20 or newer is needed.`;
  if (!existsSync(join(root, 'package-lock.json')))
    return 'package-lock.json is missing; take it from the repository again.';
  if (upToDate() || !(await takeLock())) return undefined;
  const heartbeat = setInterval(beat, HEARTBEAT_MS);
  try {
    if (upToDate()) return undefined;
    say('installing packages (once, about a minute) …');
    const hash = wanted();
    rmSync(stamp, { force: true });
    const problem = (await install()) ?? nodeProblem();
    if (problem !== undefined) return problem;
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
    return undefined;
  } finally {
    clearInterval(heartbeat);
    rmSync(lock, { recursive: true, force: true });
  }
}

const problem = await main().catch((error) => `${error.message}.`);
if (problem !== undefined) {
  say(problem);
  process.exitCode = 1;
}
