// What CI asks of the dependencies: that the lock file names nothing but checked packages of the registry, and that no
// hole is known in them but those that config/audit.json excepts, each with a reason and an end. Where the registry's
// advisories cannot be asked, nothing is known, and that is said: with AUDIT=required it is a failure.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const REGISTRY = 'https://registry.npmjs.org/';

/** What is wrong with the lock file: it can be said without asking anybody. */
function lockProblems(lock, allowed) {
  return Object.entries(lock.packages ?? {}).flatMap(([path, one]) => {
    if (path === '' || one.link) return [];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return [
      // an address that is left out is the registry's
      ...((one.resolved ?? REGISTRY).startsWith(REGISTRY) ? [] : [`${path} does not come from the registry.`]),
      ...(/^sha512-/u.test(one.integrity ?? '') ? [] : [`${path} has no checksum.`]),
      ...(one.hasInstallScript && !one.optional && !Object.hasOwn(allowed, name)
        ? [`${name} wants to run a script when it is installed; settle that in allowScripts of package.json.`]
        : []),
    ];
  });
}

/** What is wrong by a report of `npm audit --json`. */
function holes(report, exceptions, today) {
  const found = new Map();
  for (const { via } of Object.values(report.vulnerabilities ?? {}))
    for (const one of via)
      if (typeof one === 'object')
        found.set(String(one.url).split('/').at(-1), `${one.name}: ${one.title} (${one.severity})`);
  const excepted = new Map(exceptions.map((one) => [one.advisory, one]));
  return [
    ...[...found].flatMap(([id, what]) => (excepted.has(id) ? [] : [`${what}, ${id}`])),
    ...exceptions.flatMap(({ advisory, until, why }) => {
      if (typeof why !== 'string' || why === '') return [`the exception ${advisory} has no reason`];
      if (!(until >= today)) return [`the exception ${advisory} ended on ${until}`];
      return found.has(advisory) ? [] : [`the exception ${advisory} meets nothing any more; take it out`];
    }),
  ];
}

/** The report of the registry, or why there is none. */
function ask() {
  const args = ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=20000'];
  return new Promise((resolve) => {
    execFile('npm', args, { cwd: root, maxBuffer: 64_000_000 }, (_error, stdout) => {
      let said = null;
      try {
        said = JSON.parse(stdout);
      } catch (error) {
        return resolve({ because: `npm said nothing that could be read (${error.name})` });
      }
      if (said.auditReportVersion === 2) return resolve({ report: said });
      resolve({ because: said.message ?? said.error?.summary ?? 'npm gave no report' });
    });
  });
}

const { values } = parseArgs({
  options: {
    report: { type: 'string' },
    today: { type: 'string' },
    lock: { type: 'string' },
    exceptions: { type: 'string' },
  },
});
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const lock = read(values.lock ?? join(root, 'package-lock.json'));
const { exceptions } = read(values.exceptions ?? join(root, 'config/audit.json'));
const today = values.today ?? new Date().toISOString().slice(0, 10);
const count = Object.keys(lock.packages ?? {}).length - 1;

const problems = lockProblems(lock, read(join(root, 'package.json')).allowScripts ?? {});
const { report, because } = values.report === undefined ? await ask() : { report: read(values.report) };
if (report) problems.push(...holes(report, exceptions, today));
for (const problem of problems) console.log(`- ${problem}`);
if (report) console.log(`${count} packages audited, ${problems.length} problems, ${exceptions.length} exceptions`);
else
  console.log(
    `NOT AUDITED: the registry's advisories could not be asked (${because}). ${count} packages stand as the lock file has them; run "node config/audit.mjs" where the registry answers before anything is released.`,
  );
process.exitCode = problems.length > 0 || (!report && process.env.AUDIT === 'required') ? 1 : 0;
