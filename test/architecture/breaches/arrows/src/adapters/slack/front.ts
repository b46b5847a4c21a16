import { App } from '@slack/bolt';

export const front = App;
