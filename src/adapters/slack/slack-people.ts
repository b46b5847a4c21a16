import type { WebClient } from '@slack/web-api';
import { zoneNamed } from '../../domain/telling/zoned-moment.ts';
import type { Log } from '../../ports/log.ts';
import { reasonOf } from './post-failure.ts';

/** What Slack says of a person. */
export interface Person {
  readonly name: string;
  readonly timezone: string | null;
  /** Neither a guest, nor a bot, nor somebody of another workspace. */
  readonly isFullMember: boolean;
  readonly isAdmin: boolean;
}

const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 1000;

/** The people who ask, each looked up once in five minutes. */
export class SlackPeople {
  readonly #web: WebClient;
  readonly #log: Log;
  readonly #kept = new Map<string, { readonly person: Person; readonly until: number }>();

  constructor(web: WebClient, log: Log) {
    this.#web = web;
    this.#log = log;
  }

  /** Null when Slack does not say; never throws. */
  async find(id: string, team: string): Promise<Person | null> {
    // of two workspaces a person is a full member of one
    const key = `${team} ${id}`;
    const kept = this.#kept.get(key);
    if (kept && kept.until > Date.now()) return kept.person;
    try {
      const person = await this.#ask(id, team);
      if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
      this.#kept.set(key, { person, until: Date.now() + KEPT_MS });
      return person;
    } catch (error) {
      this.#log.warn('a person could not be looked up', { platform: 'slack', user: id, because: reasonOf(error) });
      return null;
    }
  }

  async #ask(id: string, team: string): Promise<Person> {
    const { user = {} } = await this.#web.users.info({ user: id });
    const isOurs = user.team_id === team || user.enterprise_user?.teams?.includes(team) === true;
    const isLimited = user.is_restricted === true || user.is_ultra_restricted === true || user.is_bot === true;
    return {
      name: user.profile?.display_name || user.real_name || user.name || id,
      timezone: user.tz === undefined ? null : zoneNamed(user.tz),
      isFullMember: isOurs && !isLimited && user.deleted !== true,
      isAdmin: isOurs && (user.is_admin === true || user.is_owner === true),
    };
  }
}
