import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VARIABLES } from '../../../src/config/environment.ts';
import { BotProcess, type Ended } from '../../support/bot-process.ts';
import { writeInventedPack } from '../../support/invented-war.ts';
import { aFolder } from '../../support/temporary-folder.ts';

type Env = Readonly<Record<string, string>>;

/** Values that are wrong in every variable that has a form; each holds a word that must never be seen again. */
const WRONG: Env = {
  DISCORD_TOKEN: 'planted with spaces',
  DISCORD_API_URL: 'planted.example/api',
  SLACK_BOT_TOKEN: 'planted bot token',
  SLACK_APP_TOKEN: 'planted app token',
  SLACK_SIGNING_SECRET: 'planted signing secret',
  SLACK_API_URL: 'ftp://planted.example',
  SLACK_CLIENT_SECRET: 'planted\u00e9',
  PUBLIC_URL: 'planted',
  DATABASE_URL: 'mysql://planted:planted@planted/planted',
  CEASEFIRE_CONFIG: 'planted.yaml',
  HTTP_HOST: 'planted host',
  HTTP_PORT: 'planted',
  LOG_LEVEL: 'planted',
  LLM_BASE_URL: 'planted',
  LLM_API_KEY: 'planted api key',
};
/** Variables whose value may be any text. */
const FREE: Env = {
  SLACK_CLIENT_ID: 'planted',
  SLACK_STATE_SECRET: 'planted',
  LLM_MODEL: 'planted',
  ENCRYPTION_KEY: 'planted',
};

const sentences = ({ stderr }: Ended): readonly string[] => stderr.split('\n').slice(0, -1);

describe('a bad configuration', () => {
  let folder: ReturnType<typeof aFolder>;
  beforeEach(() => {
    folder = aFolder();
  });
  afterEach(() => folder.remove());
  const run = (env: Env, command = 'run'): Promise<Ended> => BotProcess.run([command], { cwd: folder.path, env });

  it('every variable is wrong: one sentence for each by name, all at once, and no value anywhere', async () => {
    expect(Object.keys({ ...WRONG, ...FREE }).toSorted()).toEqual(VARIABLES.toSorted());
    const ended = await run({ ...WRONG, ...FREE });
    expect([ended.code, ended.stdout]).toEqual([78, '']);
    for (const name of Object.keys(WRONG))
      expect(sentences(ended).filter((line) => new RegExp(`\\b${name}\\b`, 'u').test(line))).toHaveLength(1);
    expect(sentences(ended)).toHaveLength(Object.keys(WRONG).length);
    for (const line of sentences(ended)) expect(line).toMatch(/^[^\n]+\.$/u);
    expect(ended.stderr).not.toContain('planted');
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('every variable is given as a file: missing, empty, wrong inside, or beside the variable itself', async () => {
    const names = Object.keys(WRONG).filter((name) => name !== 'CEASEFIRE_CONFIG');
    const pathOf = (name: string): string => join(folder.path, name);
    for (const name of names) writeFileSync(pathOf(name), `${WRONG[name] ?? ''}\n`);
    writeFileSync(pathOf('empty'), ' \n');
    const files = Object.fromEntries(names.map((name) => [`${name}_FILE`, pathOf(name)]));
    const ended = await run({
      ...files,
      DISCORD_TOKEN_FILE: pathOf('none-planted'),
      LLM_API_KEY_FILE: pathOf('empty'),
      HTTP_PORT: '8080',
    });
    expect([ended.code, ended.stdout]).toEqual([78, '']);
    for (const name of names)
      expect(sentences(ended).filter((line) => new RegExp(`\\b${name}(_FILE)?\\b`, 'u').test(line))).toHaveLength(1);
    expect(ended.stderr).toMatch(/^DISCORD_TOKEN_FILE names a file that cannot be read \(ENOENT\)\.$/mu);
    expect(ended.stderr).toMatch(/^LLM_API_KEY_FILE names an empty file\.$/mu);
    expect(ended.stderr).toMatch(/^HTTP_PORT and HTTP_PORT_FILE are both set/mu);
    expect(ended.stderr).not.toContain('planted');
  });

  it('config file, pack and variables are told of together', async () => {
    const extra = { prefix: 'planted', colour: 'planted', baseline: { asOf: 'planted', truces: { pause: 'planted' } } };
    writeInventedPack(folder.path, undefined, extra);
    const file = { packs: ['./strait.yaml', 'nowhere'], polling: { interval: 'planted' }, colours: 'planted' };
    writeFileSync(join(folder.path, 'config.yaml'), JSON.stringify(file));
    const ended = await run({ CEASEFIRE_CONFIG: 'config.yaml', LOG_LEVEL: 'planted' });
    expect([ended.code, ended.stdout]).toEqual([78, '']);
    expect(sentences(ended)).toEqual([
      expect.stringMatching(/^LOG_LEVEL must be one of /u),
      'the file of CEASEFIRE_CONFIG: polling.interval must be a duration such as 30s, 10m or 1h.',
      'the file of CEASEFIRE_CONFIG: colours is not a known key.',
      'pack ./strait.yaml: prefix must be one to eight capital letters or digits.',
      'pack ./strait.yaml: colour is not a known key.',
      'pack ./strait.yaml: baseline: asOf must be a date such as 2025-03-13 or 2025-03-13T12:00:00Z.',
      'pack ./strait.yaml: baseline: truces.pause must be a map.',
      'pack nowhere: there is no such file.',
    ]);
    expect(ended.stderr).not.toContain('planted');
  });

  it.each(['run', 'demo', 'status', 'migrate', 'doctor'])('keeps %s from doing anything', async (command) => {
    writeFileSync(join(folder.path, 'config.yaml'), 'packs: []\n');
    const ended = await run({ CEASEFIRE_CONFIG: 'config.yaml', LOG_LEVEL: 'planted' }, command);
    expect([ended.code, ended.stdout]).toEqual([78, '']);
    expect(sentences(ended)).toEqual([
      expect.stringMatching(/^LOG_LEVEL /u),
      // the demo has a configuration of its own
      ...(command === 'demo' ? [] : ['the file of CEASEFIRE_CONFIG: packs must not be empty.']),
    ]);
    expect(existsSync(join(folder.path, 'data'))).toBe(false);
  });
});
