import { ApiError, refusals } from './api-error.ts';
import { answerFirst, editAnswer, followUp } from './interaction-answers.ts';
import { interactionTypes, type InteractionRecord } from './interaction-book.ts';
import { jsonOf, type Json } from './json.ts';
import { messageFlags } from './message-flags.ts';
import type { MessageRecord } from './records.ts';
import { noContent, ok, param, type RestAnswer, type RestRequest, type Route } from './rest-request.ts';
import { messageFor, removeMessage, type ServerParts } from './server-parts.ts';

/** Runs an answer and remembers on the interaction that it was turned away, if it was. */
function remembering<T>(record: InteractionRecord | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (record !== undefined && error instanceof ApiError) {
      record.refusals = [...record.refusals, { status: error.status, code: error.code, message: error.message }];
    }
    throw error;
  }
}

function callbackBody(parts: ServerParts, record: InteractionRecord): Json {
  const message = parts.world.messages.get(record.originalId ?? '');
  const about =
    message === undefined
      ? {}
      : {
          response_message_id: message.id,
          response_message_loading: (message.body.flags & messageFlags.loading) !== 0,
          response_message_ephemeral: message.onlyFor !== undefined,
        };
  return {
    interaction: { id: record.id, type: record.type, ...about },
    resource: {
      type: record.callback?.type,
      ...(message === undefined ? {} : { message: messageFor(parts, message) }),
    },
  };
}

function callback(request: RestRequest, parts: ServerParts): RestAnswer {
  const { interactions } = parts;
  const known = interactions.get(param(request, 'interaction'));
  return remembering(known, () => {
    const record = interactions.forFirstAnswer(param(request, 'interaction'), param(request, 'token'));
    answerFirst(parts, record, jsonOf(request.body), request.files);
    const wantsBody = request.query.get('with_response') === 'true' && record.type !== interactionTypes.autocomplete;
    return wantsBody ? ok(callbackBody(parts, record)) : noContent;
  });
}

function later(request: RestRequest, parts: ServerParts, work: (record: InteractionRecord) => RestAnswer): RestAnswer {
  const token = param(request, 'token');
  return remembering(parts.interactions.byToken(token), () => {
    if (param(request, 'application') !== parts.rules.applicationId) throw refusals.unknownWebhook();
    return work(parts.interactions.forLaterAnswer(token));
  });
}

function messageOf(request: RestRequest, parts: ServerParts, record: InteractionRecord): MessageRecord {
  const wanted = param(request, 'message');
  const id =
    wanted === '@original'
      ? record.originalId
      : [record.originalId, ...record.followUpIds].find((known) => known === wanted);
  const message = parts.world.messages.get(id ?? '');
  if (message === undefined || message.deleted) throw refusals.unknownMessage();
  return message;
}

const edit = (request: RestRequest, parts: ServerParts): RestAnswer =>
  later(request, parts, (record) => {
    const message = messageOf(request, parts, record);
    editAnswer(parts, message, { record, data: jsonOf(request.body), files: request.files });
    if (message.id === record.originalId) record.finalAt ??= parts.world.time.now();
    return ok(messageFor(parts, message));
  });

const remove = (request: RestRequest, parts: ServerParts): RestAnswer =>
  later(request, parts, (record) => {
    removeMessage(parts, messageOf(request, parts, record));
    record.finalAt ??= parts.world.time.now();
    return noContent;
  });

const MESSAGE = '/webhooks/:application/:token/messages/:message';

/** The routes that answer interactions; none of them takes the bot's token. */
export const interactionRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/interactions/:interaction/:token/callback', open: true, handle: callback },
  {
    method: 'POST',
    pattern: '/webhooks/:application/:token',
    open: true,
    handle: (request, parts) =>
      later(request, parts, (record) =>
        ok(messageFor(parts, followUp(parts, { record, data: jsonOf(request.body), files: request.files }))),
      ),
  },
  {
    method: 'GET',
    pattern: MESSAGE,
    open: true,
    handle: (request, parts) =>
      later(request, parts, (record) => ok(messageFor(parts, messageOf(request, parts, record)))),
  },
  { method: 'PATCH', pattern: MESSAGE, open: true, handle: edit },
  { method: 'DELETE', pattern: MESSAGE, open: true, handle: remove },
];
