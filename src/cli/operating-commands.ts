import type { Command } from 'commander';
import { loadProcessConfig } from '../config/load.ts';
import type { ExitCode, Perform } from './exit-code.ts';
import { addFeeds } from './feeds-commands.ts';
import { inJson, say } from './say.ts';
import { addTelling } from './telling-commands.ts';

// Each command loads its own part of the program once it runs: a mistake is answered before the platforms' libraries are read.

/** Commands that run the bot or look at its database: run, demo, status, why, feeds, migrate, doctor, and those that later work will own. */
export function addOperating(program: Command, perform: Perform): void {
  program
    .command('run')
    .description('runs the bot: polls, tells, answers (also without any command)')
    .action(() =>
      perform(async () => {
        const config = loadProcessConfig();
        const { runBot } = await import('../app/run-bot.ts');
        return runBot(config);
      }),
    );
  program
    .command('demo')
    .description('plays a bundled, invented archive at high speed')
    .action(() =>
      perform(async () => {
        const { runDemo } = await import('../app/demo.ts');
        return runDemo();
      }),
    );
  addInspecting(program, perform);
  addBackup(program, perform);
  addReading(program, perform);
  addWhy(program, perform);
  addTelling(program, perform);
  addFeeds(program, perform);
  addLater(program, perform);
}

/** Commands that look at the database and the surroundings. */
function addInspecting(program: Command, perform: Perform): void {
  program
    .command('status')
    .description('prints the board from the database')
    .argument('[words...]', 'as in chat: pack:ukraine at:2025-03-13')
    .option('--json', 'prints the board as JSON')
    .action((words: string[], options: { json?: true }) =>
      perform(async () => {
        const typed = ['status', ...words].join(' ');
        const config = loadProcessConfig();
        const { askOnce, statusData } = await import('../app/ask-once.ts');
        say(options.json ? inJson(await statusData(config, typed)) : await askOnce(config, typed));
        return 0;
      }),
    );
  program
    .command('migrate')
    .description('brings the database up to date')
    .action(() =>
      perform(async () => {
        const config = loadProcessConfig();
        const { migrate } = await import('../app/migrate.ts');
        say(await migrate(config));
        return 0;
      }),
    );
  addDoctor(program, perform);
}

/** `doctor`: what lacks, and what is pasted where a platform asks for it. */
function addDoctor(program: Command, perform: Perform): void {
  program
    .command('doctor')
    .description(
      'checks configuration, database, feeds and platforms; prints Slack manifests and the Discord invite link',
    )
    .option('--json', 'prints the findings as JSON')
    .action((options: { json?: true }) =>
      perform(async () => {
        const config = loadProcessConfig();
        const { doctor } = await import('../app/doctor.ts');
        const findings = await doctor(config);
        say(options.json ? inJson(findings) : findings.map((f) => `${MARK[f.kind]} ${f.text}`).join('\n'));
        return findings.some((f) => f.kind === 'problem') ? 1 : 0;
      }),
    );
}

/** `backup [file]`: also while the bot runs. */
function addBackup(program: Command, perform: Perform): void {
  program
    .command('backup')
    .description('copies the database as it stands, also while the bot runs')
    .argument('[file]', 'where to; as a rule a file in the folder backups beside the database')
    .option('--json', 'prints the copy as JSON')
    .action((file: string | undefined, options: { json?: true }) =>
      perform(async () => {
        const config = loadProcessConfig();
        const { makeBackup } = await import('../app/back-up.ts');
        const made = makeBackup(config, file);
        say(options.json ? inJson(made) : `The database was copied to ${made.path} (${made.bytes} bytes).`);
        return 0;
      }),
    );
}

/** Reading commands of the chat that print from the database. */
const READING = [
  ['positions', 'prints who holds which position, with quotes'],
  ['timeline', 'prints phases and positions day by day'],
  ['violations', 'prints breaches and figures since the truce began, per claimant'],
  ['next', 'prints what is expected, what is overdue, and what became of it'],
] as const;

function addReading(program: Command, perform: Perform): void {
  for (const [name, what] of READING)
    program
      .command(name)
      .description(what)
      .argument('[words...]', 'as in chat: pack:ukraine')
      .option('--json', 'prints the answer as JSON')
      .action((words: string[], options: { json?: true }) =>
        perform(async () => {
          const config = loadProcessConfig();
          const { tellOnce } = await import('../app/ask-once.ts');
          const { text, data } = await tellOnce(config, [name, ...words].join(' '));
          say(options.json ? inJson(data) : text);
          return 0;
        }),
      );
}

/** `why <link>`: the chat's command on the database, also while the bot runs on it. */
function addWhy(program: Command, perform: Perform): void {
  program
    .command('why')
    .description('explains what became of a report')
    .argument('<link>', 'its address')
    .option('--json', 'prints the explanation as JSON')
    .action((link: string, options: { json?: true }) =>
      perform(async () => {
        const config = loadProcessConfig();
        const { tellOnce } = await import('../app/ask-once.ts');
        const { text, data, done } = await tellOnce(config, `why ${link}`);
        say(options.json ? inJson(data) : text);
        return done ? 0 : 1;
      }),
    );
}

/** Commands that are not there yet. */
function addLater(program: Command, perform: Perform): void {
  for (const [name, what] of LATER)
    program
      .command(name)
      .description(what)
      .allowUnknownOption()
      .argument('[words...]')
      .action(() => perform(() => notYet(name)));
}

const MARK = { fine: 'ok     ', note: 'note   ', problem: 'PROBLEM' } as const;

/** Owned by later work; each says so in one sentence. */
const LATER = [
  ['pack', 'checks and backtests a pack'],
  ['export', 'writes the ledger as Markdown, CSV or JSON'],
] as const;

async function notYet(name: string): Promise<ExitCode> {
  process.stderr.write(`${name} is not available yet; --help lists the commands that are.\n`);
  return 2;
}
