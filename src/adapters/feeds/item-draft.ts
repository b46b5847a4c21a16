import type { ItemSlot } from './feed-vocabulary.ts';
import { escapeXml } from './text-entities.ts';

interface Offer {
  readonly rank: number;
  readonly value: string;
}

const longestValue = 200_000;
const mostCategories = 50;
const mostDates = 8;

/** Gathers what an item's elements say, best first, and writes it down as one plain RSS 2.0 item. */
export class ItemDraft {
  readonly #best = new Map<ItemSlot, Offer>();
  readonly #dates: Offer[] = [];
  readonly #categories: string[] = [];

  /** Keeps the value if nothing better was offered; of two equals the first stays. */
  offer(slot: ItemSlot, rank: number, value: string): void {
    const trimmed = value.trim();
    if (trimmed === '') return;
    if (slot === 'category') {
      if (this.#categories.length < mostCategories) this.#categories.push(trimmed);
    } else if (slot === 'date') {
      if (this.#dates.length < mostDates) this.#dates.push({ rank, value: trimmed });
    } else {
      const best = this.#best.get(slot);
      if (best === undefined || rank < best.rank) this.#best.set(slot, { rank, value: trimmed });
    }
  }

  /**
   * Summaries and dates go under names of ours: rss-parser would run slow patterns over the first and throw a whole
   * feed away over one bad Atom date.
   */
  toXml(): string {
    const parts = ['<item>'];
    const write = (name: string, slot: ItemSlot): void => {
      const value = this.#best.get(slot)?.value;
      if (value !== undefined) parts.push(element(name, value));
    };
    write('title', 'title');
    write('link', 'link');
    write('guid', 'guid');
    write('own:summary', 'summary');
    write('own:author', 'author');
    write('source', 'source');
    const dates = this.#dates.toSorted((one, other) => one.rank - other.rank);
    for (const { value } of dates) parts.push(element('own:date', value));
    for (const category of this.#categories) parts.push(element('category', category));
    parts.push('</item>');
    return parts.join('');
  }
}

/** One element with text and nothing else. */
export function element(name: string, value: string): string {
  return `<${name}>${escapeXml(value.length > longestValue ? value.slice(0, longestValue) : value)}</${name}>`;
}
