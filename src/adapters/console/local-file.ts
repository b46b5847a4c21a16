import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { GivenFile } from '../../commands/command.ts';
import { AppError } from '../../domain/errors.ts';

const LARGEST = 10 * 1024 * 1024;

/** Reads a file of this machine whole. Throws an AppError that says why it cannot be read. */
export async function openLocalFile(path: string): Promise<GivenFile> {
  try {
    await using handle = await open(path, 'r');
    return { name: basename(path), bytes: await readUpTo(handle.createReadStream({ autoClose: false }), path) };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
    throw new AppError('bad-input', `${path} cannot be read: ${REASONS[code] ?? code}.`, { cause: error });
  }
}

/** Reads to the end, which a pipe or a device need not have: what goes beyond a list's size is refused then. */
export async function readUpTo(stream: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > LARGEST) throw new AppError('bad-input', `${name} is far too large for a list of feeds.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
};
