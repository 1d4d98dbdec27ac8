/** What a statement means for the session it runs on. */
export type SessionStatement =
  | { readonly kind: 'begin'; /** Such as `ISOLATION LEVEL SERIALIZABLE`, or nothing. */ readonly modes: string }
  | { readonly kind: 'commit' | 'rollback' }
  | { readonly kind: 'listen'; /** Its name, without quotes. */ readonly channel: string }
  | { readonly kind: 'unlisten'; /** None: every channel. */ readonly channel?: string }
  | { readonly kind: 'other' };

const LEADING_COMMENT = /^\s*(?:--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)/;
const BEGIN = /^(?:begin(?:\s+(?:work|transaction))?|start\s+transaction)(?:\s+([^;]+?))?\s*;?\s*$/i;
const COMMIT = /^(?:commit|end)(?:\s+(?:work|transaction))?\s*;?\s*$/i;
const ROLLBACK = /^(?:rollback|abort)(?:\s+(?:work|transaction))?\s*;?\s*$/i;
const LISTEN = /^listen\s+([a-z_][\w$]*|"[^"]+")\s*;?\s*$/i;
const UNLISTEN = /^unlisten\s+([a-z_][\w$]*|"[^"]+"|\*)\s*;?\s*$/i;

/**
 * Recognizes the statements that change a session. The queue's own statements begin with SQL comments:
 * a reader that stops at them misses LISTEN, and the queue then finds its jobs by polling, seconds late.
 * A script of several statements is `other`, whatever it begins with.
 */
export function readStatement(sql: string): SessionStatement {
  const text = withoutLeadingComments(sql).trim();
  const begin = BEGIN.exec(text);
  if (begin) return { kind: 'begin', modes: begin[1] ?? '' };
  if (COMMIT.test(text)) return { kind: 'commit' };
  if (ROLLBACK.test(text)) return { kind: 'rollback' };
  const wanted = LISTEN.exec(text)?.[1];
  if (wanted !== undefined) return { kind: 'listen', channel: identifier(wanted) };
  const left = UNLISTEN.exec(text)?.[1];
  if (left === '*') return { kind: 'unlisten' };
  if (left !== undefined) return { kind: 'unlisten', channel: identifier(left) };
  return { kind: 'other' };
}

function withoutLeadingComments(sql: string): string {
  let text = sql;
  while (LEADING_COMMENT.test(text)) text = text.replace(LEADING_COMMENT, '');
  return text;
}

/** The name PostgreSQL makes of an identifier: as written between quotes, in lower case without. */
function identifier(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1) : text.toLowerCase();
}
