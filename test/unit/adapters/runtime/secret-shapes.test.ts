import { describe, expect, it } from '@jest/globals';
import { PinoLog } from '../../../../src/adapters/runtime/pino-log.ts';
import { withoutSecrets } from '../../../../src/adapters/runtime/secret-shapes.ts';

/** Made up, in the shapes of real ones; in pieces, so that nobody takes them for real. */
const SECRETS: readonly (readonly [string, string])[] = [
  ['a bot token of Slack', ['xoxb', '1234567890', 'abcDEF123456'].join('-')],
  ['a refreshed token of Slack', ['xoxe.xoxb', '1', 'abcDEF123456'].join('-')],
  ['an app token of Slack', ['xapp', '1', 'A012345', 'abcdef0123456789'].join('-')],
  ['a token of Discord', ['M'.padEnd(26, 'T'), 'GaBcDe', 'x'.repeat(38)].join('.')],
  ['a token of an interaction', `${Buffer.from('interaction:1234567890:x').toString('base64url')}`],
];

const ADDRESSES: readonly (readonly [string, string, string])[] = [
  ['https://hooks.slack.com/commands/T012/345/', 'abcDEF', ''],
  ['https://hooks.slack.com/actions/T012/345/', 'abcDEF', ''],
  ['https://discord.com/api/v10/webhooks/123456789012345678/', 'abc-DEF_123', '/messages/@original'],
  ['https://', 'ana:hunter2', '@news.example/feed.xml'],
];

describe('what looks like a secret', () => {
  it.each(SECRETS)('is taken out of a text: %s', (_, secret) => {
    expect(withoutSecrets(`refused (${secret}), again`)).toBe('refused ([secret]), again');
  });

  it.each(ADDRESSES)('is taken out of an address: %s', (before, secret, after) => {
    const cleaned = withoutSecrets(`POST "${before}${secret}${after}" failed`);
    expect(cleaned).not.toContain(secret);
    expect(cleaned).toContain('[secret]');
  });

  it('is in no line of the log, wherever it stands, while the rest is', () => {
    const lines: string[] = [];
    const log = new PinoLog('trace', ['planted'], { write: (line) => void lines.push(line) });
    const all = [...SECRETS.map(([, secret]) => secret), ...ADDRESSES.map((parts) => parts.join('')), 'planted'];
    for (const secret of all) log.error('a failure', { cause: new Error(secret).stack, nested: ['x', secret] });
    expect(lines).toHaveLength(all.length);
    for (const [n, line] of lines.entries()) {
      expect(JSON.parse(line)).toMatchObject({ level: 50, msg: 'a failure' });
      expect(line).toContain('[secret]');
      expect(line).not.toContain(ADDRESSES[n - SECRETS.length]?.[1] ?? all[n]);
    }
  });

  it('is not all that a line is cleaned of: what steers a terminal is written by its number', () => {
    const lines: string[] = [];
    const cause = 'named \u009b31m\u001b[2J\u007f \u202edloh \u2066x';
    new PinoLog('info', [], { write: (line) => void lines.push(line) }).info('a failure', { cause });
    expect(lines.join('')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
    expect(JSON.parse(lines.join(''))).toMatchObject({ msg: 'a failure', cause });
  });

  it.each([
    ['a quote and a backslash', 'pa"ss\\word-1234'],
    ['a line break', 'first half\nword-1234'],
    ['another secret at its beginning', 'planted-word-1234'],
  ])('is in no line of the log where it holds %s', (_, secret) => {
    const lines: string[] = [];
    const log = new PinoLog('info', ['planted', secret], { write: (line) => void lines.push(line) });
    log.info(`it was ${secret} there`, { body: JSON.stringify({ secret }), again: secret });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { msg: 'it was [secret] there', body: '{"secret":"[secret]"}', again: '[secret]' },
    ]);
  });

  it.each([
    'https://news.example/commands/to-the-troops/12',
    'VK-142 at https://discord.com/channels/1/2/3',
    'Madrid.Geneva.Istanbul',
    'at 10:30:45',
    'mail@news.example',
  ])('is not found in “%s”', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });
});
