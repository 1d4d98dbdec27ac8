import { withoutLeadingMarks } from './command-words.js';
import type { Who } from './command.js';

/** A mention as the chat port hands it over; some platforms add the name after a bar. */
const MENTION = /^<@([^<>|\s]{1,200})(?:\|[^<>]{0,200})?>$/u;
const MAX_NAME = 200;

/** Reads a person: `<@user>`, or a name with or without `@`. Undefined when there is nothing. */
export function readWho(text: string): Who | undefined {
  const trimmed = text.trim().slice(0, MAX_NAME * 3);
  const user = MENTION.exec(trimmed)?.[1];
  if (user !== undefined) return { kind: 'user', user };
  const name = withoutLeadingMarks(trimmed.replace(/^@+\s*/, '')).replace(/\s+/gu, ' ').slice(0, MAX_NAME).trim();
  return name === '' ? undefined : { kind: 'name', name };
}

/** The person as typed again. */
export function printWho(who: Who): string {
  return who.kind === 'user' ? `<@${who.user}>` : who.name;
}
