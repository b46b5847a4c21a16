import type { Lack } from '../domain/telling/lack.ts';
import { text, type Block } from '../domain/telling/message.ts';

/** What is said before the sentences, of the channel "here" or of another one "there". */
const SUFFERS: Readonly<Record<Lack['harms'], (place: 'here' | 'there') => string>> = {
  posts: (place) => `Nothing can arrive ${place} yet:`,
  'look-ups': (place) => `Posts arrive ${place}; after a lost answer one may come twice:`,
  threads: (place) => `No threads can be opened ${place} yet, so posts are only edited as their events go on:`,
};

/** What lacks in a subscribed channel, the worst first; nothing when all is well. */
export function lackBlocks(lacks: readonly Lack[], place: 'here' | 'there'): readonly Block[] {
  return (['posts', 'look-ups', 'threads'] as const).flatMap((harms): readonly Block[] => {
    const found = lacks.filter((lack) => lack.harms === harms);
    if (found.length === 0) return [];
    const sentences = found.map(({ because }): Block => ({ kind: 'bullet', spans: [text(because)] }));
    return [{ kind: 'paragraph', spans: [text(SUFFERS[harms](place))] }, ...sentences];
  });
}
