import { lapsesAt, type Proposal } from '../ledger/proposal.ts';
import type { NewDelivery } from './delivery.ts';
import { text } from './message.ts';
import type { ChannelAddress } from './subscription.ts';

/** Tells another member of the desk, directly, what waits for a second one. */
export function proposalNotice(
  proposal: Pick<Proposal, 'number' | 'note' | 'at'>,
  to: ChannelAddress,
  { what, timezone }: { readonly what: string; readonly timezone: string },
): NewDelivery {
  const headline = `P${proposal.number} waits for a second desk member: ${what}.`;
  return {
    key: `proposal:${proposal.number}:${to.platform}:${to.channel}`,
    subscriptionId: null,
    address: to,
    kind: 'notice',
    message: {
      headline,
      blocks: [
        { kind: 'paragraph', spans: [text(`${headline}${proposal.note === null ? '' : ` Why: ${proposal.note}`}`)] },
        {
          kind: 'paragraph',
          spans: [
            { kind: 'code', text: `/ceasefire desk agree P${proposal.number}` },
            text(' agrees; without a second member it lapses '),
            { kind: 'time', at: lapsesAt(proposal), style: 'datetime' },
            text('.'),
          ],
        },
      ],
      timezone,
    },
    carries: [],
    tells: null,
    createdAt: proposal.at,
  };
}
