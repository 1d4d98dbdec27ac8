/** Everything a reader sees of Slack blocks, without their markup: one line a text. */
export function seenWords(blocks: readonly unknown[]): string {
  return blocks.flatMap(texts).join('\n');
}

function texts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text, title, caption } = value as Readonly<Record<string, unknown>>;
  if (typeof text === 'string') return [type === 'mrkdwn' ? unmarked(text) : text];
  const own = [title, caption].filter((part) => typeof part === 'string');
  return [...own, ...Object.values(value).flatMap(texts)];
}

/** Markup of ours away; what is kept apart by joiners and escaped comes back. */
export function unmarked(text: string): string {
  return text
    .replace(/^> /gmu, '')
    .replace(/<[^<>|\n]*\|([^<>\n]*)>/gu, '$1')
    .replace(/<@(\w+)>/gu, '@$1')
    .replace(/[\u2060\u200B]/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
