import type { Platform } from '../../src/domain/telling/subscription.ts';
import type { Driver, Person, Room, Seen, Shown } from './driver.ts';
import type { Stage } from './stage.ts';
import type { Report } from './war.ts';

/** One step of the play. A step with a name is a rendered file; without one it only moves the play on. */
export type Step =
  | { readonly at: string }
  | { readonly learn: Report }
  | { readonly dark: string; readonly hours: number }
  /** What is told then, by room: the name of each post or edit, in order. */
  | { readonly tell: Readonly<Partial<Record<Room | 'direct', readonly string[]>>>; readonly pictures?: number; readonly only?: readonly Platform[] }
  | { readonly name: string; readonly home: Person; readonly only: readonly Platform[] }
  | Ask
  | { readonly name: string; readonly press: string; readonly on: string; readonly by?: Person; readonly only?: readonly Platform[] }
  | { readonly name: string; readonly fill: Readonly<Record<string, string>>; readonly on: string; readonly by?: Person; readonly only?: readonly Platform[] }
  | { readonly name: string; readonly file: { readonly name: string; readonly text: string }; readonly ask: string; readonly only?: readonly Platform[] }; // prettier-ignore

interface Ask {
  readonly name?: string;
  /** `{DESK}` and its like stand for ids of the run. */
  readonly ask: string;
  readonly by?: Person;
  readonly room?: Room;
  readonly wants?: 'picture';
  readonly only?: readonly Platform[];
}

/** Plays the steps on one platform; answers with what was seen under each name, with placeholders for what differs from run to run. */
export async function play(
  steps: readonly Step[],
  stage: Stage,
  driver: Driver,
): Promise<ReadonlyMap<string, readonly Shown[]>> {
  const seen = new Map<string, Seen>();
  const names = new Map<string, string>();
  const keep = (name: string | undefined, what: Seen): void => {
    if (name !== undefined) seen.set(name, what);
  };
  for (const step of steps) {
    await noteNames(stage, driver, names);
    if ('only' in step && step.only && !step.only.includes(driver.platform)) continue;
    if ('at' in step) await stage.setTime(step.at);
    else if ('learn' in step) await stage.learn(step.learn);
    else if ('dark' in step) await stage.darken(step.dark, step.hours);
    else if ('home' in step) {
      if (driver.home) keep(step.name, await driver.home(step.home));
    } else if ('tell' in step) {
      await stage.tell();
      if (step.pictures) await driver.pictures(step.pictures);
      for (const [name, what] of named(step.tell, await driver.news(), driver)) keep(name, what);
    } else if ('file' in step) {
      const file = { ...step.file, text: typed(step.file.text, names) };
      keep(step.name, await driver.handOver(typed(step.ask, names), file, 'chief'));
    } else if ('ask' in step) {
      const room = step.room ?? 'desk';
      if (room !== 'desk' && driver.platform === 'terminal') continue;
      keep(step.name, await driver.ask(typed(step.ask, names), step.by ?? 'chief', room, step.wants));
    } else {
      const on = seen.get(step.on);
      if (!on) throw new Error(`${step.name}: nothing was seen of ${step.on}`);
      if ('fill' in step) keep(step.name, await driver.fillIn(on, step.fill, step.by ?? 'chief'));
      else if (on.press) keep(step.name, await on.press(step.press, step.by ?? 'chief'));
    }
  }
  await noteNames(stage, driver, names);
  return new Map([...seen].map(([name, { shown }]) => [name, placed(shown, names)]));
}

function named(
  wanted: Extract<Step, { readonly tell: unknown }>['tell'],
  news: Awaited<ReturnType<Driver['news']>>,
  { platform }: Driver,
): readonly (readonly [string, Seen])[] {
  const rooms = (
    platform === 'terminal' ? ['desk'] : ['desk', 'wire', 'weekly', 'locked', 'direct']
  ) as readonly Room[];
  return rooms.flatMap((room) => {
    const [names, came] = [wanted[room] ?? [], news[room] ?? []];
    if (came.length < names.length || (names.length === 0 && came.length > 0))
      throw new Error(
        `${room} got ${came.length} posts and edits for ${names.join(', ') || 'nothing'}: ${JSON.stringify(came)}`,
      );
    // a long message comes in parts: what is left over belongs to the last
    return names.map((name, n) => {
      const own = n === names.length - 1 ? came.slice(n) : came.slice(n, n + 1);
      return [name, { ...own[0], shown: own.flatMap(({ shown }) => shown) }] as const;
    });
  });
}

/** Ids that are drawn anew in each run, and what stands for them in the files. */
async function noteNames({ store, feeds }: Stage, driver: Driver, names: Map<string, string>): Promise<void> {
  for (const [room, address] of Object.entries(driver.addresses)) {
    for (const { id } of await store.subscriptions.inChannel(address)) {
      const known = [...names].some(([, value]) => value === id);
      const count = [...names.keys()].filter((name) => name.startsWith(`SUBSCRIPTION-${room.toUpperCase()}`)).length;
      if (!known) names.set(`SUBSCRIPTION-${room.toUpperCase()}${count === 0 ? '' : `-${count + 1}`}`, id);
    }
  }
  for (const [name, value] of [...driver.names, ['FEEDS', feeds.hostPort] as const]) names.set(name, value);
}

function typed(words: string, names: ReadonlyMap<string, string>): string {
  return words.replace(/\{([A-Z0-9-]+)\}/gu, (_, name: string) => names.get(name) ?? name);
}

/** The one place where what differs from run to run is made alike. */
function placed(shown: readonly Shown[], names: ReadonlyMap<string, string>): readonly Shown[] {
  // an id may be the beginning of a word
  const drawn = [...names].map(([name, id]) => [name, new RegExp(`(?<![\\p{L}\\p{N}])${id.replaceAll('.', '\\.')}(?![\\p{L}\\p{N}])`, 'gu')] as const); // prettier-ignore
  const alike = (words: string): string =>
    drawn
      .reduce((text, [name, id]) => text.replace(id, `{${name}}`), words)
      .replace(/(discord\.com\/channels\/[^/"]+\/[^/"]+\/)\d+/gu, '$1{MESSAGE}')
      .replace(/(\/archives\/[^/"]+\/p)\d+/gu, '$1{MESSAGE}');
  const revived = (_: string, value: unknown): unknown => (typeof value === 'string' ? alike(value) : value);
  return JSON.parse(JSON.stringify(shown), revived) as readonly Shown[];
}

/** The names of what is seen on a platform. */
export function namesFor(steps: readonly Step[], platform: Platform): readonly string[] {
  const isHere = (step: Step): boolean => !('only' in step) || step.only === undefined || step.only.includes(platform);
  const names = steps.filter(isHere).flatMap((step) => {
    if ('tell' in step) return platform === 'terminal' ? (step.tell.desk ?? []) : Object.values(step.tell).flat();
    const isElsewhere = platform === 'terminal' && ('press' in step || ('room' in step && step.room !== 'desk'));
    return 'name' in step && step.name !== undefined && !isElsewhere ? [step.name] : [];
  });
  return [...new Set(names)];
}
