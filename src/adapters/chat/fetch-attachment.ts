import { AppError } from '../../domain/errors.ts';

/** A file that somebody attached, as a platform names it. */
export interface Attachment {
  readonly name: string;
  readonly url: string;
  /** In bytes, as far as the platform says. */
  readonly size: number | null;
}

export interface AttachmentAccess {
  /** Files are fetched from the platform's own hosts alone. */
  readonly isTrusted: (url: URL) => boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** Why a page comes in place of the file, as a sentence. */
  readonly whenPage: string;
}

const LARGEST = 1_000_000;
const TIMEOUT_MS = 10_000;

/** Fetches an attached file whole, within a megabyte and ten seconds. Throws an AppError that says why it cannot be read. */
export async function fetchAttachment(
  { name, url, size }: Attachment,
  access: AttachmentAccess,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const address = URL.parse(url);
  if (address === null || !access.isTrusted(address))
    throw new AppError('unavailable', `${name} lies at an address from which no file is fetched.`);
  if (size !== null && size > LARGEST) throw tooLarge(name);
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    // a redirect could lead the token elsewhere
    const response = await fetch(address, { headers: access.headers, redirect: 'manual', signal });
    if (response.status !== 200) throw notFetched(name, `HTTP ${response.status}`);
    const isPage = /^text\/html/iu.test(response.headers.get('content-type') ?? '');
    const bytes = await within(response, name);
    if (isPage || looksLikePage(bytes)) throw new AppError('unavailable', access.whenPage);
    return { name, bytes };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    throw notFetched(name, isLate ? 'no answer in time' : 'the connection failed', error);
  }
}

async function within(response: Response, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    if (size > LARGEST) throw tooLarge(name);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}

function looksLikePage(bytes: Uint8Array): boolean {
  return /^\s*<!doctype html/iu.test(new TextDecoder().decode(bytes.subarray(0, 100)));
}

function tooLarge(name: string): AppError {
  return new AppError('bad-input', `${name} is larger than a megabyte, which no list of feeds needs.`);
}

function notFetched(name: string, because: string, cause?: unknown): AppError {
  return new AppError('unavailable', `${name} could not be fetched (${because}); try again.`, { cause });
}
