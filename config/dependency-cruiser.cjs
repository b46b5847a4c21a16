// Which folder may import what, types included. `allowed` is the whole list: whatever it does not name is an error.
// The arrows are explained in src/README.md; a new folder or a new package is an error until it gets its line here.

/** Our folders: from → to. */
const may = {
  domain: ['domain'],
  ports: ['ports', 'domain'],
  pipeline: ['pipeline', 'ports', 'domain'],
  queries: ['queries', 'ports', 'domain'],
  commands: ['commands', 'queries', 'ports', 'domain'],
  cli: ['cli', 'app.ts', 'app', 'queries', 'config', 'ports', 'domain'],
  config: ['config', 'domain'],
  'adapters/demo': ['adapters/demo', 'ports', 'domain'],
  'adapters/chat': ['adapters/chat', 'ports', 'domain'],
  'adapters/feeds': ['adapters/feeds', 'ports', 'domain'],
  'adapters/language': ['adapters/language', 'ports', 'domain'],
  'adapters/runtime': ['adapters/runtime', 'ports', 'domain'],
  'adapters/store': ['adapters/store', 'ports', 'domain'],
  'adapters/web': ['adapters/web', 'queries', 'ports', 'domain'],
  'adapters/console': ['adapters/console', 'adapters/chat', 'commands', 'ports', 'domain'],
  'adapters/discord': ['adapters/discord', 'adapters/chat', 'commands', 'ports', 'domain'],
  'adapters/slack': ['adapters/slack', 'adapters/chat', 'commands', 'ports', 'domain'],
};

/** npm packages: folder → names. The domain has none so far; pure ones (no clock, no I/O) would have their place here. */
const packages = {
  cli: ['commander', 'entities', 'yaml', 'zod'],
  config: ['yaml', 'zod'],
  'adapters/chat': ['@resvg/resvg-js', '@expo-google-fonts/noto-sans'],
  'adapters/demo': ['entities', 'yaml', 'zod'],
  'adapters/feeds': ['undici', 'rss-parser', 'chardet', 'iconv-lite', 'entities', 'ipaddr.js', 'zod'],
  'adapters/language': ['tinyld', 'stemmer'],
  'adapters/runtime': ['node-cron', 'pino', 'undici'],
  'adapters/store': ['kysely', 'better-sqlite3', 'zod'],
  'adapters/web': ['hono', '@hono/node-server', 'prom-client', 'zod'],
  'adapters/discord': ['discord.js', 'zod'],
  'adapters/slack': ['@slack/bolt', '@slack/socket-mode', '@slack/web-api', 'zod'],
};

/** Where Node's own modules may be used. */
const withNode = '^src/(adapters|cli|config)/';

const literally = (text) => text.replace(/[.]/g, '\\$&');
const under = (folder) => (folder.endsWith('.ts') ? `${literally(folder)}$` : `${folder}/`);
const anyOf = (names) => `(${names.join('|')})`;

module.exports = {
  allowedSeverity: 'error',
  allowed: [
    { from: { path: '^src/(app/|(app|main)\\.ts$)' }, to: {} },
    ...Object.entries(may).map(([from, to]) => ({
      from: { path: `^src/${from}/` },
      to: { path: `^src/${anyOf(to.map(under))}` },
    })),
    ...Object.entries(packages).map(([from, names]) => ({
      from: { path: `^src/${from}/` },
      to: { path: `(^|/)node_modules/(@types/)?${anyOf(names.map(literally))}/` },
    })),
    { from: { path: withNode }, to: { dependencyTypes: ['core'] } },
    { from: { path: '^src/domain/' }, to: { dependencyTypes: ['core'], path: '^(node:)?crypto$' } },
  ],
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-unknown-folder',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: `^src/(app/|app\\.ts$|main\\.ts$|${Object.keys(may)
          .map((folder) => `${folder}/`)
          .join('|')})`,
      },
      to: {},
    },
    {
      name: 'migrations-are-frozen',
      comment: 'A migration that calls live code changes when that code does.',
      severity: 'error',
      from: { path: '^src/adapters/store/migrations/' },
      to: { pathNot: ['^src/adapters/store/migrations/', '(^|/)node_modules/kysely/'] },
    },
    {
      name: 'no-dev-package',
      comment: 'A devDependency is missing in the container.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '(^|/)node_modules/@types/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${__dirname}/../tsconfig.json` },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
