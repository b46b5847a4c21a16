import { text, type Message } from './message.ts';

/** The message as it is sent where nobody can say whether it stands there already: the reader should not count it twice. */
export function perhapsRepeated(message: Message): Message {
  const note = {
    kind: 'note',
    spans: [text('Perhaps a repeat: the platform did not say whether this was posted before.')],
  };
  return { ...message, blocks: [...message.blocks, note as Message['blocks'][number]] };
}
