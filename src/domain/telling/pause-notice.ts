import type { NewDelivery } from './delivery.ts';
import { strong, text, type Block, type Message, type Span } from './message.ts';
import { addressOfPerson, type Subscription } from './subscription.ts';

/** A subscription that pauses, in the words of its notice. */
export interface Paused {
  readonly subscription: Pick<Subscription, 'id' | 'address' | 'createdBy' | 'mode' | 'schedule'>;
  /** The names of its packs. */
  readonly packs: readonly string[];
  /** Where its channel is found; null where there is no such place. */
  readonly url: string | null;
}

/** Tells whoever subscribed that a platform takes their channels' messages no longer, and what to do about it; all of `paused` are one person's. */
export function pauseNotice(
  [first, ...more]: readonly [Paused, ...Paused[]],
  { because, at, cause }: { readonly because: string; readonly at: Date; readonly cause: string },
): NewDelivery {
  const { id, address, createdBy, schedule } = first.subscription;
  return {
    key: `paused:${id}:${cause}`,
    // a person's, not the channel's: it goes out though the subscription is paused
    subscriptionId: null,
    address: addressOfPerson(address.platform, createdBy),
    kind: 'notice',
    message: { ...messageOf([first, ...more], because.replace(/[.\s]+$/u, '')), timezone: schedule.timezone },
    carries: [],
    tells: null,
    createdAt: at,
  };
}

function messageOf(paused: readonly [Paused, ...Paused[]], reason: string): Omit<Message, 'timezone'> {
  const [first] = paused;
  if (paused.length > 1) return messageOfSeveral(paused, reason);
  const { id } = first.subscription;
  return {
    headline: `Subscription ${id} is paused: ${reason}.`,
    blocks: [
      {
        kind: 'paragraph',
        spans: [
          strong(first.packs.join(', ')),
          text(' is no longer told in '),
          ...placeOf(first),
          text(`: subscription ${id} is paused. ${reason}.`),
        ],
      },
      {
        kind: 'paragraph',
        spans: [
          text('Once that is mended, '),
          resumeOf(first),
          text(' there resumes it; what it missed is told then.'),
        ],
      },
    ],
  };
}

function messageOfSeveral(paused: readonly [Paused, ...Paused[]], reason: string): Omit<Message, 'timezone'> {
  const bulletOf = (one: Paused): Block => ({
    kind: 'bullet',
    spans: [strong(one.packs.join(', ')), text(' in '), ...placeOf(one), text(`: subscription ${one.subscription.id}`)],
  });
  return {
    headline: `${paused.length} subscriptions are paused: ${reason}.`,
    blocks: [
      { kind: 'paragraph', spans: [text(`${paused.length} subscriptions of yours are paused. ${reason}.`)] },
      ...paused.map(bulletOf),
      {
        kind: 'paragraph',
        spans: [
          text('Once that is mended, '),
          resumeOf(paused[0]),
          text(' there resumes one, and likewise the others; what they missed is told then.'),
        ],
      },
    ],
  };
}

function placeOf({ url }: Paused): readonly Span[] {
  return url === null
    ? [text('a channel where you subscribed')]
    : [{ kind: 'link', label: 'the channel where you subscribed', url }];
}

function resumeOf({ subscription: { id, mode } }: Paused): Span {
  return { kind: 'code', text: `/ceasefire settings subscription:${id} mode:${mode}` };
}
