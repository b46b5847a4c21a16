import type { Delivery } from './delivery.ts';
import type { Suggestion } from './message.ts';

/** What may be asked with one click beneath a post: of its conflict, and of its entry where it carries a single one. */
export function postButtons({ carries }: Pick<Delivery, 'carries'>): readonly Suggestion[] {
  const [first, ...others] = carries;
  if (first === undefined) return [];
  const pack = first.split('-')[0] ?? '';
  return [
    { label: 'What changed', words: `since pack:${pack}` },
    { label: 'Timeline', words: `timeline pack:${pack}` },
    { label: 'Sources', words: `sources pack:${pack}` },
    ...(others.length === 0 ? [{ label: 'Why', words: `why ${first}` }] : []),
  ];
}
