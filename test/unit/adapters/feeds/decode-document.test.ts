import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { decodeDocument } from '../../../../src/adapters/feeds/decode-document.ts';

const words = 'Перемир’я та мир';
const declared = (encoding: string, text = words): string =>
  `<?xml version="1.0" encoding="${encoding}"?><a>${text}</a>`;

describe('decodeDocument', () => {
  it.each(['windows-1251', 'koi8-u', 'utf-16le', 'utf-16be'])('believes the XML declaration: %s', (encoding) => {
    const text = declared(encoding, 'Перемирие и мир');
    expect(decodeDocument(iconv.encode(text, encoding), null)).toBe(text);
  });

  it('believes the HTTP charset before the declaration', () => {
    const text = declared('iso-8859-1', 'мир');
    expect(decodeDocument(iconv.encode(text, 'windows-1251'), 'text/xml; charset="Windows-1251"')).toBe(text);
  });

  it('believes a byte order mark before everything', () => {
    const marked = iconv.encode(declared('windows-1251'), 'utf-16le', { addBOM: true });
    expect(decodeDocument(marked, 'text/xml; charset=koi8-r')).toBe(declared('windows-1251'));
    expect(decodeDocument(Buffer.from(`\uFEFF${declared('koi8-r')}`), null)).toBe(declared('koi8-r'));
  });

  it('reads valid UTF-8 as such, whatever it is called', () => {
    expect(decodeDocument(Buffer.from(declared('iso-8859-1')), 'text/xml; charset=iso-8859-1')).toBe(
      declared('iso-8859-1'),
    );
    expect(decodeDocument(Buffer.from(declared('utf-16')), null)).toBe(declared('utf-16'));
  });

  it('does not believe in UTF-8 where there is none', () => {
    const text = declared('utf-8', 'Größe über alles');
    expect(decodeDocument(iconv.encode(text, 'windows-1252'), 'text/xml; charset=utf-8')).toBe(text);
  });

  it('keeps UTF-8 that was cut in the middle of a character', () => {
    const cut = Buffer.from(declared('utf-8')).subarray(0, -6);
    expect(decodeDocument(cut, null)).toMatch(/Перемир’я та м/);
  });

  it('takes Latin-1 for what browsers take it for', () => {
    expect(decodeDocument(Buffer.from([0x93, 0x80, 0x94]), 'text/xml; charset=iso-8859-1')).toBe('“€”');
  });

  it('takes out what no document may hold', () => {
    expect(decodeDocument(Buffer.from('a\u0000b\u0008c\u000bd\ufffee\tf\n'), null)).toBe('abcde\tf\n');
  });

  it('falls back when a label means nothing', () => {
    expect(decodeDocument(Buffer.from('мир'), 'text/xml; charset=x-unknown')).toBe('мир');
  });
});
