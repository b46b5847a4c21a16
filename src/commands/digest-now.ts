import type { Reply } from '../domain/telling/message.ts';
import { sentence } from '../domain/telling/message.ts';
import type { Subscription } from '../domain/telling/subscription.ts';
import { chosenPacks, isAnyConfigured, packNames } from './chosen-pack.ts';
import { zoneOf, type Command, type CommandDeps, type Request } from './command.ts';
import { addressesOf, placeOf, subscriptionsHere } from './chosen-subscription.ts';
import { mustManageOneOf } from './permission.ts';
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
    const here = await subscriptionsHere(request, deps);
    const found = here.map(({ subscription }) => subscription);
    if (found.length === 0) return { message: notSubscribed(request, deps), private: true };
    const pack = request.options.get('pack');
    await mustManageOneOf(request, addressesOf(here), TASK);
    const ids = chosenPacks(pack, deps.packs).map((chosen) => chosen.id);
    const meant = pack === undefined ? found : found.filter((s) => s.packs.some((id) => ids.includes(id)));
    const active = meant.filter((s) => s.state === 'active');
    for (const { address } of active) await mustManageOneOf(request, [address], TASK);
    const told = active.filter((s) => isAnyConfigured(s.packs, deps.packs));
    for (const { id } of told) await deps.subscriptions.requestDigest(id, deps.clock.now());
    const reply: Reply = {
      message: sentence(inWords(meant, active, told, request, deps), zoneOf(request, deps)),
      private: true,
    };
    return reply;
  },
};

const TASK = 'have a digest posted there';

function inWords(
  meant: readonly Subscription[],
  active: readonly Subscription[],
  told: readonly Subscription[],
  request: Request,
  deps: CommandDeps,
): string {
  const paused = meant.find((s) => s.state === 'paused');
  if (meant.length === 0)
    return 'No subscription of this channel covers that conflict; /ceasefire settings lists them.';
  if (active.length === 0 && paused) {
    const because = (paused.pausedBecause ?? 'no reason kept').replace(/[.\s]+$/u, '');
    return `Subscription ${paused.id} is paused (${because}); resume it with /ceasefire settings subscription:${paused.id} mode:${paused.mode}`;
  }
  if (told.length === 0)
    return `There is no digest of ${packNames([...new Set(active.flatMap((s) => s.packs))], deps.packs)}; whoever runs the bot can configure it again.`;
  const names = packNames([...new Set(told.flatMap((s) => s.packs))], deps.packs);
  const isHere = told.some((s) => placeOf(s, request) === 'here');
  const where = isHere ? 'this channel was last told is posted here' : 'that channel was last told is posted there';
  return `A digest of ${names} is on its way: what is new since ${where} shortly.`;
}
