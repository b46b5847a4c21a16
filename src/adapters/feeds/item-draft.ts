import type { ItemSlot } from './feed-vocabulary.ts';
import { personName } from './person-name.ts';
import { hasWords, plainText } from './plain-text.ts';
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

  /** Keeps the value if nothing better was offered; of two equals the first stays. A summary without words is none. */
  offer(slot: ItemSlot, rank: number, value: string): void {
    const trimmed = value.trim();
    if (trimmed === '' || (slot === 'summary' && !hasWords(trimmed))) return;
    if (slot === 'category') {
      if (this.#categories.length < mostCategories) this.#categories.push(trimmed);
    } else if (slot === 'date') {
      if (this.#dates.length < mostDates) this.#dates.push({ rank, value: trimmed });
    } else {
      const best = this.#best.get(slot);
      if (best === undefined || rank < best.rank) this.#best.set(slot, { rank, value: trimmed });
    }
  }

  toXml(): string {
    return `<item>${this.inside()}</item>`;
  }

  /**
   * The item's elements, words as plain text, which is shorter to read again than markup. Summaries and dates go under
   * names of ours: rss-parser would run slow patterns over the first and throw a whole feed away over one bad Atom date.
   */
  inside(): string {
    const dates = this.#dates.length < 2 ? this.#dates : this.#dates.toSorted((one, other) => one.rank - other.rank);
    return [
      element('title', plainText(this.#bestOf('title'))),
      element('link', this.#bestOf('link')),
      element('guid', this.#bestOf('guid')),
      element('own:summary', plainText(this.#bestOf('summary'))),
      element('own:author', personName(this.#bestOf('author')) ?? ''),
      element('source', plainText(this.#bestOf('source'))),
      ...dates.map(({ value }) => element('own:date', value)),
      ...new Set(this.#categories.map((category) => element('category', plainText(category)))),
    ].join('');
  }

  #bestOf(slot: ItemSlot): string {
    return this.#best.get(slot)?.value ?? '';
  }
}

/** One element with text and nothing else; none without text. */
function element(name: string, value: string): string {
  if (value === '') return '';
  return `<${name}>${escapeXml(value.length > longestValue ? value.slice(0, longestValue) : value)}</${name}>`;
}
