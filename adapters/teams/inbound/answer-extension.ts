import { z } from 'zod';
import { teamsAnswers } from '../../../src/text/teams/answers.js';
import { EXTENSION_COMMANDS } from '../extension-commands.js';
import { showAnswer } from './answer-dialog.js';
import { answerSharing } from './answer-sharing.js';
import { dialogText } from './invoke-answers.js';
import type { InvokeDesk } from './invoke-desk.js';
import type { ActivityAnswer } from './take-activity.js';

const chosen = z.looseObject({ commandId: z.string() });

/** A command of the message extension that opens a dialog was chosen: "Report progress" from anywhere, "Save as evidence" on a message. */
export async function answerExtension(desk: InvokeDesk): Promise<ActivityAnswer> {
  switch (chosen.safeParse(desk.activity.value).data?.commandId) {
    case EXTENSION_COMMANDS.report:
      return showAnswer(desk, await desk.ask({ type: 'report-any' }));
    case EXTENSION_COMMANDS.save:
      return answerSharing(desk);
    default:
      return dialogText(teamsAnswers(await desk.language()).outdated);
  }
}
