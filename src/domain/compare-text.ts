/** Orders texts by their characters, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorts by a text of each entry, without touching the list given. */
export function sortedBy<T>(entries: readonly T[], text: (entry: T) => string): T[] {
  return [...entries].sort((a, b) => compareText(text(a), text(b)));
}

/** Without repeats, in order. */
export function sortedTexts(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareText);
}
