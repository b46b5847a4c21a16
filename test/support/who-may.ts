/** What a command takes: nothing, the right to look after the channel, or a place among the admins. */
export type Right = 'none' | 'channel' | 'admin';

/** Every command, with words that would change something if it may. */
export const WHO_MAY: readonly (readonly [words: string, right: Right])[] = [
  ['status', 'none'],
  ['since 2h', 'none'],
  ['positions', 'none'],
  ['timeline', 'none'],
  ['violations', 'none'],
  ['next', 'none'],
  ['why https://example.invalid/x', 'none'],
  ['cite VK-1', 'none'],
  ['search words:truce', 'none'],
  ['sources', 'none'],
  ['help', 'none'],
  ['digest preview', 'none'],
  ['baseline show', 'none'],
  ['subscribe mode:digest time:07:30', 'channel'],
  ['settings mode:digest', 'channel'],
  ['unsubscribe all', 'channel'],
  ['digest now', 'channel'],
  ['baseline set from:2031-05-05', 'admin'],
  ['baseline confirm name:mine', 'admin'],
  ['desk confirm VK-1', 'admin'],
  ['desk dispute VK-1', 'admin'],
  ['desk dismiss VK-1', 'admin'],
  ['desk correct VK-1 value:rejects', 'admin'],
  ['desk merge VK-1 into:VK-2', 'admin'],
  ['desk split VK-1 link:https://example.invalid/x', 'admin'],
  ['desk proposals', 'admin'],
  ['desk agree P1', 'admin'],
  ['desk takeback P1', 'admin'],
  ['feeds add https://example.invalid/other.xml', 'admin'],
  ['feeds remove courier.added', 'admin'],
  ['feeds list', 'admin'],
  ['feeds check', 'admin'],
  ['feeds import', 'admin'],
  ['feeds export', 'admin'],
];

/** Those of which a right is asked. */
export const GUARDED = WHO_MAY.filter(([, right]) => right !== 'none');

/** The sentence with which a platform refuses, which names what is missing. */
export const REFUSALS = {
  discord: { channel: 'You need the permission Manage Channels', admin: 'You need the permission Manage Server' },
  slack: { channel: 'Only full members of this channel', admin: 'Only admins of this workspace' },
  terminal: { channel: 'The terminal may not change subscriptions', admin: 'The terminal may not' },
} as const;

/** Everything that a store in memory holds, but for what is noted of looks. */
export function heldIn(state: object): string {
  const kept = Object.entries(state).filter(([key]) => !/look/iu.test(key));
  return JSON.stringify(kept, (_, value: unknown) =>
    value instanceof Map ? [...value] : value instanceof Set ? [...value] : value,
  );
}
