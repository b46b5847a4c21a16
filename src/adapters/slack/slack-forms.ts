import type { App, types } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Asker } from '../../commands/command.ts';
import type { Forms } from '../../commands/hand-in.ts';
import { sentence, type Reply } from '../../domain/telling/message.ts';
import type { Log } from '../../ports/log.ts';
import { within } from '../chat/within.ts';
import type { Asked } from './asker-of.ts';
import { SHOWN } from './command-answer.ts';
import { FILE_FORM, FORM_OPEN, fileForm, formAnswer, handedIn } from './file-form.ts';
import { doneWith, faultsOf, FORM, formView, typedIn } from './form-view.ts';
import type { SlackHome } from './home/slack-home.ts';
import { reasonOf } from './post-failure.ts';
import type { SharedFile } from './slack-files.ts';
import { FILL } from './slack-render.ts';

export interface FormParts {
  readonly web: WebClient;
  readonly log: Log;
  readonly forms: Forms;
  readonly home: Pick<SlackHome, 'isOwn' | 'publish'>;
  askerOf(this: void, asked: Asked): Promise<Asker>;
  answer(this: void, words: string, asked: Asked, files: readonly SharedFile[]): Promise<Reply>;
}

/** A form that is handed in waits three seconds for its answer. */
const PATIENCE_MS = 1500;
const GONE = 'Nothing was changed: that channel is none of yours any more.';

/** Forms as modals: opened in place of an answer, and heard when they are handed in. */
export class SlackForms {
  readonly #parts: FormParts;

  constructor(parts: FormParts) {
    this.#parts = parts;
  }

  listen(app: App): void {
    const opening = { type: 'block_actions', action_id: new RegExp(`^${FILL}-`, 'u') } as const;
    app.action(opening, async ({ body, action, ack }) => {
      await ack();
      const { team, user, channel, view, trigger_id: trigger } = body;
      const asked = { team: team?.id ?? '', user: user.id, channel: channel?.id ?? view?.private_metadata ?? '' };
      const subject = action.type === 'button' ? (action.value ?? '') : '';
      const shown = await this.#opened(subject, asked);
      const { views } = this.#parts.web;
      if (view?.type === 'modal') await views.update({ view_id: view.id, view: shown });
      else await views.open({ trigger_id: trigger, view: shown });
    });
    app.view(FORM, async ({ view, body, ack }) => {
      const { channel, subject, typed, home } = typedIn(view);
      const asked = { team: body.team?.id ?? '', channel, user: body.user.id };
      // whoever asks in a channel is in it; of the home tab that was so when it was shown
      if (home !== undefined && !(await this.#parts.home.isOwn(asked, home))) {
        await ack(doneWith(view.title.text, { message: sentence(GONE), private: true }));
        return this.#parts.home.publish(asked.team, asked.user, home);
      }
      const handedIn = await this.#parts.forms.handIn(subject, typed, await this.#parts.askerOf(asked));
      await ack(handedIn.kind === 'wrong' ? faultsOf(handedIn.form) : doneWith(view.title.text, handedIn.reply));
      if (home !== undefined && handedIn.kind === 'done') await this.#parts.home.publish(asked.team, asked.user, home);
    });
    app.view(FILE_FORM, async ({ view, body, ack }) => {
      const { words, files } = handedIn(view);
      const asked = { team: body.team?.id ?? '', channel: body.user.id, user: body.user.id };
      const reply = this.#parts.answer(words, asked, files);
      const ready = await within(reply, PATIENCE_MS);
      const title = view.title.text;
      await ack({
        response_action: 'update',
        view: formAnswer(title, ready?.message ?? sentence('Reading the file …')),
      });
      if (ready === null)
        await this.#parts.web.views.update({ view_id: view.id, view: formAnswer(title, (await reply).message) });
    });
  }

  async #opened(subject: string, asked: Asked): Promise<types.ModalView> {
    const opened = await this.#parts.forms.open(subject, await this.#parts.askerOf(asked));
    if (opened.kind === 'form') return formView(opened.form, { channel: asked.channel });
    return formAnswer('Ceasefire Bot', sentence(opened.because));
  }

  /** A command can carry no file, and settings are many: a form asks for them. One that does not open leaves the words that say what else to do. */
  async orForm(answer: Promise<Reply>, { channel }: Asked, trigger: string): Promise<Reply | typeof SHOWN> {
    const reply = await answer;
    if (!reply.asksFile && !reply.form) return reply;
    const { views } = this.#parts.web;
    const view = reply.form ? formView(reply.form, { channel }) : null;
    try {
      if (view) await views.open({ trigger_id: trigger, view });
      else if (reply.asksFile) await views.open({ trigger_id: trigger, view: fileForm(reply.asksFile) });
      return view ? SHOWN : { message: sentence(FORM_OPEN), private: true };
    } catch (error) {
      this.#parts.log.warn('a form did not open', { platform: 'slack', because: reasonOf(error) });
      return reply;
    }
  }
}
