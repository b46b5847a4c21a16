import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { Answer } from './exchange.ts';
import { errorCode } from './error-code.ts';

export type BodyReading =
  /** `whole`: false where the compressed document ends before its end; what there is of it is read all the same. */
  | { readonly kind: 'body'; readonly body: Buffer; readonly whole: boolean }
  | { readonly kind: 'unusable'; readonly because: string };

type Unusable = Extract<BodyReading, { readonly kind: 'unusable' }>;
type Encoding = 'gzip' | 'deflate' | 'raw deflate' | 'br' | 'zstd';
type Inflate = (
  body: Buffer,
  options: { readonly maxOutputLength: number; readonly finishFlush?: number },
) => Promise<Buffer>;

const mostLayers = 3;

/**
 * Takes the content encodings off, the last one first, never holding more than `maxBytes`. The bytes are believed before
 * their label: servers send plain text as gzip, and gzip files without a word about it.
 */
export async function decodeBody(
  { body: raw, tooLarge: cut }: Pick<Answer, 'body' | 'tooLarge'>,
  contentEncoding: string | null,
  maxBytes: number,
): Promise<BodyReading> {
  if (cut) return tooLarge(maxBytes);
  const labels = labelsOf(contentEncoding);
  let reading: BodyReading = { kind: 'body', body: raw, whole: true };
  for (let layers = 0; ; layers += 1) {
    const encoding = outermost(reading.body, labels);
    if (encoding === 'none') return reading;
    if (encoding === 'unknown') return unusable('The answer is compressed in a way that was not asked for.');
    if (layers === mostLayers) return unusable('The answer is compressed too many times over.');
    const inflated = await inflate(reading.body, encoding, maxBytes);
    if (inflated.kind === 'unusable') return inflated;
    reading = { ...inflated, whole: reading.whole && inflated.whole };
  }
}

function labelsOf(contentEncoding: string | null): string[] {
  const names = (contentEncoding ?? '').toLowerCase().split(',');
  return names.map((name) => name.trim().replace(/^x-/, '')).filter((name) => name !== '' && name !== 'identity');
}

/** The encoding that the bytes show, else the one that the last label names; takes that label away. */
function outermost(body: Buffer, labels: string[]): Encoding | 'none' | 'unknown' {
  const label = labels.pop();
  if (body.length === 0 || looksLikeText(body)) return 'none';
  if (body[0] === 0x1f && body[1] === 0x8b) return 'gzip';
  if (body[0] === 0x28 && body[1] === 0xb5 && body[2] === 0x2f && body[3] === 0xfd) return 'zstd';
  if (label === undefined) return 'none';
  if (label === 'deflate') return hasZlibHeader(body) ? 'deflate' : 'raw deflate';
  return label === 'br' || label === 'gzip' || label === 'zstd' ? label : 'unknown';
}

/** Begins as a feed does, and holds none of the control characters that compressed bytes soon have. */
function looksLikeText(body: Buffer): boolean {
  const head = body.subarray(0, 96).toString('latin1');
  return /^(?:\u00ef\u00bb\u00bf)?\s*[<{[]/.test(head) && !/[\u0000-\u0008\u000e-\u001a]/.test(head);
}

/** RFC 1950: the method is 8, and both bytes together are a multiple of 31. Many servers send the bare stream instead. */
function hasZlibHeader(body: Buffer): boolean {
  const [method = 0, flags = 0] = body;
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

async function inflate(body: Buffer, encoding: Encoding, maxBytes: number): Promise<BodyReading> {
  const { inflate: run, flush } = inflaters[encoding];
  try {
    return { kind: 'body', body: await run(body, { maxOutputLength: maxBytes }), whole: true };
  } catch (error) {
    if (errorCode(error) !== 'Z_BUF_ERROR') return inflateFailure(error, encoding, maxBytes);
  }
  try {
    // a document cut short still yields its whole items
    const part = await run(body, { maxOutputLength: maxBytes, finishFlush: flush });
    return part.length === 0 ? damaged(encoding) : { kind: 'body', body: part, whole: false };
  } catch (error) {
    return inflateFailure(error, encoding, maxBytes);
  }
}

function inflateFailure(error: unknown, encoding: Encoding, maxBytes: number): Unusable {
  return errorCode(error) === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(maxBytes) : damaged(encoding);
}

function damaged(encoding: Encoding): Unusable {
  return unusable(`The answer's ${encoding} compression is damaged.`);
}

function tooLarge(maxBytes: number): Unusable {
  return unusable(`The document is larger than the limit of ${sizeWords(maxBytes)}.`);
}

function unusable(because: string): Unusable {
  return { kind: 'unusable', because };
}

function sizeWords(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 1_000_000)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`;
}

const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH, ZSTD_e_flush } = zlib.constants;

/** How each is undone, and the flush that asks for as much as there is of a stream without an end. */
const inflaters: Readonly<Record<Encoding, { readonly inflate: Inflate; readonly flush: number }>> = {
  gzip: { inflate: promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip), flush: Z_SYNC_FLUSH },
  deflate: { inflate: promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflate), flush: Z_SYNC_FLUSH },
  'raw deflate': { inflate: promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflateRaw), flush: Z_SYNC_FLUSH },
  br: { inflate: promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress), flush: BROTLI_OPERATION_FLUSH },
  zstd: { inflate: promisify<Buffer, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress), flush: ZSTD_e_flush },
};
