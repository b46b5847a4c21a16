import { newcomer } from './newcomer.ts';
import { OnSlack } from './on-slack.ts';

newcomer((stage) => new OnSlack(stage));
