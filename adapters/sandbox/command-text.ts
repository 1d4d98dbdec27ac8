import { BOT } from './directory.js';

/** How a text that a person sent is meant. */
export type Spoken =
  | { readonly kind: 'words' }
  /** `/plan …`, seen by the asker only. */
  | { readonly kind: 'command'; readonly text: string }
  /** The bot mentioned first: a command that everyone in the conversation sees. */
  | { readonly kind: 'mention'; readonly text: string }
  | { readonly kind: 'unknown-command' };

const MENTION = `<@${BOT.user}>`;

/** Reads what a text is from how it begins. */
export function spokenAs(text: string): Spoken {
  const start = text.trimStart();
  if (start.startsWith(MENTION)) return { kind: 'mention', text: start.slice(MENTION.length).trim() };
  const command = /^\/plan(?=\s|$)/iu.exec(start);
  if (command !== null) return { kind: 'command', text: start.slice(command[0].length).trim() };
  return /^\/\p{L}[\p{L}-]*(?=\s|$)/u.test(start) ? { kind: 'unknown-command' } : { kind: 'words' };
}
