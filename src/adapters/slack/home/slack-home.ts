import type { App, types } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Pack } from '../../../domain/diplomacy/pack.ts';
import { sentence, type Reply } from '../../../domain/telling/message.ts';
import { within } from '../../chat/within.ts';
import type { Asked } from '../asker-of.ts';
import { missingScope } from '../post-failure.ts';
import { lacksScope } from '../scopes.ts';
import type { SlackPeople } from '../slack-people.ts';
import { firstBlocks, HOME, HOME_ACTIONS, homeView, type HomeAction, type ShownSubscription } from './home-view.ts';

export interface HomeParts {
  readonly web: WebClient;
  readonly people: SlackPeople;
  readonly packs: readonly Pack[];
  /** What the channels of one workspace get. */
  subscriptionsOf(team: string): Promise<readonly ShownSubscription[]>;
  answer(this: void, words: string, asked: Asked): Promise<Reply>;
}

/** A click in the home tab, or in an answer that it opened. */
export interface ViewClick {
  readonly team: string;
  readonly user: string;
  readonly trigger: string;
  readonly view: { readonly id: string; readonly type: string; readonly private_metadata: string };
}

const TITLE = 'Ceasefire Bot';
/** A modal must open within three seconds of the click. */
const PATIENCE_MS = 1500;
const GONE = 'That subscription is gone, or its channel is none of yours any more.';
const PAGE = 200;
const MOST_PAGES = 10;

/** The home tab of each person: the board, and what their own channels get; of other workspaces nothing. */
export class SlackHome {
  readonly #parts: HomeParts;

  constructor(parts: HomeParts) {
    this.#parts = parts;
  }

  listen(app: App): void {
    app.event('app_home_opened', async ({ event, body }) => {
      if (event.tab === 'home') await this.#publish(body.team_id, event.user, event.channel);
    });
    app.action({ type: 'block_actions', action_id: new RegExp(`^${HOME}-`, 'u') }, async ({ body, action, ack }) => {
      await ack();
      const { view, user, team, trigger_id: trigger } = body;
      if (!view || action.type !== 'button') return;
      const click = { team: team?.id ?? '', user: user.id, trigger, view };
      await this.#act(click, action.action_id.slice(HOME.length + 1) as HomeAction, action.value ?? '');
    });
  }

  /** A question from the home tab is answered in a modal; one from there takes the place of the answer before it. */
  async ask(click: ViewClick, words: string): Promise<void> {
    const asked = { team: click.team, user: click.user, channel: click.view.private_metadata };
    await this.#show(click, this.#parts.answer(words, asked));
  }

  /** Does what a button says in the channel of its subscription, if that is still one of the person's. */
  async #act(click: ViewClick, name: HomeAction, id: string): Promise<void> {
    const direct = click.view.private_metadata;
    await this.#show(click, this.#answer(click, name, id));
    if (name !== 'preview') await this.#publish(click.team, click.user, direct);
  }

  async #answer({ team, user, view }: ViewClick, name: HomeAction, id: string): Promise<Reply> {
    const { own } = await this.#subscriptionsFor(team, user, view.private_metadata);
    const found = own.find(({ subscription }) => subscription.id === id);
    if (!found) return { message: sentence(GONE), private: true };
    const { channel } = found.subscription.address;
    return this.#parts.answer(HOME_ACTIONS[name].words(id), { team, user, channel });
  }

  async #show({ trigger, view }: ViewClick, answer: Promise<Reply>): Promise<void> {
    const { views } = this.#parts.web;
    const ready = await within(answer, PATIENCE_MS);
    const first = modal(ready ?? { message: sentence('Looking it up …'), private: true }, view.private_metadata);
    const opened =
      view.type === 'modal'
        ? await views.update({ view_id: view.id, view: first })
        : await views.open({ trigger_id: trigger, view: first });
    if (ready === null)
      await views.update({ view_id: opened.view?.id ?? '', view: modal(await answer, view.private_metadata) });
  }

  async #publish(team: string, user: string, direct: string): Promise<void> {
    const { web, people, packs, answer } = this.#parts;
    const [board, subscriptions, person] = await Promise.all([
      answer('status', { team, user, channel: direct }),
      this.#subscriptionsFor(team, user, direct),
      people.find(user, team),
    ]);
    const { own, elsewhere, lacking } = subscriptions;
    const mayManage = person?.isFullMember === true;
    const view = homeView({ board, packs, subscriptions: own, elsewhere, lacking, mayManage, direct });
    await web.views.publish({ user_id: user, view });
  }

  async #subscriptionsFor(team: string, user: string, direct: string) {
    const all = await this.#parts.subscriptionsOf(team);
    const { ids, lacking } =
      all.length === 0 ? { ids: new Set<string>(), lacking: null } : await this.#channelsOf(user);
    const own = all.filter(({ subscription: { address } }) => address.channel === direct || ids.has(address.channel));
    // other people's direct messages are nobody's business
    const elsewhere = all.filter(
      ({ subscription: { address } }) => !address.channel.startsWith('D') && !ids.has(address.channel),
    );
    return { own, elsewhere: lacking === null ? elsewhere.length : 0, lacking };
  }

  /** The channels that both the person and the bot can see. */
  async #channelsOf(user: string): Promise<{ readonly ids: ReadonlySet<string>; readonly lacking: string | null }> {
    const ids = new Set<string>();
    let cursor: string | undefined;
    try {
      for (let page = 0; page < MOST_PAGES; page++) {
        const types = 'public_channel,private_channel';
        const more = cursor === undefined ? {} : { cursor };
        const found = await this.#parts.web.users.conversations({ user, types, limit: PAGE, ...more });
        for (const { id } of found.channels ?? []) if (id !== undefined) ids.add(id);
        cursor = found.response_metadata?.next_cursor;
        if (!cursor) break;
      }
    } catch (error) {
      const scope = missingScope(error);
      if (scope === null) throw error;
      return { ids: new Set(), lacking: lacksScope(scope) };
    }
    return { ids, lacking: null };
  }
}

function modal(reply: Reply, direct: string): types.ModalView {
  const close = { type: 'plain_text', text: 'Close', emoji: false } as const;
  const title = { type: 'plain_text', text: TITLE, emoji: false } as const;
  return { type: 'modal', title, close, private_metadata: direct, blocks: firstBlocks(reply) };
}
