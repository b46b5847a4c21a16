import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Driver, Seen } from './driver.ts';
import { readable } from './readable.ts';
import { accepts, flood, rejects, talks } from './reports.ts';
import { Stage } from './stage.ts';
import type { Report } from './war.ts';

const WHO = 'chief';

/** Somebody who knows nothing but what the bot has said; all that was said is kept as a dialogue. */
class Newcomer {
  readonly #driver: Driver;
  readonly #stage: Stage;
  readonly lines: string[] = [];

  constructor(driver: Driver, stage: Stage) {
    this.#driver = driver;
    this.#stage = stage;
  }

  /** Types what stands in an earlier answer, or what anybody would try first. */
  async type(words: string): Promise<Heard> {
    const typed = words.replace(/^\/ceasefire ?/u, '');
    return this.#heard(`/ceasefire ${typed}`.trim(), await this.#driver.ask(typed, WHO, 'desk'));
  }

  async press(label: string, on: Heard): Promise<Heard> {
    if (!on.seen.press) throw new Error(`${this.#driver.platform} has no buttons`);
    return this.#heard(`[${label}]`, await on.seen.press(label, WHO));
  }

  /** Time passes and news come in; what is posted or edited meanwhile is seen. */
  async until(time: string, what: string, report?: Report): Promise<readonly Heard[]> {
    await this.#stage.setTime(time);
    if (report) await this.#stage.learn(report);
    this.#note(`— ${what} —`);
    await this.#stage.tell();
    return ((await this.#driver.news()).desk ?? []).map((seen) => this.#heard(null, seen));
  }

  #heard(said: string | null, seen: Seen): Heard {
    if (said !== null) this.#note(`**You:** ${said}`);
    const text = seen.shown.map(readable).join('\n\n').trim();
    this.#note(`**Ceasefire Bot:**\n\n\`\`\`\`text\n${text}\n\`\`\`\``);
    return { seen, text };
  }

  #note(line: string): void {
    const time = this.#stage.clock.now().toISOString().slice(0, 16).replace('T', ' ');
    this.lines.push(`${time} ${line}`);
  }
}

interface Heard {
  readonly seen: Seen;
  readonly text: string;
}

/** A command of this name as it stands in an answer, to be copied. */
function commandIn({ text }: Heard, name: string): string {
  const [, found] = new RegExp(`(/ceasefire ${name}(?: [^\`\\n,;]*[^\`\\n,;.:])?)`, 'u').exec(text) ?? [];
  if (found === undefined) throw new Error(`nothing tells how to ${name}: ${text}`);
  return found;
}

/** The id of the line that says so. */
function idOf({ text }: Heard, words: string): string {
  const flat = text.replace(/[*`~]/gu, '').replace(/\s+/gu, ' ');
  const [, id] = new RegExp(`${words}.*?(VK-\\d+)`, 'u').exec(flat) ?? [];
  if (id === undefined) throw new Error(`no line says ${words}: ${flat}`);
  return id;
}

/** Plays the newcomer on one platform; with `DIALOGUE_FOLDER` the dialogue is written there, for people to read. */
export function newcomer(on: (stage: Stage) => Driver): void {
  const stage = new Stage();
  const driver = on(stage);
  const person = new Newcomer(driver, stage);
  const hasButtons = driver.platform !== 'terminal';

  describe(`somebody who has never seen the bot, on ${driver.platform}`, () => {
    beforeAll(() => driver.open());
    afterAll(async () => {
      await driver.close();
      const folder = process.env['DIALOGUE_FOLDER'];
      if (folder) writeFileSync(join(folder, `dialogue-${driver.platform}.md`), `${person.lines.join('\n\n')}\n`);
    });

    it('gets along with what the bot itself says', async () => {
      await stage.setTime('2031-05-04T18:00:00Z');
      await stage.learn(accepts);
      await stage.setTime('2031-05-05T08:30:00Z');

      // finds out what there is
      const first = await person.type(hasButtons ? 'status' : 'hello');
      const help = hasButtons
        ? await person.press('Help', first)
        : await person.type(commandIn(first, 'help').split(' ', 2).join(' '));
      expect(help.text).toContain('subscribe');

      // subscribes in one step, with a preview
      const made = hasButtons ? await person.press('Subscribe', first) : await person.type('subscribe');
      expect(made.text).toContain('Valmere accepts the 60-day ceasefire');
      expect(made.text).toContain('preview');

      // is told, and reads the digest in the morning
      expect(await person.until('2031-05-05T10:20:00Z', 'news comes in', { ...talks, of: '' })).toHaveLength(1);
      const [post] = await person.until('2031-05-05T20:00:00Z', 'in the evening', rejects);
      if (!post) throw new Error('nothing was posted');
      expect(post.text).toContain('Korrath rejects the 60-day ceasefire');
      expect(await person.until('2031-05-05T23:00:00Z', 'at night', flood(0))).toEqual([]);
      const [digest] = await person.until('2031-05-06T08:00:30Z', 'the next morning');
      expect(digest?.text).toMatch(/posted here since the last digest/u);

      // asks what changed since yesterday, and why that line was posted
      const since = await person.type(commandIn(help, 'since'));
      expect(since.text).toContain('Korrath rejects the 60-day ceasefire');
      const id = idOf(since, 'Korrath rejects the 60-day ceasefire');
      const why = hasButtons
        ? await person.press('Why', post)
        : await person.type(commandIn(help, 'why').replace(/VK-\d+/u, id));
      expect(why.text).toContain(id);
      expect(why.text).toMatch(/Compared with what was known/u);

      // corrects it
      const correct = commandIn(help, 'desk correct').replace(/VK-\d+/u, id);
      const unsure = await person.type(correct.replace(/value:.*/u, 'value:"not decided"'));
      const values = /can say (.*?)(?: \(|\.)/u.exec(unsure.text.replace(/\s+/gu, ' '))?.[1] ?? '';
      expect(values).toContain('undecided');
      const corrected = await person.type(correct.replace(/value:.*/u, 'value:undecided'));
      expect(corrected.text).toContain('is corrected');
      const [edited] = await person.until('2031-05-06T08:06:00Z', 'five minutes later');
      expect(edited?.text).toMatch(/Corrected.*undecided/su);

      // and leaves
      const left = hasButtons ? await person.press('End it', made) : await person.type(commandIn(made, 'unsubscribe'));
      expect(left.text).toContain('Unsubscribed');
      const more = { ...rejects, slug: 'again' };
      expect(await person.until('2031-05-07T08:00:30Z', 'the day after', more)).toEqual([]);
    }, 60_000);
  });
}
