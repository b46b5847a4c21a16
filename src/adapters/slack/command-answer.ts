import { privately, text, type Message, type Reply } from '../../domain/telling/message.ts';
import { splitMessage } from '../../domain/telling/split-message.ts';
import { within } from '../chat/within.ts';
import { nextOf } from '../chat/next-of.ts';
import { BUDGET, renderMessage, type SlackPayload } from './slack-render.ts';

/** Slack gives three seconds to acknowledge; after half of them it is done without the answer. */
const PATIENCE_MS = 1500;
/** A response URL works five times. */
const MOST_PARTS = 5;
const MORE = 'There is more than Slack takes of one answer; ask of a shorter time or a single conflict.';

/** A part of an answer to a command or a click: before everyone, or the asker alone. */
interface Response extends SlackPayload {
  readonly response_type: 'in_channel' | 'ephemeral';
  readonly replace_original: false;
}

/** The answer is a form that is open before the asker: nothing more is to be said. */
export const SHOWN = 'shown';

type Acknowledge = (response?: Response) => Promise<void>;
type Respond = (response: Response) => Promise<unknown>;

/** Answers one command: with the acknowledgement if the reply is there in time, else after it. */
export async function answerCommand(
  ack: Acknowledge,
  respond: Respond,
  reply: Promise<Reply | typeof SHOWN>,
): Promise<void> {
  const ready = await within(reply, PATIENCE_MS);
  if (ready === null) {
    await wasTaken(ack());
    for (const part of responsesOf(await reply)) await respond(part);
    return;
  }
  const [first, ...more] = responsesOf(ready);
  const left = (await wasTaken(ack(first))) || first === undefined ? more : [first, ...more];
  for (const part of left) await respond(part);
}

/** Answers a click, whose acknowledgement can carry nothing, to whoever clicked: a channel is not filled by clicks. */
export async function answerClick(
  ack: () => Promise<void>,
  respond: Respond,
  reply: Promise<Reply | typeof SHOWN>,
): Promise<void> {
  await wasTaken(ack());
  const ready = await reply;
  const shown = ready === SHOWN ? SHOWN : privately(ready);
  for (const part of responsesOf(shown)) await respond(part);
}

/** A connection that ends in between takes no acknowledgement any more; what was done is said all the same, by the response URL. */
function wasTaken(acknowledging: Promise<void>): Promise<boolean> {
  return acknowledging.then(
    () => true,
    () => false,
  );
}

/** An answer in as many messages as it needs, or as may be; the last of fewer says that there is more. The buttons stand under it. */
export function partsOf(reply: Reply, most = Infinity): readonly SlackPayload[] {
  const next = nextOf(reply);
  const whole = splitMessage(reply.message, BUDGET);
  const parts = whole.slice(0, most).map((part, n) => (n === most - 1 && whole.length > most ? cutShort(part) : part));
  return parts.map((part, n) => renderMessage(part, n === parts.length - 1 ? next : []));
}

function cutShort(part: Message): Message {
  return { ...part, blocks: [...part.blocks, { kind: 'note', spans: [text(MORE)] }] };
}

function responsesOf(reply: Reply | typeof SHOWN): readonly Response[] {
  if (reply === SHOWN) return [];
  const response_type = reply.private ? ('ephemeral' as const) : ('in_channel' as const);
  return partsOf(reply, MOST_PARTS).map((part) => ({ ...part, response_type, replace_original: false as const }));
}
