/** The text with every match of a global pattern blotted out; places stay the same. */
export function hidePhrases(text: string, pattern: RegExp): string {
  return text.replace(pattern, (phrase) => '·'.repeat(phrase.length));
}

/** Where the last match of a global pattern begins. */
export function lastMatch(text: string, pattern: RegExp): number | undefined {
  let at: number | undefined;
  for (const match of text.matchAll(pattern)) at = match.index;
  return at;
}

/** Where the first match of a global pattern begins. Unlike `test`, it keeps no place between calls. */
export function firstMatch(text: string, pattern: RegExp): number | undefined {
  for (const match of text.matchAll(pattern)) return match.index;
  return undefined;
}
