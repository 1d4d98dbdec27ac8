import { teamsAnswers } from '../../../src/text/teams/answers.js';
import { renderCard } from '../cards/render-card.js';
import { withTypedCommands } from '../cards/typed-commands.js';
import { cardInPlace, pressFault, toast } from './invoke-answers.js';
import type { InvokeDesk } from './invoke-desk.js';
import { pressInbound, readExecute } from './read-press.js';
import { conversationOf, messageOf } from './seen.js';
import type { ActivityAnswer } from './take-activity.js';

/** A pressed button of a card, a form sent inside of one, or a card that asks how it reads now. */
export async function answerPress(desk: InvokeDesk): Promise<ActivityAnswer> {
  const press = readExecute(desk.activity);
  const texts = teamsAnswers(await desk.language());
  if (press === undefined) return pressFault(400, 'Outdated', texts.outdated);
  if (press.data.kind === 'refresh') return answerRefresh(desk);
  const inbound = pressInbound(desk.activity, press, desk.seen);
  if (inbound === undefined) return pressFault(400, 'Outdated', texts.outdated);
  return (await desk.save(inbound)) ? toast(texts.taken) : pressFault(500, 'NotSaved', texts.notSaved);
}

/** The card asks again the next time this person sees it. */
async function answerRefresh(desk: InvokeDesk): Promise<ActivityAnswer> {
  const { activity } = desk;
  const texts = teamsAnswers(await desk.language());
  if (activity.replyToId === undefined) return pressFault(400, 'Outdated', texts.outdated);
  const answer = await desk.ask({ type: 'refresh', conversation: conversationOf(activity).id, message: messageOf(activity, activity.replyToId) });
  if (answer?.kind !== 'message') return pressFault(400, 'NothingToShow', texts.nothingToShow);
  return cardInPlace(renderCard(withTypedCommands(answer.message, conversationOf(activity).kind === 'direct' ? 'alone' : 'before-others'), { language: await desk.language(), refresh: [activity.from.id] }));
}
