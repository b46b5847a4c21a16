import type { types } from '@slack/bolt';
import type { Message, Reply } from '../../domain/telling/message.ts';
import { renderMessage } from './slack-render.ts';
import type { SharedFile } from './slack-files.ts';

/** The form in which a file is handed over where a command can carry none. */
export const FILE_FORM = 'file-form';

const BLOCK = 'file';
const LONGEST_TITLE = 24;

/** The form; the words stand in it, so that it works after a restart, too. */
export function fileForm({ title, words }: NonNullable<Reply['asksFile']>): types.ModalView {
  return {
    type: 'modal',
    callback_id: FILE_FORM,
    private_metadata: words,
    title: plain(title.slice(0, LONGEST_TITLE)),
    submit: plain('Hand over'),
    close: plain('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: BLOCK,
        label: plain('The file'),
        element: { type: 'file_input', action_id: BLOCK, max_files: 1 },
      },
    ],
  };
}

/** What a form says once it was handed in: its answer, or that one is on its way. */
export function formAnswer(title: string, message: Message): types.ModalView {
  const { blocks } = renderMessage(message);
  return { type: 'modal', title: plain(title), close: plain('Close'), blocks };
}

/** What was handed in. */
export function handedIn(view: {
  readonly private_metadata: string;
  readonly state: {
    readonly values: Readonly<Record<string, Readonly<Record<string, { readonly files?: readonly SharedFile[] }>>>>;
  };
}): { readonly words: string; readonly files: readonly SharedFile[] } {
  return { words: view.private_metadata, files: view.state.values[BLOCK]?.[BLOCK]?.files ?? [] };
}

function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}
