import type { Form } from './form.ts';
import type { TimelineChart } from './timeline-chart.ts';

/** A run of text within a block. Text is raw: each platform's renderer escapes it. */
export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly text: string }
  /** What was said and is not so any more. */
  | { readonly kind: 'struck'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  /** The label is an outlet's name or our own words, never text from a feed. */
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | { readonly kind: 'time'; readonly at: Date; readonly style: 'date' | 'time' | 'datetime' };

/** One part of a message that a reader sees as a unit; a message is never cut inside a line of a list unless it must be. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'bullet'; readonly spans: readonly Span[] }
  /** Somebody's words, in the source's language, with who and where after it. */
  | { readonly kind: 'quote'; readonly text: string; readonly attribution: readonly Span[] }
  /** Small print: as-of times, source counts. */
  | { readonly kind: 'note'; readonly spans: readonly Span[] };

/** A message in no platform's words. `headline` stands alone in a phone notification and as fallback text. */
export interface Message {
  readonly headline: string;
  readonly blocks: readonly Block[];
  /** The IANA zone in which times are written where the platform has no local times of its own. */
  readonly timezone: string;
  /** Also shown as a picture, where a platform can; the blocks say all that is in it. */
  readonly chart?: TimelineChart;
  /** Whom a post names, as `keptMention` writes it. */
  readonly mention?: string;
  /** What shows the rest of it, to whoever asks alone, where a platform has buttons; the blocks name the command. */
  readonly more?: Suggestion;
}

/** The answer to a command. */
export interface Reply {
  readonly message: Message;
  /** True: only the asker sees it. */
  readonly private: boolean;
  /** What is likely to be asked next; a platform that has buttons offers it. */
  readonly next?: readonly Suggestion[];
  /** The same for this asker alone: offered only where nobody else sees the answer. */
  readonly own?: readonly Suggestion[];
  /** What this asker alone may know, likewise. */
  readonly ownBlocks?: readonly Block[];
  /** A file that goes with the answer, to the asker alone. */
  readonly file?: ReplyFile;
  /** A platform with forms offers this one: it changes what the message tells of. */
  readonly form?: Form;
  /** A file is missing: a platform with forms asks for it, and gives the words again with it; others say the message. */
  readonly asksFile?: { readonly title: string; readonly words: string };
  /** The same for a program to read. */
  readonly data?: unknown;
  /** False: what was asked for was not done, though the answer is no refusal; a program's exit code says so. */
  readonly done?: boolean;
}

/** A text that is handed over as a file; a platform without files prints it. */
export interface ReplyFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** A command that can be given with one click: its label, and the words after `/ceasefire`. */
export interface Suggestion {
  readonly label: string;
  readonly words: string;
  /** The subject of the form that asks for what the words still lack. */
  readonly form?: string;
}

/** Plain words. */
export function text(value: string): Span {
  return { kind: 'text', text: value };
}

/** Words that carry weight. */
export function strong(value: string): Span {
  return { kind: 'strong', text: value };
}

/** A paragraph of plain words. */
export function say(value: string): Block {
  return { kind: 'paragraph', spans: [text(value)] };
}

/** The same answer to the asker alone, with what only they may know. */
export function privately(reply: Reply): Reply {
  const { message, ownBlocks = [] } = reply;
  return { ...reply, private: true, ownBlocks: [], message: { ...message, blocks: [...message.blocks, ...ownBlocks] } };
}

/** A one-sentence answer. */
export function sentence(value: string, timezone = 'UTC'): Message {
  return { headline: value, blocks: [say(value)], timezone };
}
