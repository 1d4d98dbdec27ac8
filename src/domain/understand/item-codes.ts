import type { Span } from './span.js';

/** A code of the plan, named in the words. */
export interface CodeMention extends Span {
  readonly code: string;
}

/** Words that make "2B" or "3a" something else: a room, a class, a grade, a section. */
const OTHER_THING = /(?:^|[^\p{L}])(?:rooms?|rm|salon(?:es)?|aulas?|class(?:room)?|clase|grupo|group|grade|grado|grados|section|seccion|building|edificio|apt|suite|unit|unidad|period|floor|piso|gate|page|pagina|table|tabla|bus|route|ruta|team|equipo|form|lote)\.? ?#?$/u;
/** Words before a code written without its full stop that show it is meant as one. */
const LEAD = /(?:^|[\s("'#])(?:item|goal|objective|action|area|on|for|and|also|of|about|with|el|del|al|meta|objetivo|accion|punto|en el|este y|y)? ?#?$/u;
const BARE_NUMBER_LEAD = /(?:^|[\s("'])(?:item|goal|objective|action|area|priority|meta|objetivo|accion|punto|prioridad) ?(?:#|no\.? ?)?$|(?:^|[\s(])#$/u;

/**
 * Where a folded text names a code of the plan, in order. "1.a", "1.A" and "1 .a" never; "1A" and "1a" count
 * where nothing shows a room, a class or the Spanish ordinal ("la 2a semana"). A code that is a
 * bare number counts only after a word such as "goal".
 * @param clean the same place in the words as written, to tell "1A" from "1a"
 */
export function findCodes(text: string, codes: readonly string[], written: (span: Span) => string): CodeMention[] {
  const byShape = new Map<string, string>();
  const compact = new Map<string, string>();
  for (const code of codes) {
    const shape = code.toLowerCase().trim();
    if (shape === '') continue;
    byShape.set(shape, code);
    const squeezed = shape.replace(/[.\-\s]/gu, '');
    if (/^\d+[a-z]$/u.test(squeezed)) compact.set(squeezed, code);
  }
  if (byShape.size === 0) return [];
  const found: CodeMention[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:[.\-_][\p{L}\p{N}]+)*/gu)) {
    const token = match[0];
    if (token.length > 40) continue;
    const start = match.index;
    const span = { start, end: start + token.length };
    const left = text.slice(Math.max(0, start - 16), start);
    if (/[$€£/@\d]$/u.test(left) && !/(?:^|\D)\/$/u.test(left)) continue;
    if (/^[%:](?=\d)|^[/@]\w/u.test(text.slice(span.end, span.end + 2))) continue;
    const whole = byShape.get(token);
    if (whole !== undefined) {
      if (/^\d+$/u.test(token) ? BARE_NUMBER_LEAD.test(left) : !OTHER_THING.test(left)) found.push({ code: whole, ...span });
      continue;
    }
    const loose = compact.get(token);
    if (loose === undefined || OTHER_THING.test(left)) continue;
    const upper = /[A-Z]$/u.test(written(span));
    if (upper ? LEAD.test(left) || left.trim() === '' : /(?:^|[\s(])(?:item|goal|objective|objetivo|punto|el|del|al) ?#?$/u.test(left)) found.push({ code: loose, ...span });
  }
  return found;
}
