import type { Message } from '../../src/domain/telling/message.ts';
import { timelineChart } from '../../src/domain/telling/timeline-chart.ts';
import { foldBoard } from '../../src/domain/ledger/fold-board.ts';
import { aBaseline, aPack } from './conflict.ts';

/** A week's digest with its picture. */
export function illustrated(): Message {
  const pack = aPack();
  const chart = timelineChart(pack, { board: foldBoard(pack, aBaseline(), []), steps: [] }, new Date('2031-05-12'));
  const blocks = [{ kind: 'heading', text: 'Valmere–Korrath: what is new' }] as const;
  return { headline: 'Valmere–Korrath: a quiet week', blocks, timezone: 'UTC', ...(chart ? { chart } : {}) };
}
