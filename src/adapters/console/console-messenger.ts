import type { FindOutcome, PostOutcome, Thread } from '../../domain/telling/delivery.ts';
import { text, type Message } from '../../domain/telling/message.ts';
import type { ChannelAddress } from '../../domain/telling/subscription.ts';
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
    const outcome = await this.#screen.show(thread ? beneath(thread, message) : message);
    if (outcome === 'gone') return { kind: 'later', because: 'the terminal cannot be written to', retryAfterMs: null };
    this.#remember(key, message);
    return { kind: 'sent', ref: { channel: address.channel, message: key, url: null } };
  }

  /** What was printed stays; printed is what is new in the message, after a restart all of it. */
  async edit({ address, ref, message }: MessageEdit): Promise<PostOutcome> {
    const known = this.#printed.get(ref.message);
    const fresh = message.blocks.filter((block) => known?.has(JSON.stringify(block)) !== true);
    const outcome = await this.post({ key: ref.message, address, message: { ...message, blocks: fresh } });
    if (outcome.kind !== 'sent') return outcome;
    this.#remember(ref.message, message);
    return { kind: 'sent', ref };
  }

  #remember(key: string, { blocks }: Message): void {
    this.#printed.delete(key);
    this.#printed.set(key, new Set(blocks.map((block) => JSON.stringify(block))));
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

  async preflight(): Promise<readonly string[]> {
    return [];
  }

  async threadsLacking(): Promise<readonly string[]> {
    return [];
  }
}

/** A terminal has no threads: a reply says to which post it belongs. */
function beneath({ headline }: Thread, message: Message): Message {
  const mark = { kind: 'note', spans: [text(`↳ ${headline}`)] } as const;
  return { ...message, blocks: [mark, ...message.blocks] };
}
