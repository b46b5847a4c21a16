import type { Dice } from '../mutate.ts';

/** Anything that JSON can say. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/** What pieces are taken from: ids and words that mean something to the bot, and the other payloads. */
export interface Quarry {
  readonly ids: readonly string[];
  readonly words: readonly string[];
  readonly others: readonly JsonValue[];
}

/** A value where it stands, so that it can be changed there. */
interface Spot {
  readonly holder: JsonValue[] | { [key: string]: JsonValue };
  readonly key: string | number;
}

const LONG = 6_000;
const DEEP = 400;
const MANY = 300;

const hostile: readonly JsonValue[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, [], {}, '', ' ', '0', '-1', '99999999999999999999999', 'null'],
  ...[
    '\u0000',
    '\ud800',
    '\u202e',
    'Z̷̢̛͠a̶l',
    '<!channel>',
    '@everyone',
    '<@U1|x>',
    '../../x',
    '${x}',
    '%s%n',
    "' or 1=1 --",
    '%',
    '_',
  ],
  ...['__proto__', 'constructor', 'toString', 'ask-0:', 'form:aaaa:0', 'fix:aaaa:9', 'file:///x', 'javascript:x'],
  ...['2025-02-30', '25:61', 'Europe/Nowhere', '1e9', 'x'.repeat(LONG), '🏳️‍🌈'.repeat(500), 'a,'.repeat(2_000)],
];

const keys: readonly string[] = ['__proto__', 'constructor', 'toString', 'length', 'then', 'type', 'id', 'value', 'x'];

type Mutation = (spot: Spot, dice: Dice, quarry: Quarry) => void;

const mutations: readonly Mutation[] = [
  function leaveOut({ holder, key }) {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  function sayHostile(spot, dice) {
    put(spot, structuredClone(dice.pick(hostile)));
  },
  function sayId(spot, dice, { ids }) {
    put(spot, dice.pick(ids));
  },
  function sayWords(spot, dice, { words }) {
    put(spot, dice.pick(words));
  },
  function changeType(spot) {
    const value = valueAt(spot);
    if (typeof value === 'string') put(spot, Number(value) || value.length);
    else if (typeof value === 'object' && value !== null) put(spot, JSON.stringify(value));
    else put(spot, String(value));
  },
  function countOn(spot, dice) {
    const value = valueAt(spot);
    if (typeof value === 'number') put(spot, value + dice.pick([-1, 1, 2, 100, -value]));
  },
  function spliceAnother(spot, dice, { others }) {
    const spots = spotsOf([structuredClone(dice.pick(others))]);
    put(spot, valueAt(dice.pick(spots)));
  },
  function repeat(spot, dice) {
    const value = valueAt(spot);
    if (Array.isArray(value))
      put(spot, Array.from({ length: 1 + dice.below(MANY) }, () => structuredClone(value)).flat());
    else if (typeof value === 'string')
      put(spot, value.repeat(Math.min(1 + dice.below(MANY), LONG / (value.length + 1))));
  },
  function wrap(spot, dice) {
    let value = valueAt(spot);
    for (let depth = 1 + dice.below(DEEP); depth > 0; depth -= 1) value = depth % 2 === 0 ? [value] : { x: value };
    put(spot, value);
  },
  function addKey(spot, dice) {
    const value = valueAt(spot);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    // a plain assignment to `__proto__` would add nothing
    const added = { value: structuredClone(dice.pick(hostile)), enumerable: true, configurable: true, writable: true };
    Object.defineProperty(value, dice.pick(keys), added);
  },
];

/** One to four changes at random spots; the value itself stays as it was. */
export function mutatedJson(value: JsonValue, dice: Dice, quarry: Quarry): JsonValue {
  const root = [structuredClone(value)];
  for (let times = 1 + dice.below(4); times > 0; times -= 1)
    dice.pick(mutations)(dice.pick(spotsOf(root)), dice, quarry);
  return root[0] ?? null;
}

/** Every value within a list, the deep ones too. */
function spotsOf(root: JsonValue[]): readonly Spot[] {
  const found: Spot[] = [];
  const open: Spot['holder'][] = [root];
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    for (const key of Object.keys(holder)) {
      const spot = { holder, key };
      const value = valueAt(spot);
      found.push(spot);
      if (typeof value === 'object' && value !== null) open.push(value);
    }
  }
  return found.length > 0 ? found : [{ holder: root, key: 0 }];
}

function valueAt({ holder, key }: Spot): JsonValue {
  return (holder as { [key: string]: JsonValue })[key] ?? null;
}

function put({ holder, key }: Spot, value: JsonValue): void {
  (holder as { [key: string]: JsonValue })[key] = value;
}
