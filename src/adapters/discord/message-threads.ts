import { Routes, type APIMessage, type REST } from 'discord.js';
import type { Thread } from '../../domain/telling/delivery.ts';
import { isChannelGone, isNotAllowed, isThreadArchived, isThreadThere } from './post-failure.ts';
import { threadName } from './thread-name.ts';

/** A thread has the id of the message that it hangs on; a forum's post is the first message of its own. */
export function threadId({ root }: Pick<Thread, 'root'>): string {
  return root.message;
}

/** Says something in a message's thread, which is opened where there is none. Throws what the client throws. */
export async function sayInThread(rest: REST, thread: Thread, body: object): Promise<APIMessage> {
  const route = Routes.channelMessages(threadId(thread));
  try {
    return (await rest.post(route, { body })) as APIMessage;
  } catch (error) {
    if (!isChannelGone(error)) throw error;
    await openThread(rest, thread);
    return (await rest.post(route, { body })) as APIMessage;
  }
}

/** Once more does no harm: a message has one thread. */
async function openThread(rest: REST, { root, headline }: Thread): Promise<void> {
  try {
    await rest.post(Routes.threads(root.channel, root.message), { body: { name: threadName(headline) } });
  } catch (error) {
    if (!isThreadThere(error)) throw error;
  }
}

/** Does something in a channel; a thread that went quiet is opened for it again, since there nothing can be changed. */
export async function inOpenThread(rest: REST, channel: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isThreadArchived(error)) throw error;
    await reopen(rest, channel, error);
    await work();
  }
}

/** Where that is not allowed, the thread is locked, and it was that which stood in the way. */
async function reopen(rest: REST, channel: string, because: unknown): Promise<void> {
  try {
    await rest.patch(Routes.channel(channel), { body: { archived: false } });
  } catch (error) {
    throw isNotAllowed(error) ? because : error;
  }
}
