import type { App } from '@slack/bolt';
import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { HeedChannel } from '../../domain/telling/channel-change.ts';
import { ID } from './asker-of.ts';

/** Whose channel; null: all of the workspace. */
const PLACE = z.object({ workspace: ID, channel: ID.nullable() });

const GONE = {
  archived: 'The channel is archived.',
  deleted: 'The channel was deleted.',
  removed: 'Ceasefire Bot was removed from the channel; invite it there with /invite @Ceasefire Bot.',
  uninstalled: 'Ceasefire Bot was removed from the workspace.',
} as const;

/** Hears from Slack where nothing can be posted any more, and where it can again. */
export function listenToChannels(app: App, heed: HeedChannel): void {
  const tell = async (workspace: string, channel: string | null, gone: string | null): Promise<void> => {
    const { success, data: place } = PLACE.safeParse({ workspace, channel });
    if (!success) throw new AppError('bad-input', 'An event of Slack names no place.');
    await heed({ platform: 'slack', ...place, gone });
  };
  for (const type of ['channel_archive', 'group_archive'] as const)
    app.event(type, ({ event, body }) => tell(body.team_id, event.channel, GONE.archived));
  for (const type of ['channel_deleted', 'group_deleted'] as const)
    app.event(type, ({ event, body }) => tell(body.team_id, event.channel, GONE.deleted));
  for (const type of ['channel_left', 'group_left'] as const)
    app.event(type, ({ event, body }) => tell(body.team_id, event.channel, GONE.removed));
  for (const type of ['channel_unarchive', 'group_unarchive'] as const)
    app.event(type, ({ event, body }) => tell(body.team_id, event.channel, null));
  app.event('member_left_channel', async ({ event, body, context }) => {
    if (event.user === context.botUserId) await tell(body.team_id, event.channel, GONE.removed);
  });
  app.event('member_joined_channel', async ({ event, body, context }) => {
    if (event.user === context.botUserId) await tell(body.team_id, event.channel, null);
  });
  app.event('app_uninstalled', ({ body }) => tell(body.team_id, null, GONE.uninstalled));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await tell(body.team_id, null, GONE.uninstalled);
  });
}
