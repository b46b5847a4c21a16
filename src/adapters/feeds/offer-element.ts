import type { CapturedElement } from './captured-element.ts';
import { absoluteLink, linkOf } from './feed-links.ts';
import { placeOf, type ItemSlot } from './feed-vocabulary.ts';
import type { ItemDraft } from './item-draft.ts';

/** Puts before an item's draft what one of its elements says; `base` is what addresses in the element are relative to. */
export function offerElement(draft: ItemDraft, element: CapturedElement, base: string | null): void {
  const place = placeOf(element.name);
  if (place === null) return;
  if (place.slot === 'link') {
    const link = linkOf(element, place.rank);
    if (link !== null) draft.offer('link', link.rank, absoluteLink(link.href, base));
    return;
  }
  draft.offer(place.slot, place.rank, valueFor(place.slot, element));
  if (element.name === 'guid') offerPermalink(draft, element, base);
}

/** A guid is an address unless it says that it is none. */
function offerPermalink(draft: ItemDraft, guid: CapturedElement, base: string | null): void {
  const said = guid.attribute('ispermalink')?.toLowerCase();
  const text = guid.text();
  if (said === 'true' || (said !== 'false' && /^\s*https?:\/\//i.test(text)))
    draft.offer('link', 40, absoluteLink(text, base));
}

function valueFor(slot: ItemSlot, element: CapturedElement): string {
  if (element.name === 'media:group') return element.child('description') ?? '';
  if (slot === 'title' || slot === 'summary') return element.html();
  // An id is kept as it was given, should there be markup in it.
  if (slot === 'guid') return element.markup();
  if (slot === 'author') return element.child('name') ?? element.child('email') ?? element.text();
  if (slot === 'source') return element.child('title') ?? element.text();
  if (slot === 'category') return element.attribute('label') ?? element.attribute('term') ?? element.text();
  return element.text();
}
