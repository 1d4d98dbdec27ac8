import type { Message } from '../../../domain/message.js';
import { mayChange } from '../../../domain/roles.js';
import type { CommandDeps, CommandRequest } from '../command-request.js';
import { usageOf } from '../queries/answer-help.js';
import { buttonRow } from '../queries/buttons.js';
import { reportButton } from '../queries/objective-status.js';
import { codeOf } from '../queries/phrases.js';
import type { Question } from '../queries/question.js';
import { refuse } from './refuse.js';
import { takeItem } from './take-item.js';

/** `report CODE words`: hands the words on to be understood and filed; only the owner, a deputy or a steward may. */
export async function reportInWords(q: Question, words: string, request: CommandRequest, deps: CommandDeps): Promise<Message> {
  const { changes, help } = q.text;
  const taken = takeItem(q, 'report', words);
  if ('answer' in taken) return taken.answer;
  const { item, rest } = taken;
  if (!mayChange('report', q.member, { item })) return refuse(q, 'report', changes.refusedReport(codeOf(item)), deps.store, item);
  if (rest === '') {
    return { summary: help.missingWords, blocks: [{ type: 'text', text: help.missingWords }, ...usageOf(q.member.language, 'report'), ...buttonRow(reportButton(q, item))] };
  }
  return deps.recordWords({ request, overview: q.overview, item, words: rest, now: q.now });
}
