import type { Channel, User } from '../entities.ts';
import { showAcknowledged } from '../response-urls.ts';
import { bodyObject, receptionOf, teamOf } from './stage.ts';
import type { Outcome, Patience, Stage } from './stage.ts';
import { collectReplies } from './replies.ts';

export interface SlashWish extends Patience {
  readonly command: string;
  readonly text?: string;
  readonly user: User;
  readonly channel: Channel;
}

/** A person types a slash command; resolves when the app has answered, or has not for `timeoutMs`. */
export async function typeCommand(stage: Stage, wish: SlashWish): Promise<Outcome> {
  const { world } = stage;
  const team = teamOf(stage, wish.user);
  const url = world.issueResponseUrl(team.id, wish.channel.id, wish.user.id);
  const trigger = world.issueTrigger(team.id, wish.user.id);
  const from = world.sightings.length;
  const payload = {
    token: 'fictional-verification-token',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: wish.channel.id,
    channel_name: wish.channel.kind === 'private' ? 'privategroup' : wish.channel.name,
    user_id: wish.user.id,
    user_name: wish.user.name,
    command: wish.command,
    text: wish.text ?? '',
    api_app_id: world.appId,
    is_enterprise_install: 'false',
    response_url: world.addressOf(url),
    trigger_id: trigger.id,
  };
  const ack = await stage.transport().send({ type: 'slash_commands', payload });
  const refused = showAcknowledged(world, url, bodyObject(ack));
  const reception = receptionOf(ack, refused);
  if (ack.kind === 'undeliverable') return { ...reception, replies: [], reply: undefined };
  const watch = { from, user: wish.user.id, channel: wish.channel.id, responseUrlId: url.id, triggerId: trigger.id };
  const replies = await collectReplies(stage, watch, wish);
  return { ...reception, replies, reply: replies.at(-1) };
}
