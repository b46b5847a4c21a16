import { describe, expect, it } from '@jest/globals';
import { TextReader } from '../../../../src/adapters/language/text-reader.ts';
import { extractStatements } from '../../../../src/domain/diplomacy/extract.ts';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import { compileScene } from '../../../../src/domain/diplomacy/scene.ts';
import type { Development, Evidence } from '../../../../src/domain/ledger/development.ts';
import { judgeDenial } from '../../../../src/domain/ledger/judge-denial.ts';
import { judgeEdit, statedStill, type EditInput } from '../../../../src/domain/ledger/judge-edit.ts';
import type { VersionId } from '../../../../src/domain/news/article.ts';
import { retractionsIn } from '../../../../src/domain/news/retraction.ts';
import { anEntry, aPack, someEvidence } from '../../../support/conflict.ts';

const reader = new TextReader();
const read = (text: string) => reader.read(text);
const names: Readonly<Record<string, readonly string[]>> = { valmere: ['Valmere'], korrath: ['Korrath'], isles: ['Isle Council'] }; // prettier-ignore
const pack = aPack({ parties: aPack().parties.map((party) => ({ ...party, aliases: { en: names[party.id] ?? [] } })) });
const scene = compileScene(pack, read);

type Text = readonly [title: string, summary?: string];
const KORRATH = 'korrath' as PartyId;

function from(versionId: number, family = 'courier'): EditInput['from'] {
  const { quote: _, speaker: __, ...rest } = someEvidence({ versionId: versionId as VersionId, family, outlet: family, origin: family, at: new Date('2031-05-06T12:00:00Z') }); // prettier-ignore
  return rest;
}

const carriedBy = (versionId: number, family: string, quote: string): Evidence =>
  someEvidence({ versionId: versionId as VersionId, family, origin: family, outlet: family, speaker: null, quote });

/** What the first text stated of Korrath's position, as an entry. */
function entryOf([title, summary = '']: Text, support: readonly Evidence[] = [], change: Partial<Development> = {}) {
  const [stated] = statementsIn([title, summary]).filter((s) => s.modality === 'asserted');
  if (!stated) throw new Error(`${title} states nothing`);
  const { type, value, actors } = stated;
  return anEntry({ type, value, actors, support, evidence: carriedBy(1, 'courier', stated.quote), ...change });
}

function statementsIn([title, summary = '']: Text) {
  return extractStatements({ title: read(title), summary: read(summary), side: null }, scene);
}

function edited(before: Text, after: Text, change: Partial<EditInput> = {}) {
  const entry = entryOf(before);
  const [title, summary] = [read(after[0]), read(after[1] ?? '')];
  const input: EditInput = {
    pack,
    earlier: [{ versionId: 1 as VersionId, title: read(before[0]), summary: read(before[1] ?? '') }],
    quoting: [entry],
    carried: [],
    text: { title, summary },
    statements: statementsIn(after),
    retractions: retractionsIn([title, summary]),
    deliberate: true,
    from: from(2),
    ...change,
  };
  return { input, corrections: judgeEdit(input) };
}

const LONG =
  'The government in the capital met for three hours on Monday, and its spokesman read a statement at night.';
const YES: Text = ['Korrath accepts 60-day ceasefire', LONG];

describe('a new state of an article', () => {
  it.each<readonly [string, Text, Text]>([
    ['a comma more', YES, ['Korrath accepts 60-day ceasefire', `${LONG} `]],
    ['more below', YES, ['Korrath accepts 60-day ceasefire', `${LONG} Talks begin on Friday.`]],
    [
      'other news under the same link',
      YES,
      ['Floods reach the harbour', 'Hundreds have left their homes since the morning.'],
    ],
    [
      'the next step',
      ['Isle Council proposes 60-day ceasefire', LONG],
      ['Valmere and Korrath agree to 60-day ceasefire', LONG],
    ],
    [
      'a proposer who says yes',
      ['Korrath proposes 60-day ceasefire', LONG],
      ['Korrath accepts 60-day ceasefire', LONG],
    ],
  ])('takes nothing back with %s', (_, before, after) => {
    expect(edited(before, after).corrections).toEqual([]);
  });

  it('moves the quote with a copy-edit that says the same', () => {
    const { corrections } = edited(YES, ['Korrath has accepted the 60-day ceasefire', LONG]);
    expect(corrections).toMatchObject([{ why: 'edited', tells: false, amendment: { kind: 'moved', from: 1, to: { versionId: 2 } } }]); // prettier-ignore
    const [{ amendment }] = corrections as [(typeof corrections)[number]];
    expect('to' in amendment && YES[0].includes(amendment.to.quote)).toBe(false);
  });

  it.each<readonly [string, Text, Text]>([
    ['says it weaker', YES, ['Korrath may accept 60-day ceasefire', LONG]],
    ['says it is to come', YES, ['Korrath to accept 60-day ceasefire, officials say', LONG]],
    ['says that it is not so', YES, ['Korrath has not accepted 60-day ceasefire', LONG]],
    ['says the opposite', YES, ['Korrath rejects 60-day ceasefire', LONG]],
    [
      'leaves it out of the same text',
      ['Statement at night', `Korrath accepts the 60-day ceasefire. ${LONG}`],
      ['Statement at night', LONG],
    ],
  ])('takes back what an earlier one stated when it %s', (_, before, after) => {
    expect(edited(before, after).corrections).toMatchObject([
      { why: 'edited', tells: true, amendment: { kind: 'dropped', versions: [1] }, by: { versionId: 2, quote: null } },
    ]);
  });

  it('takes nothing back by silence when the feed may only have shortened it', () => {
    const before: Text = ['Statement at night', `Korrath accepts the 60-day ceasefire. ${LONG}`];
    expect(edited(before, ['Statement at night', LONG], { deliberate: false }).corrections).toEqual([]);
    expect(edited(YES, ['Korrath may accept 60-day ceasefire', LONG], { deliberate: false }).corrections).toHaveLength(1); // prettier-ignore
  });

  it('takes back what its notice says, with the notice as the quote', () => {
    const notice = 'Correction: an earlier version of this article said that Korrath accepted the 60-day ceasefire.';
    const { corrections, input } = edited(YES, ['Korrath studies 60-day ceasefire', `${LONG} ${notice}`]);
    expect(corrections).toMatchObject([{ why: 'retracted', by: { quote: notice } }]);
    expect(statedStill(input, input.quoting).filter((s) => s.value === 'accepts')).toEqual([]);
  });

  it('stands by what it says still, whatever else its notice corrects', () => {
    const notice = 'Correction: the statement was read on Monday, not on Sunday.';
    expect(edited(YES, [YES[0], `${LONG} ${notice}`]).corrections).toEqual([]);
  });

  it('takes nothing from those who have it from elsewhere, and all from those who have it from here', () => {
    const quote = 'Korrath accepts 60-day ceasefire';
    const others = [carriedBy(5, 'daily', quote), { ...carriedBy(6, 'herald', quote), origin: 'courier' }];
    const { corrections } = edited(YES, ['Korrath may accept 60-day ceasefire', LONG], { quoting: [entryOf(YES, others)] }); // prettier-ignore
    expect(corrections).toMatchObject([{ amendment: { kind: 'dropped', versions: [1, 6] } }]);
  });
});

describe('a text of its own that takes an earlier one back', () => {
  const notice = 'Courier retracts its report that Korrath accepts the 60-day ceasefire';
  const apart = (carried: readonly Development[]) => edited(YES, [notice], { earlier: [], quoting: [], carried }).corrections; // prettier-ignore

  it('takes it back from the outlet that had said it', () => {
    expect(apart([entryOf(YES)])).toMatchObject([
      { why: 'retracted', amendment: { kind: 'dropped', versions: [1] }, by: { quote: notice } },
    ]);
  });

  it('leaves what it is not about', () => {
    const other = entryOf(['Valmere and Korrath have exchanged 90 prisoners']);
    expect(apart([other])).toEqual([]);
  });
});

describe('a denial', () => {
  const NO: Text = ['Korrath denies that it has accepted the 60-day ceasefire'];
  const denials = (text: Text, entry: Development, by: PartyId | null = KORRATH) =>
    judgeDenial({
      pack,
      recent: [entry],
      statements: statementsIn(text).map((s) => ({ ...s, speaker: by })),
      from: from(9, 'daily'),
      now: new Date('2031-05-06T12:00:00Z'),
    });
  const NOT: Text = ['Korrath has not accepted 60-day ceasefire'];

  it('by whose position it is withdraws what only others said of it', () => {
    expect(denials(NOT, entryOf(YES))).toMatchObject([
      { why: 'denied', amendment: { kind: 'withdrawn' }, by: { kind: 'party', party: 'korrath' }, tells: true },
    ]);
    expect(denials(NO, entryOf(YES))).toHaveLength(1);
  });

  it('disputes what the party had said itself', () => {
    const own = { ...carriedBy(1, 'courier', YES[0]), speaker: KORRATH };
    expect(denials(NOT, { ...entryOf(YES), evidence: own })).toMatchObject([{ amendment: { kind: 'disputed' } }]);
  });

  it.each<readonly [string, Text, Partial<Development>, PartyId | null]>([
    ['by somebody else', NOT, {}, 'valmere' as PartyId],
    ['by nobody in particular', NOT, {}, null],
    ['long after it', NOT, { learnedAt: new Date('2031-04-20T00:00:00Z') }, KORRATH],
    [
      'of a breach by the accused',
      ['Korrath denies breaching the ceasefire'],
      { type: 'breach', value: 'alleged' },
      KORRATH,
    ],
  ])('changes nothing %s', (_, text, change, by) => {
    expect(denials(text, { ...entryOf(YES), ...change }, by)).toEqual([]);
  });
});
