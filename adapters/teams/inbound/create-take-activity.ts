import { AppError, errorFields } from '../../../src/errors.js';
import type { Inbound } from '../../../src/ports/chat.js';
import { boundedMap } from '../../../src/domain/bounded-map.js';
import { makeReplyHandle } from '../outbound/reply-handle.js';
import { activitySchema } from './activity-schema.js';
import type { Activity } from './activity-schema.js';
import { createAnswerInvoke } from './answer-invoke.js';
import { inTime } from './in-time.js';
import { createLearn } from './learn.js';
import { PATIENCE } from './patience.js';
import { readActivity } from './read-activity.js';
import { membersNamed } from './read-mentions.js';
import type { Seen } from './seen.js';
import type { TakeActivity, VerifiedSender } from './take-activity.js';
import { readNews } from './take-news.js';
import type { TakeActivityParts } from './take-parts.js';

export type { TakeActivityParts } from './take-parts.js';

/** So many people's ids for this bot are remembered. */
const MOST_MEMBERS = 10_000;

/**
 * Takes what Teams hands over: keeps how to reach whoever did it, hands on what they did, and answers what is asked in the
 * same breath. Something that could not be stored in time is asked for again with 503; an invoke, which nobody repeats, is
 * answered with the word that nothing was saved.
 */
export function createTakeActivity(parts: TakeActivityParts): TakeActivity {
  const { receive, log, patience = PATIENCE } = parts;
  const learn = createLearn(parts);
  const answerInvoke = createAnswerInvoke(parts);
  const members = boundedMap<string>(MOST_MEMBERS);
  const memberKey = (tenant: string, member: string): string => `${tenant} ${member}`;

  function seenBy(sender: VerifiedSender): Seen {
    return {
      tenant: sender.tenant,
      serviceUrl: sender.serviceUrl,
      bot: `28:${sender.appId}`,
      now: parts.clock.now().toString(),
      makeReply: (address) => makeReplyHandle(address, parts.sealer, sender.tenant),
      userOf: (member) => members.get(memberKey(sender.tenant, member)),
    };
  }

  /** Mentions name people by their ids for this bot alone; whoever cannot be looked up in time stays named by it. */
  async function learnMentioned(activity: Activity, sender: VerifiedSender, seen: Seen): Promise<void> {
    const { id, aadObjectId } = activity.from;
    if (aadObjectId !== undefined) members.set(memberKey(sender.tenant, id), aadObjectId);
    const unknown = membersNamed(activity, seen).filter((member) => seen.userOf(member) === undefined).slice(0, 10);
    if (unknown.length === 0) return;
    const chat = parts.chatFor(sender.tenant);
    const lookUp = unknown.map(async (member) => {
      const user = (await chat.profile(member))?.user;
      if (user !== undefined) members.set(memberKey(sender.tenant, member), user);
    });
    await inTime(patience.lookUp, Promise.allSettled(lookUp)).catch(() => undefined);
  }

  async function store(activity: Activity, sender: VerifiedSender, seen: Seen): Promise<void> {
    await learn(activity, sender, seen);
    await learnMentioned(activity, sender, seen);
    const said = readActivity(activity, seen);
    const inbounds: readonly Inbound[] = said === undefined ? await readNews(parts, activity, sender, seen) : [said];
    for (const inbound of inbounds) await receive(inbound);
  }

  return async (payload, sender) => {
    const { data: activity } = activitySchema.safeParse(payload);
    if (activity === undefined) {
      log.debug('teams.ignored');
      return { status: 200 };
    }
    const seen = seenBy(sender);
    try {
      if (activity.type === 'invoke') return await answerInvoke(activity, sender, seen, learn(activity, sender, seen));
      await inTime(patience.save, store(activity, sender, seen));
      return { status: 200 };
    } catch (error) {
      // Sent again, it would be refused again.
      const isRefused = error instanceof AppError && (error.code === 'inbound-invalid' || error.code === 'workspace-unknown');
      log.error('teams.not-saved', { type: KINDS.has(activity.type) ? activity.type : 'other', ...errorFields(error) });
      return { status: isRefused ? 200 : 503 };
    }
  };
}

/** What a log may name. */
const KINDS: ReadonlySet<string> = new Set(['message', 'messageUpdate', 'messageDelete', 'conversationUpdate', 'installationUpdate', 'invoke']);
