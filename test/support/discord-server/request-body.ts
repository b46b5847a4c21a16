import type { IncomingMessage } from 'node:http';
import { ApiError } from './api-error.ts';
import { jsonOf, jsonsOf, textOf } from './json.ts';
import type { AttachmentRecord } from './records.ts';

const REQUEST_BYTES = 25 * 1024 * 1024;

/** A request's body: its JSON, and the files that came along as multipart. */
export interface ReadBody {
  readonly json: unknown;
  readonly files: readonly AttachmentRecord[];
}

const malformed = (): ApiError => new ApiError(400, 50109, 'The request body contains invalid JSON.');

function parseJson(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw malformed();
    throw error;
  }
}

async function readMultipart(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
  newId: () => string,
): Promise<ReadBody> {
  const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  const sent = form.get('payload_json');
  const json = parseJson(typeof sent === 'string' ? sent : '');
  const files: AttachmentRecord[] = [];
  for (const [name, entry] of form.entries()) {
    if (typeof entry === 'string' || !name.startsWith('file')) continue;
    files.push({
      id: newId(),
      name: entry.name,
      contentType: entry.type,
      bytes: new Uint8Array(await entry.arrayBuffer()),
      description: descriptionIn(json, name),
    });
  }
  return { json, files };
}

/** What the message or the interaction's answer says of the file `files[0]`. */
function descriptionIn(json: unknown, name: string): string | undefined {
  const body = jsonOf(json);
  const number = Number(/\d+/u.exec(name)?.[0] ?? -1);
  const listed = [...jsonsOf(body['attachments']), ...jsonsOf(jsonOf(body['data'])['attachments'])];
  return textOf(listed.find(({ id }) => Number(id) === number)?.['description']);
}

/** Reads a whole request; too large → 413 (40005), not JSON → 400 (50109). */
export async function readBody(request: IncomingMessage, newId: () => string): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = new Uint8Array(Buffer.concat(chunks));
  if (bytes.length > REQUEST_BYTES) throw new ApiError(413, 40005, 'Request entity too large');
  const contentType = request.headers['content-type'] ?? '';
  if (contentType.startsWith('multipart/form-data')) return readMultipart(bytes, contentType, newId);
  return { json: parseJson(new TextDecoder().decode(bytes)), files: [] };
}
