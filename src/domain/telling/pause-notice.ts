import type { Delivery, NewDelivery } from './delivery.ts';
import { strong, text, type Message, type Span } from './message.ts';
import { addressOfPerson, type Subscription } from './subscription.ts';

/** Tells whoever subscribed that the platform refuses the channel's messages, and what to do about it. */
export function pauseNotice(
  refused: Pick<Delivery, 'id'>,
  subscription: Pick<Subscription, 'id' | 'address' | 'createdBy' | 'mode' | 'schedule'>,
  about: {
    readonly packs: readonly string[];
    readonly url: string | null;
    readonly because: string;
    readonly at: Date;
  },
): NewDelivery {
  const { id, address, createdBy } = subscription;
  return {
    key: `paused:${id}:${refused.id}`,
    // a person's, not the channel's: it goes out though the subscription is paused
    subscriptionId: null,
    address: addressOfPerson(address.platform, createdBy),
    kind: 'notice',
    message: messageOf(subscription, about),
    carries: [],
    tells: null,
    createdAt: about.at,
  };
}

function messageOf(
  { id, mode, schedule }: Pick<Subscription, 'id' | 'mode' | 'schedule'>,
  { packs, url, because }: { readonly packs: readonly string[]; readonly url: string | null; readonly because: string },
): Message {
  const reason = because.replace(/[.\s]+$/u, '');
  const where: readonly Span[] =
    url === null
      ? [text('a channel where you subscribed')]
      : [{ kind: 'link', label: 'the channel where you subscribed', url }];
  return {
    headline: `Subscription ${id} is paused: ${reason}.`,
    blocks: [
      {
        kind: 'paragraph',
        spans: [
          strong(packs.join(', ')),
          text(' is no longer told in '),
          ...where,
          text(`: subscription ${id} is paused. ${reason}.`),
        ],
      },
      {
        kind: 'paragraph',
        spans: [
          text('Once that is mended, '),
          { kind: 'code', text: `/ceasefire settings subscription:${id} mode:${mode}` },
          text(' there resumes it; what it missed is told then.'),
        ],
      },
    ],
    timezone: schedule.timezone,
  };
}
