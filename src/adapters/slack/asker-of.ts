import { z } from 'zod';
import type { Asker } from '../../commands/command.ts';
import { AppError } from '../../domain/errors.ts';
import type { SlackPeople } from './slack-people.ts';

/** Where something was asked, and by whom: ids, as Slack sends them. */
export interface Asked {
  readonly team: string;
  readonly channel: string;
  readonly user: string;
}

/** Ids as Slack makes them; a payload without a workspace stands for none, and its people have no rights. */
export const ID = z.string().regex(/^[A-Z0-9]{1,40}$/u);
const ASKED = z.object({ team: z.union([ID, z.literal('')]), channel: ID, user: ID });

/** Who asks, and what they may do there: full members look after channels, guests only read. */
export async function askerOf(payload: Asked, people: SlackPeople, admins: readonly string[]): Promise<Asker> {
  const { success, data: asked } = ASKED.safeParse(payload);
  if (!success) throw new AppError('bad-input', 'A payload of Slack names nobody, or no place.');
  const person = await people.find(asked.user, asked.team);
  return {
    platform: 'slack',
    address: { platform: 'slack', workspace: asked.team, channel: asked.channel },
    user: { id: asked.user, name: person?.name ?? asked.user, timezone: person?.timezone ?? null },
    mayManageChannel: person?.isFullMember === true,
    isAdmin: admins.includes(asked.user) || person?.isAdmin === true,
  };
}
