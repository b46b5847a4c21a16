import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { Answer } from './exchange.ts';
import { errorCode } from './error-code.ts';

export type BodyReading =
  { readonly kind: 'body'; readonly body: Buffer } | { readonly kind: 'unusable'; readonly because: string };

type Inflate = (body: Buffer, maxBytes: number) => Promise<Buffer>;

/** Takes the content encodings off in reverse order, never holding more than `maxBytes`; a gzip file served without a word about it counts as one. */
export async function decodeBody(
  { body: raw, tooLarge: cut }: Pick<Answer, 'body' | 'tooLarge'>,
  contentEncoding: string | null,
  maxBytes: number,
): Promise<BodyReading> {
  if (cut) return tooLarge(maxBytes);
  const encodings = encodingsOf(contentEncoding, raw);
  if (encodings.length > 3) return { kind: 'unusable', because: 'The answer is compressed too many times over.' };
  let body = raw;
  for (const encoding of encodings.toReversed()) {
    const inflate = inflaters[encoding];
    if (inflate === undefined) {
      return { kind: 'unusable', because: 'The answer is compressed in a way that was not asked for.' };
    }
    try {
      body = await inflate(body, maxBytes);
    } catch (error) {
      return inflateFailure(error, encoding, maxBytes);
    }
  }
  return { kind: 'body', body };
}

function encodingsOf(contentEncoding: string | null, raw: Buffer): string[] {
  const named = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (raw.length === 0) return [];
  // Some servers name gzip and send plain text, others send a .gz file and name nothing.
  const looksGzipped = raw[0] === 0x1f && raw[1] === 0x8b;
  if (named.length === 0) return looksGzipped ? ['gzip'] : [];
  if (named.length === 1 && /^(?:x-)?gzip$/.test(named[0] ?? '') && !looksGzipped) return [];
  return named;
}

function inflateFailure(error: unknown, encoding: string, maxBytes: number): BodyReading {
  if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE') return tooLarge(maxBytes);
  return { kind: 'unusable', because: `The answer's ${encoding} compression is damaged.` };
}

function tooLarge(maxBytes: number): BodyReading {
  return { kind: 'unusable', because: `The document is larger than the limit of ${sizeWords(maxBytes)}.` };
}

function sizeWords(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 1_000_000)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`;
}

const gunzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip);
const inflateWrapped = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflate);
const inflateBare = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);
const unbrotli = promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress);
const unzstd = promisify<Buffer, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress);

// A document cut short still yields its whole items, hence no complaint about a missing end.
const lenient = { finishFlush: zlib.constants.Z_SYNC_FLUSH } as const;

const inflateGzip: Inflate = (body, maxBytes) => gunzip(body, { ...lenient, maxOutputLength: maxBytes });

const inflaters: Readonly<Record<string, Inflate>> = {
  gzip: inflateGzip,
  'x-gzip': inflateGzip,
  deflate: (body, maxBytes) =>
    ((body[0] ?? 0) & 0x0f) === 8
      ? inflateWrapped(body, { ...lenient, maxOutputLength: maxBytes })
      : inflateBare(body, { ...lenient, maxOutputLength: maxBytes }),
  br: (body, maxBytes) => unbrotli(body, { maxOutputLength: maxBytes }),
  zstd: (body, maxBytes) => unzstd(body, { maxOutputLength: maxBytes }),
};
