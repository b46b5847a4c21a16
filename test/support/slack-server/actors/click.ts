import { isRefusal } from '../answer.ts';
import type { Message, User, View } from '../entities.ts';
import { isObject, listAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { shownMessage } from '../call.ts';
import { checkOptions } from '../limits/elements.ts';
import { Problems } from '../limits/problems.ts';
import { readView } from '../limits/view-limits.ts';
import { changeView, openView, shownView } from '../methods/views.ts';
import { elementsOf } from '../mrkdwn.ts';
import { collectReplies } from './replies.ts';
import { bodyObject, channelById, receptionOf, teamOf } from './stage.ts';
import type { Outcome, Patience, Reception, Stage } from './stage.ts';

export interface ClickWish extends Patience {
  /** The value chosen, for menus and pickers. */
  readonly selected?: string;
  /** What has been entered in the view so far: block id → action id → state. */
  readonly values?: JsonObject;
}

type Place = { readonly message: Message } | { readonly view: View };

/** A person uses a button or menu of a message or view. */
export async function click(
  stage: Stage,
  on: Message | View,
  actionId: string,
  user: User,
  wish: ClickWish = {},
): Promise<Outcome> {
  const place: Place = 'ts' in on ? { message: on } : { view: on };
  const { world } = stage;
  const team = teamOf(stage, user);
  const trigger = world.issueTrigger(team.id, user.id, 'view' in place ? place.view.id : undefined);
  const url =
    'message' in place ? world.issueResponseUrl(team.id, place.message.channel, user.id, place.message) : undefined;
  const from = world.sightings.length;
  const payload = {
    ...commonPayload(stage, user, 'block_actions'),
    trigger_id: trigger.id,
    ...whereClicked(stage, place, wish),
    ...(url && { response_url: world.addressOf(url) }),
    actions: [actionFor(stage, place, actionId, wish)],
  };
  const ack = await stage.transport().send({ type: 'interactive', payload });
  const reception = receptionOf(ack);
  if (ack.kind === 'undeliverable') return { ...reception, replies: [], reply: undefined };
  const channel = 'message' in place ? place.message.channel : undefined;
  const watch = { from, user: user.id, channel, responseUrlId: url?.id, triggerId: trigger.id };
  const replies = await collectReplies(stage, watch, wish);
  return { ...reception, replies, reply: replies.at(-1) };
}

function commonPayload(stage: Stage, user: User, type: string): JsonObject {
  const team = teamOf(stage, user);
  return {
    type,
    user: { id: user.id, username: user.name, name: user.name, team_id: team.id },
    api_app_id: stage.world.appId,
    token: 'fictional-verification-token',
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

function whereClicked(stage: Stage, place: Place, wish: ClickWish): JsonObject {
  if ('view' in place) {
    const container = { type: 'view', view_id: place.view.id };
    return { container, view: shownView(stage.world, place.view, wish.values) };
  }
  const { message } = place;
  const isEphemeral = message.ephemeralTo !== undefined;
  const container = { type: 'message', message_ts: message.ts, channel_id: message.channel, is_ephemeral: isEphemeral };
  const channel = channelById(stage, message.channel);
  return {
    container,
    channel: { id: channel.id, name: channel.name },
    state: { values: wish.values ?? {} },
    ...(isEphemeral ? {} : { message: shownMessage(message, true) }),
  };
}

function actionFor(stage: Stage, place: Place, actionId: string, wish: ClickWish): JsonObject {
  const blocks = 'view' in place ? listAt(place.view.body, 'blocks') : place.message.blocks;
  const found = elementsOf(blocks).find(({ element }) => textAt(element, 'action_id') === actionId);
  if (!found) throw new Error(`nothing to click with action_id ${actionId}`);
  const element: JsonObject = { ...found.element };
  const stamp = {
    block_id: found.blockId,
    action_id: actionId,
    type: element['type'],
    action_ts: stage.world.nextTs(),
  };
  if (element['type'] === 'button')
    return { ...stamp, text: element['text'], ...(element['value'] === undefined ? {} : { value: element['value'] }) };
  const type = String(element['type']);
  if (/^(users|conversations|channels)_select$/.test(type))
    return { ...stamp, [`selected_${type.split('_')[0]?.replace(/s$/, '')}`]: wish.selected };
  if (type === 'datepicker') return { ...stamp, selected_date: wish.selected };
  if (type === 'timepicker') return { ...stamp, selected_time: wish.selected };
  const groups = listAt(element, 'option_groups').flatMap((group) => listAt(group, 'options'));
  const option = [...listAt(element, 'options'), ...groups].find((one) => textAt(one, 'value') === wish.selected);
  return {
    ...stamp,
    selected_option: option ?? { text: { type: 'plain_text', text: wish.selected }, value: wish.selected },
  };
}

/** What submitting a modal came to: closed, or kept open with the errors by block. */
export interface Submission extends Outcome {
  readonly errors: JsonObject | undefined;
  readonly closed: boolean;
}

/** A person submits a modal with what was entered: block id → action id → state. */
export async function submit(
  stage: Stage,
  view: View,
  values: JsonObject,
  user: User,
  patience: Patience = {},
): Promise<Submission> {
  const { world } = stage;
  const trigger = world.issueTrigger(view.teamId, user.id, view.id);
  const from = world.sightings.length;
  const payload = {
    ...commonPayload(stage, user, 'view_submission'),
    trigger_id: trigger.id,
    view: shownView(world, view, values),
    response_urls: [],
  };
  const ack = await stage.transport().send({ type: 'interactive', payload });
  const body = bodyObject(ack);
  const problem = ack.kind === 'acked' ? applyResponse(stage, view, body) : undefined;
  const reception = receptionOf(ack, problem);
  const errors = body['response_action'] === 'errors' && isObject(body['errors']) ? body['errors'] : undefined;
  const watch = { from, user: user.id, channel: undefined, responseUrlId: undefined, triggerId: trigger.id };
  const replies = errors || ack.kind !== 'acked' ? [] : await collectReplies(stage, watch, patience);
  return { ...reception, replies, reply: replies.at(-1), errors, closed: view.closed };
}

function applyResponse(stage: Stage, view: View, body: JsonObject): string | undefined {
  const action = body['response_action'];
  if (action === 'errors') return undefined;
  if (action === 'update' || action === 'push') {
    const next = readView(body['view'], 'modal');
    if (isRefusal(next)) return next.error;
    if (action === 'update') changeView(stage.world, view, next);
    else openView(stage.world, { teamId: view.teamId, user: view.user, body: next, beneath: view });
    return undefined;
  }
  const stack = [...stage.world.views.values()].filter((other) => other.rootId === view.rootId);
  for (const other of action === 'clear' ? stack : [view]) other.closed = true;
  return undefined;
}

/** What a menu with outside options offers for the letters typed; refused lists are empty and named in `problem`. */
export async function suggest(
  stage: Stage,
  on: Message | View,
  actionId: string,
  typed: string,
  user: User,
): Promise<Reception & { readonly options: readonly JsonObject[] }> {
  const place: Place = 'ts' in on ? { message: on } : { view: on };
  const action = actionFor(stage, place, actionId, {});
  const payload = {
    ...commonPayload(stage, user, 'block_suggestion'),
    ...whereClicked(stage, place, {}),
    action_id: actionId,
    block_id: action['block_id'],
    value: typed,
  };
  const ack = await stage.transport().send({ type: 'interactive', payload });
  const options = listAt(bodyObject(ack), 'options');
  const problems = new Problems();
  checkOptions(options, '/options', 0, 100, problems);
  const [first] = problems.found;
  return { ...receptionOf(ack, first), options: first === undefined ? options.filter(isObject) : [] };
}
