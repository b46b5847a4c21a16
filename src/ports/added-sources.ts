import type { AddedSource } from '../domain/news/added-source.ts';

/** The sources that admins added to packs, and with them whose feeds are followed beside those of the packs' files. */
export interface AddedSources {
  /** Every one that was ever added, removed ones too, in the order of their ids. */
  all(): Promise<readonly AddedSource[]>;
  /**
   * Adds sources, all or none; their feeds are followed and due at once. One whose feed was followed for another pack
   * already keeps its health; one that comes back starts anew, so that its first poll is a first poll again. Throws an
   * AppError `conflict` when an id is another feed's by now.
   */
  add(sources: readonly AddedSource[], intervalMs: number, now: Date): Promise<void>;
  /** Takes a source out of every pack; its feed is followed no more. False when there is none to take out. */
  remove(id: string, now: Date): Promise<boolean>;
  /** At each start, after the packs' feeds were made the followed ones: these are followed as well, with their health kept. */
  follow(sources: readonly AddedSource[]): Promise<void>;
}
