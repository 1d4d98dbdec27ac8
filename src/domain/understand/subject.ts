import type { Sentence } from './clauses.js';
import type { Cue, Reader } from './cues.js';
import { firstMatch } from './matching.js';

/** What tells whether a phrase speaks of the item or of something else. */
export interface SubjectContext {
  readonly reader: Reader;
  /** The item's own words (measures, title): a phrase about them is about the item. */
  readonly ownWords: RegExp | null;
  /** Words of each measure, where the item has several: "done" of one is not done. Global patterns. */
  readonly measureWords: readonly RegExp[];
  /** How many of the measures the message names: what is said of one of two is no status. */
  readonly measuresNamed: number;
  /** What it means in this sentence that "it" falls; `unclear` where it may be either of two measures. */
  readonly falling: 'good' | 'bad' | 'unclear';
  /** The message is a list of several lines: a line speaks of its own subject. */
  readonly manyBullets: boolean;
}

/** A phrase with one of these stands on its own, whatever the clause before spoke of. */
const SUBJECT = /(?<!\p{L})(?:we|i|it|this|everything|things|vamos|\p{L}+[aei]mos|todo|esto)(?!\p{L})/u;
/** "The shortage puts us at risk": whatever does it, the item is where it is put. */
const PUTS_IT = /(?<!\p{L})(?:(?:puts?|leaves?|has put|have put|putting|leaving) (?:us|it|this|everything|(?:the|our) (?:whole |entire )?(?:goal|plan|objective|item|target))|(?:nos|lo|la) (?:pone|ponen|deja|dejan|puso|tiene|tienen)|(?:pone|ponen|deja|dejan) (?:toda )?(?:la|el|nuestra|nuestro) (?:meta|objetivo|plan|punto)) ?$/u;
/** "Two of nine", "3-5", "six schools on track, one at risk": so many of the parts. */
const COUNTED = /(?:(?<!this |that |the )one|two|three|four|five|six|seven|eight|nine|ten|some|most|many|half|others?|un[oa]|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|algun[oa]s|otr[oa]s?|\d-\d+) (?:(?:is|are|still|now|esta|estan|va|van|en) )*$/u;
/** Done for the day, and "I'm done", which may be having had enough. */
const ENOUGH = /(?:^| )(?:i am|i feel)(?: so| just| totally| completely| really| officially)* done(?! with (?:the (?:item|goal|plan|work|project)|it|this (?:item|goal|one|objective|project))(?!\p{L}))|(?:done|finished|listo|lista|termine|acabe|terminad[oa]|terminamos|acabamos) (?:for|por|con) (?:the |el |la |esta? )?(?:day|today|tonight|now|week|month|year|hoy|ahora|dia|semana|momento|pronto|mes|ano|junta|clase|reunion)(?!\p{L})/u;
/** Done with these is not done with the item. */
const NOT_THE_ITEM = /(?<!\p{L})(?:report|update|answer|form|survey|week|month|day|today|my (?:part|piece|share|half)|mine|mi (?:parte|mitad)|lo mio|semester|term|quarter|year|reporte|informe|semana|mes|dia|trimestre)(?!\p{L})/u;

/**
 * Whether a phrase speaks of the item, not of a school, a person or a piece of the work.
 * @param goesOn it follows another phrase of its clause that does: "from at risk to on track"
 */
export function speaksOfWhole(sentence: Sentence, cue: Cue, head: string, tail: string, context: SubjectContext, goesOn: boolean): boolean {
  const { reader } = context;
  const { reach, says } = cue.rule;
  const clause = sentence.clauses[cue.clause];
  if (clause === undefined) return false;
  const phrase = clause.text.slice(Math.max(0, cue.start - clause.start), cue.end - clause.start);
  if ((!goesOn && !hasOwnSubject(head, phrase, cue.rule.weight === 3 && reach === 'any', context)) || isNarrowed(cue, tail, context)) return false;
  if (says === 'not-started' && !startsWithOwn(head, phrase) && /^ (?:el|la|los|las|un|una) /u.test(tail) && !isPlain(tail, context)) return false;
  if ((says === 'done' || context.measuresNamed > 1) && isOneMeasure(head, tail, context)) return false;
  if (says === 'done' && (NOT_THE_ITEM.test(head) || ENOUGH.test(`${head}${phrase}${tail}`))) return false;
  if (reach === 'alone') return isAlone(sentence, phrase);
  if (reach === 'bare') {
    if (says === 'done' && sentence.clauses[cue.clause + 1]?.joiner === 'colon') return false;
    if (!reader.tails.test(tail) && !narrowsToOwn(tail, context)) return false;
  }
  return reach === 'any' || goesOnAboutItem(sentence, cue, context);
}

/** "1.c:", "goal 2:" only name the item. */
const NAMES_ITEM = /^\s*(?:(?:item|goal|objective|action|meta|objetivo|accion|punto) \d+(?:\.[\p{L}\d]+)*|\d+(?:\.[\p{L}\d]+)+)\s*$/u;

/** A clause joined by "and" or a colon goes on about the subject before it, unless it has its own. */
function goesOnAboutItem(sentence: Sentence, cue: Cue, context: SubjectContext): boolean {
  const { reader } = context;
  const clause = sentence.clauses[cue.clause];
  const before = sentence.clauses[cue.clause - 1];
  if (context.manyBullets && sentence.bullet && !saysOverall(sentence, cue, reader)) return false;
  if (before === undefined || clause === undefined || NAMES_ITEM.test(before.text)) return true;
  const ownSubject = SUBJECT.test(clause.text.slice(0, cue.end - clause.start));
  const strict = clause.joiner === 'colon' || (!ownSubject && (clause.joiner === 'and' || (clause.joiner === 'comma' && cue.rule.says === 'done')));
  return !strict || isPlain(before.text, context) || firstMatch(before.text, reader.overall) !== undefined || (/\d/u.test(before.text) && clause.joiner !== 'colon');
}

/** People, places and papers whose state is not the item's. */
const OTHERS = new RegExp(`^(?:${(
  'schools? elementar(?:y|ies) middle high secondary primary campus(?:es)? sites? buildings? class(?:es|rooms?)? sections? grades? teams? ' +
  'departments? principals? teachers? nurses? counsell?ors? coach(?:es)? clerks? subs? directors? vendors? contracts? positions? surveys? ' +
  'reports? posters? buses bus kids? students? parents? famil(?:y|ies) staff piece part phase half rest weeks? people board office payroll ' +
  'facilities trainings? workshops? meetings? escuelas? primarias? secundarias? preparatoria planteles? salon(?:es)? grupos? grados? ' +
  'maestr[oa]s? profesor(?:es|as)? alumn[oa]s? ninos director[ae]?s? enfermera orientadora consejera proveedor(?:es)? contratos? plaza ' +
  'encuestas? informes? papas padres familias personal fase etapa mitad talleres taller cursos? capacitacion(?:es)? juntas? reunion(?:es)? ' +
  'consejo oficina camion(?:es)? sistema app portal website roof building gym gimnasio ' +
  'trains? planes? flights? cars? husband wife spouse partner mom mother dad father sons? daughters? brothers? sisters? friends? neighbou?rs? cousin dog cat vacation wedding ' +
  'tren(?:es)? metro avion vuelo coche carro espos[oa] marido mujer hij[oa]s? herman[oa]s? mama papa madre padre prim[oa]s? amig[oa]s? vecin[oa]s? perro gato vacaciones boda'
).replaceAll(' ', '|')})$`, 'u');

/** Somebody else's: "their plan", "el plan de ellos". */
const THEIRS = /^(?:their|theirs|his|her|hers|your|yours|ellos|ellas|ella|tuyo|tuya|suyo|suya)$/u;

function isOther(word: string): boolean {
  return OTHERS.test(word.replace(/'s?$/u, '')) || THEIRS.test(word);
}

/**
 * Going back from the phrase, "we", "it" or nothing comes before any word for something else.
 * @param named the phrase names a status, which is rarely said of anything but the item: then
 *   only people, places and papers count as something else; a description is stricter
 */
function hasOwnSubject(head: string, phrase: string, named: boolean, context: SubjectContext): boolean {
  if (SUBJECT.test(phrase) || PUTS_IT.test(head) || firstMatch(head, context.reader.overall) !== undefined) return true;
  if (COUNTED.test(head)) return false;
  const words = head.slice(head.search(/[^\p{Extended_Pictographic}]*$/u)).match(/[\p{L}\p{N}][\p{L}\p{N}']*/gu) ?? [];
  for (const word of words.reverse()) {
    if (SUBJECT.test(word)) return true;
    if (THEIRS.test(word)) return false;
    if (named ? isOther(word) : !isPlain(word, context)) return false;
  }
  return true;
}

/** "On track at Lincoln", "behind in phonics", "behind on emails": said of a part. */
function isNarrowed(cue: Cue, tail: string, context: SubjectContext): boolean {
  if (cue.rule.reach === 'whole' && cue.rule.says === 'at-risk') return false;
  if (/^ (?:at|in|en) (?!all|every|tod[oa]s|cada)/u.test(tail)) return !isPlain(tail, context);
  if (/^ (?:to|for|a|al|para) (?:the |our |a |my |your |this |la |el |una |un )?(?:call|meeting|class|school|work|lunch|duty|appointment|party|practice|dinner|junta|reunion|clase|escuela|cita|llamada|comida)(?!\p{L})/u.test(tail)) return true;
  const on = /^ (?:on|with) (?:the |our |my |all |some |these |those )?(\p{L}+)/u.exec(tail)?.[1];
  if (on === undefined || cue.rule.weight === 3) return false;
  return cue.rule.says === 'on-track' ? !isPlain(on, context) : DESK.test(on);
}

/** Behind on these is to be busy. */
const DESK = /^(?:e-?mails?|inbox|messages?|grading|paperwork|sleep|life|things|everything|work|iep|ieps|evaluations?|observations?|reports?|texts?|mail)$/u;

/** One of several measures is named, and no other: "met the target on vacancies". */
function isOneMeasure(head: string, tail: string, { measureWords }: SubjectContext): boolean {
  // A measure with its figure ("chronic 12.7, on track") is reported, not judged.
  const near = `${head.slice(head.search(/[^\d\p{Extended_Pictographic}]*$/u))} ${tail}`;
  const named = measureWords.filter((words) => firstMatch(near, words) !== undefined).length;
  return measureWords.length > 1 && named === 1;
}

function startsWithOwn(head: string, phrase: string): boolean {
  return /[aei]mos(?!\p{L})|(?<!\p{L})(?:he|we|i)(?!\p{L})/u.test(`${head} ${phrase}`);
}

/** The phrase is its whole sentence, up to a "but", save for thanks. */
function isAlone(sentence: Sentence, phrase: string): boolean {
  const but = sentence.clauses.find(({ joiner }) => joiner === 'but');
  const rest = sentence.text.slice(0, but === undefined ? undefined : but.start - sentence.start).replace(/(?<!\p{L})(?:but|pero|though|although|aunque),? ?$/u, '').replace(phrase, '').replace(/(?<!\p{L})(?:thanks|thank you|gracias|so far|saludos|y tu|y usted|yes|yep|si|sí|pues|hi|hello|hola)(?!\p{L})/gu, '');
  return !/\p{L}/u.test(rest);
}

/** "Verde con la retención": what follows narrows to nothing but the item itself. */
function narrowsToOwn(tail: string, context: SubjectContext): boolean {
  return /^ (?:on|with|for|in|con|en|para) /u.test(tail) && isPlain(tail, context) && context.ownWords?.test(tail) === true;
}

function isPlain(words: string, context: SubjectContext): boolean {
  for (const [word] of words.matchAll(/\p{L}[\p{L}\p{N}']*/gu)) {
    if (!context.reader.plain.has(word) && context.ownWords?.test(word) !== true) return false;
  }
  return true;
}

/** The sentence says that it speaks for the whole: "overall", "I'd call it", "status:". */
export function saysOverall(sentence: Sentence, cue: Cue, reader: Reader): boolean {
  const from = Math.max(0, cue.start - sentence.start - 120);
  const words = sentence.text.slice(from, cue.end - sentence.start);
  for (const match of words.matchAll(reader.overall)) {
    const at = sentence.start + from + match.index;
    const turned = sentence.clauses.some(({ start, joiner }) => joiner === 'but' && start > at && start <= cue.start);
    if (!turned && at < cue.end) return true;
  }
  return firstMatch(sentence.text.slice(cue.end - sentence.start, cue.end - sentence.start + 12), reader.overall) !== undefined;
}
