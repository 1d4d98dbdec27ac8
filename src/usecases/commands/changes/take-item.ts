import type { CommandName } from '../../../domain/command/command.js';
import type { Message } from '../../../domain/message.js';
import type { ItemOverview } from '../../../domain/overview.js';
import { safeEcho } from '../../../domain/safe-echo.js';
import { withNames } from '../../../domain/mentions.js';
import { splitCode } from '../../../domain/split-code.js';
import { answeringTexts } from '../../../text/answering/index.js';
import { buttonRow, runButton } from '../queries/buttons.js';
import { codeAndTitle } from '../queries/phrases.js';
import type { Question } from '../queries/question.js';
import { oneItem } from '../queries/which-one.js';

type Changing = Extract<CommandName, 'report' | 'owner' | 'cadence' | 'milestone'>;

/** The item whose code a command's words begin with, and the words after it; or the answer that asks which item. */
export function takeItem(q: Question, name: Changing, words: string): { readonly item: ItemOverview; readonly rest: string } | { readonly answer: Message } {
  const split = splitCode(q.overview, words);
  if (split.kind === 'item') return split;
  if (split.kind === 'unclear') {
    const summary = q.text.changes.unclear(safeEcho(withNames(words, () => undefined, answeringTexts(q.member.language).unnamed), 20));
    const buttons = split.readings.map(({ item, rest }) => runButton(q, { name, rest: `${item.code}: ${rest}` }, safeEcho(codeAndTitle(q, item), 60)));
    return { answer: { summary, blocks: [{ type: 'text', text: summary }, ...buttonRow(...buttons)] } };
  }
  const after = words.slice(split.code.length).trim();
  const near = oneItem(q, split.code, (target) => ({ name, rest: `${target}: ${after}` }));
  return 'answer' in near ? near : { item: near.item, rest: after };
}
