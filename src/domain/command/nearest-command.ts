import leven from 'leven';
import type { CommandName } from './command.js';
import { allCommandWords, firstTokens, foldWord } from './command-words.js';

/**
 * The command most like the first word or two of a text, when one is near enough: at most a third of
 * its letters differ. `rest` is what follows the words taken for it.
 */
export function nearestCommand(text: string): { readonly name: CommandName; readonly rest: string } | undefined {
  let best: { name: CommandName; rest: string; distance: number } | undefined;
  const tokens = firstTokens(text, 2);
  const seconds = tokens.length === 2 ? [0, 1] : [0];
  for (const last of seconds) {
    const end = tokens[last]?.end;
    if (end === undefined) continue;
    const typed = foldWord(text.slice(0, end));
    for (const [word, name] of allCommandWords()) {
      const allowed = Math.floor(Math.max(word.length, typed.length) / 3);
      if (typed.length < 2 || allowed === 0) continue;
      const distance = word.startsWith(`${typed} `) ? 1 : leven(typed, word, { maxDistance: allowed + 1 });
      if (distance <= allowed && (!best || distance < best.distance)) best = { name, rest: text.slice(end).trim(), distance };
    }
  }
  return best && { name: best.name, rest: best.rest };
}
