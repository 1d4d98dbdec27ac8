import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { LANGUAGES } from '../../../src/domain/types.js';
import type { Language } from '../../../src/domain/types.js';
import { slackTexts } from '../../../src/text/slack/index.js';
import { plainText } from '../blocks/escape.js';

/** Marks a trigger that is a view already open. */
const OPEN = 'view:';
/** The form of a view that waits for its contents. Nobody can send it: it has nothing to fill in. */
export const WAITING = 'waiting';

/** A client that can open views. */
export type ViewOpener = { readonly views: Pick<WebClient['views'], 'open'> };

/**
 * Opens a form that says "one moment", because Slack forgets a trigger after three seconds and the form itself waits for
 * the queue and the database. Returns the trigger to hand on instead (and for the reply handle's `waiting`), or undefined where Slack opened none: then the
 * form cannot be shown any more.
 */
export async function openWaiting(client: ViewOpener, triggerId: string, language: Language): Promise<string | undefined> {
  try {
    const { view } = await client.views.open({ trigger_id: triggerId, view: waitingView(language) });
    return view?.id === undefined ? undefined : `${OPEN}${language}:${view.id}`;
  } catch {
    return undefined;
  }
}

/** The view that a trigger of `openWaiting` stands for, and its language; undefined for a trigger of Slack's own. */
export function openViewOf(trigger: string): { readonly view: string; readonly language: Language } | undefined {
  const [, language, view] = /^view:(\w+):(\w+)$/.exec(trigger) ?? [];
  const known = LANGUAGES.find((one) => one === language);
  return known === undefined || view === undefined ? undefined : { view, language: known };
}

function waitingView(language: Language): ModalView {
  const texts = slackTexts(language);
  return {
    type: 'modal',
    callback_id: WAITING,
    title: plainText(texts.waitingTitle),
    close: plainText(texts.waitingClose),
    blocks: [{ type: 'section', text: plainText(texts.waiting) }],
  };
}
