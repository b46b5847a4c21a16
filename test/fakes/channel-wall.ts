import type { FindOutcome, MessageRef, PostOutcome } from '../../src/domain/telling/delivery.ts';
import type { Lack } from '../../src/domain/telling/lack.ts';
import type { ChannelAddress, Platform } from '../../src/domain/telling/subscription.ts';
import type { MessageEdit, Messenger, Post } from '../../src/ports/messenger.ts';

/** A platform whose channels the test reads, and whose answers it may decide. */
export class ChannelWall implements Messenger {
  readonly platform: Platform;
  readonly budget: Messenger['budget'];
  /** Everything that stands in the channels, in the order of arrival. */
  standing: (Post & { readonly ref: MessageRef })[] = [];
  /** Every edit that was made, oldest first. */
  readonly edits: MessageEdit[] = [];
  /** How often it was asked to post, and to look. */
  asked = 0;
  looked = 0;
  /** What happens to a post instead of standing there with a `sent`; `put` lets it stand. */
  onPost: ((post: Post, put: () => PostOutcome) => Promise<PostOutcome> | PostOutcome) | null = null;
  /** What happens to an edit instead of being made with a `sent`; `make` makes it. */
  onEdit: ((edit: MessageEdit, make: () => PostOutcome) => PostOutcome) | null = null;
  onFind: (() => FindOutcome) | null = null;
  /** What lacks, when one asks before. */
  lacks: readonly Lack[] = [];

  constructor(platform: Platform = 'slack', budget: Messenger['budget'] = { characters: 3_000, blocks: 45 }) {
    this.platform = platform;
    this.budget = budget;
  }

  async post(post: Post): Promise<PostOutcome> {
    this.asked++;
    const put = (): PostOutcome => {
      const under = post.thread?.root.message;
      const message = under === undefined ? `${post.address.channel}-${this.in(post.address.channel).length + 1}` : `${under}.${this.beneath(under).length + 1}`; // prettier-ignore
      const ref = { channel: post.address.channel, message, url: `https://chat.example/${message}` };
      this.standing.push({ ...post, ref });
      return { kind: 'sent', ref };
    };
    return this.onPost ? this.onPost(post, put) : put();
  }

  async edit(edit: MessageEdit): Promise<PostOutcome> {
    const make = (): PostOutcome => {
      this.edits.push(edit);
      this.standing = this.standing.map((one) =>
        one.ref.message === edit.ref.message ? { ...one, message: edit.message } : one,
      );
      return { kind: 'sent', ref: edit.ref };
    };
    return this.onEdit ? this.onEdit(edit, make) : make();
  }

  async find({ key }: Post): Promise<FindOutcome> {
    this.looked++;
    if (this.onFind) return this.onFind();
    const there = this.standing.find((one) => one.key === key);
    return there ? { kind: 'found', ref: there.ref } : { kind: 'absent' };
  }

  /** What stands in one channel, oldest first; replies stand in its threads. */
  in(channel: string): readonly Post[] {
    return this.standing.filter(({ address, thread }) => address.channel === channel && !thread);
  }

  /** What stands beneath a message, oldest first. */
  beneath(message: string): readonly Post[] {
    return this.standing.filter(({ thread }) => thread?.root.message === message);
  }

  get refusal(): string | null {
    return null;
  }

  urlOf({ channel }: ChannelAddress): string {
    return `https://chat.example/${channel}`;
  }

  async preflight(_: ChannelAddress, { threads }: { readonly threads: boolean }): Promise<readonly Lack[]> {
    return this.lacks.filter(({ harms }) => threads || harms !== 'threads');
  }
}
