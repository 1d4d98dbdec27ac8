/** Reads cards as a client shows them, apart from the renderer. */
export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Every object inside a card that has a type, the card's own first; fallbacks are told apart. */
export function partsOf(card: unknown, inFallback = false): readonly { readonly part: Json; readonly inFallback: boolean }[] {
  if (Array.isArray(card)) return card.flatMap((one) => partsOf(one, inFallback));
  if (!isObject(card)) return [];
  const own = typeof card.type === 'string' ? [{ part: card, inFallback }] : [];
  return [...own, ...Object.entries(card).flatMap(([name, value]) => (name === 'data' || name === 'msteams' ? [] : partsOf(value, inFallback || name === 'fallback')))];
}

/** Everything a reader sees of a card, one line a text; what stands only where something is not drawn is left out. */
export function seenWords(card: unknown): string {
  return partsOf(card)
    .filter(({ inFallback }) => !inFallback)
    .flatMap(({ part }) => wordsOf(part))
    .join('\n');
}

function wordsOf(part: Json): readonly string[] {
  switch (part.type) {
    case 'RichTextBlock':
      return [listOf(part.inlines).map(({ text }) => String(text)).join('')];
    case 'TextBlock':
      return [unmarked(String(part.text))];
    case 'Input.Text':
    case 'Input.Date':
    case 'Input.ChoiceSet':
      return [String(part.label), ...listOf(part.choices).map(({ title }) => String(title))];
    case 'Action.Execute':
    case 'Action.Submit':
    case 'Action.ShowCard':
      return [String(part.title)];
    default:
      return [];
  }
}

/** Markdown of ours away; what is escaped comes back. */
export function unmarked(text: string): string {
  return text
    .replace(/<at>([^<]*)<\/at>/gu, '@$1')
    .replace(/(?<!\\)\[((?:[^[\]\\]|\\.)*)\]\(https?:[^()\s]*\)/gu, '$1')
    .replace(/(?<!\\)(?:\\\\)*\*\*/gu, (marks) => marks.slice(0, -2))
    .replace(/\\([\\`*_~[\]])/gu, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** All buttons of a card, also those in forms that unfold. */
export function actionsOf(card: unknown): readonly Json[] {
  return partsOf(card).filter(({ part, inFallback }) => !inFallback && String(part.type).startsWith('Action.') && part.type !== 'Action.OpenUrl').map(({ part }) => part);
}
