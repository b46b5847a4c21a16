import { OnSlack } from './on-slack.ts';
import { rehearse } from './rehearse.ts';

rehearse((stage) => new OnSlack(stage));
