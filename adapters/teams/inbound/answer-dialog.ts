import type { Inbound } from '../../../src/ports/chat.js';
import type { Answer } from '../../../src/ports/ask.js';
import { teamsAnswers } from '../../../src/text/teams/answers.js';
import { messageText } from '../cards/card-text.js';
import { renderDialog } from '../cards/render-dialog.js';
import { withTypedCommands } from '../cards/typed-commands.js';
import { dialog, dialogText, nothing } from './invoke-answers.js';
import type { InvokeDesk } from './invoke-desk.js';
import { pressInbound, readDialogData } from './read-press.js';
import { conversationOf, isAnywhere } from './seen.js';
import { filledIn } from './shown-forms.js';
import type { ActivityAnswer } from './take-activity.js';

/** A button that opens a form was pressed. */
export async function answerDialogWanted(desk: InvokeDesk): Promise<ActivityAnswer> {
  const { activity } = desk;
  const press = readDialogData(activity);
  if (press?.data.kind !== 'open') return dialogText(teamsAnswers(await desk.language()).outdated);
  const { action, value } = press.data;
  return showAnswer(desk, await desk.ask({ type: 'form', action, value, conversation: conversationOf(activity) }));
}

/** What was asked for, as a dialog. */
export async function showAnswer(desk: InvokeDesk, answer: Answer | undefined): Promise<ActivityAnswer> {
  const language = await desk.language();
  if (answer?.kind === 'form') {
    desk.forms.note(answer.form);
    return dialog(renderDialog(answer.form, language));
  }
  return dialogText(answer?.kind === 'message' ? messageText(withTypedCommands(answer.message, 'alone')) : teamsAnswers(language).nothingToShow);
}

/** A form was sent from a dialog. In the chat with the bot the answer is seen to come; elsewhere it is said where it comes. */
export async function answerDialogSent(desk: InvokeDesk): Promise<ActivityAnswer> {
  const press = readDialogData(desk.activity);
  const inbound = press?.data.kind === 'form' ? pressInbound(desk.activity, press, desk.seen) : undefined;
  const texts = teamsAnswers(await desk.language());
  if (inbound === undefined) return dialogText(texts.outdated);
  if (!(await desk.save(inbound))) return notSaved(desk, inbound);
  return conversationOf(desk.activity).kind === 'direct' && !isAnywhere(desk.activity) ? nothing() : dialogText(texts.takenElsewhere);
}

/** Nobody repeats an invoke: the form comes back with everything that was entered, so that it can be sent again. */
async function notSaved(desk: InvokeDesk, inbound: Inbound): Promise<ActivityAnswer> {
  const language = await desk.language();
  const texts = teamsAnswers(language);
  const form = inbound.type === 'form' ? desk.forms.find(inbound.form, inbound.context) : undefined;
  if (inbound.type !== 'form' || form === undefined) return dialogText(texts.notSaved);
  return dialog(renderDialog(filledIn(form, inbound.values, texts.notSavedForm), language));
}
