import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { decodeDocument } from '../../../../src/adapters/feeds/decode-document.ts';

const words = 'Перемир’я та мир';
const declared = (encoding: string, text = words): string =>
  `<?xml version="1.0" encoding="${encoding}"?><a>${text}</a>`;

describe('decodeDocument', () => {
  it.each(['windows-1251', 'koi8-r', 'koi8-u', 'iso-8859-5', 'utf-16le', 'utf-16be'])(
    'believes the XML declaration: %s',
    (encoding) => {
      const text = declared(encoding, 'Перемирие и мир');
      expect(decodeDocument(iconv.encode(text, encoding), null)).toBe(text);
    },
  );

  it.each([
    ['iso-8859-1', 'café déjà vu'],
    ['iso-8859-2', 'příměří a mír'],
    ['iso-8859-7', 'εκεχειρία'],
    ['iso-8859-8', 'הפסקת אש'],
    ['iso-8859-9', 'ateşkes ığ'],
    ['iso-8859-15', 'œuvre à 5 €'],
    ['windows-1256', 'هدنة'],
    ['x-cp1251', 'перемирие'],
    ['gb2312', '停火协议'],
    ['big5', '停火協議'],
    ['shift_jis', '停戦合意'],
    ['euc-jp', '停戦合意'],
    ['euc-kr', '휴전 합의'],
  ])('reads %s', (encoding, text) => {
    const bytes = iconv.encode(declared(encoding, text), encoding.replace('x-cp', 'windows-'));
    expect(decodeDocument(bytes, null)).toBe(declared(encoding, text));
  });

  it('reads the Japanese of mails, which is ASCII with switches', () => {
    const bytes = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="ISO-2022-JP"?><a>'),
      Buffer.from([0x1b, 0x24, 0x42, 0x44, 0x64, 0x40, 0x6f, 0x1b, 0x28, 0x42]),
      Buffer.from('</a>'),
    ]);
    expect(decodeDocument(bytes, null)).toBe('<?xml version="1.0" encoding="ISO-2022-JP"?><a>停戦</a>');
  });

  it.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])(
    'sees %s without a mark, after white space too',
    (encoding) => {
      const text = `\n ${declared('utf-8', 'Перемирие и мир, 停火')}`;
      expect(decodeDocument(iconv.encode(text, encoding, { addBOM: false }), 'text/xml; charset=utf-8')).toBe(text);
      expect(decodeDocument(iconv.encode(text, encoding, { addBOM: true }), null)).toBe(text);
    },
  );

  it('believes the meta element of a web page', () => {
    const short = '<html><head><meta charset="windows-1251"></head><p>мир</p></html>';
    const long =
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head>мир</html>';
    for (const page of [short, long])
      expect(decodeDocument(iconv.encode(page, 'windows-1251'), 'text/html')).toBe(page);
  });

  it('keeps UTF-8 that is called otherwise and has a broken byte', () => {
    const text = declared('windows-1251', words.repeat(5));
    const broken = Buffer.concat([Buffer.from(text), Buffer.from([0xd0])]);
    expect(decodeDocument(broken, 'text/xml; charset=windows-1251')).toBe(`${text}\ufffd`);
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

  it.each([
    ['windows-1251', 'Главы ведомств встретились в портовом городе. Стороны обсудили перемирие и обмен пленными.'],
    ['windows-1251', 'Представники зустрілися у портовому місті. Сторони обговорили перемир’я та обмін полоненими.'],
    ['windows-1255', 'שר החוץ נפגש עם השליחים בעיר הנמל. הצדדים דנו בהפסקת אש ובחילופי שבויים'],
    ['windows-1256', 'التقى المبعوثون في مدينة الميناء. ناقش الطرفان وقف إطلاق النار وتبادل الأسرى'],
    ['big5', '使節在港口城市會面。雙方討論了停火和交換戰俘的問題。'],
    ['euc-kr', '사절단이 항구 도시에서 만났다. 양측은 휴전과 포로 교환을 논의했다.'],
  ])('sees %s by its letters where nothing says so, or UTF-8 is said: %s', (encoding, text) => {
    const page = `<rss><channel><title>${text}</title></channel></rss>`;
    expect(decodeDocument(iconv.encode(page, encoding), null)).toBe(page);
    expect(decodeDocument(iconv.encode(page, encoding), 'text/xml; charset=utf-8')).toBe(page);
  });

  it('falls back when a label means nothing', () => {
    expect(decodeDocument(Buffer.from('мир'), 'text/xml; charset=x-unknown')).toBe('мир');
  });
});
