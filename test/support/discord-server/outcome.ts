import type { InteractionBook, InteractionRecord, Refusal } from './interaction-book.ts';
import { jsonsOf, textOf, type Json } from './json.ts';
import { viewOf, type Control, type MessageView } from './message-view.ts';
import type { World } from './world.ts';

/** A modal as a person sees it. */
interface ModalView {
  readonly customId: string;
  readonly title: string;
  readonly components: readonly Json[];
}

/**
 * What came of an interaction, seen from the person who made it.
 * `answered`: a final answer; `deferred`: acknowledged, but nothing followed in time; `no-answer`: "The application did not respond".
 */
export interface Outcome {
  readonly interactionId: string;
  readonly status: 'answered' | 'deferred' | 'no-answer';
  /** The kind of the first answer (4 message, 5 deferred, 6 deferred update, 7 update, 8 choices, 9 modal). */
  readonly callback: number | undefined;
  readonly firstAnswerMs: number | undefined;
  readonly finalAnswerMs: number | undefined;
  readonly ephemeral: boolean;
  /** The reply itself (for 6 and 7 the message whose component was used), in its present state. */
  readonly message: MessageView | undefined;
  readonly text: string;
  readonly controls: readonly Control[];
  readonly followUps: readonly MessageView[];
  readonly modal: ModalView | undefined;
  readonly choices: readonly { readonly name: string; readonly value: string | number }[] | undefined;
  /** Answers that the server turned away, e.g. 10062, 40060, 50035. */
  readonly refusals: readonly Refusal[];
}

function statusOf(record: InteractionRecord): Outcome['status'] {
  if (record.callback === undefined) return 'no-answer';
  return record.finalAt === undefined ? 'deferred' : 'answered';
}

const toModal = (modal: Json): ModalView => ({
  customId: textOf(modal['custom_id']) ?? '',
  title: textOf(modal['title']) ?? '',
  components: jsonsOf(modal['components']),
});

const toChoice = (choice: Json): { readonly name: string; readonly value: string | number } => ({
  name: String(choice['name']),
  value: typeof choice['value'] === 'number' ? choice['value'] : String(choice['value']),
});

/** The present outcome of an interaction; a copy, so later edits need another look. */
export function outcomeOf(world: World, record: InteractionRecord): Outcome {
  const original = world.messages.get(record.originalId ?? '');
  const message = original === undefined ? undefined : viewOf(original);
  const since = (at: number | undefined) => (at === undefined ? undefined : at - record.createdAt);
  return {
    interactionId: record.id,
    status: statusOf(record),
    callback: record.callback?.type,
    firstAnswerMs: since(record.callback?.at),
    finalAnswerMs: since(record.finalAt),
    ephemeral: message?.ephemeral ?? record.callback?.ephemeral ?? false,
    message,
    text: message?.text ?? '',
    controls: message?.controls ?? [],
    followUps: record.followUpIds.flatMap((id) => world.messages.get(id) ?? []).map(viewOf),
    modal: record.modal === undefined ? undefined : toModal(record.modal),
    choices: record.choices?.map(toChoice),
    refusals: record.refusals,
  };
}

/** Says whether a person has nothing more to wait for. */
export const isOver = (interactions: InteractionBook, record: InteractionRecord): boolean =>
  record.finalAt !== undefined || interactions.isLate(record);
