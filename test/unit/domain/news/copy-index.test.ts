import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TextReader } from '../../../../src/adapters/language/text-reader.ts';
import type { PartyId, SourceId } from '../../../../src/domain/diplomacy/pack.ts';
import type { VersionId } from '../../../../src/domain/news/article.ts';
import { CopyIndex, type Text, type Traced } from '../../../../src/domain/news/copy-index.ts';
import { sameText, shinglesOf } from '../../../../src/domain/news/same-text.ts';
import { EDITS, OWN_REPORT, reprint, WIRE, type Edit } from '../../../support/reprints.ts';

const reader = new TextReader();
const shingles = (...fields: readonly string[]): readonly number[] => shinglesOf(...fields.map((f) => reader.read(f)));
const same = (a: string, b: string): boolean => sameText(new Set(shingles(a)), new Set(shingles(b)));

let ids = 0;
function aText(words: { readonly title: string; readonly summary: string }, change: Partial<Text> = {}): Text {
  const id = ++ids as VersionId;
  const sourceId = `outlet-${id}` as SourceId;
  const base = { id, sourceId, link: '', side: null, ground: 'none', at: id, seenAt: id } as const;
  return { ...base, origin: change.sourceId ?? sourceId, shingles: shingles(words.title, words.summary), ...change };
}

/** Takes texts in as the pipeline does; answers with the origin that each has in the end. */
function originsAfter(texts: readonly Text[], index = new CopyIndex()): ReadonlyMap<VersionId, string> {
  const origins = new Map<VersionId, string>();
  for (const text of texts) {
    const traced = index.trace(text);
    index.add(text);
    origins.set(text.id, traced.origin);
    for (const id of traced.corrected) origins.set(id, traced.origin);
  }
  return origins;
}

function traceAfter(earlier: readonly Text[], text: Text): Traced {
  const index = new CopyIndex();
  for (const one of earlier) index.add(one);
  return index.trace(text);
}

const signed = { origin: 'ap', ground: 'sign' } as const;

describe('near-verbatim texts', () => {
  const wire =
    'Valmere offered a ten-day truce on Friday and said that its army would stop firing at dawn if Korrath freed the crew of the ferry that it seized in the Sella Strait last week.';

  it('are known in spite of small edits', () => {
    expect(same(wire, wire.replace('on Friday', 'on Friday evening').replace('ferry', 'boat'))).toBe(true);
  });

  it('are known when one is cut from the other', () => {
    expect(same(wire, wire.slice(0, 110))).toBe(true);
  });

  it('are not seen in two reports of one happening', () => {
    const own =
      'A truce of ten days, to begin at dawn, was put forward by Valmere on Friday; in return Korrath would have to let go of the ferry’s crew, held since last week.';
    expect(same(wire, own)).toBe(false);
    expect(same(WIRE.body.join(' '), OWN_REPORT.summary)).toBe(false);
  });

  it('are not seen in two reports that quote the same words', () => {
    const quote =
      '“we shall not be the first to fire, and we shall not be the last to come to the table where this is settled”';
    expect(
      same(
        `Chancellor Bren Osk told deputies in Durnhall: ${quote}. Markets rose.`,
        `Korrath promises restraint. ${quote}, its leader said as the winter session of parliament began.`,
      ),
    ).toBe(false);
    const told = `Osk, who spoke for an hour, said ${quote} and left without taking questions from anybody.`;
    expect(same(told, told.replace('for an hour', 'at length'))).toBe(true);
  });

  it('are not claimed of texts too short to tell', () => {
    expect(same('Valmere offers truce', 'Valmere offers truce')).toBe(false);
  });

  it('are known by a headline alone when every one of seven words is the same', () => {
    const headline = 'Valmere offers ten-day truce to Korrath’s army';
    expect(same(headline, headline)).toBe(true);
    expect(same(headline, headline.replace('offers', 'refuses'))).toBe(false);
  });
});

describe('copies of one text', () => {
  it.each<readonly [string, readonly Edit[]]>([
    ['another headline', ['headline']],
    ['a cut body', ['cut']],
    ['a first sentence of its own', ['preface']],
    ['other words', ['word']],
    ['no headline', ['no headline']],
    ['all of these', ['headline', 'cut', 'preface', 'word', 'unsigned']],
  ])('are found with %s', (_, edits) => {
    const wire = aText(reprint([]), signed);
    expect(traceAfter([wire], aText(reprint(edits)))).toMatchObject({ origin: 'ap', copyOf: wire.id, corrected: [] });
  });

  it('give the first that came without a mark their origin, once it is known', () => {
    const first = aText(reprint(['unsigned', 'headline']));
    const second = aText(reprint(['unsigned', 'cut']));
    const traced = traceAfter([first, second], aText(reprint([]), { ...signed, side: 'valmere' as PartyId }));
    expect(traced).toMatchObject({ origin: 'ap', side: 'valmere', ground: 'sign' });
    expect(traced.corrected).toEqual([first.id, second.id]);
  });

  it('have the origin of the first that was published where none bears a mark, whichever was seen first', () => {
    const late = aText(reprint(['unsigned']), { at: 200 });
    const early = aText(reprint(['unsigned', 'headline']), { at: 100 });
    expect(traceAfter([late], early)).toMatchObject({ origin: early.origin, corrected: [late.id] });
    expect(traceAfter([early], late)).toMatchObject({ origin: early.origin, corrected: [] });
  });

  it('are brought together by one that copies both', () => {
    const [one = '', two = '', three = '', four = ''] = WIRE.body;
    const upper = aText({ title: '', summary: `${one} ${two}` });
    const lower = aText({ title: '', summary: `${three} ${four}` });
    expect(traceAfter([upper], lower).copyOf).toBeNull();
    const whole = aText({ title: '', summary: WIRE.body.join(' ') });
    expect(traceAfter([upper, lower], whole)).toMatchObject({ origin: upper.origin, corrected: [lower.id] });
  });

  it('of two agencies stay apart, though a roundup prints both', () => {
    const [one = '', two = '', three = '', four = ''] = WIRE.body;
    const upper = aText({ title: '', summary: `${one} ${two}` }, signed);
    const lower = aText({ title: '', summary: `${three} ${four}` }, { origin: 'afp', ground: 'sign' });
    const roundup = aText({ title: '', summary: WIRE.body.join(' ') });
    const origins = originsAfter([upper, lower, roundup]);
    expect([origins.get(upper.id), origins.get(lower.id)]).toEqual(['ap', 'afp']);
  });

  it('are not looked for among an outlet’s own texts, but under one link they are one article', () => {
    const sourceId = 'gazette' as SourceId;
    const first = aText(reprint(['unsigned']), { sourceId, link: 'https://gazette.example/1' });
    const other = aText(reprint([]), { ...signed, sourceId, link: 'https://gazette.example/2' });
    expect(traceAfter([first], other)).toMatchObject({ copyOf: null, corrected: [] });
    expect(traceAfter([first], { ...other, link: first.link }).corrected).toEqual([first.id]);
  });

  it('are not found by a passage that everybody prints', () => {
    const passage = 'Read all that we know of the war on our pages.';
    const words = (n: number): string =>
      Array.from({ length: 16 }, (_, at) => `${['boat', 'pier', 'gun', 'envoy'][at % 4]}${n * 31 + at}`).join(' ');
    const texts = Array.from({ length: 60 }, (_, n) => aText({ title: '', summary: `${words(n)}. ${passage}` }));
    expect(new Set(originsAfter(texts).values()).size).toBe(60);
  });

  it('are forgotten with the window', () => {
    const index = new CopyIndex();
    const wire = aText(reprint([]), signed);
    index.add(wire);
    index.forget(wire.seenAt);
    expect(index.size).toBe(1);
    index.forget(wire.seenAt + 1);
    expect(index.size).toBe(0);
    expect(index.trace(aText(reprint(['headline']))).copyOf).toBeNull();
  });

  it('are known by the later of very many when the first are forgotten', () => {
    const index = new CopyIndex();
    const prints = Array.from({ length: 60 }, () => aText(reprint([]), signed));
    for (const one of prints) index.add(one);
    index.forget(prints[50]?.seenAt ?? Infinity);
    expect(index.size).toBe(10);
    expect(index.trace(aText(reprint(['headline'])))).toMatchObject({ origin: 'ap', copyOf: expect.any(Number) });
  });

  it('change nothing by being traced', () => {
    const index = new CopyIndex();
    const first = aText(reprint(['unsigned']));
    index.add(first);
    const wire = aText(reprint([]), signed);
    expect(index.trace(wire)).toEqual(index.trace(wire));
    expect(index.size).toBe(1);
  });
});

const anEdit = fc.subarray([...EDITS]);

describe('the origin of reprints', () => {
  it('is one, in whatever order they come, if one of them bears its mark', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anEdit, fc.nat(9)), { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.nat(1_000_000)),
        (list, shuffle) => {
          const copies = list.map(([edits, n]) => aText(reprint(edits, n)));
          const own = aText(OWN_REPORT);
          const all = [...copies, aText(reprint([]), signed), own];
          const order = new Map(all.map((text) => [text, shuffle.next().value ?? 0]));
          const origins = originsAfter(all.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)));
          expect(new Set(origins.values())).toEqual(new Set(['ap', own.origin]));
        },
      ),
    );
  });

  it('is the same for all of them after a restart in between', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anEdit, fc.nat(9), fc.boolean()), { minLength: 2, maxLength: 8 }), (list) => {
        const texts = list.map(([edits, n, sign]) => aText(reprint(edits, n), sign ? signed : {}));
        const half = Math.floor(texts.length / 2);
        const before = originsAfter(texts.slice(0, half));
        const again = new CopyIndex();
        for (const text of texts.slice(0, half)) again.add({ ...text, origin: before.get(text.id) ?? '' });
        const after = new Map([...before, ...originsAfter(texts.slice(half), again)]);
        expect(new Set(after.values()).size).toBe(new Set(originsAfter(texts).values()).size);
      }),
    );
  });
});
