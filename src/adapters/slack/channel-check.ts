import type { WebClient } from '@slack/web-api';
import { missingScope, postFailure, reasonOf } from './post-failure.ts';
import { lacksScope } from './scopes.ts';

const INVITE = 'invite it with /invite @Ceasefire Bot';

/** What keeps posts from arriving in a channel, one sentence each; nothing when Slack cannot be asked. */
export async function lacking(web: WebClient, id: string): Promise<readonly string[]> {
  try {
    const { channel = {}, response_metadata: about } = await web.conversations.info({ channel: id });
    if (channel.is_archived === true) return ['That channel is archived.'];
    const isDirect = channel.is_im === true;
    const outside = isDirect || channel.is_member === true ? [] : [`Ceasefire Bot is not in that channel; ${INVITE}.`];
    const room = isDirect ? 'im' : channel.is_private === true ? 'groups' : 'channels';
    const granted = about?.scopes ?? null;
    const needed = ['chat:write', `${room}:history`];
    const scopes = granted === null ? [] : needed.filter((scope) => !granted.includes(scope));
    return [...outside, ...scopes.map(lacksScope)];
  } catch (error) {
    const scope = missingScope(error);
    if (scope !== null) return [lacksScope(scope)];
    if (reasonOf(error) === 'channel_not_found')
      return [`Ceasefire Bot cannot see that channel; if it is private, ${INVITE}.`];
    const failure = postFailure(error);
    return failure.kind === 'refused' ? [failure.because] : [];
  }
}
