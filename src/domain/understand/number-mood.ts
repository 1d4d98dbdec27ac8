import type { Clause, Sentence } from './clauses.js';
import { readerOf } from './cues.js';
import { firstMatch, hidePhrases } from './matching.js';
import type { NumberToken } from './numbers.js';

/** Between a "not" and the number it denies: "has not yet reached", "no llegó al". Any other word ends its reach. */
const CARRIES =
  '(?:yet|quite|even|really|exactly|actually|ever|still|been|be|at|to|in|reach(?:ed)?|hit|met|meet|made|make|gotten|got|get|gone|go|spend|spent|use|used|pass(?:ed)?|cross(?:ed)?|above|over|past|' +
  'exceed(?:ed)?|the|our|full|enrolled|enroll|have|had|has|see|seen|saw|a|all|of|that|as|high|low|any|anywhere|near|close|more|less|fewer|than|under|below|stay(?:ed)?|remain(?:ed)?|' +
  'attendance|rate|average|number|report(?:ed)?|es|son|fue|fueron|era|eran|esta|estan|estamos|ha|han|hemos|llega|llego|llegamos|llegan|llegado|alcanza|alcanzo|alcanzamos|alcanzado|pasa|paso|pasamos|pasado|supera|supero|' +
  'superamos|superado|gastamos|gastaron|gastado|ejercimos|ejercido|gasto|usamos|logro|logramos|tenemos|hay|se|lo|sido|estado|inscritos|inscribieron|a|al|el|la|los|las|del|de|en|ni|todavia|aun|tan|mas|menos|ya|cerca|siquiera|una?)';
const DENIED = new RegExp(`(?<!\\p{L})(?:not|never|no longer|neither|isn|no|nunca|jamas|tampoco|ni)(?<!\\p{L}no longer ever)(?: ${CARRIES}){0,7} ?$`, 'u');
const NOT_A_DENIAL = /(?<!\p{L})(?:not (?:only|just|bad|counting|including)|no (?:solo|solamente|doubt|less than))(?!\p{L})/gu;

/** A mood before the number in its clause: what is to come, may be, was meant, or is only asked. */
const MOOD = new RegExp(`(?<!\\p{L})(?:${[
  "(?<!i )(?:will|would|should|shall)(?! (?:say|call|guess|put|estimate|rate|mark|add|note|mention))", 'could', '(?:want|wants|wanted|wish|would like)(?! to (?:say|report|share|add|note))', 'no (?:way|chance)', '(?:they|people|he|she|some|everyone|everybody) (?:say|says|said|claims?|claimed|thinks?)', '(?<!data |dashboard |report |system |sis |survey |sheet )(?:claims|says|thinks|insists|believes|swears|reckons)(?: that)? (?:we|it|they|our|the)', '(?<!datos |tablero |reporte |informe |sistema |encuesta )(?:cree|creen|piensa|piensan|asegura|aseguran|afirma|afirman|jura|juran) que', 'supposedly', 'allegedly', 'rumor has it', 'supuestamente', 'diz ?que', '(?<!datos |tablero |reporte |informe |sistema |encuesta |alumnos |estudiantes |ninos )(?:me )?(?:dicen|dijeron|dice|dijo)(?: que)?', '(?:can|could) not', 'unable to', 'not (?:[a-z]+ )?(?:spent|spend|used|touched)', '(?:may|might)(?= (?:well |still |even |soon )?(?:be|have|hit|reach|get|land|end|come|go|make|see|spend)(?!\\p{L}))',
  'going to (?:be|hit|reach|have|get|see|spend|use|end|land|finish|come)', '(?:expect|expects|expected|expecting|hope|hopes|hoped|hoping|plan|plans|planned|planning|want|wants|wanted|intend|intended|meant|supposed|needs?|trying|likely|set|due|bound|scheduled) to',
  '(?:project|forecast|predict|anticipat|budget|estimat)(?:s|ed|e|es|ing|ion)?(?: (?:to be|is|of|at|for|as|that))', 'must be', 'ought to', 'had (?:we|it) been', 'as if', 'imagine', 'suppose', 'supposing', 'pretend', 'wish', 'to (?:be|reach|hit|get to|spend) (?:at )?',
  'sera', 'seran', 'estara', 'estaran', 'estaremos', 'habra', 'habremos', 'habran', 'ni (?:de chiste|de broma|de loco|en suenos|sonando)', 'imposible', 'quer(?:emos|iamos)', 'no (?:(?:lo|la|se|nos) )?(?:hemos|han|ha|he) (?:gastado|usado|ejercido|tocado)', 'tendra', 'tendran', 'llegara', 'llegaran', 'alcanzara', 'subira', 'bajara', 'quedara', 'cerrara', 'gastara', 'gastaran', '\\p{L}{2,}(?:aremos|eremos|iremos)', '(?:va|van|vamos|voy|iba|iban|ibamos) a (?:\\p{L}+[aei]r(?:lo|la|los|se|nos)?)',
  'deberia(?:n|mos)?', 'podria(?:n|mos)?', 'tendria(?:n|mos)?', 'seria(?:n)?', 'estaria(?:n|mos)?', 'habria(?:n|mos)?', 'gastaria(?:n|mos)?', 'llegaria(?:n|mos)?', 'pudiera(?:n|mos)?', '(?:fuera|fueran|fuese)(?! de)', 'estuviera(?:n|mos)?', 'hubiera(?:n|mos)?', 'tuviera(?:n|mos)?', 'llegue(?:mos|n)?', 'ojala', 'quisiera(?:mos)?',
  'quizas?', 'tal vez', 'a lo mejor', 'debe(?:n|mos)? (?:ser|estar|llegar|tener)', 'tiene que', 'tenemos que', 'puede (?:que|ser|llegar|estar)', 'proyect(?:a|amos|ado|ada|an)', 'pronostic(?:o|a|amos|ado)', 'se (?:espera|preve|estima que)', 'esperamos', 'previmos', 'presupuest(?:o|amos|ado|ada)', 'maybe next', 'planeamos', 'pensamos',
].join('|')})(?!\\p{L})`, 'u');

/** Opens a condition that reaches the number, though a comma stands between. */
const CONDITION = /(?<!\p{L}|que |creo |claro |por |eso |aunque )(?:if|unless|assuming|provided|as long as|in case|had we|were it|si(?! (?:no me equivoco|acaso))|a menos que|suponiendo|siempre que|en caso de|de haber)(?= \p{L})/u;

/** After the number: how sure somebody is, or a correction, or people who are not in it. */
const TAKEN_BACK = new RegExp(`^(?: ?%| percent| por ciento)? ?(?:${[
  '(?:sure|certain|confident|positive that|convinced|committed|done|finished|complete|completed|ready|there|(?:through|into) (?:the|my|our|all|\\p{L}+ing)|of the way|segur[oa]s?|convencid[oa]s?|list[oa]s?|terminad[oa]s?|completad[oa]s?)',
  '(?:is|was|are|were) (?:wrong|incorrect|false|a typo|a mistake|an error|outdated|not (?:right|correct|true|accurate|our|the (?:number|attendance|current|right|real)))', '(?:es|era|son) (?:falso|incorrecto|un error|mentira)', '(?:no es|no son|no era) (?:cierto|correcto|nuestr[oa]|la (?:asistencia|cifra)|el (?:dato|numero))',
].join('|')})(?!\\p{L})`, 'u');
const NOT_COUNTED = new RegExp(`^ (?:[a-z]+ ){0,6}?(?:${[
  '(?:have|has|had|did|do|are|were|is) not (?:yet |even |been |actually )*(?:enroll|sign|register|in(?!\\p{L})|taken|taking|join)[a-z]*', 'not (?:yet )?(?:enrolled|registered|signed up)', '(?:wait(?:ing)?[ -]?list(?:ed)?|waiting to)', '(?:eligible|interested|invited|recommended|nominated|identified|qualif(?:y|ied)|recruited|asked|applied|considering)(?! and enrolled)',
  '(?:could|should|would|might|will|may|plan to|want to|hope to) (?:be |still |also )?(?:enroll|sign|take|join|be)[a-z]*', 'no (?:se )?(?:han |estan |ha |esta |fueron )?(?:inscri|matricul|apunt|registr)[a-z]*', 'sin (?:inscribir|matricular|registrar)[a-z]*', '(?:lista|en) (?:de )?espera', 'elegibles?', 'interesad[oa]s?', 'invitad[oa]s?', 'recomendad[oa]s?', 'pendientes? de (?:inscri|matricul)[a-z]*',
  '(?:podrian|deberian|quieren|van a|faltan por|desean) (?:inscri|matricul|apunt|tomar|entrar|estar)[a-z]*',
].join('|')})(?!\\p{L})`, 'u');

/** "12 of the referrals were for fighting": some of what is counted, unless that is what the measure counts. */
const PART_OF = /^ (?:of|de) (?:the|those|these|our|los|las|esos|esas|estos|estas|nuestr[oa]s) (?!.*(?:open|unfilled|vacant|empty|enrolled|inscrit|matriculad|sin cubrir|abiert|vacantes))[a-z]/u;

/**
 * Whether the words around a number keep it from being told as so: denied ("isn't 93%"), to come
 * ("will be 95"), under a condition ("if it were 93"), or said of those who are not counted
 * ("248 students have not enrolled").
 */
export function isNotSo(sentence: Sentence, clause: Clause, token: NumberToken): boolean {
  const head = clause.text.slice(0, Math.max(0, token.start - clause.start)).slice(-120);
  const tail = clause.text.slice(Math.max(0, token.end - clause.start)).slice(0, 100);
  const hidden = hideGuesses(head);
  if (DENIED.test(hidden.replace(NOT_A_DENIAL, (phrase) => '·'.repeat(phrase.length))) || MOOD.test(hidden)) return true;
  if (token.kind === 'plain' && PART_OF.test(tail)) return true;
  if (TAKEN_BACK.test(tail) || (token.kind !== 'money' && NOT_COUNTED.test(tail))) return true;
  return isUnderCondition(sentence, clause, token);
}

function hideGuesses(text: string): string {
  return hidePhrases(hidePhrases(text, readerOf('en').notConditions), readerOf('es').notConditions);
}

function isUnderCondition(sentence: Sentence, clause: Clause, token: NumberToken): boolean {
  let from = sentence.start;
  for (const { start, joiner } of sentence.clauses) {
    if (start <= clause.start && (joiner === 'but' || joiner === 'so' || joiner === 'bracket' || joiner === 'colon')) from = start;
  }
  const before = hideGuesses(sentence.text.slice(from - sentence.start, token.start - sentence.start).slice(-240));
  return CONDITION.test(before);
}

const ANOTHER_YEAR = /(?<!\p{L})(?:last (?:school )?year(?:'s)?|(?:the )?(?:previous|prior) (?:school )?year(?:'s)?|(?:a|two|three) years? ago|(?:el|del) (?:ano|curso|ciclo)(?: escolar)? (?:pasado|anterior)|hace (?:un|dos|tres) anos?|(?<=\d ?%? )(?:next (?:year|month|week|spring|fall|semester|quarter)|(?:para )?el (?:proximo|siguiente) (?:ano|mes|ciclo|curso|semestre)|(?:el|la) (?:ano|mes|semana|ciclo) (?:que viene|entrante|proxim[oa])))(?!\p{L})/gu;
const COMPARED = /(?<!\p{L})(?:than|since|from|as|compared (?:to|with)|vs\.?|versus|like|over|beat|beats|beating|above|below|ahead of|que|desde|respecto (?:a|al|de)|frente a|comparado con|a diferencia de|contra|supera|superamos|igual)(?: (?:of|in|the|at|it was))? ?$/u;

/** Whether a number is told for last year or a time to come: of several in the clause, the one nearest to the words for it. */
export function isOfAnotherYear(sentence: Sentence, clause: Clause, token: NumberToken, tokens: readonly NumberToken[]): boolean {
  const opening = sentence.clauses[sentence.clauses.indexOf(clause) - 1];
  if (opening !== undefined && clause.joiner === 'comma' && firstMatch(opening.text, ANOTHER_YEAR) !== undefined && opening.text.replace(ANOTHER_YEAR, '').trim().length <= 6) return true;
  for (const match of clause.text.matchAll(ANOTHER_YEAR)) {
    if (COMPARED.test(clause.text.slice(0, match.index))) continue;
    const at = { start: clause.start + match.index, end: clause.start + match.index + match[0].length };
    const apart = (other: NumberToken): number => (other.start >= at.end ? other.start - at.end : at.start - other.end);
    if (tokens.every((other) => other === token || other.clause !== token.clause || (other.start >= at.start && other.end <= at.end) || apart(token) <= apart(other))) return true;
  }
  return false;
}
