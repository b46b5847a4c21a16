import { sentence, type Reply } from '../domain/telling/message.ts';
import type { ChannelSubscription } from '../queries/subscriptions-of-channel.ts';
import { subscriptionsOfChannel } from '../queries/subscriptions-of-channel.ts';
import { packNames } from './chosen-pack.ts';
import { zoneOf, type Command, type CommandDeps, type Request } from './command.ts';
import { mustManageChannel } from './permission.ts';
import { chosenOne, whichOne } from './chosen-subscription.ts';
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
    mustManageChannel(request);
    const found = await subscriptionsOfChannel(request.address, deps);
    if (found.length === 0) return { message: notSubscribed(request, deps), private: true };
    const id = request.options.get('subscription');
    if (id === undefined && found.length > 1) return ask(found, request, deps);
    const chosen: readonly ChannelSubscription[] = id === 'all' ? found : [chosenOne(found, id)];
    for (const { subscription } of chosen) await deps.subscriptions.remove(subscription.id);
    const named = chosen.map(({ subscription: s }) => `${packNames(s.packs, deps.packs)} (${s.id})`).join(', ');
    const left = found.length - chosen.length;
    const rest =
      left === 0
        ? 'Nothing more is posted here'
        : `${left} ${left === 1 ? 'subscription stays' : 'subscriptions stay'}`;
    const again = left === 0 ? '; /ceasefire subscribe starts again.' : '.';
    return { message: sentence(`Unsubscribed from ${named}. ${rest}${again}`, zoneOf(request, deps)), private: false };
  },
};

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
