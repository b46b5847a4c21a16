import { isRefusal, refuse } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Call, Methods } from '../call.ts';
import { putBotMessage } from '../compose.ts';
import type { StoredFile } from '../entities.ts';
import { isObject, listAt, numberAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';
import { postableChannel } from './chat.ts';

export const fileMethods: Methods = {
  'files.getUploadURLExternal': { scopes: ['files:write'], run: getUploadUrl },
  'files.completeUploadExternal': { scopes: ['files:write'], run: completeUpload },
  'files.info': { scopes: ['files:read'], run: info },
};

function getUploadUrl(call: Call): Answer {
  const { world, team, args } = call;
  const name = textAt(args, 'filename') ?? '';
  const size = numberAt(args, 'length') ?? 0;
  if (name === '' || size <= 0) return refuse('invalid_arguments');
  const altText = textAt(args, 'alt_txt');
  if ((altText ?? '').length > 1000) return refuse('alt_txt_too_large');
  const id = world.nextId('F');
  const file: StoredFile = {
    id,
    teamId: team.id,
    name,
    size,
    bytes: new Uint8Array(),
    owner: team.botUserId,
    uploaded: false,
    complete: false,
    title: name,
    altText,
  };
  world.files.set(id, file);
  return { ok: true, file_id: id, upload_url: `${world.base}/upload/v1/${id}` };
}

function completeUpload(call: Call): Answer {
  const { world, team, args } = call;
  const asked = listAt(args, 'files').filter(isObject);
  const files = asked.map((entry) => world.files.get(textAt(entry, 'id') ?? ''));
  if (files.length === 0) return refuse('invalid_arguments');
  const ready = files.filter((file) => file?.uploaded && file.teamId === team.id) as readonly StoredFile[];
  if (ready.length < files.length) return refuse('file_not_found');
  const target = textAt(args, 'channel_id');
  if (target !== undefined) {
    const channel = postableChannel({ ...call, args: { channel: target } });
    if (isRefusal(channel)) return channel;
    const content = { text: textAt(args, 'initial_comment') ?? '', blocks: [], attachments: [] };
    const message = putBotMessage(world, team, channel, { content, args, via: 'file' });
    message.files = ready.map((file) => file.id);
  }
  for (const [index, file] of ready.entries()) {
    file.complete = true;
    file.title = textAt(asked[index], 'title') ?? file.name;
  }
  return { ok: true, files: ready.map((file) => shownFile(world, file)) };
}

function info(call: Call): Answer {
  const file = call.world.files.get(textAt(call.args, 'file') ?? '');
  if (file?.teamId !== call.team.id || !file.complete) return refuse('file_not_found');
  return { ok: true, file: shownFile(call.world, file) };
}

/** A file as events and files.info show it. */
export function shownFile(world: World, file: StoredFile): JsonObject {
  const address = `${world.base}/files-pri/${file.teamId}-${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    user: file.owner,
    size: file.size,
    mimetype: 'application/octet-stream',
    filetype: file.name.split('.').at(-1) ?? '',
    mode: 'hosted',
    url_private: address,
    url_private_download: address,
  };
}
