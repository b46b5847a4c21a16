import { Chance } from './chance.ts';
import { OUTLETS, outletId } from './invented-conflict.ts';
import { fillerSentence, inventedName, rareWord } from './invented-words.ts';

/** What an invented outlet published. */
export interface InventedItem {
  readonly number: number;
  readonly source: string;
  readonly title: string;
  readonly summary: string;
  readonly link: string;
  /** The number of the happening that it tells; null for what is not of the conflict. */
  readonly happening: number | null;
}

/** A happening that several outlets tell, each in its own words. */
interface Happening {
  readonly number: number;
  readonly tell: readonly [title: (tale: Tale) => string, summary: (tale: Tale) => string];
  readonly tale: Tale;
}

interface Tale {
  readonly a: string;
  readonly b: string;
  readonly mediator: string;
  readonly place: string;
  readonly person: string;
  readonly days: number;
  readonly number: number;
  readonly day: string;
  readonly matter: string;
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const PLACES = ['Sella Strait', 'Harrow Pass', 'Grenn', 'Ostvale', 'Tarn Bridge'];
const SIDES = ['Valmere', 'Korrath'];
const MEDIATORS = ['Isle Council', 'Harbour League'];

const TELLINGS: readonly Happening['tell'][] = [
  [
    (t) => `${t.a} accepts ${t.days}-day ceasefire proposed by ${t.mediator}`,
    (t) => `${t.a} accepts the ${t.days}-day truce in full, ${t.person} said on ${t.day} in ${t.place}.`,
  ],
  [
    (t) => `${t.a} rejects ${t.mediator} plan for a ${t.matter} truce with ${t.b}`,
    (t) => `“We cannot accept the ${t.matter} truce,” ${t.person} of ${t.a} told reporters in ${t.place}.`,
  ],
  [
    (t) => `${t.a} and ${t.b} negotiators to meet in ${t.place} on ${t.day}`,
    (t) => `Negotiators will discuss a ceasefire and the ${t.matter} question, envoy ${t.person} announced.`,
  ],
  [
    (t) => `${t.a} accuses ${t.b} of breaking the ceasefire near ${t.place}`,
    (t) => `${t.a} said ${t.b} violated the truce ${t.days} times; ${t.person} denied it on ${t.day}.`,
  ],
  [
    (t) => `${t.a} and ${t.b} swap ${t.number} prisoners at ${t.place} under truce deal`,
    (t) => `The ${t.number} captives were handed over by ${t.person}, as the peace deal provides for ${t.matter}.`,
  ],
  [
    (t) => `${t.mediator} envoy ${t.person} urges ${t.a} to extend truce by ${t.days} days`,
    (t) => `The ceasefire with ${t.b} runs out on ${t.day}; ${t.person} called for talks on the ${t.matter}.`,
  ],
  [
    (t) => `${t.a} demands withdrawal from ${t.place} before peace talks with ${t.b}`,
    (t) => `No ceasefire without the ${t.matter}, ${t.person} said, and set ${t.days} days for an answer.`,
  ],
  [
    (t) => `${t.mediator} threatens sanctions on ${t.b} unless ceasefire holds`,
    (t) => `${t.person} gave ${t.b} ${t.days} days to honour the truce in ${t.place} and its ${t.matter}.`,
  ],
  [
    (t) => `Ceasefire talks between ${t.a} and ${t.b} in ${t.place} end without a deal`,
    (t) => `The two sides parted over the ${t.matter}; the peace talks go on on ${t.day}, ${t.person} said.`,
  ],
];

const ELSEWHERE: readonly ((c: Chance) => string)[] = [
  (c) =>
    `${inventedName(c.below(9_000))} beats ${inventedName(c.below(9_000))} ${c.below(5) + 1}-0 to win the cup final`,
  (c) => `Shares of ${inventedName(c.below(9_000))} fall ${c.below(30) + 1} percent as markets wait for ${rareWord(c)}`,
  (c) => `Minister ${inventedName(c.below(9_000))} opens a ${rareWord(c)} school in ${inventedName(c.below(9_000))}`,
  (c) =>
    `Singer ${inventedName(c.below(9_000))} announces ${rareWord(c)} album and a tour of ${c.below(40) + 2} cities`,
  (c) => `Police arrest ${c.below(20) + 2} in ${inventedName(c.below(9_000))} over ${rareWord(c)} theft`,
  (c) => `Valmere raises the price of ${rareWord(c)} by ${c.below(30) + 1} percent`,
  (c) =>
    `Storm ${inventedName(c.below(9_000))} closes the roads to ${inventedName(c.below(9_000))} for ${c.below(9) + 2} days`,
];

/** No two desks write the same headline, and some copy it. */
const WORDINGS: readonly ((title: string, tale: Tale) => string)[] = [
  (title) => title,
  (title, tale) => `${title}, says ${tale.person}`,
  (title) => title.replace('ceasefire', 'truce').replace('Ceasefire', 'Truce'),
  (title, tale) => `${title} as ${tale.matter} stays open`,
  (title, tale) => `${tale.person}: ${title}`,
  (title, tale) => `${title} on ${tale.day}`,
];

/** A happening is told for about as many items as this; then others are. */
const REMEMBERED = 60;

/**
 * News of an invented conflict, and of everything else, for as long as one asks; the same for the same seed. Items are as
 * long as those of feeds are: some two hundred letters.
 */
export class InventedNews {
  readonly #chance: Chance;
  readonly #happenings: Happening[] = [];
  #count: number;
  #happened = 0;

  /** `first` is the number of the first item: two runs that overlap in it would bring the same links. */
  constructor(seed: number, first = 0) {
    this.#chance = new Chance(seed);
    this.#count = first;
  }

  /** Of a mix, that share tells of the conflict's truce or talks. */
  next(relevantShare: number): InventedItem {
    const chance = this.#chance;
    const number = this.#count++;
    const source = outletId(chance.below(OUTLETS));
    const text = chance.next() < relevantShare ? this.#ofConflict() : this.#ofElsewhere();
    return { number, source, ...text, link: `https://${source}.example/story/${number}` };
  }

  #ofConflict(): Pick<InventedItem, 'title' | 'summary' | 'happening'> {
    const chance = this.#chance;
    const known = chance.next() < 0.65 ? this.#happenings[chance.below(this.#happenings.length || 1)] : undefined;
    const { number, tell, tale } = known ?? this.#happens();
    const title = chance.oneOf(WORDINGS)(tell[0](tale), tale);
    const filler = Array.from({ length: chance.below(2) }, () => fillerSentence(chance, 8 + chance.below(12)));
    return { title, summary: [tell[1](tale), ...filler].join(' '), happening: number };
  }

  #happens(): Happening {
    const chance = this.#chance;
    const sides = chance.next() < 0.5 ? SIDES : SIDES.toReversed();
    const tale: Tale = {
      a: sides[0] ?? '',
      b: sides[1] ?? '',
      mediator: chance.oneOf(MEDIATORS),
      place: chance.next() < 0.5 ? chance.oneOf(PLACES) : inventedName(chance.below(20_000)),
      person: `${inventedName(chance.below(3_000))} ${inventedName(chance.below(20_000))}`,
      days: chance.below(80) + 3,
      number: chance.below(800) + 20,
      day: chance.oneOf(DAYS),
      matter: `${rareWord(chance)} ${rareWord(chance)}`,
    };
    const made = { number: this.#happened++, tell: chance.oneOf(TELLINGS), tale };
    this.#happenings.push(made);
    if (this.#happenings.length > REMEMBERED) this.#happenings.shift();
    return made;
  }

  #ofElsewhere(): Pick<InventedItem, 'title' | 'summary' | 'happening'> {
    const chance = this.#chance;
    const sentences = Array.from({ length: 1 + chance.below(2) }, () => fillerSentence(chance, 10 + chance.below(12)));
    return { title: chance.oneOf(ELSEWHERE)(chance), summary: sentences.join(' '), happening: null };
  }
}
