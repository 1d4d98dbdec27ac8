import { inAnySpan } from '../../../src/ports/pace.js';
import type { ChatLimits } from '../../../src/ports/pace.js';

/**
 * What Slack lets a bot write (docs.slack.dev/apis/web-api/rate-limits, and the pages of the methods):
 * - `chat.postMessage`: one message a second in a channel, and "several hundred" a minute in a workspace; 300 are taken for
 *   that, in windows of about a second, so that many messages go out evenly;
 * - `chat.update`: tier 3, 50 a minute in a workspace, short bursts welcome.
 * A second is kept as a little more: messages are on their way for different lengths of time.
 */
export const SLACK_LIMITS: ChatLimits = {
  posts: { conversation: [{ points: 1, ms: 1_025 }], workspace: [inAnySpan(300, 60_000, 58)] },
  updates: { workspace: [inAnySpan(50, 60_000, 4)] },
};
