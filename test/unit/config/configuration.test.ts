import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { VARIABLES } from '../../../src/config/environment.ts';
import { configFileSchema } from '../../../src/config/file-schema.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { loadPack } from '../../../src/config/load-pack.ts';
import { ConfigurationProblems } from '../../../src/config/problems.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
let folder: ReturnType<typeof aFolder>;
beforeEach(() => {
  folder = aFolder();
});
afterEach(() => folder.remove());

function file(name: string, content: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationProblems) return error.problems;
    throw error;
  }
}

const PACK = `
id: strait
name: Valmere–Korrath
prefix: VK
parties:
  - { id: valmere, name: Valmere, role: belligerent, aliases: { en: [Valmere] } }
  - { id: korrath, name: Korrath, role: belligerent, aliases: { en: [Korrath] } }
sources: []
`;

describe('the environment', () => {
  it.each([
    ['HTTP_PORT', 'eighty'],
    ['HTTP_PORT', '70000'],
    ['LOG_LEVEL', 'loud'],
    ['PUBLIC_URL', 'example.org'],
    ['DISCORD_API_URL', 'discord'],
    ['SLACK_API_URL', 'ftp://slack'],
    ['LLM_BASE_URL', 'model'],
    ['DATABASE_URL', 'mysql://u:hunter2@host/db'],
    ['DATABASE_URL', 'postgres://u:hunter2@host/db'],
    ['DISCORD_TOKEN', 'hunter2 with spaces'],
    ['SLACK_BOT_TOKEN', 'xoxb-hunter2'],
    ['SLACK_APP_TOKEN', 'xapp-hunter2'],
    ['CEASEFIRE_CONFIG', '/nowhere/hunter2.yaml'],
  ])('with a bad %s gives a sentence that names it and not its value', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems.join('\n')).toMatch(new RegExp(name === 'SLACK_APP_TOKEN' ? 'SLACK_BOT_TOKEN' : name, 'u'));
    expect(problems.join('\n')).not.toContain('hunter2');
  });

  it('with several bad variables reports them all at once', () => {
    expect(problemsOf({ HTTP_PORT: 'x', LOG_LEVEL: 'y', PUBLIC_URL: 'z' })).toHaveLength(3);
  });

  it('reads a variable from a file, refuses both at once, an empty file and a missing one', () => {
    const token = file('token', 'abc.def\n');
    expect(loadConfig({ DISCORD_TOKEN_FILE: token }).discord?.token.reveal()).toBe('abc.def');
    expect(problemsOf({ DISCORD_TOKEN_FILE: token, DISCORD_TOKEN: 'x' })).toEqual([
      expect.stringContaining('DISCORD_TOKEN_FILE'),
    ]);
    expect(problemsOf({ DISCORD_TOKEN_FILE: file('empty', '') })).toEqual([expect.stringContaining('empty file')]);
    expect(problemsOf({ DISCORD_TOKEN_FILE: join(folder.path, 'none') })).toEqual([
      expect.stringContaining('cannot be read'),
    ]);
  });

  it('never prints a secret', () => {
    const config = loadConfig({ DISCORD_TOKEN: 'hunter2' });
    for (const printed of [
      JSON.stringify(config.discord),
      inspect(config, { depth: 9 }),
      String(config.discord?.token),
    ]) {
      expect(printed).not.toContain('hunter2');
      expect(printed).toContain('[secret]');
    }
  });

  it('keeps every secret from the log, whether it is in use or not', () => {
    const named = VARIABLES.filter((name) => /TOKEN|SECRET|KEY/u.test(name));
    expect(named.length).toBeGreaterThan(6);
    const config = loadConfig(Object.fromEntries(named.map((name) => [name, `planted-${name}`])));
    expect(config.secrets.map((secret) => secret.reveal()).toSorted()).toEqual(named.map((name) => `planted-${name}`).toSorted()); // prettier-ignore
  });

  it('takes Slack’s payloads over Socket Mode where there is an app token, else over HTTP', () => {
    const [bot, app, secret] = [{ SLACK_BOT_TOKEN: 'xoxb-1' }, { SLACK_APP_TOKEN: 'xapp-1' }, 'abc'];
    expect(loadConfig({ ...bot, ...app, SLACK_SIGNING_SECRET: secret }).slack?.way.kind).toBe('socket');
    expect(loadConfig({ ...bot, SLACK_SIGNING_SECRET: secret }).slack?.way.kind).toBe('http');
    expect(problemsOf({ SLACK_SIGNING_SECRET: secret })).toEqual([expect.stringContaining('SLACK_BOT_TOKEN')]);
    const path = file('dark.yaml', 'packs: [ukraine]\nweb: { enabled: false }\n');
    expect(problemsOf({ ...bot, SLACK_SIGNING_SECRET: secret, CEASEFIRE_CONFIG: path })).toEqual([
      expect.stringContaining('web.enabled'),
    ]);
    expect(problemsOf({ ...bot, ...app, SLACK_SIGNING_SECRET: secret, CEASEFIRE_CONFIG: path })).toEqual([]);
  });

  it('has every variable in the README', () => {
    for (const name of VARIABLES) expect(readme).toContain(`\`${name}\``);
  });
});

describe('the config file', () => {
  it('with bad and unknown keys gives one sentence each, all at once', () => {
    const path = file(
      'bad.yaml',
      'packs: []\npolling: { interval: soon, hostDelay: 0s, perHosts: 2 }\ndigest: { timezone: Mars/Base }\nfoo: 1\n',
    );
    const problems = problemsOf({ CEASEFIRE_CONFIG: path });
    for (const key of ['packs', 'polling.interval', 'polling.perHosts', 'digest.timezone', 'foo']) {
      expect(problems.filter((p) => p.includes(`: ${key} `))).toHaveLength(1);
    }
  });

  it('that is no YAML names the line', () => {
    expect(problemsOf({ CEASEFIRE_CONFIG: file('broken.yaml', 'packs: [ukraine\npolling: }') })).toEqual([
      expect.stringMatching(/line \d+ is not valid YAML/u),
    ]);
  });

  it('has every key in the README', () => {
    const { polling, digest } = configFileSchema.parse({ packs: ['x'] });
    for (const key of [...Object.keys(polling), ...Object.keys(digest)]) expect(readme).toContain(key);
  });
});

describe('a pack file', () => {
  const problems = (content: string): readonly string[] => loadPack(file('pack.yaml', content), 'pack strait').problems;

  it('that is sound gives a pack', () => {
    expect(problems(PACK)).toEqual([]);
  });

  it.each([
    ['prefix: VK', 'prefix: vk', 'prefix'],
    ['id: strait', 'id: Strait Here', ': id '],
    ['role: belligerent', 'role: fighter', 'parties[0].role'],
    ['name: Valmere–Korrath', 'names: Valmere', 'name is missing'],
    [
      'sources: []',
      'sources: [{ id: a, outlet: A, family: a, side: nobody, tier: 1, language: en, url: "https://a.example/rss" }]',
      'side of a',
    ],
    [
      'sources: []',
      'sources: [{ id: a, outlet: A, family: a, side: null, tier: 4, language: en, url: "https://a.example/rss" }]',
      'tier',
    ],
    [
      'sources: []',
      'sources: [{ id: a, outlet: A, family: a, side: null, tier: 1, language: en, url: "gopher://a" }]',
      'url',
    ],
    ['sources: []', 'baseline: { asOf: yesterday }', 'asOf'],
    ['sources: []', 'baseline: { asOf: "2031-05-05", positions: { nobody: { value: accepts } } }', 'positions.nobody'],
    ['sources: []', 'baseline: { asOf: "2031-05-05", positions: { valmere: { value: maybe } } }', 'positions.valmere'],
    ['sources: []', 'baseline: baselines/none.yaml', 'there is no such file'],
    ['id: korrath, name', 'id: valmere, name', 'listed twice'],
  ])('with %s changed to %s names what is wrong', (from, to, named) => {
    const found = problems(PACK.replace(from, to));
    expect(found.join('\n')).toContain(named);
  });

  it('names what does not fit together beside what is malformed, all at once', () => {
    const source = '{ id: a, outlet: A, family: a, side: nobody, tier: 4, language: en, url: "https://a.example/rss" }';
    const wrong = PACK.replace('prefix: VK', 'prefix: vk')
      .replace('id: korrath, name', 'id: valmere, name')
      .replace('sources: []', `sources: [${source}]`);
    const found = problems(wrong).join('\n');
    for (const named of ['prefix', 'tier', 'valmere is listed twice', 'side of a']) expect(found).toContain(named);
  });
});
