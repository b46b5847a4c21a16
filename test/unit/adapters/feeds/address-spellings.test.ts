import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkAddress, whyForbidden } from '../../../../src/adapters/feeds/address-guard.ts';
import { openSource, pollOnce, resolvingTo } from '../../../support/feed-source.ts';

type Range = readonly [first: string, bits: number];

/** What IANA's special-purpose registry keeps from the public, and a provider's address in public space. */
const notPublic: readonly Range[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['168.63.129.16', 32],
];

const numberOf = (dotted: string): number => dotted.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const octetsOf = (value: number): number[] => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256);
const dottedOf = (value: number): string => octetsOf(value).join('.');
const isIn = (value: number, [first, bits]: Range): boolean => {
  const size = 2 ** (32 - bits);
  return Math.floor(value / size) === Math.floor(numberOf(first) / size);
};
const hex = (value: number): string => value.toString(16);
const groups = (value: number): string => `${hex(Math.floor(value / 65_536))}:${hex(value % 65_536)}`;
const fullWidth = (text: string): string =>
  text.replace(/[0-9.]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0));
const percent = (text: string): string => text.replace(/./g, (char) => `%${hex(char.charCodeAt(0))}`);

const anyAddress = fc.nat(2 ** 32 - 1);
const privateAddress = fc
  .tuple(fc.constantFrom(...notPublic), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
  .map(([[first, bits], share]) => numberOf(first) + Math.floor(share * 2 ** (32 - bits)));

/** One octet or more in one number of any base; the last part takes what is left. */
const numeral = (value: number, base: number): string =>
  base === 16
    ? `0x${hex(value)}`
    : base === 17
      ? `0X${hex(value).toUpperCase()}`
      : base === 8
        ? `0${value.toString(8)}`
        : `${value}`;
const spelling4 = fc
  .record({
    address: privateAddress,
    parts: fc.integer({ min: 1, max: 4 }),
    bases: fc.array(fc.constantFrom(8, 10, 16, 17), { minLength: 4, maxLength: 4 }),
    dress: fc.constantFrom(
      (text: string) => text,
      (text: string) => `${text}.`,
      fullWidth,
      percent,
      (text: string) => text.replaceAll('.', '%2E'),
      (text: string) => text.replaceAll('.', '。'),
    ),
  })
  .map(({ address, parts, bases, dress }) => {
    const octets = octetsOf(address);
    const head = octets.slice(0, parts - 1);
    const rest = octets.slice(parts - 1).reduce((sum, octet) => sum * 256 + octet, 0);
    return dress([...head, rest].map((value, index) => numeral(value, bases[index] ?? 10)).join('.'));
  });

const spelling6 = fc
  .tuple(
    anyAddress,
    privateAddress,
    fc.constantFrom<(any: number, inside: number) => string>(
      (any) => `[::ffff:${dottedOf(any)}]`,
      (any) => `[::FFFF:${groups(any).toUpperCase()}]`,
      (any) => `[0:0:0:0:0:ffff:${groups(any)}]`,
      (any) => `[0000:0000:0000:0000:0000:ffff:${groups(any)}]`,
      (any) => `[::${dottedOf(any)}]`,
      (any) => `[::ffff:0:${dottedOf(any)}]`,
      (any) => `[64:ff9b::${dottedOf(any)}]`,
      (any) => `[64:ff9b:1:ffff::${groups(any)}]`,
      (any) => `[2002:${groups(any)}::1]`,
      (any) => `[2001:0:${groups(any)}::1]`,
      (any) => `[fe80::${groups(any)}]`,
      (any) => `[fd00:ec2::${groups(any)}]`,
      (any) => `[fc${hex(any % 256).padStart(2, '0')}::${groups(any)}]`,
      (any) => `[ff0${hex(any % 16)}::${groups(any)}]`,
      (any) => `[2001:db8:${groups(any)}::]`,
      (any) => `[3fff:0${hex(any % 4096)}::${groups(any)}]`,
      (_, inside) => `[::ffff:${groups(inside)}]`,
    ),
  )
  .map(([any, inside, spell]) => spell(any, inside));

describe('whyForbidden', () => {
  it('lets through exactly the public addresses of version 4', () => {
    fc.assert(
      fc.property(fc.oneof(anyAddress, privateAddress), (value) => {
        const expected = notPublic.some((range) => isIn(value, range));
        expect(whyForbidden(dottedOf(value)) !== null).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('knows both ends of every range, and their neighbours', () => {
    for (const [first, bits] of notPublic) {
      const start = numberOf(first);
      for (const value of [start - 1, start, start + 2 ** (32 - bits) - 1, start + 2 ** (32 - bits)]) {
        if (value < 0 || value >= 2 ** 32) continue;
        const expected = notPublic.some((range) => isIn(value, range));
        expect([dottedOf(value), whyForbidden(dottedOf(value)) !== null]).toEqual([dottedOf(value), expected]);
      }
    }
  });
});

describe('an address that is not public', () => {
  // whatever is taken for a name leads inside, so that only the guard can save it
  const lookup = resolvingTo('127.0.0.1');
  const source = openSource([], { timeoutMs: 2000 }, lookup);
  afterAll(() => source.close());

  it('is refused in any spelling of version 4', async () => {
    await fc.assert(
      fc.asyncProperty(spelling4, fc.constantFrom('http', 'https', 'HTTP'), async (host, scheme) => {
        expect(await pollOnce(source, `${scheme}://${host}/feed`)).toMatchObject({ kind: 'refused' });
      }),
      { numRuns: 400 },
    );
  });

  it('is refused in any spelling of version 6', async () => {
    await fc.assert(
      fc.asyncProperty(spelling6, async (host) => {
        expect(await pollOnce(source, `http://${host}:8080/feed`)).toMatchObject({ kind: 'refused' });
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    'http://[fe80::1%25eth0]/',
    'http://[fe80::1%eth0]/',
    'http://[::1',
    'http://127.0.0.1:99999/',
    'http://256.256.256.256/',
    'http:127.0.0.1/',
    'http:\\\\127.0.0.1\\feed',
    'http:/127.0.0.1/',
    '\thttp://127.0.0.1/',
    'http://127.0.0.1\t.0/',
    'http://[::]/',
    'http://0/',
    'http://LOCALHOST/',
    'http://localhost./',
    'http://feeds.localhost/',
    'http://ｌｏｃａｌｈｏｓｔ/',
    'http://%6c%6f%63alhost/',
    'gopher://127.0.0.1/',
    'data:text/xml,<rss/>',
    'javascript:0',
    '//127.0.0.1/',
    '',
  ])('is refused as %j', async (url) => {
    expect(await pollOnce(source, url)).toMatchObject({ kind: 'refused' });
  });

  it('is refused by name without asking anybody for localhost', async () => {
    const asked = lookup.asked();
    await pollOnce(source, 'http://any.name.localhost:81/');
    expect(lookup.asked()).toBe(asked);
  });

  it('cannot hide behind credentials', () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.stringMatching(/^[a-z0-9%!$&'()*+,;=~-]{3,12}$/), (url, word) => {
        const planted = url.replace('://', () => `://Xy${word}:Zq${word}@`);
        const checked = checkAddress(planted);
        expect(checked.kind).toBe('refused');
        expect(JSON.stringify(checked)).not.toMatch(/Xy|Zq/);
      }),
    );
  });
});
