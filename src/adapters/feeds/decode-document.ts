import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/**
 * The document as text: byte order mark, then the HTTP charset, then the XML declaration, then UTF-8. A label that the
 * bytes contradict is not believed: text that is valid UTF-8 beyond ASCII is read as UTF-8, text that is far from valid
 * UTF-8 never is. Characters that no feed may hold are taken out.
 */
export function decodeDocument(bytes: Uint8Array, contentType: string | null): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return withoutIllegalCharacters(decodeBytes(buffer, contentType));
}

function decodeBytes(buffer: Buffer, contentType: string | null): string {
  const marked = encodingFromMark(buffer) ?? encodingFromPattern(buffer);
  if (marked !== null) return iconv.decode(buffer, marked);
  const labels = [charsetOf(contentType), declaredEncoding(buffer)].filter((label) => label !== null);
  const stateful = labels.find((label) => label === 'iso-2022-jp' || label === 'iso-2022-kr' || label === 'hz-gb-2312');
  if (stateful !== undefined && iconv.encodingExists(stateful)) return iconv.decode(buffer, stateful);
  if (isUtf8(buffer)) return buffer.toString('utf8');
  const label = labels.find((name) => name !== 'utf-8' && iconv.encodingExists(name));
  if (label !== undefined) return iconv.decode(buffer, label);
  const text = buffer.toString('utf8');
  return mostlyValid(text) ? text : iconv.decode(buffer, 'windows-1252');
}

function encodingFromMark(buffer: Buffer): string | null {
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return 'utf-8';
  const first = buffer.length >= 4 ? buffer.readUInt32BE(0) : 0;
  if (first === 0x0000feff) return 'utf-32be';
  if (first === 0xfffe0000) return 'utf-32le';
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le';
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 and UTF-32 without a mark show in how `<` and its neighbours are spaced. */
function encodingFromPattern(buffer: Buffer): string | null {
  const [a, b, c, d] = buffer.subarray(0, 4);
  if (a === 0x3c && b === 0 && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b === 0 && c === 0 && d === 0x3c) return 'utf-32be';
  if (a === 0x3c && b === 0 && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0) return 'utf-16be';
  return null;
}

function charsetOf(contentType: string | null): string | null {
  const label = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  return label === undefined ? null : canonicalLabel(label);
}

function declaredEncoding(buffer: Buffer): string | null {
  const head = buffer.subarray(0, 1024).toString('latin1');
  const label = /<\?xml[^>]*?\bencoding\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  return label === undefined ? null : canonicalLabel(label);
}

/** As browsers do: Latin-1 and ASCII are taken for the superset that people really use. */
function canonicalLabel(label: string): string {
  const lower = label.toLowerCase();
  if (/^(?:iso[-_]?8859[-_]1|latin-?1|l1|us-ascii|ascii|cp1252)$/.test(lower)) return 'windows-1252';
  if (/^utf-?8$|^unicode-1-1-utf-8$/.test(lower)) return 'utf-8';
  // Not preceded by any mark and not spaced like it: the label is a leftover of the writing program.
  if (/^(?:utf-?16|utf-?32|ucs-?2|unicode)/.test(lower)) return 'utf-8';
  return lower;
}

/** A cut or a few broken bytes within good UTF-8, as against another encoding altogether. */
function mostlyValid(text: string): boolean {
  const broken = text.split('\uFFFD').length - 1;

  const beyondAscii = text.length - text.replace(/[^\x00-\x7f]/g, '').length;
  return broken * 4 <= beyondAscii;
}

const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff\ufffe\uffff]/;

/** Takes out control characters, stray byte order marks and halves of surrogate pairs. */
export function withoutIllegalCharacters(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return illegal.test(whole) ? whole.replace(new RegExp(illegal, 'g'), '') : whole;
}
