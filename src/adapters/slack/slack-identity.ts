import type { WebClient } from '@slack/web-api';

/** Who the bot is in its workspace. */
export interface Identity {
  readonly team: string;
  readonly user: string;
  readonly bot: string;
  /** The workspace's own address, with a slash at its end. */
  readonly url: string;
  /** What the token was granted; null where Slack does not say. */
  readonly scopes: readonly string[] | null;
}

/** Asks Slack who the bot is, and remembers the answer. */
export class SlackIdentity {
  readonly #web: WebClient;
  #known: Identity | null = null;

  constructor(web: WebClient) {
    this.#web = web;
  }

  /** Null while Slack was not reached yet. */
  get known(): Identity | null {
    return this.#known;
  }

  /** The host of the workspace's own address. */
  get host(): string | null {
    const { url = '' } = this.#known ?? {};
    return URL.canParse(url) ? new URL(url).host : null;
  }

  /** Throws what the client throws: Slack is down, or refuses the token. */
  async learn(): Promise<Identity> {
    const answer = await this.#web.auth.test();
    const { team_id: team = '', user_id: user = '', bot_id: bot = '', url = '' } = answer;
    this.#known = { team, user, bot, url, scopes: answer.response_metadata?.scopes ?? null };
    return this.#known;
  }
}
