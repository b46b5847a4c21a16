import type { ItemLabel } from './labelled-news.ts';

/** The labels that a score needs. */
type Label = Pick<ItemLabel, 'id' | 'relevant' | 'kind' | 'event' | 'verdict'>;

/** What was made of an item. */
export interface FoundItem {
  readonly id: string;
  readonly relevant: boolean;
  readonly kind: 'news' | 'analysis' | null;
  readonly event: string | null;
  readonly verdict: 'new' | 'repeat' | 'none';
}

/** How near a judged stream comes to its labels; every figure lies between 0 and 1. */
export interface NewsScore {
  /** F1 of the relevant items. */
  readonly relevance: number;
  /** F1 of the news items. */
  readonly news: number;
  /** B-cubed over the labelled news; an item without an event stands alone. */
  readonly events: { readonly precision: number; readonly recall: number; readonly f1: number };
  /** F1 of the items that bring something new. */
  readonly novelty: number;
  /** The share of events with news that any of their items announced. */
  readonly told: number;
}

export function scoreNews(labels: readonly Label[], found: readonly FoundItem[]): NewsScore {
  const by = new Map(found.map((one) => [one.id, one]));
  const f1 = (truth: (label: Label) => boolean, says: (one: FoundItem) => boolean): number => {
    const right = labels.filter((label) => truth(label) && isFound(by.get(label.id), says)).length;
    const all = labels.filter(truth).length + labels.filter((label) => isFound(by.get(label.id), says)).length;
    return all === 0 ? 0 : (2 * right) / all;
  };
  const events = (keep: (label: Label) => boolean): Set<string> =>
    new Set(labels.flatMap((label) => (label.event !== null && keep(label) ? [label.event] : [])));
  const told = events((label) => by.get(label.id)?.verdict === 'new');
  const fresh = events((label) => label.verdict === 'new');
  return {
    relevance: f1(
      (label) => label.relevant,
      (one) => one.relevant,
    ),
    news: f1(
      (label) => label.kind === 'news',
      (one) => one.kind === 'news',
    ),
    events: bCubed(labels, by),
    novelty: f1(
      (label) => label.verdict === 'new',
      (one) => one.verdict === 'new',
    ),
    told: [...fresh].filter((event) => told.has(event)).length / fresh.size,
  };
}

function isFound(one: FoundItem | undefined, says: (one: FoundItem) => boolean): boolean {
  return one !== undefined && says(one);
}

function bCubed(labels: readonly Label[], by: ReadonlyMap<string, FoundItem>): NewsScore['events'] {
  const news = labels
    .filter((label) => label.event !== null)
    .map((label) => ({ truth: label.event, found: by.get(label.id)?.event ?? `alone ${label.id}` }));
  let precision = 0;
  let recall = 0;
  for (const item of news) {
    const both = news.filter((o) => o.truth === item.truth && o.found === item.found).length;
    precision += both / news.filter((o) => o.found === item.found).length / news.length;
    recall += both / news.filter((o) => o.truth === item.truth).length / news.length;
  }
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
