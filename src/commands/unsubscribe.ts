import { sentence, type Reply } from '../domain/telling/message.ts';
import type { ChannelSubscription } from '../queries/subscriptions-of-channel.ts';
import { packNames } from './chosen-pack.ts';
import { zoneOf, type Command, type CommandDeps, type Request } from './command.ts';
import { mustManageOneOf } from './permission.ts';
import { addressesOf, chosenOne, placeOf, subscriptionsMeant, whichOne } from './chosen-subscription.ts';
import { notSubscribed } from './settings.ts';

/** `unsubscribe`: the only subscription here, the one named, or all. */
export const unsubscribe: Command = {
  name: ['unsubscribe'],
  summary: 'Stop what this channel is sent',
  options: [
    {
      name: 'subscription',
      description: 'Its short id or its number in the list, or all',
      required: false,
      kind: 'subscription',
    },
  ],
  example: '/ceasefire unsubscribe',
  available: true,
  private: false,
  run: async (request, deps) => {
    const id = request.options.get('subscription');
    const found = await subscriptionsMeant(id, request, deps);
    await mustManageOneOf(request, addressesOf(found));
    if (found.length === 0) return { message: notSubscribed(request, deps), private: true };
    if (id === undefined && found.length > 1) return ask(found, request, deps);
    const chosen: readonly ChannelSubscription[] = id === 'all' ? found : [chosenOne(found, id)];
    for (const address of addressesOf(chosen)) await mustManageOneOf(request, [address]);
    for (const { subscription } of chosen) await deps.subscriptions.remove(subscription.id);
    const named = chosen.map(({ subscription: s }) => `${packNames(s.packs, deps.packs)} (${s.id})`).join(', ');
    const rest = await restOf(chosen, request, deps);
    // those here need not know of other channels
    const isElsewhere = chosen.some(({ subscription }) => placeOf(subscription, request) === 'there');
    const message = sentence(`Unsubscribed from ${named}. ${rest}`, zoneOf(request, deps));
    return { message, private: isElsewhere };
  },
};

/** What is still sent to where the last of these was. */
async function restOf(ended: readonly ChannelSubscription[], request: Request, deps: CommandDeps): Promise<string> {
  const last = ended.at(-1)?.subscription;
  if (!last) return '';
  const left = (await deps.subscriptions.inChannel(last.address)).length;
  if (left > 0) return `${left} ${left === 1 ? 'subscription stays' : 'subscriptions stay'}.`;
  const place = placeOf(last, request);
  const again = place === 'here' ? '; /ceasefire subscribe starts again.' : '.';
  return `Nothing more is posted ${place}${again}`;
}

/** As many buttons as Slack and Discord set side by side, less the one for all. */
const MOST_OFFERED = 4;

function ask(found: readonly ChannelSubscription[], request: Request, deps: CommandDeps): Reply {
  const one = found.slice(0, MOST_OFFERED).map(({ subscription: { id } }) => ({
    label: `End ${id}`,
    words: `unsubscribe ${id}`,
  }));
  const next = [...one, { label: 'End all', words: 'unsubscribe all' }];
  return { message: sentence(whichOne(found), zoneOf(request, deps)), private: true, next };
}
