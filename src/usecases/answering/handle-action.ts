import { readAction } from '../../domain/actions.js';
import type { InboundOf } from './answering-deps.js';
import { answerByButton } from './clarify-item.js';
import { confirmReport } from './confirm-report.js';
import { notMine } from './not-mine.js';
import { formForAction } from './form-for-action.js';
import { awayForDays } from './set-away.js';
import { setBack } from './set-back.js';
import { answerByStatus, setReportStatus } from './set-report-status.js';
import { showFormOrSay } from './show-form.js';
import { snoozeByButton } from './snooze-check.js';
import { plainMessage } from '../../domain/message.js';
import { say } from './turn.js';
import type { Turn } from './turn.js';
import { undoByButton } from './undo-report.js';

/** Does what a pressed button says. One that is of no known kind, or from long ago, is answered kindly. */
export async function handleAction(turn: Turn<InboundOf<'action'>>): Promise<void> {
  const action = readAction(turn.inbound.action, turn.inbound.value);
  const form = action && (await formForAction(turn, action, turn.inbound.conversation.id));
  if (form) return showFormOrSay(turn, turn.inbound.trigger, form);
  switch (action?.name) {
    case 'check.status':
      return answerByStatus(turn, action.check, action.status);
    case 'away.set':
      return awayForDays(turn, action.days);
    case 'away.end':
      return setBack(turn);
    case 'check.snooze':
      return snoozeByButton(turn, action.check);
    case 'check.not-mine':
      return notMine(turn, action.check);
    case 'report.confirm':
      return confirmReport(turn, action.report);
    case 'report.undo':
      return undoByButton(turn, action.report);
    case 'report.status':
      return setReportStatus(turn, action.report, action.status);
    case 'clarify.item':
      return answerByButton(turn, action.clarification, action.item);
    default:
      return say(turn, plainMessage(turn.texts.refused.outdated));
  }
}
