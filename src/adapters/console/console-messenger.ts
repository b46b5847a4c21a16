import type { FindOutcome, PostOutcome } from '../../domain/telling/delivery.ts';
import type { ChannelAddress } from '../../domain/telling/subscription.ts';
import type { MessageEdit, Messenger, Post } from '../../ports/messenger.ts';
import type { ConsoleScreen } from './console-screen.ts';

/** The terminal's only channel. */
export const TERMINAL: ChannelAddress = { platform: 'terminal', workspace: 'local', channel: 'terminal' };

/** Posts by printing. What was printed cannot be looked up again, and a second print does no harm. */
export class ConsoleMessenger implements Messenger {
  readonly platform = 'terminal';
  readonly budget = { characters: 1_000_000, blocks: 10_000 };
  readonly #screen: ConsoleScreen;

  constructor(screen: ConsoleScreen) {
    this.#screen = screen;
  }

  async post({ key, address, message }: Post): Promise<PostOutcome> {
    const outcome = await this.#screen.show(message);
    if (outcome === 'gone') return { kind: 'later', because: 'the terminal cannot be written to', retryAfterMs: null };
    return { kind: 'sent', ref: { channel: address.channel, message: key, url: null } };
  }

  /** What was printed stays; the message is printed as it is now. */
  async edit({ address, ref, message }: MessageEdit): Promise<PostOutcome> {
    const outcome = await this.post({ key: ref.message, address, message });
    return outcome.kind === 'sent' ? { kind: 'sent', ref } : outcome;
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
}
