import type { Block } from '../../domain/telling/message.ts';

/** Notes that close a message belong to all of it. */
export function isFooter(blocks: readonly Block[], n: number): boolean {
  return n > 0 && blocks.slice(n).every((block) => block.kind === 'note');
}
