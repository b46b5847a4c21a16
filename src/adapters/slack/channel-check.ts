import type { WebClient } from '@slack/web-api';
import { barring, type Lack } from '../../domain/telling/lack.ts';
import { missingScope, postFailure, reasonOf } from './post-failure.ts';
import { lacksScope } from './scopes.ts';

const WRITE = 'chat:write';
const INVITE = 'invite it with /invite @Ceasefire Bot';

/** What lacks in a channel; nothing when Slack cannot be asked. */
export async function lacking(web: WebClient, id: string): Promise<readonly Lack[]> {
  try {
    const { channel = {}, response_metadata: about } = await web.conversations.info({ channel: id });
    if (channel.is_archived === true) return [barring('That channel is archived.')];
    const isDirect = channel.is_im === true;
    const outside =
      isDirect || channel.is_member === true ? [] : [barring(`Ceasefire Bot is not in that channel; ${INVITE}.`)];
    const room = isDirect ? 'im' : channel.is_private === true ? 'groups' : 'channels';
    const granted = about?.scopes ?? null;
    const needed = [WRITE, `${room}:history`];
    const scopes = granted === null ? [] : needed.filter((scope) => !granted.includes(scope));
    return [...outside, ...scopes.map(lackOf)];
  } catch (error) {
    const scope = missingScope(error);
    if (scope !== null) return [lackOf(scope)];
    if (reasonOf(error) === 'channel_not_found')
      return [barring(`Ceasefire Bot cannot see that channel; if it is private, ${INVITE}.`)];
    const failure = postFailure(error);
    return failure.kind === 'refused' ? [barring(failure.because)] : [];
  }
}

/** A scope that lacks: without the right to write nothing arrives, without any other only a look is not to be had. */
function lackOf(scope: string): Lack {
  return { harms: scope === WRITE ? 'posts' : 'look-ups', because: lacksScope(scope) };
}
