import { dirname, join, resolve } from 'node:path';
import { readEnvironment, type Environment } from './environment.ts';
import { configFileSchema, packListSchema, type ConfigFile } from './file-schema.ts';
import { loadPack, packPath, type LoadedPack } from './load-pack.ts';
import { ConfigurationProblems, readYaml, type Read } from './problems.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** Everything that the operator decides, checked whole and frozen. */
export interface Config extends Environment {
  readonly packs: readonly LoadedPack[];
  readonly polling: ConfigFile['polling'];
  readonly digest: ConfigFile['digest'];
  readonly retention: ConfigFile['retention'];
  readonly admins: ConfigFile['admins'];
  readonly desk: ConfigFile['desk'];
  readonly web: ConfigFile['web'];
}

/** The same, from this process's own environment. */
export function loadProcessConfig(): Config {
  return loadConfig(process.env);
}

/** NO_COLOR, as https://no-color.org has it: set and not empty. */
export function wantsNoColour(): boolean {
  return (process.env.NO_COLOR ?? '') !== '';
}

/** The demo's configuration: one pack, its feeds on the given host, a polling rhythm for a clock that runs fast. */
export function loadDemoConfig(packFile: string, host: string, database: string): Config {
  const { value, problems } = loadPack(packFile, 'the demo pack');
  const environment = readEnvironment({ HTTP_PORT: '0', ...process.env }); // beside a bot that has the usual port
  if (!value || environment.problems.length > 0)
    throw new ConfigurationProblems([...environment.problems, ...problems]);
  const { http, logLevel, secrets } = environment.value;
  const pack = {
    ...value.pack,
    sources: value.pack.sources.map((s) => ({ ...s, url: s.url.replace('127.0.0.1:0', host) })),
  };
  const polling = {
    interval: '10m',
    minInterval: '1m',
    maxInterval: '10m',
    hostDelay: '0s',
    perHost: 8,
    allowHosts: [host],
  };
  const file = configFileSchema.parse({ packs: [pack.id], polling, digest: { heartbeat: false } });
  return {
    ...file,
    discord: null,
    slack: null,
    publicUrl: null,
    configPath: null,
    http,
    logLevel,
    secrets,
    database: { kind: 'sqlite', path: database },
    packs: [{ ...value, pack }],
  };
}

const DEFAULT_FILE = join(import.meta.dirname, '../../config/default.yaml');

/** What the config file says of polling, for reading single feeds: whatever else the bot needs may be missing. */
export function loadProcessPolling(): ConfigFile['polling'] {
  const { file } = readFile(readEnvironment(process.env).value);
  if (!file.value) throw new ConfigurationProblems(file.problems);
  return file.value.polling;
}

function readFile({ configPath }: Environment): {
  readonly path: string;
  readonly file: Read<ConfigFile>;
  readonly packs: readonly string[];
} {
  const path = configPath === null ? DEFAULT_FILE : resolve(configPath);
  const name = configPath === null ? 'config/default.yaml' : 'the file of CEASEFIRE_CONFIG';
  const file = readYaml(path, name, configFileSchema);
  return { path, file, packs: (file.value ?? readYaml(path, name, packListSchema).value)?.packs ?? [] };
}

/** Reads environment, config file, packs and baselines. Throws `ConfigurationProblems` with every problem at once. */
export function loadConfig(env: Variables): Config {
  const environment = readEnvironment(env);
  const { path, file, packs: named } = readFile(environment.value);
  const packs = named.map((name) => loadPack(packPath(name, dirname(path)), `pack ${name}`));
  const loaded = packs.flatMap((p) => p.value ?? []);
  const problems = [
    ...environment.problems,
    ...file.problems,
    ...packs.flatMap((p) => p.problems),
    ...packProblems(loaded),
    ...webProblems(environment.value, file.value),
  ];
  if (problems.length > 0 || !file.value) throw new ConfigurationProblems(problems);
  return deepFreeze({ ...environment.value, ...file.value, packs: loaded });
}

/** Slack's requests need the server that the page is on. */
function webProblems({ slack }: Environment, file: ConfigFile | null): readonly string[] {
  return slack?.way.kind === 'http' && file?.web.enabled === false
    ? ['web.enabled is false, and SLACK_SIGNING_SECRET without SLACK_APP_TOKEN needs the server; switch it on.']
    : [];
}

/** Packs that stand in each other's way. */
function packProblems(packs: readonly LoadedPack[]): readonly string[] {
  const problems: string[] = [];
  const urls = new Map<string, string>();
  for (const { pack } of packs) {
    for (const source of pack.sources) {
      const known = urls.get(source.id);
      if (known !== undefined && known !== source.url)
        problems.push(`pack ${pack.id}: source ${source.id} has another url in another pack.`);
      urls.set(source.id, source.url);
    }
  }
  const ids = packs.map((p) => p.pack.id);
  const prefixes = packs.map((p) => p.pack.prefix);
  if (new Set(ids).size < ids.length) problems.push('packs: two packs have the same id.');
  if (new Set(prefixes).size < prefixes.length) problems.push('packs: two packs have the same prefix.');
  return problems;
}

/** Freezes plain data; objects with a class of their own (dates, secrets) are left as they are. */
function deepFreeze<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  const plain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  if (!plain) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
