import type { FeedDocument } from '../../domain/news/feed.ts';
import type { CapturedElement } from './captured-element.ts';
import { absoluteLink } from './feed-links.ts';

/** What a feed's head says to programs: how often to come, when not to, and who tells of changes. */
export type PublisherWishes = Omit<FeedDocument, 'title' | 'link' | 'items'>;

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * Gathers the wishes of a feed's publisher; of several words on one matter the first counts. The syndication module's period
 * is not among them: common software writes "hourly" into every feed unasked, and news would wait for it.
 */
export class PublisherDraft {
  readonly #skipHours = new Set<number>();
  readonly #skipDays = new Set<number>();
  #ttlMinutes: number | null = null;
  #hub: string | null = null;
  #self: string | null = null;

  /** `base` is what a relative address in this element is relative to. */
  take(element: CapturedElement, base: string | null): void {
    const { name } = element;
    if (name === 'ttl') this.#ttlMinutes ??= positive(element.text());
    else if (name === 'skiphours') element.texts('hour').forEach((text) => this.#skipHour(text));
    else if (name === 'skipdays') element.texts('day').forEach((text) => this.#skipDay(text));
    else if (name === 'link' || name === 'atom:link') this.#takeLink(element, base);
  }

  wishes(): PublisherWishes {
    const skipDays = ascending(this.#skipDays);
    return {
      ttlMs: this.#ttlMinutes === null ? null : Math.round(this.#ttlMinutes * 60_000),
      skipHours: ascending(this.#skipHours),
      ...(skipDays.length === 0 ? {} : { skipDays }),
      hub: this.#hub,
      self: this.#self,
    };
  }

  #takeLink(element: CapturedElement, base: string | null): void {
    const href = element.attribute('href') ?? '';
    if (href === '') return;
    const relations = (element.attribute('rel') ?? '').toLowerCase().split(/\s+/);
    if (relations.includes('hub')) this.#hub ??= absoluteLink(href, base);
    if (relations.includes('self')) this.#self ??= absoluteLink(href, base);
  }

  /** RSS 0.91 counts to 24, RSS 2.0 from 0. */
  #skipHour(text: string): void {
    const hour = /^\d{1,2}$/.test(text) ? Number(text) : NaN;
    if (hour <= 24) this.#skipHours.add(hour % 24);
  }

  #skipDay(text: string): void {
    const day = days.indexOf(text.slice(0, 3).toLowerCase());
    if (day !== -1) this.#skipDays.add(day);
  }
}

function positive(text: string): number | null {
  const trimmed = text.trim();
  const value = trimmed === '' ? NaN : Number(trimmed);
  return Number.isFinite(value) && value > 0 ? value : null;
}

function ascending(numbers: ReadonlySet<number>): readonly number[] {
  return [...numbers].sort((one, other) => one - other);
}
