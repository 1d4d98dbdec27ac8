import type { Card } from '../cards/outgoing-activity.js';
import type { Dialog } from '../cards/render-dialog.js';
import type { ActivityAnswer } from './take-activity.js';

/** The shapes in which Teams takes answers to invokes: HTTP status 200 each, or nothing of them is shown (learn.microsoft.com: Microsoft Teams, "Universal Actions for Adaptive Cards", "Dialogs", "Message extensions"). */

/** A few words over the card whose button was pressed. */
export function toast(text: string): ActivityAnswer {
  return ok({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text });
}

/** The card that takes the place of the one that was shown, for this person alone. */
export function cardInPlace(card: Card): ActivityAnswer {
  return ok({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card });
}

/** The press came to nothing. `status`: 400 for what can never work, 500 for what may work later. */
export function pressFault(status: 400 | 500, code: string, message: string): ActivityAnswer {
  return ok({ statusCode: status, type: 'application/vnd.microsoft.error', value: { code, message } });
}

/** A dialog with a form. */
export function dialog(shown: Dialog): ActivityAnswer {
  return ok({ task: { type: 'continue', value: shown } });
}

/** A dialog that says something. */
export function dialogText(text: string): ActivityAnswer {
  return ok({ task: { type: 'message', value: text } });
}

/** Ends a dialog, or answers what asks for nothing. */
export function nothing(): ActivityAnswer {
  return ok({});
}

/** What was found, each as a card to paste with what the list shows of it. */
export function found(results: readonly { readonly title: string; readonly text: string; readonly card: Card }[]): ActivityAnswer {
  return ok({
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: results.map(({ title, text, card }) => ({
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: card,
        preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, text } },
      })),
    },
  });
}

/** In place of what was searched for. */
export function foundText(text: string): ActivityAnswer {
  return ok({ composeExtension: { type: 'message', text } });
}

function ok(body: unknown): ActivityAnswer {
  return { status: 200, body };
}
