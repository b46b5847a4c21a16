import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { isObject, parseJson } from './json.ts';
import type { JsonObject } from './json.ts';

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The arguments of a call: query, then body, which may be a form or JSON. */
export function readArguments(request: IncomingMessage, url: URL, bytes: Buffer): JsonObject {
  const query = Object.fromEntries(url.searchParams);
  const type = request.headers['content-type'] ?? '';
  const body = bytes.toString('utf8');
  if (type.startsWith('application/json')) {
    const parsed = parseJson(body);
    return { ...query, ...(isObject(parsed) ? parsed : {}) };
  }
  return { ...query, ...decodeForm(new URLSearchParams(body)) };
}

const encodedAsJson = ['blocks', 'attachments', 'metadata', 'view', 'files'];

/** Forms carry structures as JSON text. */
function decodeForm(form: URLSearchParams): JsonObject {
  return Object.fromEntries(
    [...form].map(([key, value]) => [key, encodedAsJson.includes(key) ? (parseJson(value) ?? value) : value]),
  );
}

/** The bytes of an uploaded file, sent bare or as a multipart form. */
export async function readUpload(request: IncomingMessage, bytes: Buffer): Promise<Uint8Array> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return new Uint8Array(bytes);
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const part = [...form.values()].find((value) => typeof value !== 'string') ?? [...form.values()][0];
  if (part === undefined) return new Uint8Array();
  return typeof part === 'string' ? new TextEncoder().encode(part) : new Uint8Array(await part.arrayBuffer());
}
