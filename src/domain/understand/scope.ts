import type { Clause, Sentence } from './clauses.js';
import type { Cue, Reader } from './cues.js';
import type { Verdict } from './lexicon.js';
import type { Span } from './span.js';
import { saysOverall, speaksOfWhole, type SubjectContext } from './subject.js';
import { firstMatch, hidePhrases, lastMatch } from './matching.js';

/** A cue with what the words around it make of it. Only a standing verdict counts. */
export interface Reading extends Span {
  /** null where the words around it take it back: a condition, a wish, somebody else's view. */
  readonly says: Verdict | null;
  readonly weight: 1 | 2 | 3;
  /** Said of the past or of a part only: what was said, `says` being null. */
  readonly was: Verdict | null;
  /** Belongs to an earlier date, if another one is current. */
  readonly earlier: boolean;
  readonly overall: boolean;
  /** It tells how it will end. */
  readonly outcome: boolean;
  /** It tells only which way a value goes. */
  readonly direction: boolean;
  /** Start of its sentence: cues of one sentence are weighed against one another. */
  readonly sentence: number;
  /** Says "still" or "now". */
  readonly turns: boolean;
  /** Why it does not count, for people who ask; null where it counts. */
  readonly dropped: Drop | null;
}
export type Drop = 'people' | 'nearly' | 'disclaimed' | 'past' | 'ahead' | 'condition' | 'negated' | 'part' | 'question';

export type ScopeContext = SubjectContext;

const TURN = /(?<!\p{L})(?:still|now|currently|today|ahora|ahorita|todavia|hoy|actualmente|ya)(?!\p{L})/u;
const COMPARED = /(?<!\p{L})(?:than|since|from|as|where (?:we|it) (?:were|was)|compared (?:to|with)|vs|versus|like|over|que|desde|respecto (?:a|al)|comparado con|a diferencia de)(?: (?:of|in|the))? ?$/u;
const GUESSED = /(?<!\p{L})(?:i (?:think|guess|feel|fear|suspect)|probably|likely|looks like|seems|maybe|creo|siento|me late|parece|supongo|probablemente|seguramente|se me hace|presiento|intuyo|sospecho)(?!\p{L})/u;
const HEADING = /(?<!\p{L})(?:if (?:this|it|that|things|we) (?:keeps?|continues?|stays?|holds?)(?!\p{L})|si (?:esto |todo |la cosa )?(?:seguimos|sigue|continua|continuamos)(?!\p{L}))/gu;
const SOFTENED = /(?<!\p{L})not (?:yet |as |all |that )?(?:exactly|quite|entirely|fully|totally|really|completely|all that|necessarily|yet|as|so|100 ?%|perfectly)(?!\p{L})/u;
/** Have a "no" in them and deny nothing. */
const NO_DENIAL = /(?<!\p{L})(?:no (?:doubt|question|wonder|surprise)|not (?:only|just)|nothing but|sin duda|no (?:solo|hay duda|cabe duda)|(?:could|can) not (?:possibly |really )?(?:be|go|look|feel) (?:any )?(?:more|better)|never (?:been |looked |felt |gone )?(?:more|better|so|this)|no (?:podemos|puede|pueden|podriamos|podria|podrian) (?:estar|ir) (?:mas|mejor)|(?:nunca|jamas) (?:hemos |habiamos |ha |habia )?(?:estado|ido|estuvimos|fuimos)? ?(?:tan|mas|mejor))(?!\p{L})/gu;
const SINCE = /(?<!\p{L})(?:as of|since|desde|a partir de) ?[a-z ]{0,12}$/u;

/** Reads every cue of a sentence in its place, and adds what the sentence says as a whole. */
export function readInScope(sentence: Sentence, cues: readonly Cue[], context: ScopeContext): Reading[] {
  const readings: Reading[] = [];
  let previous: Cue | undefined;
  cues.forEach((cue, index) => {
    const next = cues[index + 1];
    readings.push(readCue(sentence, cue, previous, next, context, readings.at(-1)));
    previous = cue;
  });
  const failing = failsWithoutHelp(sentence, context.reader);
  if (failing !== null) {
    const { start, end, trend } = failing;
    readings.forEach((reading, index) => {
      if (cues[index]?.rule.outcome === true && reading.start >= start && reading.end <= end + 40) readings[index] = { ...reading, says: null, was: reading.says, dropped: 'condition' };
    });
    readings.push({ start, end, says: 'at-risk', weight: 3, was: null, earlier: false, overall: trend, outcome: true, direction: false, turns: false, sentence: sentence.start, dropped: null });
  }
  return readings;
}

function readCue(sentence: Sentence, cue: Cue, before: Cue | undefined, after: Cue | undefined, context: ScopeContext, last: Reading | undefined): Reading {
  const { reader } = context;
  const clause = sentence.clauses[cue.clause];
  const base = { start: cue.start, end: cue.end, weight: cue.rule.weight, was: null, earlier: false, overall: false, outcome: cue.rule.outcome === true, direction: cue.rule.falling === true, turns: false, sentence: sentence.start };
  if (clause === undefined) return { ...base, says: null, dropped: 'part' };
  const head = clause.text.slice(0, Math.max(0, cue.start - clause.start)).slice(-160);
  const tail = clause.text.slice(cue.end - clause.start).slice(0, 160);
  const phrase = clause.text.slice(Math.max(0, cue.start - clause.start), cue.end - clause.start);
  const near = before !== undefined && before.clause === cue.clause ? clause.text.slice(before.end - clause.start, Math.max(0, cue.start - clause.start)).slice(-160) : head;
  const drop = (dropped: Drop): Reading => ({ ...base, says: null, was: cue.rule.says, dropped });

  const ofPeople = reader.peopleAfter.test(tail) || reader.peopleBefore.test(head) || (before?.clause === cue.clause && last?.dropped === 'people');
  if (cue.rule.weight >= 2 && ofPeople) return drop('people');
  // "Casi todo en camino" is on track for the most part; "casi en camino" is not.
  if (reader.nearly.test(head) && !(cue.rule.says === 'on-track' && /^(?:tod[oa]s?|all|everything) /u.test(clause.text.slice(Math.max(0, cue.start - clause.start))))) return drop('nearly');
  if (reader.doubtAfter.test(sentence.text.slice(cue.end - sentence.start, cue.end - sentence.start + 40))) return drop('disclaimed');
  if (reader.disclaimers.test(near) && firstMatch(near, reader.notConditions) === undefined) return drop('disclaimed');
  if (reader.raised.test(near) && cue.rule.negated !== 'on-track') return drop('disclaimed');
  if (isQuotation(sentence, cue, reader)) return drop('disclaimed');
  if (cue.rule.says === 'on-track' && (reader.movesAbout.test(sentence.text.slice(0, 300)) && reader.onTheWay.test(clause.text.slice(0, cue.end - clause.start)))) return drop('people');
  if (cue.rule.says === 'on-track' && UNDERWAY.test(clause.text.slice(0, cue.end - clause.start)) && leadsElsewhere(tail, reader)) return drop('disclaimed');
  if (cue.rule.says === 'done' && EXCEPTED.test(sentence.text.slice(cue.end - sentence.start, cue.end - sentence.start + 80))) return drop('part');
  if (TO_TELL.test(tail) || BY_MISTAKE.test(clause.text)) return drop('disclaimed');
  const alternative = /^ (?:or|nor|o|ni) (?:even |be )?$/u.test(near) && before !== undefined && before.clause === cue.clause;
  if (alternative && last !== undefined && last.dropped !== null) return drop(last.dropped);
  if (isPast(near, tail, clause, cue, after, reader)) return drop('past');
  if (cue.rule.says !== 'unclear' && ((reader.ahead.test(near.slice(-60)) && !RATES.test(near)) || isForLater(cue, head, phrase, tail))) return drop('ahead');
  if (isConditional(sentence, cue, clause, tail, reader)) return drop('condition');

  if (cue.rule.falling === true && context.falling !== 'bad') return drop('negated');
  const negated = isNegated(near, reader) || (alternative && last !== undefined && last.dropped === null && isNegated(clause.text.slice(0, last.start - clause.start), reader));
  const told = negated ? denied(cue, near, clause.text, clause.start, tail) : cue.rule.says;
  if (told === null) return drop('negated');
  // "I think we'll miss it" may be no more than a risk.
  const says = cue.rule.outcome === true && told === 'off-track' && GUESSED.test(`${near} ${clause.text.slice(Math.max(0, cue.start - clause.start), cue.end - clause.start)}`) ? 'bad' : told;
  if (says !== 'unclear' && !speaksOfWhole(sentence, cue, head, tail, context, before?.clause === cue.clause && last !== undefined && last.dropped !== 'part' && last.dropped !== 'people')) return { ...drop('part'), was: says };
  return {
    ...base, says, dropped: null,
    earlier: cue.rule.outcome !== true && isEarlier(clause.text, reader),
    overall: saysOverall(sentence, cue, reader),
    turns: TURN.test(clause.text),
  };
}

/** "Complicado de explicar" is the telling, not the item. */
const TO_TELL = /^ (?:to|de|para) (?:explain|say|describe|answer|put into|measure|tell|summarize|explicar|decir|contar|medir|saber|describir|responder|resumir|contestar)(?!\p{L})/u;
/** "Marked off track by mistake" takes it back. */
const BY_MISTAKE = /(?<!\p{L})(?:by (?:mistake|accident)|in error|mistakenly|accidentally|por (?:error|equivocacion|accidente)|sin querer)(?!\p{L})/u;
/** "I'd put us at risk" rates; "that would put us on track" does not. */
const RATES = /(?:^|(?<!\p{L}))i (?:would |will |am going to )?(?:put|bring|keep) (?:us|it|this|me|them|that)(?: down)?(?: as| in| at)? ?$/u;
/** "Everything is done except the training." */
const EXCEPTED = /(?<!\p{L}|mas o |al |lo |por lo )(?:except|excepting|save for|minus|but (?:for|not|still|there is)|other than|apart from|aside from|menos|excepto|salvo|quitando|a excepcion|pero (?:falta|faltan|no|aun|todavia|queda|quedan))(?!\p{L})/u;

/** "On track" in quotation marks is somebody else's word, unless it is the whole answer or the owner's own rating. */
function isQuotation(sentence: Sentence, cue: Cue, reader: Reader): boolean {
  const before = sentence.text.slice(0, cue.start - sentence.start);
  const after = sentence.text.slice(cue.end - sentence.start);
  const double = (before.match(/"/gu)?.length ?? 0) % 2 === 1 && after.includes('"');
  const single = /(?:^|[\s(,:])'[^']{0,60}$/u.test(before) && /^[^']{0,60}'(?:$|[\s.,!?;)])/u.test(after);
  if (!double && !single) return false;
  const outside = double ? before.slice(0, before.lastIndexOf('"')) + after.slice(after.indexOf('"')) : before.slice(0, before.lastIndexOf("'")) + after.slice(after.indexOf("'"));
  return /\p{L}/u.test(outside) && firstMatch(before, reader.overall) === undefined;
}

/** Phrases that picture a way: it leads somewhere. */
const UNDERWAY = /(?:track|course|schedule|target|pace|way|path|trajectory|shape|camino|rumbo|via|ruta|sendero|encaminad[oa]s?|encarrilad[oa]s?)$/u;

/** "On track to fail", "en camino al taller": not on track for the goal. */
function leadsElsewhere(tail: string, reader: Reader): boolean {
  const way = /^ (?:(?:straight|directly|right|directo|derecho) )?(?:to|for|toward|towards|a|al|hacia|rumbo a|rumbo al|de|del)(?= )/u.exec(tail);
  if (way === null) return false;
  const where = tail.slice(way[0].length, way[0].length + 48);
  return reader.badEnds.test(where) || (/ (?:to|a|al|hacia)$/u.test(way[0]) && !reader.goodEnds.test(where));
}

function isPast(near: string, tail: string, clause: Clause, cue: Cue, after: Cue | undefined, reader: Reader): boolean {
  if (reader.reported.test(near)) return true;
  const longAgo = reader.longAgo.exec(clause.text);
  if (longAgo !== null && !COMPARED.test(clause.text.slice(0, longAgo.index))) return true;
  if (after !== undefined && after.clause === cue.clause && /^ (?:to|a|into|al|hacia) (?:now |en )?$/u.test(clause.text.slice(cue.end - clause.start, after.start - clause.start))) return true;
  if (/^ (?:earlier|before|previously|antes)(?= ?(?:$|[,.;]|now(?!\p{L})|ahora(?!\p{L})))/u.test(tail)) return true;
  for (const match of near.matchAll(reader.past)) {
    // "were on track" at the very start is "we're on track" without its apostrophe.
    if (match[0] === 'were' && clause.start + match.index === clause.start && near.length === match[0].length + 1) continue;
    if (!TURN.test(near.slice(match.index + match[0].length).replace(/(?<!\p{L})(?:still|todavia|ya)(?!\p{L})/gu, ''))) return true;
  }
  return false;
}

function isEarlier(text: string, reader: Reader): boolean {
  const match = reader.earlier.exec(text);
  return match !== null && !SINCE.test(text.slice(0, match.index)) && !TURN.test(text);
}

/** A condition reaches from its word to the end of the sentence, or to a "but" or "so". */
function isConditional(sentence: Sentence, cue: Cue, clause: Clause, tail: string, reader: Reader): boolean {
  const offset = cue.start - sentence.start;
  const words = hidePhrases(sentence.text.slice(Math.max(0, offset - 240), offset), reader.notConditions);
  // "If this keeps up we'll hit it" tells where things are heading.
  const before = cue.rule.outcome === true ? hidePhrases(words, HEADING) : words;
  const opener = lastMatch(before, reader.conditions) ?? (isOutcome(cue, reader, sentence) ? lastMatch(before, reader.withoutHelp) : undefined);
  if (opener !== undefined) {
    const at = cue.start - before.length + opener;
    const between = sentence.clauses.filter(({ start }) => start > at && start <= cue.start);
    if (!between.some(({ joiner }) => joiner === 'but' || joiner === 'so' || joiner === 'bracket' || joiner === 'colon')) return true;
  }
  if (cue.rule.says !== 'on-track' && cue.rule.says !== 'done') return false;
  const next = sentence.clauses[cue.clause + 1];
  const rest = hidePhrases(next !== undefined && next.joiner === 'comma' ? `${tail} ${next.text.slice(0, 24)}` : tail, reader.notConditions);
  const condition = firstMatch(rest, reader.conditions);
  return condition !== undefined && condition < (clause.text.length > 0 ? 60 : 0);
}

function isOutcome(cue: Cue, reader: Reader, sentence: Sentence): boolean {
  return firstMatch(sentence.text.slice(cue.start - sentence.start, cue.end - sentence.start), reader.failing) !== undefined;
}

/** "Unless we get two subs we will miss it": as things stand it fails, which is to be at risk. */
function failsWithoutHelp(sentence: Sentence, reader: Reader): (Span & { readonly trend: boolean }) | null {
  const text = hidePhrases(sentence.text.slice(0, 400), reader.notConditions);
  for (const fail of text.matchAll(reader.failing)) {
    const failEnd = fail.index + fail[0].length;
    for (const [from, to] of [[0, fail.index], [failEnd, text.length]] as const) {
      for (const help of text.slice(from, to).matchAll(reader.withoutHelp)) {
        const at = from + help.index;
        const trend = reader.trend.test(help[0]);
        return { start: sentence.start + Math.min(at, fail.index), end: sentence.start + Math.max(at + help[0].length, failEnd), trend };
      }
    }
  }
  return null;
}

/** What a denied phrase says. "Not quite on track" and "not on track yet" leave open how far off. */
function denied(cue: Cue, near: string, text: string, start: number, tail: string): Verdict | null {
  const phrase = `${near.slice(-30)}${text.slice(cue.start - start, cue.end - start)}`;
  const soft = SOFTENED.test(phrase) || /^ (?:yet|todavia|aun)(?!\p{L})/u.test(tail);
  if (!soft) return cue.rule.negated;
  return cue.rule.negated === 'off-track' ? 'bad' : cue.rule.says === 'on-track' ? cue.rule.negated : null;
}

/** An odd number of negations in the few words before the cue. */
function isNegated(near: string, reader: Reader): boolean {
  let count = 0;
  for (const match of near.replace(NO_DENIAL, (phrase) => '·'.repeat(phrase.length)).matchAll(reader.negators)) {
    const between = near.slice(match.index + match[0].length).trim();
    if (between === '' || between.split(' ').length <= 5) count += 1;
  }
  return count % 2 === 1;
}

/** "Queda listo" may be said of the day to come; "quedó listo" is not. */
const GETS_DONE = /(?<!\p{L})queda(?:n)? /u;
const DAY_TO_COME = /(?<!\p{L})(?:manana|(?:el )?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|la (?:proxima|otra) semana|la semana (?:que viene|proxima|entrante))(?! pasad[oa])(?!\p{L})/u;

/** "On track by May" is a wish; "will be on track by May" and "will hit it by May" are read elsewhere. */
function isForLater(cue: Cue, head: string, phrase: string, tail: string): boolean {
  if (cue.rule.says === 'done' && GETS_DONE.test(phrase)) return DAY_TO_COME.test(`${head} ${tail}`);
  return cue.rule.outcome !== true && cue.rule.says === 'on-track' && /^ (?:by|para|before|antes de) (?!now|ahora|far|(?:terminar|lograr|cumplir|alcanzar|llegar|cerrar)(?!\p{L}))[a-z]/u.test(tail);
}
