import type { FindOutcome, MessageRef, PostOutcome, Thread } from '../../domain/telling/delivery.ts';
import { inAnyLanguage } from '../../domain/telling/fixed-words.ts';
import { text, type Block, type Message } from '../../domain/telling/message.ts';
import type { ChannelAddress } from '../../domain/telling/subscription.ts';
import type { Lack } from '../../domain/telling/lack.ts';
import type { MessageEdit, Messenger, Post } from '../../ports/messenger.ts';
import type { ConsoleScreen } from './console-screen.ts';

/** The terminal's only channel. */
export const TERMINAL: ChannelAddress = { platform: 'terminal', workspace: 'local', channel: 'terminal' };

/** Of so many messages it is known what was printed, so that an edit prints what is new in it. */
const REMEMBERED = 200;

/** Posts by printing. What was printed cannot be looked up again, and a second print does no harm. */
export class ConsoleMessenger implements Messenger {
  readonly platform = 'terminal';
  readonly budget = { characters: 1_000_000, blocks: 10_000 };
  readonly #screen: ConsoleScreen;
  readonly #printed = new Map<string, ReadonlySet<string>>();

  constructor(screen: ConsoleScreen) {
    this.#screen = screen;
  }

  async post({ key, address, message, thread }: Post): Promise<PostOutcome> {
    const ref = { channel: address.channel, message: key, url: null };
    if (!thread) return this.#print(message, ref, [key]);
    // what its post was edited to tell may have been printed already, and is not said twice where edits are printed, too
    const fresh = this.#freshIn(message.blocks, thread.root.message);
    return this.#print(
      fresh.length === 0 ? null : beneath(thread, message, fresh),
      ref,
      [key, thread.root.message],
      message,
    );
  }

  /** What was printed stays; printed is what is new in the message, after a restart all of it. */
  async edit({ ref, message }: MessageEdit): Promise<PostOutcome> {
    const fresh = this.#freshIn(message.blocks, ref.message);
    return this.#print(fresh.length === 0 ? null : { ...message, blocks: fresh }, ref, [ref.message], message);
  }

  async #print(
    shown: Message | null,
    ref: MessageRef,
    keys: readonly string[],
    whole: Message | null = shown,
  ): Promise<PostOutcome> {
    const outcome = shown === null ? 'shown' : await this.#screen.show(shown);
    if (outcome === 'gone') return { kind: 'later', because: 'the terminal cannot be written to', retryAfterMs: null };
    for (const key of keys) this.#remember(key, whole?.blocks ?? []);
    return { kind: 'sent', ref };
  }

  #freshIn(blocks: readonly Block[], key: string): readonly Block[] {
    const known = this.#printed.get(key);
    return blocks.filter((block) => !saidIn(block).some((said) => known?.has(said)));
  }

  #remember(key: string, blocks: readonly Block[]): void {
    const known = [...(this.#printed.get(key) ?? []), ...blocks.flatMap(saidIn)];
    this.#printed.delete(key);
    this.#printed.set(key, new Set(known));
    const [oldest] = this.#printed.keys();
    if (this.#printed.size > REMEMBERED && oldest !== undefined) this.#printed.delete(oldest);
  }

  async find(): Promise<FindOutcome> {
    return { kind: 'cannot-tell', because: 'a terminal does not keep what was printed' };
  }

  get refusal(): string | null {
    return null;
  }

  urlOf(): null {
    return null;
  }

  async preflight(): Promise<readonly Lack[]> {
    return [];
  }
}

/** A terminal has no threads: a reply says to which post it belongs. */
function beneath({ headline }: Thread, message: Message, blocks: readonly Block[]): Message {
  const mark = { kind: 'note', spans: [text(`↳ ${headline}`)] } as const;
  return { ...message, blocks: [mark, ...blocks] };
}

/** What a block says: of an update also its line without the word and the time, as a reply has it. */
function saidIn(block: Block): readonly string[] {
  const own = JSON.stringify(block);
  if (block.kind !== 'bullet') return [own];
  const [word, , , ...line] = block.spans;
  const isUpdate = word?.kind === 'text' && inAnyLanguage('update').has(word.text);
  return isUpdate ? [own, JSON.stringify({ ...block, spans: line })] : [own];
}
