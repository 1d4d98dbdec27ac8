import type { Language } from '../types.js';
import type { Clause, Sentence } from './clauses.js';
import { TICK } from './lexicon-emoji.js';
import { anyOf } from './lexicon.js';
import { ENGLISH_SPEECH, SPANISH_SPEECH, type SpeechWords } from './speech-words.js';
import type { ReplyKind } from './types.js';

/** What a sentence does. `content` may be filed; `sign` is a lone tick or thumb; `nothing` is punctuation. */
export type Speech = Exclude<ReplyKind, 'report'> | 'content' | 'sign' | 'nothing';

type SocialKind = 'greeting' | 'thanks' | 'acknowledgement' | 'small-talk';
interface SpeechReader {
  readonly social: readonly { readonly kind: SocialKind; readonly whole: RegExp; readonly within: RegExp }[];
  readonly promise: RegExp;
  readonly asks: RegExp;
  readonly interrogative: RegExp;
  readonly tag: RegExp;
  readonly tentative: RegExp;
  readonly statement: RegExp;
}

/** Before a question or a promise, these are only its run-up. */
const RUN_UP = "(?:(?:hi|hello|hey|ok|okay|so|and|but|wait|sorry|um|also|well|yes|no|just|quick question|question|lol|please|pls|thanks|hola|buenas|buenos dias|buenas tardes|disculpa|disculpe|perdon|oye|oiga|y|pero|una pregunta|pregunta|entonces|ah|eh|bueno|pues|ok|por favor|porfa|profe|maestra|maestro)[ ,:!.'-]+)*";

function compile(words: SpeechWords): SpeechReader {
  const kinds: readonly (readonly [SocialKind, readonly string[]])[] = [
    ['thanks', words.thanks], ['small-talk', words.smallTalk], ['greeting', words.greeting], ['acknowledgement', words.acknowledgement],
  ];
  return {
    social: kinds.map(([kind, patterns]) => ({ kind, whole: new RegExp(`^(?:${patterns.join('|')})$`, 'u'), within: anyOf(patterns, 'gu') })),
    promise: anyOf(words.promise),
    asks: new RegExp(`^[¿¡ ]*${RUN_UP}[¿¡ ]*(?:${words.asks.join('|')})`, 'u'),
    interrogative: new RegExp(`^[¿¡ ]*${RUN_UP}[¿¡ ]*(?:${words.interrogative.join('|')})(?![\\p{L}\\p{N}])`, 'u'),
    tag: new RegExp(`(?:^|[ ,])(?:${words.tag.join('|')}) ?\\?`, 'u'),
    tentative: anyOf(words.tentative),
    statement: new RegExp(`^[¿¡ ]*${RUN_UP}(?:${words.statement.join('|')})`, 'u'),
  };
}

const READERS: Readonly<Record<Language, SpeechReader>> = { en: compile(ENGLISH_SPEECH), es: compile(SPANISH_SPEECH) };

/**
 * Says what a sentence does.
 * @param telling it holds a phrase that tells a status, a link, or a number of a measure
 */
export function speechOf(sentence: Sentence, language: Language, telling: boolean): Speech {
  const reader = READERS[language];
  if (isQuestion(sentence, reader, telling)) return 'question';
  const text = sentence.text.slice(0, 600);
  // "No problem" says no more than "ok", though "no problems here" is a report.
  if (/^(?:no problem|np|no worries|sin problema|(?:great|perfect|awesome|excellent|cool|listo|perfecto|excelente|genial)(?:,? ?(?:thanks|thank you|gracias|muchas gracias))?)[.! ]*$/u.test(text) && !/^(?:excelente|genial|listo|great|excellent)[.! ]*$/u.test(text)) return 'acknowledgement';
  if (telling) return 'content';
  if (!/[\p{L}\p{N}]/u.test(text) && !reader.social.some(({ whole }) => whole.test(text.trim()))) {
    return TICK.test(text) ? 'sign' : /\p{Extended_Pictographic}/u.test(text) ? 'small-talk' : 'nothing';
  }
  if (reader.promise.test(text) && promiseCovers(sentence, reader)) return 'acknowledgement';
  const kinds = sentence.clauses.map((clause) => socialKind(clause, reader));
  if (kinds.some((kind) => kind === 'content')) return 'content';
  return kinds.find((kind) => kind !== 'nothing') ?? 'nothing';
}

/** A promise takes its whole sentence along, unless a "but" or a cause adds something told. */
function promiseCovers(sentence: Sentence, reader: SpeechReader): boolean {
  return sentence.clauses.every((clause) => clause.joiner !== 'but' || reader.promise.test(clause.text) || socialKind(clause, reader) !== 'content');
}

function socialKind(clause: Clause, reader: SpeechReader): SocialKind | 'content' | 'nothing' {
  const text = clause.text.slice(0, 300).replace(/[!.?¡¿*_~\s]+$/u, '').replace(/^[¡¿*_~\s]+/u, '');
  if (text === '') return 'nothing';
  let rest = text;
  let first: SocialKind | undefined;
  for (const { kind, whole, within } of reader.social) {
    if (whole.test(rest)) return first ?? kind;
    const stripped = rest.replace(within, ' ');
    if (stripped !== rest) first ??= kind;
    rest = stripped;
  }
  const left = rest.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (left === 0) return first ?? (TICK.test(text) ? 'nothing' : 'small-talk');
  // A greeting may carry a name: "hola maestra", "thanks Throughline".
  return first !== undefined && left <= (first === 'acknowledgement' ? 0 : 2) && !/\d/u.test(rest) ? first : 'content';
}

function isQuestion(sentence: Sentence, reader: SpeechReader, telling: boolean): boolean {
  const text = sentence.text.slice(0, 600);
  if (reader.statement.test(text) && !sentence.asked) return false;
  if (!sentence.asked) return reader.asks.test(text);
  if (text.includes('¿')) return true;
  const structured = sentence.clauses.some((clause) => reader.interrogative.test(clause.text)) || reader.asks.test(text);
  if (structured && !(telling && reader.tentative.test(text) && !reader.interrogative.test(text))) return true;
  if (reader.tag.test(text)) return true;
  return !telling || !reader.tentative.test(text);
}

/** The kind of a whole message from what its sentences do. A lone tick or thumb is asked about, so it is a report. */
export function kindOf(speeches: readonly Speech[]): ReplyKind {
  if (speeches.includes('content')) return 'report';
  for (const kind of ['question', 'thanks', 'acknowledgement', 'greeting', 'small-talk'] as const) {
    if (speeches.includes(kind)) return kind;
  }
  return speeches.includes('sign') ? 'report' : 'small-talk';
}
