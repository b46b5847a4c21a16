import type { WebClient } from '@slack/web-api';
import type { Mention } from '../../domain/telling/mention.ts';
import { AppError } from '../../domain/errors.ts';
import type { Log } from '../../ports/log.ts';
import { missingScope, reasonOf } from './post-failure.ts';
import { lacksScope } from './scopes.ts';

const KEPT_MS = 60_000;
const TOKEN = /^<(?<token>(?:@|!subteam\^)[A-Z0-9]+)(?:\|@?(?<name>[^>]*))?>$/u;

interface Group {
  readonly id: string;
  readonly handle: string;
}

/** Whom a mention means: a user group by its handle, or whatever Slack has made a token of. */
export class SlackGroups {
  readonly #web: WebClient;
  readonly #log: Log;
  #kept: { readonly groups: readonly Group[]; readonly until: number } | null = null;

  constructor(web: WebClient, log: Log) {
    this.#web = web;
    this.#log = log;
  }

  /** Null where nobody is called that; throws an AppError where Slack does not let us know. */
  async find(typed: string): Promise<Mention | null> {
    const { token, name } = TOKEN.exec(typed)?.groups ?? {};
    if (token?.startsWith('@')) return { token, name: `@${name || 'member'}` };
    const groups = await this.#groups();
    const handle = typed.replace(/^@/u, '').toLowerCase();
    const found = groups.find((group) => (token ? `!subteam^${group.id}` === token : group.handle === handle));
    return found ? { token: `!subteam^${found.id}`, name: `@${found.handle}` } : null;
  }

  async #groups(): Promise<readonly Group[]> {
    if (this.#kept && this.#kept.until > Date.now()) return this.#kept.groups;
    try {
      const { usergroups = [] } = await this.#web.usergroups.list();
      const groups = usergroups.flatMap(({ id, handle }) =>
        id && handle ? [{ id, handle: handle.toLowerCase() }] : [],
      );
      this.#kept = { groups, until: Date.now() + KEPT_MS };
      return groups;
    } catch (error) {
      const scope = missingScope(error);
      this.#log.warn('user groups could not be read', { platform: 'slack', because: reasonOf(error) });
      throw new AppError(
        'unavailable',
        scope === null ? 'Slack does not say which user groups there are; try again.' : lacksScope(scope),
      );
    }
  }
}
