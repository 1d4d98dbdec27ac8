import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Language } from '../../../src/domain/types.js';
import { slackTexts } from '../../../src/text/slack/index.js';
import { plainText } from '../blocks/escape.js';
import { postToUrl } from '../outbound/response-url.js';
import { openViewOf } from '../outbound/waiting-view.js';
import type { Envelope } from './envelope.js';
import { maybeId } from './payload-schemas.js';
import { responseUrl } from './response-url.js';

/** What a listener had in hand when storing failed. */
export interface Hold {
  readonly client?: WebClient;
  /** A form that waits for its contents. */
  readonly waiting?: string;
}

/** An act was not stored: thrown by the listeners, answered by whoever received the act. */
export class NotSaved extends Error {
  constructor(
    readonly hold: Hold,
    cause: unknown,
  ) {
    super('The act was not stored.', { cause });
    this.name = 'NotSaved';
  }
}

const inputs = z.looseObject({ view: z.looseObject({ blocks: z.array(z.looseObject({ type: z.string(), block_id: maybeId })) }) });
const ways = z.looseObject({ response_url: responseUrl, trigger_id: maybeId });

/** The answer to Slack's own request, where that is what the person sees: a command's or a form's. */
export function notSavedAnswer({ kind, body }: Envelope, language: Language | undefined): unknown {
  const words = notSavedWords(language);
  if (kind === 'command') return { response_type: 'ephemeral', text: words };
  if (kind !== 'form') return undefined;
  const input = inputs.safeParse(body).data?.view.blocks.find((block) => block.type === 'input' && block.block_id !== undefined);
  // The form stays open with everything that was entered, so that it can be sent again.
  if (input?.block_id !== undefined) return { response_action: 'errors', errors: { [input.block_id]: words } };
  return { response_action: 'push', view: notSavedView(language) };
}

/**
 * Tells who pressed a button or chose a shortcut, whose answer to the request nobody sees: in the form that opened, else
 * beside the message that carried the button, else in a small form of its own. Rejects where Slack takes none of these.
 */
export async function tellNotSaved({ kind, body }: Envelope, { client, waiting }: Hold, language: Language | undefined): Promise<void> {
  if (kind !== 'press' && kind !== 'shortcut') return;
  const view = waiting === undefined ? undefined : openViewOf(waiting)?.view;
  const { data } = ways.safeParse(body);
  if (client !== undefined && view !== undefined) {
    await client.views.update({ view_id: view, view: notSavedView(language) });
  } else if (data?.response_url.responseUrl !== undefined) {
    await postToUrl(data.response_url.responseUrl, { response_type: 'ephemeral', replace_original: false, text: notSavedWords(language) });
  } else if (client !== undefined && data?.trigger_id !== undefined) {
    await client.views.open({ trigger_id: data.trigger_id, view: notSavedView(language) });
  }
}

/** In both languages for somebody of whom neither is known. */
function notSavedWords(language: Language | undefined): string {
  return language === undefined ? `${slackTexts('en').notSaved} / ${slackTexts('es').notSaved}` : slackTexts(language).notSaved;
}

function notSavedView(language: Language | undefined): ModalView {
  const texts = slackTexts(language ?? 'en');
  return {
    type: 'modal',
    callback_id: 'not_saved',
    title: plainText(texts.notSavedTitle),
    close: plainText(texts.waitingClose),
    blocks: [{ type: 'section', text: plainText(notSavedWords(language)) }],
  };
}
