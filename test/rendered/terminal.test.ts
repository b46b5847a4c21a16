import { OnTerminal } from './on-terminal.ts';
import { rehearse } from './rehearse.ts';

rehearse((stage) => new OnTerminal(stage));
