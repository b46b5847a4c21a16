import type { Asker } from '../../commands/command.ts';
import type { SlackPeople } from './slack-people.ts';

/** Where something was asked, and by whom: ids, as Slack sends them. */
export interface Asked {
  readonly team: string;
  readonly channel: string;
  readonly user: string;
}

/** Who asks, and what they may do there: full members look after channels, guests only read. */
export async function askerOf(asked: Asked, people: SlackPeople, admins: readonly string[]): Promise<Asker> {
  const person = await people.find(asked.user, asked.team);
  return {
    platform: 'slack',
    address: { platform: 'slack', workspace: asked.team, channel: asked.channel },
    user: { id: asked.user, name: person?.name ?? asked.user, timezone: person?.timezone ?? null },
    mayManageChannel: person?.isFullMember === true,
    isAdmin: admins.includes(asked.user) || person?.isAdmin === true,
  };
}
