import { z } from 'zod';
import { readActionId } from '../blocks/action-id.js';
import { eventKey } from './event-key.js';
import { actor, id, maybeId } from './payload-schemas.js';
import { responseUrl } from './response-url.js';
import type { ReplyAddress } from '../outbound/reply-handle.js';
import { conversationOf, from, triggerOf, waitingIn } from './seen.js';
import type { Reader } from './seen.js';
import { instantOf } from './slack-time.js';
import { strangerField, strangerOf } from './who.js';

/** What a button on the person's own page stands on. */
export const HOME_MESSAGE = 'home';

/** Empty ids are those of a page that is no message. */
const lenientId = z.string().max(255).nullish().transform((value) => (value === null || value === '' ? undefined : value));
const pressed = z.looseObject({
  action_id: id,
  value: z.string().max(4_000).nullish(),
  selected_option: z.looseObject({ value: z.string().max(4_000) }).nullish(),
  action_ts: maybeId,
});
const schema = z.looseObject({
  user: actor,
  actions: z.tuple([pressed], z.unknown()),
  container: z.looseObject({ type: lenientId, message_ts: lenientId, channel_id: lenientId, thread_ts: lenientId, is_ephemeral: z.boolean().nullish() }),
  channel: z.looseObject({ id: lenientId }).nullish(),
  message: z.looseObject({ thread_ts: lenientId }).nullish(),
  view: z.looseObject({ type: lenientId }).nullish(),
  trigger_id: maybeId,
  response_url: responseUrl,
});
type Press = z.infer<typeof schema>;

/** A press of a button on a message or on the person's own page. What is chosen within an open form is read when the form is sent. */
export const readAction: Reader = (body, seen) => {
  const { data: press } = schema.safeParse(body);
  if (press === undefined || isInForm(press)) return undefined;
  const { user, trigger_id: trigger, actions } = press;
  const [action] = actions;
  const spot = spotOf(press);
  const pressedAt = action.action_ts ?? trigger ?? seen.now;
  return {
    ...from(seen),
    ...strangerField(strangerOf([user.team_id], seen)),
    type: 'action',
    key: eventKey.press(spot?.channel ?? HOME_MESSAGE, spot?.message ?? HOME_MESSAGE, user.id, pressedAt),
    user: user.id,
    at: instantOf(action.action_ts) ?? seen.now,
    // On their own page there is no conversation: an answer goes to the person.
    conversation: spot === undefined ? { id: user.id, kind: 'direct' } : conversationOf(spot.channel),
    message: spot?.message ?? HOME_MESSAGE,
    action: readActionId(action.action_id).action,
    value: action.value ?? action.selected_option?.value ?? '',
    reply: seen.makeReply({ ...press.response_url, user: user.id, ...waitingIn(seen), ...(spot && addressOf(spot, press)) }),
    ...triggerOf(trigger, seen),
  };
};

/** Whether the button asks for a form: one must be open within three seconds. */
export function opensForm(body: unknown): boolean {
  const { data } = schema.safeParse(body);
  return data !== undefined && !isInForm(data) && readActionId(data.actions[0].action_id).opensForm;
}

interface Spot {
  readonly channel: string;
  readonly message: string;
}

function spotOf({ container, channel }: Press): Spot | undefined {
  const where = container.channel_id ?? channel?.id;
  return where !== undefined && container.message_ts !== undefined ? { channel: where, message: container.message_ts } : undefined;
}

function isInForm({ view, container }: Press): boolean {
  return view?.type === 'modal' || (container.type === 'view' && view?.type !== 'home');
}

function addressOf({ channel, message }: Spot, { container, message: shown }: Press): Omit<ReplyAddress, 'user' | 'responseUrl'> {
  const thread = container.thread_ts ?? shown?.thread_ts;
  const at = container.is_ephemeral === true ? { ephemeral: true } : { message };
  return { channel, ...at, ...(thread !== undefined && { thread }) };
}
