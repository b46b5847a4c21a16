import type { Reply, Outcome } from '../support/slack-server/actors/stage.ts';
import type { Channel, Message, User, View } from '../support/slack-server/entities.ts';
import { isObject, listAt, textAt, type JsonObject } from '../support/slack-server/json.ts';
import { elementsOf } from '../support/slack-server/mrkdwn.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';
import type { Driver, Person, Room, Seen, Shown } from './driver.ts';
import type { Stage } from './stage.ts';

/** Bolt and the Web API's client against a local Slack, over Socket Mode. */
export class OnSlack implements Driver {
  readonly platform = 'slack';
  readonly #stage: Stage;
  #parts: {
    readonly slack: SlackServer;
    readonly rooms: Readonly<Record<Room, Channel>>;
    readonly people: Readonly<Record<Person, User>>;
  } | null = null;
  readonly #known = new Map<string, string>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  get #at() {
    if (this.#parts === null) throw new Error('Slack is not there yet');
    return this.#parts;
  }

  async open(): Promise<void> {
    // a week is played within seconds
    const slack = await startSlackServer({ postIntervalMs: 0 });
    const person = (name: Person) =>
      slack.addUser({ name, tz: 'UTC', isAdmin: name === 'chief', isGuest: name === 'reader' });
    const people = { chief: person('chief'), editor: person('editor'), reader: person('reader') };
    const members = Object.values(people);
    const room = (name: Room) =>
      slack.addChannel({ name, members, withBot: name !== 'locked', kind: name === 'locked' ? 'private' : 'public' });
    const rooms = { desk: room('desk'), wire: room('wire'), weekly: room('weekly'), locked: room('locked') };
    this.#parts = { slack, rooms, people };
    const env = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url };
    await this.#stage.open({ env, admins: { slack: [people.chief.id] } }, () => new Map());
    await slack.waitFor(() => slack.connections > 0, 'the connection');
  }

  async close(): Promise<void> {
    await this.#stage.close();
    await this.#at.slack.stop();
  }

  get names(): ReadonlyMap<string, string> {
    const { slack, rooms, people } = this.#at;
    const things = [...Object.entries(rooms), ...Object.entries(people)];
    const named = things.map(([name, { id }]) => [name.toUpperCase(), id] as const);
    return new Map([...named, ['BOT', slack.botUserId], ['SLACK', new URL(slack.url).host]]);
  }

  get addresses() {
    const { slack, rooms } = this.#at;
    const place = ({ id }: Channel) => ({ platform: 'slack', workspace: slack.team.id, channel: id }) as const;
    return {
      desk: place(rooms.desk),
      wire: place(rooms.wire),
      weekly: place(rooms.weekly),
      locked: place(rooms.locked),
    };
  }

  async ask(words: string, by: Person, room: Room, wants?: 'picture'): Promise<Seen> {
    const { slack, rooms, people } = this.#at;
    const before = slack.files.length;
    const until = wants === 'picture' ? () => slack.files.length > before : undefined;
    const patience = { timeoutMs: 15_000, ...(until ? { until } : {}) };
    const outcome = await slack.slash({
      command: '/ceasefire',
      text: words,
      user: people[by],
      channel: rooms[room],
      ...patience,
    });
    return this.#seen(outcome);
  }

  async handOver(words: string, file: { readonly name: string; readonly text: string }, by: Person): Promise<Seen> {
    const { slack, people } = this.#at;
    const opened = await this.ask(words, by, 'desk');
    const view = this.#views.get(opened);
    if (!view) throw new Error('no form was opened');
    const stored = slack.fileAsShown(slack.addFile(people[by], file.name, file.text));
    await slack.submit(view, { file: { file: { type: 'file_input', files: [stored] } } }, people[by]);
    return { shown: [shownView(view)] };
  }

  async fillIn(form: Seen, values: Readonly<Record<string, string>>, by: Person): Promise<Seen> {
    const view = this.#views.get(form);
    if (!view) throw new Error('no form was opened');
    const { errors } = await this.#at.slack.submit(
      view,
      { ...filled(view), ...typed(view, values) },
      this.#at.people[by],
    );
    return { shown: [errors ? { errors } : shownView(view)] };
  }

  readonly #views = new WeakMap<Seen, View>();

  #seen({ replies, problem, missedDeadline }: Outcome): Seen {
    if (problem !== undefined || missedDeadline || replies.length === 0)
      throw new Error(`Slack: ${problem ?? 'no answer'}`);
    const latest = [
      ...new Map(replies.map((reply) => [reply.kind === 'view' ? reply.view.id : reply.message.ts, reply])).values(),
    ];
    for (const reply of latest) if (reply.kind === 'message') this.#note(reply.message);
    const shown = latest.map((reply) =>
      reply.kind === 'view' ? shownView(reply.view) : this.#shownMessage(reply.message),
    );
    const seen: Seen = { shown, press: (label, by) => this.#press(latest, label, by) };
    const view = latest.find((reply) => reply.kind === 'view')?.view;
    if (view) this.#views.set(seen, view);
    return seen;
  }

  async #press(replies: readonly Reply[], label: string, by: Person): Promise<Seen> {
    for (const reply of replies) {
      const blocks = reply.kind === 'view' ? listAt(reply.view.body, 'blocks') : reply.message.blocks;
      const found = elementsOf(blocks).find(({ element }) => textAt((element as JsonObject)['text'], 'text') === label);
      const action = found && textAt(found.element, 'action_id');
      if (action === undefined) continue;
      const on = reply.kind === 'view' ? reply.view : reply.message;
      return this.#seen(await this.#at.slack.click(on, action, this.#at.people[by], { timeoutMs: 15_000 }));
    }
    throw new Error(`no button ${label}`);
  }

  async home(by: Person): Promise<Seen> {
    const { slack, people } = this.#at;
    const before = slack.calls('views.publish').length;
    await slack.openHome(people[by]);
    await slack.waitFor(() => slack.calls('views.publish').length > before, 'the home tab', 15_000);
    const view = slack.homeOf(people[by]);
    return { shown: view ? [shownView(view)] : [] };
  }

  async news() {
    const { slack, rooms, people } = this.#at;
    const read = Object.entries(rooms).map(([name, channel]) => [name, this.#fresh(slack.messagesIn(channel))]);
    const direct = Object.values(people).flatMap((user) => this.#fresh(slack.directMessagesTo(user)));
    return { ...Object.fromEntries(read), direct } as Awaited<ReturnType<Driver['news']>>;
  }

  /** A picture in the thread of a post is seen with it. */
  #fresh(messages: readonly Message[]): readonly Seen[] {
    const fresh = messages.filter(
      (message) => message.ephemeralTo === undefined && this.#known.get(message.ts) !== stateOf(message),
    );
    for (const message of fresh) this.#note(message);
    const posts = fresh.filter(({ threadTs, files }) => threadTs === undefined || files.length === 0);
    return posts.map((post) => {
      const pictures = fresh.filter(({ threadTs, files }) => threadTs === post.ts && files.length > 0);
      const reply: Reply = { kind: 'message', message: post, text: '', ephemeral: false };
      const shown = [post, ...pictures].map((message) => this.#shownMessage(message));
      return { shown, press: (label, by) => this.#press([reply], label, by) };
    });
  }

  #note(message: Message): void {
    this.#known.set(message.ts, stateOf(message));
  }

  /** Pictures follow in the thread of their post. */
  async pictures(count: number): Promise<void> {
    const { slack } = this.#at;
    const standing = (): number =>
      Object.values(this.#at.rooms)
        .flatMap((room) => slack.messagesIn(room))
        .flatMap(({ files }) => files).length;
    const before = this.#pictures;
    await slack.waitFor(() => standing() >= before + count, 'the pictures', 20_000);
    this.#pictures = standing();
  }

  #pictures = 0;

  #shownMessage({ text, blocks, ephemeralTo, files, threadTs, pings, unfurlLinks, unfurlMedia }: Message): Shown {
    const stored = files.map((id) => this.#at.slack.files.find((file) => file.id === id));
    const pinged = [...pings.users, ...pings.groups, ...pings.broadcasts];
    const unfurls = unfurlLinks !== false || unfurlMedia !== false;
    return {
      ...(ephemeralTo === undefined ? {} : { ephemeral: true }),
      ...(text === '' ? {} : { text }),
      ...(blocks.length === 0 ? {} : { blocks: blocks.map(withoutBlockId) }),
      ...(files.length === 0
        ? {}
        : { files: stored.map((file) => ({ name: file?.name, title: file?.title, alt: file?.altText })) }),
      ...(threadTs === undefined ? {} : { inThread: true }),
      ...(pinged.length === 0 ? {} : { pinged }),
      ...(unfurls && files.length === 0 ? { unfurls } : {}),
    };
  }
}

function stateOf({ text, blocks, edited }: Message): string {
  return JSON.stringify([text, blocks, edited]);
}

/** The server numbers blocks that bear no id of their own. */
function withoutBlockId({ block_id: id, ...block }: JsonObject): JsonObject {
  return typeof id === 'string' && block['type'] === 'input' ? { block_id: id, ...block } : block;
}

function shownView({ body }: View): Shown {
  const { type, title, submit, close, callback_id, private_metadata, blocks } = body;
  const own = listAt({ blocks }, 'blocks').filter(isObject).map(withoutBlockId);
  return { type, title, submit, close, callback_id, private_metadata, blocks: own };
}

/** Each field of a form as it stood when it was opened. */
function filled(view: View): JsonObject {
  const inputs = listAt(view.body, 'blocks')
    .filter(isObject)
    .filter((block) => block['type'] === 'input');
  const states = inputs.map((block) => {
    const element = isObject(block['element']) ? block['element'] : {};
    const state = {
      type: element['type'],
      value: element['initial_value'] ?? null,
      ...('initial_option' in element ? { selected_option: element['initial_option'] } : {}),
      ...('initial_options' in element ? { selected_options: element['initial_options'] } : {}),
    };
    return [String(block['block_id']), { [String(element['action_id'])]: state }] as const;
  });
  return Object.fromEntries(states);
}

/** What a person puts into some of them. */
function typed(view: View, values: Readonly<Record<string, string>>): JsonObject {
  const blocks = listAt(view.body, 'blocks').filter(isObject);
  const states = Object.entries(values).map(([name, value]) => {
    const element = blocks.find((block) => block['block_id'] === name)?.['element'];
    const isSelect = isObject(element) && element['type'] === 'static_select';
    const state = isSelect
      ? { type: 'static_select', selected_option: { value } }
      : { type: 'plain_text_input', value };
    return [name, { [name]: state }] as const;
  });
  return Object.fromEntries(states);
}
