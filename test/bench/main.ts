/** `npm run bench -- <what>`: each measurement is a module of its own and loads alone. */
const measurements: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  commands: async (args) => (await import('./commands/commands.ts')).commands(args),
  fuzz: async (args) => (await import('./fuzz.ts')).fuzz(args),
  kill: async (args) => (await import('./kill/kill.ts')).kill(args),
  outcomes: async (args) => (await import('./outcomes.ts')).outcomes(args),
  pacing: async (args) => (await import('./pacing/pacing.ts')).pacing(args),
  poll: async (args) => (await import('./poll/poll.ts')).poll(args),
  'replay-identity': async (args) => (await import('./replay-identity.ts')).replayIdentity(args),
  understand: async () => (await import('./understand/understand.ts')).understand(),
};

const [what = '', ...args] = process.argv.slice(2);
const measure = Object.hasOwn(measurements, what) ? measurements[what] : undefined;
if (measure === undefined) {
  const known = Object.keys(measurements).join(', ');
  process.stderr.write(
    `${what === '' ? 'No measurement is named' : `There is no measurement "${what}"`}; there are: ${known}.\n`,
  );
  process.exitCode = 2;
} else {
  process.exitCode = await measure(args);
}
