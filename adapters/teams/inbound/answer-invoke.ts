import { errorFields } from '../../../src/errors.js';
import type { Activity } from './activity-schema.js';
import { answerDialogSent, answerDialogWanted } from './answer-dialog.js';
import { answerSearch } from './answer-search.js';
import { answerExtension } from './answer-extension.js';
import { answerPress } from './answer-press.js';
import { foundText, found, nothing, pressFault } from './invoke-answers.js';
import { createInvokeDesk } from './invoke-desk.js';
import type { InvokeDesk } from './invoke-desk.js';
import type { Seen } from './seen.js';
import { shownForms } from './shown-forms.js';
import type { ActivityAnswer, VerifiedSender } from './take-activity.js';
import type { TakeActivityParts } from './take-parts.js';
import { teamsAnswers } from '../../../src/text/teams/answers.js';

export type AnswerInvoke = (activity: Activity, sender: VerifiedSender, seen: Seen, learning: Promise<void>) => Promise<ActivityAnswer>;
type Answerer = (desk: InvokeDesk) => Promise<ActivityAnswer>;

/** Which invokes are answered, and by what; all others are thanked for and let be. */
const ANSWERERS: ReadonlyMap<string, Answerer> = new Map<string, Answerer>([
  ['adaptiveCard/action', answerPress],
  ['task/fetch', answerDialogWanted],
  ['task/submit', answerDialogSent],
  ['composeExtension/query', answerSearch],
  ['composeExtension/fetchTask', answerExtension],
  ['composeExtension/submitAction', answerDialogSent],
  // What was found is pasted whole, and links of others are none of ours.
  ['composeExtension/selectItem', async () => found([])],
  ['composeExtension/queryLink', async () => found([])],
  ['composeExtension/anonymousQueryLink', async () => found([])],
  ['application/search', async () => ({ status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results: [] } } })],
]);

/** Answers every invoke with HTTP status 200 and a body of the shape that its name asks for; never rejects. */
export function createAnswerInvoke(parts: TakeActivityParts): AnswerInvoke {
  const forms = shownForms();
  return async (activity, sender, seen, learning) => {
    const desk = createInvokeDesk(parts, forms, activity, sender, seen);
    // Where somebody is reached is worth keeping, but no reason to keep them waiting or to refuse them.
    learning.catch((error: unknown) => parts.log.warn('teams.reference-not-kept', errorFields(error)));
    try {
      return (await ANSWERERS.get(activity.name ?? '')?.(desk)) ?? nothing();
    } catch (error) {
      parts.log.error('teams.invoke-failed', { invoke: ANSWERERS.has(activity.name ?? '') ? activity.name : 'other', ...errorFields(error) });
      return fault(activity.name ?? '', teamsAnswers(await desk.language()).notNow);
    }
  };
}

function fault(name: string, text: string): ActivityAnswer {
  if (name === 'adaptiveCard/action') return pressFault(500, 'NotNow', text);
  return name === 'composeExtension/query' ? foundText(text) : { status: 200, body: { task: { type: 'message', value: text } } };
}
