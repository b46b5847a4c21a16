import { describe, expect, it } from '@jest/globals';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import {
  STATEMENT_VALUES,
  type StatementType,
  type StatementValue,
} from '../../../../src/domain/diplomacy/statement.ts';
import { answerOf, describeCarefully, describeDevelopment } from '../../../../src/domain/ledger/describe.ts';
import type { Certainty, TruceKey } from '../../../../src/domain/ledger/development.ts';
import { SENTENCES } from '../../../support/sentences.ts';
import { aPack, anEntry, someEvidence } from '../../../support/conflict.ts';

const pack = aPack();
const actorsOf = (count: number): readonly PartyId[] => ['korrath', 'isles', 'valmere'].slice(0, count) as PartyId[];

function entryOf(type: string, value: string, count: number) {
  const evidence = someEvidence({ quote: 'Words on all prisoners', speaker: null, side: null });
  return anEntry({
    type: type as StatementType,
    value: value as never,
    actors: actorsOf(count),
    kind: 'new',
    about: 'all prisoners',
    by: null,
    speaker: null,
    before: null,
    evidence,
  });
}

describe('a development in words', () => {
  it('is written for every type and value', () => {
    const every = Object.entries(STATEMENT_VALUES).flatMap(([type, values]) =>
      values.map((value) => `${type} ${value}`),
    );
    expect(SENTENCES.map(([type, value]) => `${type} ${value}`)).toEqual(every);
  });

  it.each(SENTENCES)('%s %s reads right for any number of parties', (type, value, ...sentences) => {
    const { evidence, ...known } = entryOf(type, value, 0);
    const texts = sentences.map((_, count) => {
      const entry = { ...known, actors: actorsOf(count) };
      return describeDevelopment(pack, type === 'phase' ? entry : { ...entry, evidence });
    });
    expect(texts).toEqual(sentences);
  });

  it.each(SENTENCES)('%s %s is no stronger where nothing beside it says how sure it is', (type, value) => {
    const texts = (['claimed', 'reported', 'confirmed', 'disputed'] as Certainty[]).map((certainty) =>
      describeCarefully(pack, entryOf(type, value, 1), certainty),
    );
    const [claimed, reported, confirmed, disputed] = texts;
    expect(claimed).toBe(reported);
    expect(disputed).toMatch(/^It is disputed that |\(disputed\)$/u);
    expect(disputed?.toLowerCase()).toContain(confirmed?.toLowerCase());
    // an accusation and a remark are told as somebody's words
    const hedged = type !== 'statement' && value !== 'alleged';
    expect(reported?.includes('reportedly')).toBe(hedged);
    expect(reported?.replace('reportedly ', '')).toBe(confirmed);
  });

  it('is disputed, not known, wherever it stands alone', () => {
    const disputed = (type: string, value: string) => describeCarefully(pack, entryOf(type, value, 1), 'disputed');
    expect(disputed('position', 'rejects')).toBe('It is disputed that Korrath rejects the 60-day ceasefire');
    expect(disputed('phase', 'in-force')).toMatch(/^It is disputed that the 60-day ceasefire is in force/u);
    expect(disputed('breach', 'alleged')).toBe('Korrath is accused of breaching the 60-day ceasefire (disputed)');
    const answer = (value: StatementValue) => answerOf(pack, 'korrath' as PartyId, value, 'disputed', 'it');
    expect(answer('rejects')).toBe('it is disputed that Korrath rejects it');
    expect(answer('undecided')).toBe('it is disputed where Korrath stands on it');
    const differ = { ...entryOf('position', 'rejects', 1), kind: 'contradicted', before: { value: 'accepts', since: null } } as const; // prettier-ignore
    expect(describeCarefully(pack, differ, 'disputed')).toMatch(/^Reports differ on whether/u);
  });

  it('names who accuses, and what nobody has named', () => {
    const alleged = { ...entryOf('breach', 'alleged', 1), by: 'isles' as PartyId };
    expect(describeDevelopment(pack, alleged)).toBe(
      'The Isle Council accuses Korrath of breaching the 60-day ceasefire',
    );
    expect(describeDevelopment(pack, { ...alleged, actors: [] })).toBe(
      'The Isle Council alleges a breach of the 60-day ceasefire',
    );
    const unnamed = { ...entryOf('position', 'proposes', 1), truce: 'full' as TruceKey };
    expect(describeDevelopment(pack, unnamed)).toBe('Korrath proposes a ceasefire');
    expect(describeDevelopment(pack, { ...unnamed, value: 'rejects' })).toBe('Korrath rejects the ceasefire proposal');
    expect(describeDevelopment(pack, { ...unnamed, truce: 'aside' as TruceKey, value: 'rejects' })).toBe(
      'Korrath rejects “all prisoners”',
    );
  });

  it('says that reports differ where they do', () => {
    const before = { value: 'accepts', since: null } as const;
    const entry = { ...entryOf('position', 'rejects', 1), kind: 'contradicted', before } as const;
    expect(describeDevelopment(pack, entry)).toBe(
      'Reports differ on whether Korrath accepts or rejects the 60-day ceasefire',
    );
  });

  it.each([
    ['a phrase that the quote ends with a word later', 'a truce for the whole', 'wants “a truce for the whole front”'],
    ['a phrase cut out of a quotation', 'an ‘ironclad', 'states a demand'],
    ['a phrase that leans on what stood before', 'it must come', 'states a demand'],
    ['a phrase that is not in the quote', 'a new border', 'states a demand'],
    ['a whole sentence', 'a truce must come', 'demands: “a truce must come”'],
    ['a phrase with a quotation of its own', "a truce 'for the whole' front", "wants “a truce 'for the whole' front”"],
  ])('quotes of %s only what can stand alone', (_, about, said) => {
    const quote =
      /'|must/u.test(about) && about !== 'it must come'
        ? `Korrath asked for ${about}`
        : 'Korrath asked for a truce for the whole front';
    const entry = {
      ...entryOf('demand', 'stated', 1),
      about,
      evidence: someEvidence({ quote: `${quote}, it must come` }),
    };
    const cut = { ...entry, evidence: someEvidence({ quote }) };
    expect(describeDevelopment(pack, about === 'it must come' ? entry : cut)).toBe(`Korrath ${said}`);
  });

  it.each([
    ['United States', 'The United States rejects'],
    ['Red Cross', 'The Red Cross rejects'],
    ['Harbour Forces', 'The Harbour Forces reject'],
    ['Island Rebels', 'The Island Rebels reject'],
    ['Ostervale', 'Ostervale rejects'],
  ])('gives %s its article and its verb', (name, begins) => {
    const named = aPack({ parties: aPack().parties.map((p) => (p.id === 'korrath' ? { ...p, name } : p)) });
    expect(describeDevelopment(named, entryOf('position', 'rejects', 1))).toBe(`${begins} the 60-day ceasefire`);
  });
});
