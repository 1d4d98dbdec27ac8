import type { CueRule } from './lexicon.js';

/**
 * Signs that mean the same in every language: traffic lights and alarms. A lone tick or thumb
 * is in neither list: it may mean "done", "going well" or "seen".
 */
export const EMOJI_CUES: readonly CueRule[] = [
  { says: 'on-track', weight: 3, negated: null, reach: 'any', when: ['🟢', '💚', '🟩'] },
  { says: 'at-risk', weight: 3, negated: null, reach: 'any', when: ['🟡', '🟠', '⚠', '🟨', '🟧', '💛'] },
  { says: 'off-track', weight: 3, negated: null, reach: 'any', when: ['🔴', '🟥', '🛑', '🚨', '⛔'] },
  { says: 'bad', weight: 2, negated: null, reach: 'any', when: ['👎', '😬', '😟', '😞', '😰', '😩', '😫', '📉'] },
];

/** Signs that turn what is said around, or may: words beside them are not taken at their word. */
export const IRONY = /🙄|🤡|🙃|(?<![\p{L}\p{N}/])\/s(?![\p{L}\p{N}])/u;
/** A tick: "fine" or "done", never which. Beside an alarm it makes the message speak both ways. */
export const TICK = /[✅✔☑👍👌🆗💯]/u;
