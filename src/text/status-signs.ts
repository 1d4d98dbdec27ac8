import type { ItemStatus } from '../domain/types.js';

/** A sign before the word of a status, which always follows. */
export const STATUS_SIGNS: Readonly<Record<ItemStatus, string>> = {
  'on-track': '🟢',
  'at-risk': '🟡',
  'off-track': '🔴',
  done: '✅',
  'not-started': '⚪',
  unknown: '❔',
};
