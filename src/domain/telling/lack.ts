/** Something that lacks in a channel for all that a subscription wishes of it. */
export interface Lack {
  /** What suffers: no post arrives; posts arrive, but cannot be looked up again; no reply can be said in a thread. */
  readonly harms: 'posts' | 'look-ups' | 'threads';
  /** One sentence for the channel's people, which says how to mend it. */
  readonly because: string;
}

/** What lets nothing arrive. */
export function barring(because: string): Lack {
  return { harms: 'posts', because };
}
