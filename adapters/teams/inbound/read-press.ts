import { z } from 'zod';
import { readActionData } from '../cards/action-data.js';
import type { ActionData } from '../cards/action-data.js';
import { readForm } from '../cards/read-form.js';
import type { Inbound } from '../../../src/ports/chat.js';
import type { Activity } from './activity-schema.js';
import { eventKey } from './event-key.js';
import { conversationOf, from, messageOf, replyTo, timeOf, whoDid } from './seen.js';
import type { Seen } from './seen.js';

/** A press of a button, or the sending of a form, of a card of ours. */
export interface Press {
  readonly data: ActionData;
  /** The inputs of the card, by their ids. */
  readonly beside: Readonly<Record<string, unknown>>;
}

/** An `Action.Execute`, as `adaptiveCard/action` carries it. */
const executed = z.looseObject({ action: z.looseObject({ data: z.unknown() }) });
/** A dialog's invoke; a message extension's carries the same. */
const sent = z.looseObject({ data: z.unknown() });
/** The message of the card, where the card was put into a conversation by somebody else. */
const CARD_OF_NO_MESSAGE = 'card';

/** What an `Action.Submit` brings, as the value of a message; undefined for a message that is none. */
export function readSubmit({ value }: Activity): Press | undefined {
  return readActionData(value);
}

/** What an `Action.Execute` brings, pressed or of the client's own accord. */
export function readExecute({ value }: Activity): Press | undefined {
  const { data } = executed.safeParse(value);
  return data && readActionData(data.action.data);
}

/** What a dialog was opened with, or brings when it is sent. */
export function readDialogData({ value }: Activity): Press | undefined {
  const { data } = sent.safeParse(value);
  return data && readActionData(data.data);
}

/** A press as everyone else gets to know it; undefined for what is only asked to be shown. */
export function pressInbound(activity: Activity, { data, beside }: Press, seen: Seen): Inbound | undefined {
  const who = whoDid(activity);
  if (who === undefined || data.kind === 'refresh') return undefined;
  const at = timeOf(activity, seen);
  const act = activity.id ?? at;
  const card = activity.replyToId;
  const conversation = conversationOf(activity);
  const base = { ...from(seen), ...who, at, reply: replyTo(activity, who.user, seen, card) };
  if (data.kind === 'form') {
    return { ...base, type: 'form', key: eventKey.form(data.form, who.user, act), ...readForm(data, beside), files: [] };
  }
  // A button for a form whose press came without a way to show one: it is said how else to report.
  return { ...base, type: 'action', key: eventKey.press(conversation.id, who.user, act), conversation, message: card === undefined ? CARD_OF_NO_MESSAGE : messageOf(activity, card), action: data.action, value: data.value };
}
