import { isRefusal, refuse } from '../answer.ts';
import type { Answer, Refusal } from '../answer.ts';
import type { Call, Methods } from '../call.ts';
import { numbered } from '../compose.ts';
import type { Trigger, View } from '../entities.ts';
import { isObject, listAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { readView } from '../limits/view-limits.ts';
import type { World } from '../world.ts';

export const viewMethods: Methods = {
  'views.open': { scopes: [], run: (call) => show(call, 'open') },
  'views.push': { scopes: [], run: (call) => show(call, 'push') },
  'views.update': { scopes: [], run: update },
  'views.publish': { scopes: [], run: publish },
};

const triggerLifeMs = 3000;
const deepestStack = 3;

function show(call: Call, how: 'open' | 'push'): Answer {
  const { args, world } = call;
  const trigger = takeTrigger(call);
  if (isRefusal(trigger)) return trigger;
  const body = readView(args['view'], 'modal');
  if (isRefusal(body)) return body;
  const externalId = textAt(body, 'external_id');
  const inUse = [...world.views.values()].some((view) => view.externalId === externalId && !view.closed);
  if (externalId && inUse) return refuse('duplicate_external_id');
  const beneath = how === 'push' ? world.views.get(trigger.viewId ?? '') : undefined;
  if (how === 'push' && !beneath) return refuse('not_found');
  if (beneath && depthOf(world, beneath) >= deepestStack) return refuse('push_limit_reached');
  trigger.used = true;
  const view = openView(world, { teamId: call.team.id, user: trigger.user, body, triggerId: trigger.id, beneath });
  return { ok: true, view: shownView(world, view) };
}

function takeTrigger(call: Call): Trigger | Refusal {
  const trigger = call.world.triggers.get(textAt(call.args, 'trigger_id') ?? '');
  if (trigger?.teamId !== call.team.id) return refuse('invalid_trigger_id');
  if (trigger.used) return refuse('exchanged_trigger_id');
  const age = call.world.now() - trigger.issuedAt;
  return age > triggerLifeMs ? refuse('expired_trigger_id') : trigger;
}

function depthOf(world: World, view: View): number {
  const beneath = world.views.get(view.previousId ?? '');
  return beneath ? 1 + depthOf(world, beneath) : 1;
}

interface Opening {
  readonly teamId: string;
  readonly user: string;
  readonly body: JsonObject;
  readonly triggerId?: string | undefined;
  readonly beneath?: View | undefined;
}

/** Shows a modal, on top of another when there is one beneath. */
export function openView(world: World, opening: Opening): View {
  const id = world.nextId('V');
  const view: View = {
    id,
    teamId: opening.teamId,
    user: opening.user,
    externalId: textAt(opening.body, 'external_id'),
    rootId: opening.beneath?.rootId ?? id,
    previousId: opening.beneath?.id,
    triggerId: opening.triggerId,
    body: named(world, opening.body),
    hash: newHash(world),
    closed: false,
  };
  world.views.set(id, view);
  world.see({ kind: 'view', view, body: view.body });
  return view;
}

/** Changes a view that is already shown. */
export function changeView(world: World, view: View, body: JsonObject): void {
  view.body = named(world, body);
  view.hash = newHash(world);
  world.see({ kind: 'view', view, body: view.body });
}

function named(world: World, body: JsonObject): JsonObject {
  return { ...body, blocks: numbered(world, listAt(body, 'blocks').filter(isObject)) };
}

function newHash(world: World): string {
  return `${Math.floor(world.now() / 1000)}.${world.nextId('h')}`;
}

function update(call: Call): Answer {
  const { args, world } = call;
  const id = textAt(args, 'view_id');
  const externalId = textAt(args, 'external_id');
  const all = [...world.views.values(), ...world.homes.values()];
  const view = all.find((known) => (id === undefined ? known.externalId === externalId : known.id === id));
  if (!view || view.closed || view.teamId !== call.team.id) return refuse('not_found');
  const hash = textAt(args, 'hash');
  if (hash !== undefined && hash !== view.hash) return refuse('hash_conflict');
  const body = readView(args['view'], textAt(view.body, 'type') === 'home' ? 'home' : 'modal');
  if (isRefusal(body)) return body;
  changeView(world, view, body);
  return { ok: true, view: shownView(world, view) };
}

function publish(call: Call): Answer {
  const { args, world, team } = call;
  const user = textAt(args, 'user_id') ?? '';
  if (world.users.get(user)?.teamId !== team.id) return refuse('user_not_found');
  const body = readView(args['view'], 'home');
  if (isRefusal(body)) return body;
  const hash = textAt(args, 'hash');
  const home = world.homes.get(user);
  if (hash !== undefined && hash !== home?.hash) return refuse('hash_conflict');
  if (home) {
    changeView(world, home, body);
    return { ok: true, view: shownView(world, home) };
  }
  const opened = openView(world, { teamId: team.id, user, body });
  world.homes.set(user, opened);
  return { ok: true, view: shownView(world, opened) };
}

/** A view as Slack gives it back, with what has been entered in it. */
export function shownView(world: World, view: View, values: JsonObject = {}): JsonObject {
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    ...view.body,
    id: view.id,
    team_id: view.teamId,
    app_id: world.appId,
    bot_id: world.teams.get(view.teamId)?.botId,
    hash: view.hash,
    root_view_id: view.rootId,
    previous_view_id: view.previousId ?? null,
    state: { values },
  };
}
