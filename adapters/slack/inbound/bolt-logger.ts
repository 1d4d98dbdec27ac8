import { LogLevel } from '@slack/bolt';
import type { Logger as SlackLogger } from '@slack/web-api';
import type { Logger } from '../../../src/ports/system.js';

/**
 * A logger for Slack's libraries, which log whole payloads, tokens and people's words. Nothing of that is passed on: of
 * what they warn or complain about, that they did is.
 */
export function createBoltLogger(log: Logger): SlackLogger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: () => log.debug('slack.library-warned'),
    error: () => log.warn('slack.library-failed'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.ERROR,
    setName: () => undefined,
  };
}
