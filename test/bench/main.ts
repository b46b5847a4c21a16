/** `npm run bench -- <what>`: each measurement comes with the work that it measures. */
const [what] = process.argv.slice(2);
process.stderr.write(
  `${what === undefined ? 'No measurement is named, and none' : `The measurement "${what}"`} is available yet; learn-news.ts beside this file learns the weights of the first judgements.\n`,
);
process.exitCode = 2;
