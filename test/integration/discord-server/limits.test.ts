import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Events, type Client } from 'discord.js';
import type { DiscordServer } from '../../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../../support/discord-server/start-discord-server.ts';
import { command, connect, onCommand, refusalOf, stopAll } from './setting.ts';

/** Something of which Discord takes so much and no more. */
type Limit = readonly [what: string, most: number, of: (n: number) => object];

const times = <T>(n: number, make: (at: number) => T): readonly T[] => Array.from({ length: n }, (_, at) => make(at));
const x = (n: number): string => 'x'.repeat(n);
const embed = (one: object): object => ({ embeds: [one] });
const button = (one: object): object => ({ type: 2, style: 1, label: 'b', custom_id: 'b', ...one });
const rows = (...all: readonly (readonly object[])[]): object => ({
  content: 'x',
  components: all.map((components) => ({ type: 1, components })),
});
const select = (one: object, options: readonly object[] = [{ label: 'a', value: 'a' }]): object =>
  rows([{ type: 3, custom_id: 's', options, ...one }]);

const MESSAGES: readonly Limit[] = [
  ['characters of a text', 2000, (n) => ({ content: x(n) })],
  ['wide letters of a text', 2000, (n) => ({ content: '停'.repeat(n) })],
  ['embeds', 10, (n) => ({ embeds: times(n, () => ({ title: 'x' })) })],
  ['characters of a title', 256, (n) => embed({ title: x(n) })],
  ['characters of a description', 4096, (n) => embed({ description: x(n) })],
  ['fields', 25, (n) => embed({ fields: times(n, () => ({ name: 'x', value: 'y' })) })],
  ['characters of a field’s name', 256, (n) => embed({ fields: [{ name: x(n), value: 'y' }] })],
  ['characters of a field', 1024, (n) => embed({ fields: [{ name: 'x', value: x(n) }] })],
  ['characters of a footer', 2048, (n) => embed({ title: 'x', footer: { text: x(n) } })],
  ['characters of an author', 256, (n) => embed({ title: 'x', author: { name: x(n) } })],
  ['characters of all embeds', 6000, (n) => ({ embeds: [{ description: x(3000) }, { description: x(n - 3000) }] })],
  ['rows', 5, (n) => rows(...times(n, (at) => [button({ custom_id: `b${at}` })]))],
  ['buttons of a row', 5, (n) => rows(times(n, (at) => button({ custom_id: `b${at}` })))],
  ['characters of a custom id', 100, (n) => rows([button({ custom_id: x(n) })])],
  ['characters of a label', 80, (n) => rows([button({ label: x(n) })])],
  ['characters of a button’s address', 512, (n) => rows([{ type: 2, style: 5, label: 'l', url: `https://a.example/${x(n - 18)}` }])],
  ['menus of a row', 1, (n) => rows(times(n, (at) => ({ type: 3, custom_id: `s${at}`, options: [{ label: 'a', value: 'a' }] })))],
  ['choices of a menu', 25, (n) => select({}, times(n, (at) => ({ label: 'a', value: `v${at}` })))],
  ['characters of a choice’s label', 100, (n) => select({}, [{ label: x(n), value: 'v' }])],
  ['characters of a choice’s value', 100, (n) => select({}, [{ label: 'l', value: x(n) }])],
  ['characters of a choice’s description', 100, (n) => select({}, [{ label: 'l', value: 'v', description: x(n) }])],
  ['characters of a placeholder', 150, (n) => select({ placeholder: x(n) })],
  ['characters of a nonce', 25, (n) => ({ content: 'x', nonce: x(n) })],
  ['components of a layout', 40, (n) => ({ flags: 1 << 15, components: times(n, () => ({ type: 10, content: 'x' })) })],
  ['characters of a layout', 4000, (n) => ({ flags: 1 << 15, components: [{ type: 10, content: x(2000) }, { type: 10, content: x(n - 2000) }] })],
  ['pictures of a gallery', 10, (n) => ({ flags: 1 << 15, components: [{ type: 12, items: times(n, () => ({ media: { url: 'https://a.example/p.png' } })) }] })],
]; // prettier-ignore

const option = (one: object): object => ({ type: 3, name: 'o', description: 'd', ...one });
const COMMANDS: readonly Limit[] = [
  ['commands', 100, (n) => times(n, (at) => ({ name: `c${at}`, description: 'd' }))],
  ['characters of a name', 32, (n) => [{ name: x(n), description: 'd' }]],
  ['characters of a description', 100, (n) => [{ name: 'c', description: x(n) }]],
  ['options', 25, (n) => [{ ...command, options: times(n, (at) => option({ name: `o${at}` })) }]],
  ['choices of an option', 25, (n) => [{ ...command, options: [option({ choices: times(n, (at) => ({ name: `c${at}`, value: `c${at}` })) })] }]],
  ['characters of a choice', 100, (n) => [{ ...command, options: [option({ choices: [{ name: x(n), value: 'v' }] })] }]],
  ['characters that may be typed', 6000, (n) => [{ ...command, options: [option({ max_length: n })] }]],
  ['characters in all', 8000, (n) => [{ name: 'c', description: 'd', options: fullOf(n - 2) }]],
]; // prettier-ignore

/** Subcommands whose names and descriptions have so many characters together. */
function fullOf(characters: number): readonly object[] {
  const each = 100 + 2;
  const whole = Math.floor(characters / each / 4) - 1;
  const rest = characters - whole * each * 4;
  const group = (at: number, lengths: readonly number[]): object => ({
    type: 1,
    name: `g${at % 10}`.slice(0, 2),
    description: x(100),
    options: lengths.map((length, n) => option({ name: `o${n}`, description: x(length) })),
  });
  const groups = times(whole, (at) => ({
    ...group(at, [100, 100, 100]),
    name: `${'abcdefghijklmnopqrstuvwxy'[at] ?? 'z'}g`,
  }));
  const lengths = times(Math.ceil(rest / each), (at) => Math.min(each, rest - at * each) - 2);
  const [own = 100, ...others] = lengths;
  return [...groups, { ...group(0, others), name: 'zz', description: x(own) }];
}

const field = (one: object): object => ({
  type: 18,
  label: 'l',
  component: { type: 4, custom_id: 'f', style: 1 },
  ...one,
});
const FORMS: readonly Limit[] = [
  ['characters of a title', 45, (n) => ({ title: x(n), components: [field({})] })],
  ['fields', 5, (n) => ({ title: 't', components: times(n, (at) => field({ component: { type: 4, custom_id: `f${at}`, style: 1 } })) })],
  ['characters of a label', 45, (n) => ({ title: 't', components: [field({ label: x(n) })] })],
  ['characters of a hint', 100, (n) => ({ title: 't', components: [field({ description: x(n) })] })],
  ['characters of its id', 100, (n) => ({ title: 't', custom_id: x(n), components: [field({})] })],
  ['characters of a field’s id', 100, (n) => ({ title: 't', components: [field({ component: { type: 4, custom_id: x(n), style: 1 } })] })],
  ['choices of a menu', 25, (n) => ({ title: 't', components: [field({ component: { type: 3, custom_id: 's', options: times(n, (at) => ({ label: 'a', value: `v${at}` })) } })] })],
]; // prettier-ignore

const CHOICES: readonly Limit[] = [
  ['choices', 25, (n) => times(n, (at) => ({ name: `c${at}`, value: `v${at}` }))],
  ['characters of a choice', 100, (n) => [{ name: x(n), value: 'v' }]],
  ['characters of a value', 100, (n) => [{ name: 'c', value: x(n) }]],
];

describe('the local Discord takes so much and no more', () => {
  let discord: DiscordServer;
  let client: Client;
  let answer: (interaction: Parameters<Parameters<typeof onCommand>[1]>[0]) => Promise<unknown>;
  let choices: object = [];
  const refusals: unknown[] = [];
  beforeAll(async () => {
    const many = { limit: 10_000, windowMs: 1000 };
    discord = await startDiscordServer({ allowances: { messages: many, others: many, global: many } });
    client = await connect(discord);
    await client.application?.commands.set([command]);
    onCommand(client, (interaction) => answer(interaction).catch((error: unknown) => refusals.push(error)));
    client.on(Events.InteractionCreate, (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const body = { type: 8, data: { choices } };
      client.rest
        .post(`/interactions/${interaction.id}/${interaction.token}/callback`, { body, auth: false })
        .catch((error: unknown) => refusals.push(error));
    });
  });
  afterAll(() => stopAll(client, discord));

  const place = () => {
    const guild = discord.addGuild();
    const [channel, user] = [discord.addChannel({ guild }), discord.addUser()];
    discord.addMember({ guild, user });
    return { guild, channel, user };
  };

  it.each(MESSAGES)('of a message: %s, %i', async (_what, most, of) => {
    const route = `/channels/${place().channel.id}/messages` as const;
    await expect(client.rest.post(route, { body: of(most) })).resolves.toMatchObject({ id: expect.any(String) });
    expect(await refusalOf(client.rest.post(route, { body: of(most + 1) }))).toMatchObject({
      status: 400,
      code: 50035,
    });
  });

  it('of a layout: 10,170 bytes and twelve a text; beyond that it fails for ever', async () => {
    const route = `/channels/${place().channel.id}/messages` as const;
    const body = (bytes: number): object => ({
      flags: 1 << 15,
      components: [{ type: 10, content: `${'停'.repeat(3080)}${x(bytes - 12 - 3 * 3080)}` }],
    });
    await expect(client.rest.post(route, { body: body(10_170) })).resolves.toMatchObject({ id: expect.any(String) });
    await expect(client.rest.post(route, { body: body(10_171) })).rejects.toMatchObject({ status: 500 });
  });

  it.each(COMMANDS)('of commands: %s, %i', async (_what, most, of) => {
    const route = `/applications/${discord.applicationId}/commands` as const;
    await expect(client.rest.put(route, { body: of(most) })).resolves.toBeDefined();
    expect(await refusalOf(client.rest.put(route, { body: of(most + 1) }))).toMatchObject({ status: 400, code: 50035 });
    await client.application?.commands.set([command]);
  });

  it.each(FORMS)('of a form: %s, %i', async (_what, most, of) => {
    const at = place();
    const ask = (n: number) => {
      refusals.length = 0;
      answer = ({ id, token }) =>
        client.rest.post(`/interactions/${id}/${token}/callback`, {
          auth: false,
          body: { type: 9, data: { custom_id: 'form', ...of(n) } },
        });
      return discord.slash({ ...at, command: 'ceasefire', path: ['status'], finalMs: 300 });
    };
    expect((await ask(most)).modal).toBeDefined();
    expect((await ask(most + 1)).modal).toBeUndefined();
    expect(refusals).toMatchObject([{ status: 400, code: 50035 }]);
  });

  it.each(CHOICES)('of what is offered while typing: %s, %i', async (_what, most, of) => {
    const at = {
      ...place(),
      command: 'ceasefire',
      path: ['status'],
      focused: 'pack',
      options: { pack: 'a' },
      finalMs: 300,
    };
    refusals.length = 0;
    choices = of(most);
    expect((await discord.autocomplete(at)).choices).toHaveLength((choices as readonly unknown[]).length);
    choices = of(most + 1);
    expect((await discord.autocomplete(at)).choices).toBeUndefined();
    expect(refusals).toMatchObject([{ status: 400, code: 50035 }]);
  });

  it('of a forum post’s name: 100 characters', async () => {
    const { id } = discord.addChannel({ guild: discord.addGuild(), type: 'forum' });
    const route = `/channels/${id}/threads` as const;
    const body = (n: number): object => ({ name: x(n), message: { content: 'x' } });
    await expect(client.rest.post(route, { body: body(100) })).resolves.toBeDefined();
    expect(await refusalOf(client.rest.post(route, { body: body(101) }))).toMatchObject({ status: 400, code: 50035 });
  });
});
