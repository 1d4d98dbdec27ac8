import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { TakenActivity, TeamsFront } from './teams-front.js';
import type { WireAnswer } from './teams-user.js';

type Activity = Readonly<Record<string, unknown>>;

/** Long enough for a machine with a lot to do. */
const TRIES = 2_400;
const TRY_MS = 25;

const idSchema = z.looseObject({ id: z.string() });
const postedSchema = z.looseObject({ messageId: z.string(), postConversationId: z.string().optional() });
const mentionSchema = z.looseObject({ type: z.literal('mention') });

/**
 * What somebody does, done in the Playground: words in a channel and presses as its own page does them; what its page has
 * no hand for as it comes from Teams. Resolves with what the bot answered.
 */
export async function actInPlayground(playground: string, front: Pick<TeamsFront, 'taken' | 'kept'>, activity: Activity): Promise<WireAnswer> {
  const { id: conversation } = idSchema.parse(activity['conversation']);
  const { id: from } = idSchema.parse(activity['from']);
  const since = front.taken.length;
  if (activity['type'] === 'message' && activity['value'] === undefined && conversation.startsWith('19:')) return postInChannel(conversation, from);
  const { name, replyToId, value } = activity;
  if (name === 'adaptiveCard/action' || name === 'composeExtension/query') {
    await call('_conversation/v1/invoke', { name, conversation: { id: conversation }, from: { id: from }, replyToId, value });
    return taken((one) => one['name'] === name);
  }
  await call('_internal/v1/customActivities', activity);
  return taken((one) => one['id'] === activity['id']);

  /** Its page writes as the one who sits before it, and gives the message its own id. */
  async function postInChannel(whole: string, user: string): Promise<WireAnswer> {
    const [channel = ''] = whole.split(';');
    const mentions = z.array(z.unknown()).parse(activity['entities']).flatMap((entity) => mentionSchema.safeParse(entity).data ?? []);
    const posted = postedSchema.parse(await call(`_conversation/v1/conversations/${encodeURIComponent(channel)}/messages`, { from: { id: user }, text: activity['text'], textFormat: 'plain', mentions }));
    const at = front.kept.findIndex((one) => one.id === activity['id']);
    const before = front.kept[at];
    if (before) front.kept[at] = { ...before, id: posted.messageId, conversation: posted.postConversationId ?? `${channel};messageid=${posted.messageId}` };
    return taken((one) => one['type'] === 'message');
  }

  async function call(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(`${playground}/${path}`, { method: 'POST', headers: { connection: 'close', 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`The Playground refused: HTTP status ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  async function taken(isIt: (one: TakenActivity['activity']) => boolean): Promise<WireAnswer> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const found = front.taken.slice(since).find((one) => isIt(one.activity));
      if (found) return found.answer;
      await sleep(TRY_MS);
    }
    throw new Error('The Playground did not hand it over.');
  }
}
