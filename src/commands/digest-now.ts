import type { Reply } from '../domain/telling/message.ts';
import { sentence } from '../domain/telling/message.ts';
import type { Subscription } from '../domain/telling/subscription.ts';
import { subscriptionsOfChannel } from '../queries/subscriptions-of-channel.ts';
import { chosenPacks, packNames } from './chosen-pack.ts';
import { zoneOf, type Command, type CommandDeps } from './command.ts';
import { mustManageChannel } from './permission.ts';
import { notSubscribed } from './settings.ts';

/** `digest now`: makes the digest of this channel's subscriptions due at once. */
export const digestNow: Command = {
  name: ['digest', 'now'],
  summary: 'Post what is new here at once',
  options: [
    {
      name: 'pack',
      description: 'Only subscriptions to this conflict; each posts its whole digest',
      required: false,
      kind: 'pack',
    },
  ],
  example: '/ceasefire digest now',
  available: true,
  private: true,
  run: async (request, deps) => {
    const found = (await subscriptionsOfChannel(request.address, deps)).map(({ subscription }) => subscription);
    if (found.length === 0) return { message: notSubscribed(request, deps), private: true };
    const pack = request.options.get('pack');
    mustManageChannel(request, 'have a digest posted there');
    const ids = chosenPacks(pack, deps.packs).map((chosen) => chosen.id);
    const meant = pack === undefined ? found : found.filter((s) => s.packs.some((id) => ids.includes(id)));
    const active = meant.filter((s) => s.state === 'active');
    for (const { id } of active) await deps.subscriptions.requestDigest(id, deps.clock.now());
    const reply: Reply = { message: sentence(inWords(meant, active, deps), zoneOf(request, deps)), private: true };
    return reply;
  },
};

function inWords(meant: readonly Subscription[], active: readonly Subscription[], deps: CommandDeps): string {
  const paused = meant.find((s) => s.state === 'paused');
  if (meant.length === 0)
    return 'No subscription of this channel covers that conflict; /ceasefire settings lists them.';
  if (active.length === 0 && paused) {
    const because = (paused.pausedBecause ?? 'no reason kept').replace(/[.\s]+$/u, '');
    return `Subscription ${paused.id} is paused (${because}); resume it with /ceasefire settings subscription:${paused.id} mode:${paused.mode}`;
  }
  const names = packNames([...new Set(active.flatMap((s) => s.packs))], deps.packs);
  return `A digest of ${names} is on its way: what is new since this channel was last told is posted here shortly.`;
}
