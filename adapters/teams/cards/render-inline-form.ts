import { shorten } from '../../../src/domain/cut-text.js';
import type { Form } from '../../../src/domain/message.js';
import { teamsTexts } from '../../../src/text/teams/index.js';
import type { ShowCardAction } from './card-types.js';
import { plain } from './escape.js';
import { BUTTONS } from './limits.js';
import { renderFields, submitAction } from './render-fields.js';
import { oneLine } from './render-words.js';
import type { Rendering } from './rendering.js';
import { weightOf } from './weight.js';

/**
 * A form that unfolds inside the message, for clients that open no dialog; undefined where it is too large for that.
 * All inputs of a card share their names: `index` tells this button's apart.
 */
export function renderInlineForm(form: Form, index: number, { language, room }: Pick<Rendering, 'language' | 'room'>): ShowCardAction | undefined {
  const texts = teamsTexts(language);
  const prefix = `f${index}.`;
  const submit = submitAction(form, prefix);
  const action: ShowCardAction = {
    type: 'Action.ShowCard',
    title: texts.writeHere,
    tooltip: plain(shorten(oneLine(form.title), BUTTONS.tooltip)),
    card: { type: 'AdaptiveCard', body: renderFields(form, prefix, room.inlineForm, texts), actions: [{ ...submit, type: 'Action.Execute', verb: form.id, fallback: submit }] },
  };
  return weightOf(action) <= room.inlineForm ? action : undefined;
}
