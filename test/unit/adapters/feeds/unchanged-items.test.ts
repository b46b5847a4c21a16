import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutUnchanged } from '../../../../src/adapters/feeds/unchanged-items.ts';

const item = (words: string): string => `<item><title>${words}</title></item>`;
const feed = (...items: readonly string[]): string =>
  `<rss><channel><title>River</title>${items.join('\n')}</channel></rss>`;
const marksOf = (text: string): string | null => withoutUnchanged(text, null).marks;

describe('taking out what stood in the last document', () => {
  it('leaves the new item and all around the items', () => {
    const before = marksOf(feed(item('a'), item('b')));
    const reduced = withoutUnchanged(feed(item('c'), item('a'), item('b')), before);
    expect(reduced.text).toBe(feed(item('c'), '', ''));
    expect(reduced).toMatchObject({
      unchanged: 2,
      items: 3,
      marks: expect.stringMatching(new RegExp(`^\\S+ ${before}$`)),
    });
  });

  it('leaves an item in which a letter has changed', () => {
    const reduced = withoutUnchanged(feed(item('a!'), item('b')), marksOf(feed(item('a'), item('b'))));
    expect(reduced.text).toBe(feed(item('a!'), ''));
  });

  it.each([
    ['CDATA', '<item><description><![CDATA[ends </item> here]]></description></item>'],
    ['a comment', '<item><!-- </item> <item> --><title>a</title></item>'],
    ['a comment that hides CDATA', '<item><!-- <![CDATA[ --></item>'],
    ['attributes', '<item rdf:about="https://river.example/1"><title>a</title></item>'],
  ])('takes an item with %s as one', (_, odd) => {
    const reduced = withoutUnchanged(feed(odd, item('b')), marksOf(feed(odd)));
    expect(reduced.text).toBe(feed('', item('b')));
  });

  it('reads Atom entries the same way', () => {
    const entry = (words: string): string => `<entry><title>${words}</title></entry>`;
    const reduced = withoutUnchanged(`<feed>${entry('a')}${entry('b')}</feed>`, marksOf(`<feed>${entry('b')}</feed>`));
    expect(reduced.text).toBe(`<feed>${entry('a')}</feed>`);
  });

  it('keeps what is not whole: an item cut short, and one behind a comment without an end', () => {
    const cut = `<rss><channel>${item('a')}<item><title>b`;
    expect(withoutUnchanged(cut, marksOf(feed(item('a')))).text).toBe('<rss><channel><item><title>b');
    const open = `<rss><channel><!-- ${item('a')}`;
    expect(withoutUnchanged(open, marksOf(feed(item('a')))).text).toBe(open);
  });

  it('gives up where there are too many items to remember', () => {
    const many = feed(...Array.from({ length: 1_001 }, (_, n) => item(`${n}`)));
    expect(withoutUnchanged(many, marksOf(feed(item('1'))))).toEqual({
      text: many,
      marks: null,
      items: 0,
      unchanged: 0,
    });
  });

  it('finds everything again in any document, and nothing in one that shares no item', () => {
    const words = fc.string({ maxLength: 40 });
    const piece = fc.oneof(
      words,
      fc.constantFrom('<item>', '</item>', '<entry>', '</entry>', '<!--', '-->', '<![CDATA[', ']]>'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const first = withoutUnchanged(text, null);
        expect(first.text).toBe(text);
        const again = withoutUnchanged(text, first.marks);
        expect(again.unchanged).toBe(first.items);
        expect(withoutUnchanged(again.text, null).items).toBeLessThanOrEqual(first.items);
      }),
    );
  });

  it('costs twice as much for twice the text, whatever it is made of', () => {
    for (const unit of ['<item>', '<item><!--', '<!', '<item></item>', '<item><![CDATA[']) {
      const time = (times: number): number => {
        const text = unit.repeat(times);
        const begun = performance.now();
        withoutUnchanged(text, null);
        return performance.now() - begun;
      };
      time(50_000);
      expect(time(400_000)).toBeLessThan(20 * time(100_000) + 50);
    }
  });
});
