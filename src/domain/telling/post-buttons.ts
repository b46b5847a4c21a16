import type { Delivery } from './delivery.ts';
import type { Suggestion } from './message.ts';

/**
 * What may be asked with one click beneath a post: what it has no room for, of its conflict, and of its entry where it
 * carries a single one. They are five at most, which is a row.
 */
export function postButtons({ carries, message }: Pick<Delivery, 'carries' | 'message'>): readonly Suggestion[] {
  const more = message.more ? [message.more] : [];
  const [first, ...others] = carries;
  if (first === undefined) return more;
  const pack = first.split('-')[0] ?? '';
  return [
    ...more,
    { label: 'What changed', words: `since pack:${pack}` },
    { label: 'Timeline', words: `timeline pack:${pack}` },
    { label: 'Sources', words: `sources pack:${pack}` },
    ...(others.length === 0 ? [{ label: 'Why', words: `why ${first}` }] : []),
  ];
}
