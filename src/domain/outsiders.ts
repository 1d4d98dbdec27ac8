import type { Platform } from './types.js';

/** Who a platform says is no member of the organization. */
type Outsider = 'guest' | 'external' | 'bot';

/**
 * Whether a steward may say that a stranger counts as a person of the plan all the same. Teams vouches for who somebody is
 * by an id that nobody can choose, whatever organization they come from; in Slack strangers stay strangers. A program is nobody.
 */
export function mayBeLetIn(platform: Platform, kind: Outsider): boolean {
  return platform === 'teams' && kind !== 'bot';
}
