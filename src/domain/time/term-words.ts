import { fault } from './rule.js';
import type { TermRule } from './rule.js';
import { MAX_TERM_OFFSET } from './parse-rule.js';

/** A week of open days, where someone says "a week before the end of term". */
const OPEN_DAYS_A_WEEK = 5;

const COUNT = String.raw`(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)`;
const COUNT_WORDS: readonly (readonly string[])[] = [
  ['a', 'an', 'one', 'un', 'una'],
  ['two', 'dos'],
  ['three', 'tres'],
  ['four', 'cuatro'],
  ['five', 'cinco'],
  ['six', 'seis'],
  ['seven', 'siete'],
  ['eight', 'ocho'],
  ['nine', 'nueve'],
  ['ten', 'diez'],
];
const START = String.raw`start(?:s|ing)?|begin(?:s|ning)?|inicio|comienzo|principio|empiece|empieza|empezar|comience|comienza|comenzar`;
const END = String.raw`end(?:s|ing)?|close|closes|finish(?:es)?|final|fin|cierre|termine|termina|terminar|acabe|acaba|acabar`;
const TERM = String.raw`(?:term|terms|trimester|semester|school quarter|periodo|lapso|trimestre escolar|semestre escolar|cuatrimestre escolar|bimestre escolar)`;

const OFFSET = new RegExp(
  String.raw`\b${COUNT} (?:school |open |working |business )?(days?|weeks?|dias?|semanas?)(?: habil(?:es)?| lectivos?| escolar(?:es)?| laborables?)? (before|after|antes|despues)(?: de que| del| de| the| its| it| each| every| el| la| cada)* (${START}|${END})\b`,
);
const EDGE = new RegExp(
  String.raw`\b(?:(?:at|on|by) )?(?:the )?(first|last|primer|ultimo|start|beginning|end)(?: (?:school |open |working )?day)?(?: of)?(?: the| each| every)* ${TERM}\b|\b(?:al |el )?(inicio|comienzo|principio|final|fin|cierre|primer dia|ultimo dia)(?: habil| lectivo)? (?:de cada|del|de) ${TERM}\b`,
);

/**
 * Finds where in its term a check falls ("5 days before the end of term", "al inicio de cada período") in folded
 * words and takes it out. `term` is undefined where nothing of the kind is said; the rest then stays as it was.
 */
export function takeTermWords(words: string): { readonly term?: TermRule; readonly rest: string } {
  const offset = OFFSET.exec(words);
  if (offset) {
    const anchor = new RegExp(`^(?:${START})$`).test(offset[4] ?? '') ? 'start' : 'end';
    const before = offset[3] === 'before' || offset[3] === 'antes';
    // Outside a term there is nobody to ask.
    if (before !== (anchor === 'end')) throw fault('which-days', offset[0]);
    const days = countOf(offset[1] ?? '') * (/^(week|semana)/.test(offset[2] ?? '') ? OPEN_DAYS_A_WEEK : 1);
    if (days > MAX_TERM_OFFSET) throw fault('bad-interval', offset[1] ?? '');
    return { term: { kind: 'term', anchor, offset: days }, rest: without(words, offset) };
  }
  const edge = EDGE.exec(words);
  if (!edge) return { rest: words };
  const anchor = /^(last|end|ultimo|final|fin|cierre)/.test(edge[1] ?? edge[2] ?? '') ? 'end' : 'start';
  // The term is named inside the phrase, so it stays behind for the rest to be read by.
  return { term: { kind: 'term', anchor, offset: 0 }, rest: `${without(words, edge)} term`.trim() };
}

function countOf(text: string): number {
  const place = COUNT_WORDS.findIndex((words) => words.includes(text));
  return place < 0 ? Number(text) : place + 1;
}

function without(words: string, match: RegExpExecArray): string {
  return `${words.slice(0, match.index)} ${words.slice(match.index + match[0].length)}`.replace(/\s+/g, ' ').trim();
}
