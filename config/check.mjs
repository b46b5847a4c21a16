// `npm run check`: every gate, two at a time, with its time; a gate that fails shows all it said.
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const LANES = 2;
const code = ['{src,test,config}/**/*.{ts,js,mjs,cjs}', '*.json', 'config/*.json'];
const jestFlags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const jestArgs = ['--config', 'config/jest.config.js', '--maxWorkers=1'];

/** Longest first, so that the lanes end together. */
const steps = [
  {
    name: 'lint',
    tool: 'eslint',
    args: ['--config', 'config/eslint.config.js', '--max-warnings=0', '.'],
  },
  {
    name: 'unit tests',
    flags: jestFlags,
    tool: 'jest',
    args: [...jestArgs, 'test/unit', 'test/architecture'],
  },
  { name: 'types', tool: 'tsc', args: ['--noEmit'] },
  { name: 'unused', tool: 'knip', args: ['--config', 'config/knip.json', '--no-progress'] },
  { name: 'form', tool: 'prettier', args: ['--check', '--log-level=warn', ...code] },
  {
    name: 'arrows',
    tool: 'depcruise',
    args: ['--config', 'config/dependency-cruiser.cjs', 'src'],
  },
];

function run({ name, flags = [], tool, args }) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...flags, `node_modules/.bin/${tool}`, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (status) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(11)} ${seconds.padStart(5)} s\n`);
      if (status !== 0) process.stdout.write(`${said.trimEnd()}\n\n`);
      done(status === 0);
    });
  });
}

async function lane(queue, results) {
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) results.push(await run(step));
}

const results = [];
const queue = [...steps];
await Promise.all(Array.from({ length: LANES }, () => lane(queue, results)));
process.exitCode = results.length === steps.length && results.every(Boolean) ? 0 : 1;
