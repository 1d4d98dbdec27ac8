import { teamsAnswers } from '../../../src/text/teams/answers.js';
import { showAnswer } from './answer-dialog.js';
import { inTime } from './in-time.js';
import { dialogText } from './invoke-answers.js';
import type { InvokeDesk } from './invoke-desk.js';
import { PATIENCE } from './patience.js';
import { readShared } from './read-shared.js';
import { conversationOf } from './seen.js';
import type { ActivityAnswer } from './take-activity.js';

/** "Save as evidence" was chosen on a message. */
export async function answerSharing(desk: InvokeDesk): Promise<ActivityAnswer> {
  const { activity } = desk;
  const source = readShared(activity, desk.seen);
  if (source === undefined) return dialogText(teamsAnswers(await desk.language()).outdated);
  return showAnswer(desk, await desk.ask({ type: 'share', source: { ...source, isPrivate: await isPrivate(desk) } }));
}

/** Chats are; so is a channel of which Teams does not say in time that everyone in its team reads it. */
async function isPrivate({ activity, seen, parts: { chatFor, patience = PATIENCE } }: InvokeDesk): Promise<boolean> {
  if (activity.channelData?.team?.id === undefined) return true;
  const channel = await inTime(patience.lookUp, chatFor(seen.tenant).channel(conversationOf(activity).id)).catch(() => undefined);
  return channel?.isPrivate !== false;
}
