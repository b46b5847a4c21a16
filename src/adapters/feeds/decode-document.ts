import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import iconv from 'iconv-lite';

/**
 * The document as text: byte order mark, then the HTTP charset, then the XML declaration or a web page's meta element,
 * then UTF-8, then what the letters' frequencies suggest. A label that the bytes contradict is not believed: text that is UTF-8 beyond ASCII is read as UTF-8, text
 * that is far from it never is. Characters that no feed may hold are taken out.
 */
export function decodeDocument(bytes: Uint8Array, contentType: string | null): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return withoutIllegalCharacters(decodeBytes(buffer, contentType));
}

function decodeBytes(buffer: Buffer, contentType: string | null): string {
  if (isUtf8(buffer) && !buffer.subarray(0, sampled).includes(0)) return decodeUtf8(buffer, contentType);
  const wide = encodingFromMark(buffer) ?? encodingFromZeros(buffer);
  if (wide !== null) return iconv.decode(buffer, wide);
  const text = buffer.toString('utf8');
  const label = labelsOf(buffer, contentType).find((name) => name !== 'utf-8' && isKnown(name));
  if (label === undefined) return isMostlyUtf8(text, 4) ? text : decodeAs(likelyEncoding(buffer), buffer);
  return isMostlyUtf8(text, 20) ? text : decodeAs(label, buffer);
}

/** Valid UTF-8 it is, unless it is ASCII that switches between alphabets. */
function decodeUtf8(buffer: Buffer, contentType: string | null): string {
  const switching = buffer.includes(0x1b) && labelsOf(buffer, contentType).includes('iso-2022-jp');
  return switching ? decodeAs('iso-2022-jp', buffer) : buffer.toString('utf8');
}

/** By the letters outside of tags: tags would pass for English. */
function likelyEncoding(buffer: Buffer): string {
  const head = buffer.subarray(0, 65_536).toString('latin1');
  const words = Buffer.from(head.replace(/<[^<>]*>/g, ' ').slice(0, 16_384), 'latin1');
  const [best] = analyse(words);
  const label = best === undefined || best.confidence < 15 ? 'windows-1252' : canonicalLabel(best.name);
  return isKnown(label) ? label : 'windows-1252';
}

/** Known to the platform, but not to the library. */
const ofThePlatform: ReadonlySet<string> = new Set(['iso-2022-jp', 'x-mac-cyrillic']);

function isKnown(label: string): boolean {
  return ofThePlatform.has(label) || iconv.encodingExists(label);
}

function decodeAs(label: string, buffer: Buffer): string {
  return ofThePlatform.has(label) ? new TextDecoder(label).decode(buffer) : iconv.decode(buffer, label);
}

function encodingFromMark(buffer: Buffer): string | null {
  const first = buffer.length >= 4 ? buffer.readUInt32BE(0) : 0;
  if (first === 0x0000feff) return 'utf-32be';
  if (first === 0xfffe0000) return 'utf-32le';
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le';
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 and UTF-32 without a mark show in where the zeros of ASCII characters stand. */
function encodingFromZeros(buffer: Buffer): string | null {
  const zeros = [0, 0, 0, 0];
  const length = Math.min(buffer.length, 128) & ~3;
  for (let at = 0; at < length; at += 1) if (buffer[at] === 0) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1;
  const mostly = zeros.map((count) => count * 8 > length);
  const pattern = mostly.map((zero) => (zero ? '0' : 'x')).join('');
  return { x000: 'utf-32le', '000x': 'utf-32be', x0x0: 'utf-16le', '0x0x': 'utf-16be' }[pattern] ?? null;
}

const sampled = 1024;

/** What the document is said to be, the most trusted first. */
function labelsOf(buffer: Buffer, contentType: string | null): readonly string[] {
  const head = buffer.subarray(0, sampled).toString('latin1');
  const found = [
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? ''),
    /<\?xml[^>]*?\bencoding\s*=\s*["']?\s*([\w.:-]+)/i.exec(head),
    /<meta\s[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head),
  ];
  return found.flatMap((match) => (match?.[1] === undefined ? [] : [canonicalLabel(match[1])]));
}

/** As browsers do: Latin-1 and ASCII are taken for the superset that people really use. */
function canonicalLabel(label: string): string {
  const lower = label.toLowerCase();
  if (/^(?:iso[-_]?8859[-_]?1|latin-?1|l1|us-ascii|ascii|cp1252)$/.test(lower)) return 'windows-1252';
  if (/^(?:iso[-_]?8859[-_]?9|latin-?5|l5)$/.test(lower)) return 'windows-1254';
  if (/^iso[-_]?8859[-_]?8$/.test(lower)) return 'windows-1255';
  if (/^utf-?8$|^unicode-1-1-utf-8$/.test(lower)) return 'utf-8';
  // Not preceded by any mark and not spaced like it: the label is a leftover of the writing program.
  if (/^(?:utf[-_]?(?:16|32)|ucs-?[24]|iso-10646|unicode)/.test(lower)) return 'utf-8';
  return aliases[lower] ?? lower.replace(/^x-cp(?=125\d$)/, 'windows-');
}

const aliases: Readonly<Record<string, string>> = { koi8: 'koi8-r', 'dos-866': 'cp866', csiso2022jp: 'iso-2022-jp' };

/** A cut or a few broken bytes within good UTF-8, as against another encoding altogether. */
function isMostlyUtf8(text: string, goodForEachBroken: number): boolean {
  const broken = text.split('\uFFFD').length - 1;
  const beyondAscii = text.length - text.replace(/[^\x00-\x7f]/g, '').length;
  return broken * goodForEachBroken <= beyondAscii;
}

const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff\ufffe\uffff]/;

/** Takes out control characters, stray byte order marks and halves of surrogate pairs. */
export function withoutIllegalCharacters(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return illegal.test(whole) ? whole.replace(new RegExp(illegal, 'g'), '') : whole;
}
