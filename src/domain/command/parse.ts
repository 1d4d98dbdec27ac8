import { foldWord, takeCommand, withoutLeadingMarks } from './command-words.js';
import type { Command, CommandFault, CommandName, Parsed } from './command.js';
import { nearestCommand } from './nearest-command.js';
import { printCommand } from './print-command.js';
import { readSubscription } from './read-subscription.js';
import { readWho } from './read-who.js';
import { saysStatus } from './says-status.js';
import { takeOptions } from './take-options.js';

/** Nobody types more, whatever the command, in characters. */
export const MAX_TEXT = 40_000;
/** What fits a button. */
export const MAX_COMMAND = 1_500;
/** Words that name something are shorter; the words of a report are not cut. */
const MAX_TARGET = 300;
/** Said after `start` or `pause` by the button under its preview. */
const CONFIRMED = new Set(['confirm', 'confirmar']);

/**
 * Reads what follows `/plan` in English or Spanish; accents, case and extra spaces do not matter.
 * Nothing at all asks for help; an item's code alone asks for its status. Never throws, whatever the text.
 */
export function parseCommand(text: string): Parsed {
  const words = text.replace(/^[\s\p{Cf}]*(?:\/plan\b)?[\s\p{Cf}]*/iu, '').trimEnd();
  if (words === '') return { ok: true, command: { name: 'help' }, page: 1, here: false };
  const taken = takeCommand(words);
  if (taken) return readRest(taken.name, taken.rest);
  if (/^\d/.test(words) && words.length <= MAX_TARGET) return readRest('status', words);
  return { ok: false, fault: unknown(words) };
}

function readRest(name: CommandName, text: string): Parsed {
  const taken = takeOptions(name, text);
  if (!taken.ok) return { ok: false, fault: { kind: 'option', word: taken.word } };
  const read = readCommand(name, withoutLeadingMarks(taken.rest));
  return 'kind' in read ? { ok: false, fault: read } : { ok: true, command: read, ...taken.options };
}

function readCommand(name: CommandName, rest: string): Command | CommandFault {
  const target = rest.slice(0, MAX_TARGET).trim();
  switch (name) {
    case 'status':
    case 'unsubscribe':
      return { name, ...(target !== '' && { target }) };
    case 'mine':
    case 'at-risk':
    case 'needs-attention':
    case 'overdue':
    case 'digest':
    case 'calendar':
    case 'undelivered':
      return { name };
    case 'item':
    case 'evidence':
    case 'history':
      return target === '' ? { kind: 'missing', command: name, what: 'item' } : { name, target };
    case 'report':
      return rest === '' ? { kind: 'missing', command: name, what: 'item' } : { name, rest };
    case 'owner':
    case 'cadence':
    case 'milestone':
      return target === '' ? { kind: 'missing', command: name, what: 'item' } : { name, rest: target };
    case 'of': {
      const who = readWho(rest);
      return who ? { name, who } : { kind: 'missing', command: name, what: 'person' };
    }
    case 'subscribe': {
      const read = readSubscription(target);
      return read.ok ? read.command : read.fault;
    }
    case 'start':
    case 'pause':
      return { name, confirmed: CONFIRMED.has(foldWord(target)) };
    case 'help':
      return target === '' ? { name } : readTopic(target);
  }
}

function readTopic(words: string): Command | CommandFault {
  const topic = (takeCommand(words) ?? nearestCommand(words))?.name;
  return topic ? { name: 'help', topic } : { kind: 'unknown', word: words };
}

/** An unknown word with the nearest command and, where the rest fits it, the whole command mended. */
function unknown(words: string): CommandFault {
  const word = /^\S+/u.exec(words)?.[0] ?? words;
  const near = nearestCommand(words);
  // Somebody who says how work goes wants to report it.
  if (!near) return { kind: 'unknown', word, ...(words.length <= MAX_TARGET && saysStatus(words) && { nearest: 'report' as const }) };
  const mended = readRest(near.name, near.rest);
  const printed = mended.ok ? printCommand(mended) : '';
  return { kind: 'unknown', word, nearest: near.name, ...(printed !== '' && printed.length <= MAX_COMMAND && { mended: printed }) };
}

/** The same command at another page, as text; undefined where the text is no command. */
export function commandAtPage(text: string, page: number): string | undefined {
  const parsed = parseCommand(text);
  return parsed.ok ? printCommand({ ...parsed, page }) : undefined;
}
