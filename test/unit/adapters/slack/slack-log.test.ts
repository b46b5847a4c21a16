import { describe, expect, it } from '@jest/globals';
import { SlackLog } from '../../../../src/adapters/slack/slack-log.ts';
import { ChatRoom } from '../../../support/chat-room.ts';

describe('what Slack’s libraries log', () => {
  it('holds no token and no payload', () => {
    const { log } = new ChatRoom();
    const slack = new SlackLog(log);
    slack.debug();
    slack.error('refused for xoxb-1-fictional and xapp-1-fictional', new Error('at xoxe.xoxb-1-fictional'));
    slack.warn({ said: 'slowly' });
    expect(log.lines).toEqual([
      { level: 'warn', message: 'Slack library', fields: { said: 'refused for [secret] and [secret] at [secret]' } },
      { level: 'debug', message: 'Slack library', fields: { said: "{ said: 'slowly' }" } },
    ]);
  });

  it('is some lines a minute at most, however many requests nobody signed', () => {
    const { log } = new ChatRoom();
    let now = 0;
    const slack = new SlackLog(log, () => now);
    for (let n = 0; n < 1000; n++) slack.error(`no signature ${n}`);
    expect(log.lines).toHaveLength(31);
    expect(log.lines.at(-1)).toMatchObject({ message: 'Slack library: more within this minute is left out' });
    now = 60_000;
    slack.error('no signature once more');
    expect(log.lines.at(-1)).toMatchObject({ fields: { said: 'no signature once more' } });
  });
});
