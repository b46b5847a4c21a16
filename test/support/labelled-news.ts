import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../fixtures/streams');

/** One development that an item's labels say it states. */
export interface LabelledChange {
  readonly type: string;
  readonly actor: string | readonly string[] | null;
  readonly value: string;
  readonly scope: string | null;
  readonly about: string;
  readonly quote: string;
  /** Who accuses, of a breach. */
  readonly by?: string;
}

/** What an ideal desk assistant would have made of an item at that moment. */
export interface ItemLabel {
  readonly id: string;
  readonly relevant: boolean;
  readonly kind: 'news' | 'analysis' | null;
  readonly event: string | null;
  readonly verdict: 'new' | 'repeat' | 'none' | null;
  readonly changes: readonly LabelledChange[];
}

/** An item of a stream as a poller saw it. */
export interface StreamItem {
  readonly id: string;
  readonly source: string;
  readonly title: string;
  readonly summary: string;
  readonly link: string;
  readonly guid: string;
  readonly published: string;
  readonly seenAt: string;
}

/** The situation at the end of a day. */
interface LabelledDay {
  readonly day: string;
  readonly phase: string;
  readonly about: string;
  readonly positions: Readonly<Record<string, string | null>>;
}

/** An invented stream with its labels. */
export interface LabelledNews {
  readonly items: readonly StreamItem[];
  readonly labels: readonly ItemLabel[];
  readonly days: readonly LabelledDay[];
}

/** The streams that the project has written for itself. */
export const INVENTED_STREAMS = ['halvern', 'qeshra', 'okavira', 'kelmet'] as const;

export type InventedStream = (typeof INVENTED_STREAMS)[number];

/** Where a stream's file lies. */
export function streamFile(name: InventedStream, kind: 'items.jsonl' | 'gold.jsonl' | 'state.jsonl' | 'pack.yaml') {
  return join(FOLDER, `${name}.${kind}`);
}

export function readLabelledNews(name: InventedStream): LabelledNews {
  return {
    items: lines<StreamItem>(streamFile(name, 'items.jsonl')),
    labels: lines<ItemLabel>(streamFile(name, 'gold.jsonl')),
    days: lines<LabelledDay>(streamFile(name, 'state.jsonl')),
  };
}

function lines<T>(file: string): readonly T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
