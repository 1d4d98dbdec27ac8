import { parseOwnerCommand } from '../owner-command.js';
import { takeCommand, withoutLeadingMarks } from './command-words.js';
import type { CommandName } from './command.js';
import { parseCommand } from './parse.js';
import { saysStatus } from './says-status.js';
import { takeOptions } from './take-options.js';

/** Commands that are one word or two and nothing else. */
const ALONE: ReadonlySet<CommandName> = new Set(['mine', 'at-risk', 'needs-attention', 'overdue', 'digest', 'calendar', 'undelivered', 'start', 'pause']);
/** Commands about an item, which its code names. */
const OF_ITEM: ReadonlySet<CommandName> = new Set(['item', 'evidence', 'history']);
/** Commands about an item with words after its code. */
const ITEM_FIRST: ReadonlySet<CommandName> = new Set(['report', 'owner', 'cadence', 'milestone']);
/** More is said to somebody, not asked of a program. Characters, but for the words of a report. */
const LONGEST = 120;
const MOST_WORDS = 4;

/** `2`, `2.b`, `goal 2`, `meta 2 b`. */
const CODE = /^(?:(?:goal|area|objective|action|item|meta|área|objetivo|acción|accion|punto)\s+)?(?=\S*\d)[\p{L}\d]{1,8}(?:[.\-][\p{L}\d]{1,8}){0,5}(?:\s\p{L})?$/iu;
const CODE_FIRST = /^(?=\S*\d)[\p{L}\d]{1,8}(?:[.\-][\p{L}\d]{1,8}){0,5}:?(?:\s|$)/u;
const NAMES = /^(?:<@[^<>|\s]{1,200}(?:\|[^<>]*)?>|@?\p{Lu}[\p{L}'’.-]*(?:\s(?:(?:de|del|la|los|van|von|da|dos)\s)*\p{Lu}[\p{L}'’.-]*){0,4})$/u;
/** A sentence has these; what is asked of a program has not. */
const SENTENCE = /[:;,!\n]|\.\s/u;
/** A hyphen, or the plural of the command's menu, makes of a status what nobody says of their work. */
const TYPED_AS_COMMAND = /^\S+\p{Pd}\S+$|^atrasados$/iu;
/** In two words these say how work goes. */
const TELLING: ReadonlySet<CommandName> = new Set(['at-risk', 'needs-attention', 'overdue', 'undelivered']);
/** What follows "status" where it is told, not asked. */
const TOLD = /^(?:is|are|was|stays?|remains?|unchanged|same|update|es|está|esta|son|va|sigue|igual|actualizado)(?:\s|$)/iu;
/** The word alone would end every digest, and in a conversation mostly means something else. */
const TOO_BARE = /^cancelar$/iu;

/**
 * Whether words said to the bot in a chat of two, where no slash sets commands apart, are a command such as `status 2`,
 * `mine` or `en-riesgo`. Words that may as well report something are none: "at risk" is a status, "status: on track" a
 * report, "evidence that they read more" a sentence. Nor are those that the owner of a check commands ("snooze", "away").
 */
export function isSaidAsCommand(text: string): boolean {
  const words = text.trim();
  if (/^\/plan\b/iu.test(words)) return true;
  if (words === '' || TOO_BARE.test(words) || parseOwnerCommand(words) !== undefined) return false;
  const taken = takeCommand(words);
  const parsed = parseCommand(words);
  if (taken === undefined || !parsed.ok || parsed.command.name !== taken.name) return false;
  if (ITEM_FIRST.has(taken.name)) return CODE_FIRST.test(withoutLeadingMarks(taken.rest));
  if (words.length > LONGEST) return false;
  const options = takeOptions(taken.name, taken.rest);
  const rest = options.ok ? options.rest : taken.rest;
  return isAsked(taken.name, words.slice(0, words.length - taken.rest.length).trim(), rest);
}

/** @param command as typed */
function isAsked(name: CommandName, command: string, rest: string): boolean {
  if (ALONE.has(name)) return rest === '' && (TYPED_AS_COMMAND.test(command) || !((TELLING.has(name) && /\s/u.test(command)) || saysStatus(command)));
  if (OF_ITEM.has(name)) return CODE.test(rest);
  switch (name) {
    case 'status':
      return rest === '' || CODE.test(rest) || (!SENTENCE.test(rest) && !TOLD.test(rest) && rest.split(/\s+/u).length <= MOST_WORDS && !saysStatus(rest));
    case 'of':
      return NAMES.test(rest);
    case 'unsubscribe':
      return rest === '' || CODE.test(rest);
    case 'subscribe':
    case 'help':
      return !SENTENCE.test(rest.replace(/\d:\d/gu, ''));
    default:
      return false;
  }
}
