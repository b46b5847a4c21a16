import type { App, types } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Pack } from '../../../domain/diplomacy/pack.ts';
import { sentence, type Reply } from '../../../domain/telling/message.ts';
import { within } from '../../chat/within.ts';
import type { Asked } from '../asker-of.ts';
import { missingScope } from '../post-failure.ts';
import { lacksScope } from '../scopes.ts';
import { formView } from '../form-view.ts';
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

/** An answer, and the channel that it is about. */
interface Shown {
  readonly reply: Reply;
  readonly channel: string;
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
      if (event.tab === 'home') await this.publish(body.team_id, event.user, event.channel);
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
    const { team, user, view } = click;
    const asked = { team, user, channel: view.private_metadata };
    await this.#show(click, this.#shownOf(words, asked));
    // what was asked may have begun or ended a subscription
    await this.publish(team, user, view.private_metadata);
  }

  /** Does what a button says in the channel of its subscription, if that is still one of the person's. */
  async #act(click: ViewClick, name: HomeAction, id: string): Promise<void> {
    await this.#show(click, this.#answer(click, name, id));
    if (name === 'stop') await this.publish(click.team, click.user, click.view.private_metadata);
  }

  async #answer({ team, user, view }: ViewClick, name: HomeAction, id: string): Promise<Shown> {
    const { own } = await this.#subscriptionsFor(team, user, view.private_metadata);
    const found = own.find(({ subscription }) => subscription.id === id);
    if (!found) return { reply: { message: sentence(GONE), private: true }, channel: view.private_metadata };
    const { channel } = found.subscription.address;
    return this.#shownOf(HOME_ACTIONS[name].words(id), { team, user, channel });
  }

  async #shownOf(words: string, asked: Asked): Promise<Shown> {
    return { reply: await this.#parts.answer(words, asked), channel: asked.channel };
  }

  async #show({ trigger, view }: ViewClick, answer: Promise<Shown>): Promise<void> {
    const { views } = this.#parts.web;
    const direct = view.private_metadata;
    const ready = await within(answer, PATIENCE_MS);
    const first = modal(
      ready ?? { reply: { message: sentence('Looking it up …'), private: true }, channel: direct },
      direct,
    );
    const opened =
      view.type === 'modal'
        ? await views.update({ view_id: view.id, view: first })
        : await views.open({ trigger_id: trigger, view: first });
    if (ready === null) await views.update({ view_id: opened.view?.id ?? '', view: modal(await answer, direct) });
  }

  /** Shows the home tab as things stand. */
  async publish(team: string, user: string, direct: string): Promise<void> {
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

  /** Whether a channel is one of the person's, their direct messages with the bot included. */
  async isOwn({ user, channel }: Asked, direct: string): Promise<boolean> {
    return channel === direct || (await this.#channelsOf(user)).ids.has(channel);
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

/** What is answered as a form opens as one. */
function modal({ reply, channel }: Shown, direct: string): types.ModalView {
  if (reply.form) return formView(reply.form, { channel, home: direct });
  const close = { type: 'plain_text', text: 'Close', emoji: false } as const;
  const title = { type: 'plain_text', text: TITLE, emoji: false } as const;
  return { type: 'modal', title, close, private_metadata: direct, blocks: firstBlocks(reply) };
}
