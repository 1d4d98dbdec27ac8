import type { Button as SlackButton } from '@slack/types';
import { cleanText } from '../../../src/domain/clean-text.js';
import type { Button } from '../../../src/domain/message.js';
import { ChatError } from '../../../src/errors.js';
import { actionId } from './action-id.js';
import { shorten } from '../../../src/domain/cut-text.js';
import { plainCost, plainText } from './escape.js';
import { BUTTONS } from './limits.js';
import type { Piece } from './slack-blocks.js';
import { STATUS_SIGNS } from '../../../src/text/status-signs.js';

/** JSON of one row of buttons: several rows fit into a message, whatever the values. */
const ROW_JSON = 5_000;
/** C0 and C1 controls: a value with one would not come back as it was. */
const CONTROLS = /\p{Cc}/u;

/** Buttons in rows; `from` is the number of buttons before them in the message. A button's words are read by itself. */
export function renderButtons(buttons: readonly Button[], from: number): readonly Piece[] {
  const rows: SlackButton[][] = [];
  let room = 0;
  for (const [index, button] of buttons.entries()) {
    const element = slackButton(button, from + index);
    const size = JSON.stringify(element).length + 1;
    const row = rows.at(-1);
    if (row === undefined || row.length === BUTTONS.inBlock || size > room) {
      rows.push([element]);
      room = ROW_JSON - size;
    } else {
      row.push(element);
      room -= size;
    }
  }
  return rows.map((elements) => ({ block: { type: 'actions', elements }, words: '' }));
}

function slackButton(button: Button, index: number): SlackButton {
  const id = actionId(button.action, index, button.opensForm === true);
  if (button.value.length > BUTTONS.value || CONTROLS.test(button.value) || id.length > BUTTONS.id) {
    throw new ChatError('message-refused', `The button "${button.action}" acts on more than Slack carries: at most ${BUTTONS.value} characters, none of them a control character.`);
  }
  const sign = button.status === undefined ? '' : `${STATUS_SIGNS[button.status]} `;
  const words = cleanText(button.label).replace(/\s+/gu, ' ').trim();
  const label = shorten(`${sign}${words === '' ? '…' : words}`, BUTTONS.text, plainCost);
  const isCut = label !== `${sign}${words}`;
  const spoken = spokenOf(words, cleanText(button.description ?? ''), isCut);
  return {
    type: 'button',
    text: plainText(label),
    action_id: id,
    ...(button.value !== '' && { value: button.value }),
    ...(spoken.trim() !== '' && { accessibility_label: shorten(spoken.replace(/\s+/gu, ' '), BUTTONS.description, plainCost) }),
    ...(button.style && { style: button.style }),
  };
}

/** What a screen reader says in the label's place: the description, which must begin with what is seen; empty where the label does. */
function spokenOf(words: string, description: string, isCut: boolean): string {
  if (description.trim() === '') return isCut ? words : '';
  return description.startsWith(words) ? description : `${words}: ${description}`;
}
