import type { Who } from './command/command.js';
import { foldText } from './fold-text.js';
import { mentionedUsers } from './mentions.js';
import { readAskIn } from './read-ask-in.js';
import type { Platform } from './types.js';

/** What an owner can tell the bot to do, in a message that says nothing else. */
export type OwnerCommand =
  /** `when` as typed (`2d`, `until friday`), absent for the next open day; `code` where one item is meant. */
  | { readonly kind: 'snooze'; readonly when?: string; readonly code?: string }
  | { readonly kind: 'skip'; readonly code?: string }
  /** `until` as typed (`until friday`, `for 3 days`); absent: until they say they are back. `delegate` answers meanwhile. */
  | { readonly kind: 'away'; readonly until?: string; readonly delegate?: Who }
  /** Where they want to be asked; absent: wherever they wrote last. */
  | { readonly kind: 'ask-in'; readonly platform?: Platform }
  | { readonly kind: 'back' | 'help' | 'undo' };

const SNOOZE = /^(?:snooze|remind me(?: again)?|ask me(?: again)?|later|posponer|pospon|aplazar|aplaza|recuerdame|preguntame|mas tarde)(?: |$)/u;
const SKIP = /^(?:skip|saltar|salta|omitir|omite)(?: |$)/u;
const AWAY = /^(?:(?:i'?m|i am|i'?ll be|i will be|estoy|estare|voy a estar) )?(?:away|out of office|ooo|out|off|fuera|ausente|de vacaciones|de licencia)(?: |$)/u;
/** Words that are a command only where they are the whole message: "out" alone is not. */
const AWAY_ALONE = /^(?:(?:i'?m|i am|estoy) )?(?:away|out of office|ooo|fuera|ausente)$/u;
const BACK = /^(?:(?:i'?m |i am )?back(?: (?:now|again))?|(?:ya )?(?:volvi|regrese|(?:estoy )?de vuelta))$/u;
const HELP = /^(?:help|\?|help me|what can (?:you do|i say)|ayuda|ayudame|que puedo decir)$/u;
const UNDO = /^(?:undo|undo that|undo it|take (?:that|it) back|deshacer|deshaz|deshazlo|deshacerlo)$/u;

/** Fillers that may follow "snooze" or "skip" and change nothing. */
const THIS_ONE = /^(?:this(?: one)?|it|that|them|all|for now|este|esta|esto|todo|todos|todas|por ahora|please|por favor)$/u;
const UNTIL = /^(?:until|till|til|through|thru|for|hasta|por)\s+\S/u;
const DURATION = /^\d{1,3} ?(?:m|h|d|w|mo|min|mins|hr|hrs|minutes?|hours?|days?|weeks?|months?|s|sem|dias?|horas?|semanas?|mes(?:es)?)$/u;
const WHEN = /^(?:until|till|til|for|in|to|by|on|at|next|tomorrow|tonight|today|a|an|one|two|three|hasta|por|para|en|el|la|manana|pasado|proxim[oa]|un|una|dos|tres|mon|tue|wed|thu|fri|sat|sun|lun|mar|mie|jue|vie|sab|dom|\d)/u;
const CODE = /^(?=.*\d)[\p{L}\d]+(?:[.\-][\p{L}\d]+)*$/u;
/** What ends a time rather than names an item: "12", "2026-09-18", "15th", "10am". */
const DATE_OR_TIME = /^(?:\d+|\d+-\d+(?:-\d+)?|\d+(?:st|nd|rd|th|am|pm|h|hs|hrs))$/u;
const BEFORE_TIME = /^(?:until|till|til|to|at|by|in|hasta|las?|en)$/u;
/** Words around the mention of a delegate. */
const COVERS = /(?:^|[\s,;.-])(?:and|with|y|con)?\s*(?:delegate|covered by|cover|covers|is covering|will cover|answers for me|delegad[oa]|me cubre|cubre|responde por mi)?\s*$/u;

const COVERS_AFTER = /\s+(?:covers?(?: (?:me|for me))?|is covering|will cover(?: for me)?|answers for me|me cubre|cubre|responde por mi)$/u;
const NAME = /^\p{L}[\p{L}'. -]{0,60}$/u;

/** The longest a command can be; more words are a message about something else. */
const LONGEST = 120;
const MOST_WORDS = 8;

/**
 * Reads a message that is nothing but a command to the bot, in English or Spanish; undefined for anything else.
 * Whether `when` and `until` name a time is for the reader of dates to say.
 */
export function parseOwnerCommand(text: string): OwnerCommand | undefined {
  if (text.length > LONGEST) return undefined;
  const words = foldText(text).replace(/[’‘`´]/gu, "'").replace(/^[¡¿]+|(?<=.)[.!?]+$/gu, '').trim();
  if (words === '' || words.includes('\n') || words.split(' ').length > MOST_WORDS + 4) return undefined;
  if (BACK.test(words)) return { kind: 'back' };
  if (HELP.test(words)) return { kind: 'help' };
  if (UNDO.test(words)) return { kind: 'undo' };
  const askIn = readAskIn(words);
  if (askIn) return { kind: 'ask-in', ...askIn };
  if (SKIP.test(words)) return skip(words.replace(SKIP, ''));
  if (SNOOZE.test(words)) return snooze(words.replace(SNOOZE, ''));
  return away(words, mentionedUsers(text)[0]);
}

function skip(rest: string): OwnerCommand | undefined {
  if (rest === '' || THIS_ONE.test(rest)) return { kind: 'skip' };
  return CODE.test(rest) ? { kind: 'skip', code: rest } : undefined;
}

function snooze(rest: string): OwnerCommand | undefined {
  const tokens = rest.split(' ').filter((token) => token !== '');
  const { code, others } = takeCode(tokens);
  const when = others.join(' ').replace(/^(?:this(?: one)?|it|that|este|esta|esto)(?: |$)/u, '');
  if (others.length > MOST_WORDS) return undefined;
  if (when !== '' && !THIS_ONE.test(when) && !WHEN.test(when)) return undefined;
  return { kind: 'snooze', ...(code !== undefined && { code }), ...(when !== '' && !THIS_ONE.test(when) && { when }) };
}

/** Takes the item's code from the front or the end: "2.b 2d", "until friday 2.b". A duration such as "2d" is none. */
function takeCode(tokens: readonly string[]): { code?: string; others: readonly string[] } {
  const isCode = (token: string | undefined, next: string | undefined): token is string =>
    token !== undefined && CODE.test(token) && !DURATION.test(token) && !DURATION.test(`${token} ${next ?? ''}`);
  if (isCode(tokens[0], tokens[1])) return { code: tokens[0], others: tokens.slice(1) };
  const last = tokens.at(-1);
  if (tokens.length > 1 && isCode(last, undefined) && !DATE_OR_TIME.test(last) && !BEFORE_TIME.test(tokens.at(-2) ?? '')) {
    return { code: last, others: tokens.slice(0, -1).filter((token, at, all) => at < all.length - 1 || !/^(?:for|para|on|of|de)$/u.test(token)) };
  }
  return { others: tokens };
}

function away(words: string, user: string | undefined): OwnerCommand | undefined {
  // Folding lower-cases a mention too, so here it is only cut out.
  const [before = '', after = ''] = splitAtMention(words);
  const name = user === undefined && after !== '' ? after.replace(COVERS_AFTER, '').trim() : undefined;
  if (user !== undefined ? after !== '' && !COVERS_AFTER.test(` ${after}`) : after !== '' && !NAME.test(name ?? '')) return undefined;
  const delegate: Who | undefined = user !== undefined ? { kind: 'user', user } : name !== undefined ? { kind: 'name', name } : undefined;
  const withDelegate = delegate ? { delegate } : {};
  const said = delegate ? before.replace(COVERS, '').replace(/[\s,;.-]+$/u, '') : before;
  if (AWAY_ALONE.test(said)) return { kind: 'away', ...withDelegate };
  if (!AWAY.test(said)) return undefined;
  const rest = said.replace(AWAY, '');
  if (!UNTIL.test(rest)) return undefined;
  return rest.split(' ').length > MOST_WORDS ? undefined : { kind: 'away', until: rest, ...withDelegate };
}

/** What stands before the mention of a person, and what after: their name, where it is typed out. */
function splitAtMention(words: string): readonly string[] {
  const mention = /<@[^>]+>|@(?=\p{L})/u.exec(words);
  if (!mention) return [words];
  return [words.slice(0, mention.index), words.slice(mention.index + mention[0].length).trim()];
}
