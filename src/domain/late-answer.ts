import { Temporal } from 'temporal-polyfill';
import type { CheckState } from './types.js';

/** Whether an answer said at `at` comes late for a check: from `lateAt` on, or after the check was given up. */
export function isLateAnswer(check: { readonly state: CheckState; readonly lateAt?: Temporal.Instant }, at: Temporal.Instant): boolean {
  return check.lateAt ? Temporal.Instant.compare(at, check.lateAt) >= 0 : check.state === 'lapsed';
}
