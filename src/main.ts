import { runCli } from './cli/program.ts';

process.exitCode = await runCli(process.argv.slice(2));
// all is let go of by now: what a library still waits for, such as a server that never answers, must not hold the process
process.stdout.write('', () => process.exit());
