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
});
