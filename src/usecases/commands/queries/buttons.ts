import { actionButton } from '../../../domain/actions.js';
import type { Command, ParsedCommand } from '../../../domain/command/command.js';
import { MAX_COMMAND } from '../../../domain/command/parse.js';
import { printCommand } from '../../../domain/command/print-command.js';
import type { Block, Button } from '../../../domain/message.js';
import type { Page } from '../../../domain/paging.js';
import type { Question } from './question.js';

/** A button that runs a command as if it were typed, in the same plan and for the same readers. Undefined where it does not fit a button. */
export function runButton(q: Pick<Question, 'asked'>, command: Command, label: string, description?: string): Button | undefined {
  return commandButton({ ...q.asked, command, page: 1 }, label, description);
}

/** A button that runs a command; undefined where the command is too long to travel in one. */
export function commandButton(parsed: ParsedCommand, label: string, description?: string): Button | undefined {
  const printed = printCommand(parsed);
  if (printed.length > MAX_COMMAND) return undefined;
  return actionButton({ name: 'command.run', command: printed }, { label, ...(description !== undefined && { description }) });
}

/** A row of buttons; no block where there are none. */
export function buttonRow(...buttons: readonly (Button | undefined)[]): readonly Block[] {
  const there = buttons.filter((button) => button !== undefined);
  return there.length === 0 ? [] : [{ type: 'buttons', buttons: there }];
}

/** Where in a long answer this page is, and buttons to the pages beside it. Nothing where all fits on one. */
export function pager(q: Pick<Question, 'asked' | 'text'>, { page, pages, total }: Page<unknown>): readonly Block[] {
  if (pages === 1) return [];
  const command = printCommand({ ...q.asked, page: 1 });
  const turn = (to: number, label: string): Button | undefined =>
    to < 1 || to > pages || command.length > MAX_COMMAND ? undefined : actionButton({ name: 'answer.page', command, page: to }, { label });
  const { paging } = q.text;
  return [{ type: 'context', text: paging.position(page, pages, total) }, ...buttonRow(turn(page - 1, paging.previous), turn(page + 1, paging.next))];
}
