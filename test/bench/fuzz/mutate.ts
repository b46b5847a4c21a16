import iconv from 'iconv-lite';

/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number, number: number) {
    this.#state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(number, 0xc2b2ae35)) | 0;
  }

  /** From 0 up to, not including, `below`. */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  }

  pick<T>(from: readonly T[]): T {
    const found = from[this.below(from.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }
}

/** The largest document that is made; beyond it what is doubled grows without telling more. */
const largest = 65_536;

const pieces: readonly string[] = [
  ...['<![CDATA[', ']]>', '<!--', '-->', '<?xml ', '?>', '<!DOCTYPE x [', ']>', '<', '>', '</', '/>', '"', "'", '='],
  ...['&', '&#', '&#x', '&#0;', '&#xD800;', '&#x110000;', '&amp;lt;', '&amp;amp;amp;', '&nbsp', '&unknown;', '&place;'],
  ...[
    '<item>',
    '</item>',
    '<entry>',
    '</entry>',
    '<channel>',
    '</channel>',
    '<title>',
    '</title>',
    '<description>',
    '<guid>',
  ],
  ...[
    '<!ENTITY a "b">',
    '<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">',
    '<!ENTITY % p "q">',
    '<!ENTITY x SYSTEM "file:///x">',
  ],
  ...[
    ' xmlns="x"',
    ' xmlns:a="http://www.w3.org/2005/Atom"',
    ' xml:base="//["',
    ' xml:base="a:b"',
    ' rel="hub"',
    ' type="x/y"',
  ],
  ...[
    '\u0000',
    '\u0001',
    '\ufffe',
    '\ud800',
    '\u202e',
    '\u0130',
    'İ',
    'ß',
    '\ufeff',
    '𝟘',
    '\u0660',
    '\r',
    '\t',
    '\u2028',
  ],
  ...[
    '2025-02-30',
    '99999999999',
    'Wed, 12 Mar',
    '-0',
    '1e999',
    '[',
    '{',
    ']',
    '}',
    '"\\u',
    'javascript:',
    'http://[',
    'data:,',
  ],
];

const encodings = ['utf-16le', 'utf-16be', 'utf-32le', 'windows-1251', 'koi8-r', 'iso-8859-1', 'shift_jis', 'utf-8'];

type Mutation = (document: Buffer, dice: Dice, seeds: readonly Buffer[]) => Buffer;

const mutations: readonly Mutation[] = [
  function flipBytes(document, dice) {
    const changed = Buffer.from(document);
    for (let times = 1 + dice.below(8); times > 0 && changed.length > 0; times -= 1)
      changed[dice.below(changed.length)] = dice.below(256);
    return changed;
  },
  function deleteRange(document, dice) {
    const { from, to } = range(document, dice);
    return Buffer.concat([document.subarray(0, from), document.subarray(to)]);
  },
  function duplicateRange(document, dice) {
    const { from, to } = range(document, dice);
    return Buffer.concat([document.subarray(0, to), document.subarray(from)]);
  },
  function repeatRange(document, dice) {
    const { from, to } = range(document, dice, 64);
    const part = document.subarray(from, to);
    const times = Math.min(1 + dice.below(5_000), Math.floor(largest / Math.max(1, part.length)));
    return Buffer.concat([
      document.subarray(0, to),
      ...Array.from({ length: times }, () => part),
      document.subarray(to),
    ]);
  },
  function spliceAnother(document, dice, seeds) {
    const other = dice.pick(seeds);
    const { from, to } = range(other, dice);
    return inserted(document, dice, other.subarray(from, to));
  },
  function truncate(document, dice) {
    return document.subarray(0, dice.below(document.length + 1));
  },
  function insertPiece(document, dice) {
    return inserted(document, dice, Buffer.from(dice.pick(pieces)));
  },
  function insertPieces(document, dice) {
    const times = 1 + dice.below(2_000);
    return inserted(document, dice, Buffer.from(dice.pick(pieces).repeat(times)));
  },
  function nestTags(document, dice) {
    const tag = dice.pick(['b', 'div', 'item', 'title', 'x:y', 'entry', 'channel', 'p', 'rss']);
    return inserted(document, dice, Buffer.from(`<${tag} a="b">`.repeat(1 + dice.below(1_500))));
  },
  function swapTags(document, dice) {
    const text = document.toString('latin1');
    const tags = text.match(/<[^<>]{1,200}>/g) ?? [];
    if (tags.length < 2) return document;
    return Buffer.from(text.replace(dice.pick(tags), dice.pick(tags)), 'latin1');
  },
  function encodeAgain(document, dice) {
    return iconv.encode(document.toString('utf8'), dice.pick(encodings), { addBOM: dice.below(2) === 0 });
  },
];

/** One document made from the seeds; the same for the same seed and number. */
export function mutated(seeds: readonly Buffer[], dice: Dice): Buffer {
  let document = dice.pick(seeds);
  for (let times = 1 + dice.below(4); times > 0; times -= 1) document = dice.pick(mutations)(document, dice, seeds);
  return document;
}

function range(
  document: Buffer,
  dice: Dice,
  longest = document.length,
): { readonly from: number; readonly to: number } {
  const from = dice.below(document.length + 1);
  return { from, to: from + dice.below(Math.min(longest, document.length - from) + 1) };
}

function inserted(document: Buffer, dice: Dice, part: Buffer): Buffer {
  const at = dice.below(document.length + 1);
  return Buffer.concat([document.subarray(0, at), part, document.subarray(at)]);
}
