import { inAnySpan } from '../../../src/ports/pace.js';
import type { ChatLimits, PaceLimit } from '../../../src/ports/pace.js';

/** For one bot in one conversation: 7 in a second, 8 in two, 60 in half a minute, 1,800 in an hour; changed messages count as new ones do. */
const CONVERSATION: readonly PaceLimit[] = [inAnySpan(7, 1_000), inAnySpan(8, 2_000), inAnySpan(60, 30_000), inAnySpan(1_800, 3_600_000)];

/**
 * What Teams lets a bot write (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit): the above, and 50 requests a
 * second of an app in a tenant, whatever they ask for. Microsoft calls the numbers subject to change: what counts is the answer 429.
 */
export const TEAMS_LIMITS: ChatLimits = {
  all: [inAnySpan(50, 1_000, 9)],
  posts: { conversation: CONVERSATION },
  updates: { conversation: CONVERSATION },
};
