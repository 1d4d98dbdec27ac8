import { shorten } from '../../../src/domain/cut-text.js';
import type { Form } from '../../../src/domain/message.js';
import type { Language } from '../../../src/domain/types.js';
import { teamsTexts } from '../../../src/text/teams/index.js';
import { speakable } from './card-text.js';
import { plain } from './escape.js';
import { FORM, roomOf } from './limits.js';
import type { Card } from './outgoing-activity.js';
import { renderFields, submitAction } from './render-fields.js';
import { oneLine, renderHeading } from './render-words.js';
import { weightOf } from './weight.js';

/** What a dialog shows: the `value` of a `continue` task in answer to `task/fetch` and its like. */
export interface Dialog {
  readonly title: string;
  readonly height: 'small' | 'medium' | 'large';
  readonly width: 'small' | 'medium' | 'large';
  readonly card: { readonly contentType: 'application/vnd.microsoft.card.adaptive'; readonly content: Card };
}

/** Of a dialog's inputs. */
const PREFIX = 'f.';
/** A form of more fields than these scrolls in a dialog of middle height. */
const FEW_FIELDS = 3;

/**
 * A form as a dialog; what is sent comes back as `ActionData` of kind `form` for `readForm`. Its cancel button is the
 * dialog's own cross. Throws `ChatError` `message-refused` for a form that no card carries.
 */
export function renderDialog(form: Form, language: Language): Dialog {
  const title = oneLine(form.title) || '…';
  const room = roomOf();
  const short = shorten(title, FORM.title);
  const submit = submitAction(form, PREFIX);
  const heading = short === title ? [] : renderHeading({ type: 'heading', level: 2, text: title }, { room }).slice(0, 1).map(({ element }) => element);
  const left = Math.min(room.body, room.activity - weightOf(submit) - weightOf(heading) - room.spoken * 2);
  const body = [...heading, ...renderFields(form, PREFIX, left, teamsTexts(language))];
  return {
    title: plain(short),
    height: form.fields.length > FEW_FIELDS ? 'large' : 'medium',
    width: 'medium',
    card: { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard', version: '1.5', speak: speakable(title, room.spoken), body, actions: [submit] } },
  };
}
