import { readSlackText } from '../unescape-text.js';

/** The words of a direct message. One that begins with the bot's own name is said to the bot either way: the name is left out. */
export function wordsInDirect(text: string, botUser: string | undefined): string {
  const words = readSlackText(text);
  const name = nameOf(botUser);
  return name !== undefined && words.trimStart().startsWith(name) ? withoutComma(words.trimStart().slice(name.length)) : words;
}

/** What is asked of the bot in a message that names it: what follows the name, or else what comes before it. */
export function wordsAfterName(text: string, botUser: string | undefined): string {
  const words = readSlackText(text);
  const name = nameOf(botUser);
  const at = name === undefined ? -1 : words.indexOf(name);
  if (name === undefined || at < 0) return words.trim();
  const after = withoutComma(words.slice(at + name.length)).trim();
  return after === '' ? words.slice(0, at).trim() : after;
}

function nameOf(botUser: string | undefined): string | undefined {
  return botUser === undefined ? undefined : `<@${botUser}>`;
}

/** `@Throughline, status 2` and `@Throughline: status 2` ask the same. */
function withoutComma(words: string): string {
  return words.replace(/^\s*[,:]?\s*/u, '');
}
