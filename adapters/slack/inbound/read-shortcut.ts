import { z } from 'zod';
import { eventKey } from './event-key.js';
import { actor, id, innerMessage, maybeId, place } from './payload-schemas.js';
import type { InnerMessage } from './payload-schemas.js';
import { readFiles } from './read-files.js';
import { responseUrl } from './response-url.js';
import { readSlackText } from '../unescape-text.js';
import { conversationOf, from, triggerOf, waitingIn } from './seen.js';
import type { Reader } from './seen.js';
import { SHORTCUTS } from './shortcuts.js';
import { instantOf } from './slack-time.js';
import { strangerField, strangerOf } from './who.js';

const base = z.looseObject({ user: actor, trigger_id: id, action_ts: maybeId });
const report = base.extend({ type: z.literal('shortcut'), callback_id: z.literal(SHORTCUTS.report) });
const evidence = base.extend({
  type: z.literal('message_action'),
  callback_id: z.literal(SHORTCUTS.evidence),
  team: place.nullish(),
  channel: place,
  message_ts: maybeId,
  message: innerMessage.extend({ username: maybeId, bot_profile: z.looseObject({ name: maybeId }).nullish(), user_profile: z.looseObject({ real_name: maybeId }).nullish() }),
  response_url: responseUrl,
});
type Evidence = z.infer<typeof evidence>;

/** A shortcut, from the menu of anything ("Report progress") or of a message ("Save as evidence"). */
export const readShortcut: Reader = (body, seen) => readReport(body, seen) ?? readEvidence(body, seen);

const readReport: Reader = (body, seen) => {
  const { data } = report.safeParse(body);
  if (data === undefined) return undefined;
  const { user, trigger_id: trigger, action_ts: at } = data;
  return {
    ...from(seen),
    ...strangerField(strangerOf([user.team_id], seen)),
    type: 'shortcut',
    shortcut: 'report',
    key: eventKey.shortcut(SHORTCUTS.report, user.id, at ?? trigger),
    user: user.id,
    at: instantOf(at) ?? seen.now,
    reply: seen.makeReply({ user: user.id, ...waitingIn(seen) }),
    ...triggerOf(trigger, seen),
  };
};

const readEvidence: Reader = (body, seen) => {
  const { data } = evidence.safeParse(body);
  const ts = data?.message_ts ?? data?.message.ts;
  if (data === undefined || ts === undefined) return undefined;
  const { user, channel, message, trigger_id: trigger, action_ts: at } = data;
  const permalink = permalinkOf(data, ts);
  return {
    ...from(seen),
    ...strangerField(strangerOf([user.team_id], seen)),
    type: 'share',
    key: eventKey.share(channel.id, ts, user.id, at ?? trigger),
    user: user.id,
    at: instantOf(at) ?? seen.now,
    source: {
      conversation: channel.id,
      message: ts,
      isPrivate: isPrivate(channel),
      author: authorOf(message),
      at: instantOf(ts) ?? seen.now,
      text: readSlackText(message.text),
      files: readFiles(message.files),
      ...(permalink !== undefined && { permalink }),
    },
    reply: seen.makeReply({ ...data.response_url, channel: channel.id, user: user.id, ephemeral: true, ...waitingIn(seen), ...(message.thread_ts !== undefined && { thread: message.thread_ts }) }),
    ...triggerOf(trigger, seen),
  };
};

/**
 * Who wrote it: the name, where Slack gives one; a person of the workspace as `<@ID>`, in the form of mentions.
 */
function authorOf(message: InnerMessage & Pick<Evidence['message'], 'username' | 'bot_profile' | 'user_profile'>): string {
  const name = message.user_profile?.real_name ?? message.username ?? message.bot_profile?.name;
  if (name !== undefined) return name;
  return message.user === undefined ? '' : `<@${message.user}>`;
}

/** Slack gives private channels and direct messages a name that only says what they are, and ids of groups begin with G. */
function isPrivate({ id: channel, name }: Evidence['channel']): boolean {
  const isNamedSo = name === undefined || name === 'privategroup' || name === 'directmessage' || name.startsWith('mpdm-');
  return isNamedSo || channel.startsWith('G') || conversationOf(channel).kind === 'direct';
}

/** The address of a message, as Slack's own "Copy link" makes it: docs.slack.dev, reference/methods/chat.getPermalink. */
function permalinkOf({ team, channel, message }: Evidence, ts: string): string | undefined {
  if (team?.domain === undefined || !/^[\w-]+$/.test(team.domain)) return undefined;
  const url = new URL(`https://${team.domain}.slack.com/archives/${encodeURIComponent(channel.id)}/p${encodeURIComponent(ts.replace('.', ''))}`);
  if (message.thread_ts !== undefined && message.thread_ts !== ts) {
    url.searchParams.set('thread_ts', message.thread_ts);
    url.searchParams.set('cid', channel.id);
  }
  return url.href;
}
