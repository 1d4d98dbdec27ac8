import { Temporal } from 'temporal-polyfill';
import type { Platform } from './types.js';

/** A place in chat where a person can be written to. */
export interface Place {
  readonly platform: Platform;
  /** The bot was taken out of its workspace: nothing can be sent there. */
  readonly isRemoved?: boolean;
  /** When they last wrote to the bot or pressed something there. */
  readonly lastWroteAt?: Temporal.Instant;
}

/**
 * A person's places in the order in which to write to them: first where the bot still is; of these the platform that was
 * chosen, by the first choice that is made (their own, then their organization's); of these where they wrote last. Where
 * nothing tells two apart they stay as given.
 */
export function reachOrder<T extends Place>(places: readonly T[], choices: readonly (Platform | undefined)[]): readonly T[] {
  const made = choices.filter((choice) => choice !== undefined);
  const rank = ({ platform }: Place): number => (made.includes(platform) ? made.indexOf(platform) : made.length);
  return [...places].sort((one, other) => Number(one.isRemoved ?? false) - Number(other.isRemoved ?? false) || rank(one) - rank(other) || laterFirst(one.lastWroteAt, other.lastWroteAt));
}

function laterFirst(one: Temporal.Instant | undefined, other: Temporal.Instant | undefined): number {
  if (!one || !other) return Number(other !== undefined) - Number(one !== undefined);
  return Temporal.Instant.compare(other, one);
}
