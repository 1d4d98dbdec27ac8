import { cleanText } from '../../../src/domain/clean-text.js';
import { shorten } from '../../../src/domain/cut-text.js';
import type { Button } from '../../../src/domain/message.js';
import { ChatError } from '../../../src/errors.js';
import { STATUS_SIGNS } from '../../../src/text/status-signs.js';
import { writeActionData } from './action-data.js';
import type { CardAction, Piece } from './card-types.js';
import { plain } from './escape.js';
import { BUTTONS } from './limits.js';
import { renderInlineForm } from './render-inline-form.js';
import { oneLine } from './render-words.js';
import type { Rendering } from './rendering.js';
import { weightOf } from './weight.js';

/** What a dialog is asked for with: learn.microsoft.com, Dialogs from a card's action. */
const OPENS_DIALOG = { msteams: { type: 'task/fetch' } } as const;

/** Buttons in rows of as many as are shown; `from` is the number of buttons before them in the message. A button's words are read by itself. */
export function renderButtons(buttons: readonly Button[], from: number, rendering: Pick<Rendering, 'language' | 'room'>): readonly Piece[] {
  const rows: CardAction[][] = [];
  let room = 0;
  for (const [index, button] of buttons.entries()) {
    const actions = cardActions(button, from + index, rendering);
    const weight = weightOf(actions);
    const row = rows.at(-1);
    if (row === undefined || row.length + actions.length > BUTTONS.inSet || weight > room) {
      rows.push([...actions]);
      room = rendering.room.row - weight;
    } else {
      row.push(...actions);
      room -= weight;
    }
  }
  return rows.map((actions) => ({ element: { type: 'ActionSet', actions, spacing: 'Small' }, words: '' }));
}

/** One button; with it the form it opens, to be filled in inside the message where a client has no dialogs. */
function cardActions(button: Button, index: number, rendering: Pick<Rendering, 'language' | 'room'>): readonly CardAction[] {
  const { action, value } = button;
  if (action === '' || action.length > BUTTONS.action || value.length > BUTTONS.value) {
    throw new ChatError('message-refused', `The button "${shorten(action, 40)}" acts on more than a card carries: at most ${BUTTONS.value} characters.`);
  }
  const face = faceOf(button);
  if (!button.opensForm) {
    const data = writeActionData({ kind: 'action', action, value });
    return [{ type: 'Action.Execute', ...face, verb: action, data, associatedInputs: 'none', fallback: { type: 'Action.Submit', ...face, data, associatedInputs: 'none' } }];
  }
  const inline = button.form && renderInlineForm(button.form, index, rendering);
  return [{ type: 'Action.Submit', ...face, data: { ...writeActionData({ kind: 'open', action, value }), ...OPENS_DIALOG }, associatedInputs: 'none' }, ...(inline ? [inline] : [])];
}

function faceOf({ label, description = '', status, style }: Button): Pick<Extract<CardAction, { type: 'Action.Submit' }>, 'title' | 'tooltip' | 'style'> {
  const sign = status === undefined ? '' : `${STATUS_SIGNS[status]} `;
  const words = oneLine(label);
  const title = shorten(`${sign}${words === '' ? '…' : words}`, BUTTONS.title);
  const isCut = title !== `${sign}${words}`;
  const spoken = cleanText(description).trim() === '' ? (isCut ? words : '') : oneLine(description);
  return {
    title: plain(title),
    ...(spoken !== '' && { tooltip: plain(shorten(spoken, BUTTONS.tooltip)) }),
    ...(style && { style: style === 'primary' ? ('positive' as const) : ('destructive' as const) }),
  };
}
