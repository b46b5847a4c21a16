import type { Reply, Suggestion } from '../../domain/telling/message.ts';

/** What stands as buttons beneath an answer: what only the asker may do, only where nobody else sees it. */
export function nextOf({ next = [], own = [], private: isPrivate }: Reply): readonly Suggestion[] {
  return isPrivate ? [...own, ...next] : next;
}
