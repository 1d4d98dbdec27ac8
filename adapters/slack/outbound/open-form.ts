import type { ModalView, View } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Form, Message } from '../../../src/domain/message.js';
import type { Language } from '../../../src/domain/types.js';
import { ChatError } from '../../../src/errors.js';
import { slackTexts } from '../../../src/text/slack/index.js';
import { plainText } from '../blocks/escape.js';
import { renderForm } from '../blocks/render-form.js';
import { renderHome } from '../blocks/render-home.js';
import { REFUSABLE } from '../blocks/slack-blocks.js';
import { inAcceptedForm } from './accepted-form.js';
import type { Refusals } from './accepted-form.js';
import { boundedMap } from '../../../src/domain/bounded-map.js';
import { slackErrorName } from './errors.js';
import { openViewOf } from './waiting-view.js';

export interface OpenForm {
  /** Shows a form for a trigger, which works once. */
  openForm(trigger: string, form: Form): Promise<void>;
  /** A form was waited for and none came: the answer stands in its place. */
  endWaiting(trigger: string, message: Message): Promise<void>;
}

export interface OpenFormParts {
  readonly client: WebClient;
  readonly language: Language;
  readonly refusals: Refusals;
}

export function createOpenForm({ client, language, refusals }: OpenFormParts): OpenForm {
  const used = boundedMap<true>(5_000);

  async function show(trigger: string, view: View): Promise<void> {
    const open = openViewOf(trigger);
    try {
      if (open === undefined) await client.views.open({ trigger_id: trigger, view });
      else await client.views.update({ view_id: open.view, view });
    } catch (error) {
      // The person closed the form that was waiting.
      if (slackErrorName(error) === 'not_found') throw expired(error);
      throw error;
    }
  }

  return {
    async openForm(trigger, form) {
      if (used.get(trigger)) throw expired();
      const texts = slackTexts(openViewOf(trigger)?.language ?? language);
      used.set(trigger, true);
      try {
        await inAcceptedForm(refusals, 'views.open', (refused) => shown(renderForm(form, { refused, texts })), ({ view }) => show(trigger, view));
      } catch (error) {
        // Where Slack only asked to wait, the same trigger may still do; and so does a form that is open and waits.
        if (openViewOf(trigger) !== undefined || (error instanceof ChatError && error.retryAfterMs !== undefined)) used.delete(trigger);
        throw error;
      }
    },
    async endWaiting(trigger, message) {
      const open = openViewOf(trigger);
      if (open === undefined || used.get(trigger)) return;
      const { waitingEnded, waitingClose, homeMore } = slackTexts(open.language);
      const { blocks } = renderHome(message, { refused: new Set(REFUSABLE), more: homeMore });
      const view: ModalView = { type: 'modal', title: plainText(waitingEnded), close: plainText(waitingClose), blocks };
      // The answer goes out anyway: a form that was closed meanwhile, or a fault here, takes nothing away.
      await client.views.update({ view_id: open.view, view }).catch(() => undefined);
    },
  };
}

function shown(view: ModalView): { readonly view: ModalView; readonly blocks: readonly { readonly type: string }[] } {
  return { view, blocks: view.blocks };
}

function expired(cause?: unknown): ChatError {
  return new ChatError('form-expired', 'Slack can no longer open this form: it was closed, opened before, or asked for too long ago.', undefined, { cause });
}
