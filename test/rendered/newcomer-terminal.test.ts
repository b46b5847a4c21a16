import { newcomer } from './newcomer.ts';
import { OnTerminal } from './on-terminal.ts';

newcomer((stage) => new OnTerminal(stage));
