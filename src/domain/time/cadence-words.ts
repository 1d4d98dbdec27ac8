import type { ClockTime } from '../types.js';
import { takeEnding } from './cadence-ending.js';
import { cadenceTokens, nearestCadenceWord } from './cadence-tokens.js';
import { ruleFromSlots } from './cadence-rule.js';
import { readSlots } from './cadence-slots.js';
import { readClock, takeClockWords } from './clock-words.js';
import { foldText } from '../fold-text.js';
import { everOccurs } from './occurrences.js';
import { looksLikeRule, readRule } from './parse-rule.js';
import { CadenceFault, fault, printRule } from './rule.js';
import type { CadenceProblem, Rule } from './rule.js';
import { takeTermWords } from './term-words.js';

/** How often, and at what time where one is said. `rule` is canonical: equal cadences have equal rules. */
export interface Cadence {
  /** An RRULE value of RFC 5545 in dates, `TERM;OFFSET=n` (open days after a term's start; before its end when `-n`), or `NONE`. */
  readonly rule: string;
  readonly at?: ClockTime;
}

/** A cadence as a plan file may spell it out: `every: 2 weeks`, `on: mon`, `at: 09:00`; or `rule` instead of `every` and `on`. */
export interface CadenceFields {
  readonly every?: string | number | undefined;
  readonly on?: string | number | readonly (string | number)[] | undefined;
  readonly at?: string | number | undefined;
  /** Where in each term, such as `5 days before the end`. */
  readonly term?: string | undefined;
  readonly until?: string | undefined;
  readonly rule?: string | undefined;
}

/** `suggestion` is the cadence most likely meant; `src/text/cadence` puts it and the problem into words. */
export type ParsedCadence =
  | { readonly ok: true; readonly cadence: Cadence }
  | { readonly ok: false; readonly problem: CadenceProblem; readonly suggestion?: Cadence };

/** Nobody describes a cadence at greater length; longer text is not read. */
const MAX_WORDS_LENGTH = 300;

/**
 * Understands a cadence: plain words in English or Spanish ("every 2 weeks on mon at 09:00", "mensual el segundo
 * martes"), fields of a plan file, or a raw rule. Never throws.
 */
export function parseCadence(input: string | CadenceFields): ParsedCadence {
  try {
    const { rule, at } = typeof input === 'string' ? parseText(input) : parseFields(input);
    if (rule.kind === 'recurrence' && !everOccurs(rule)) throw fault('never-occurs', printRule(rule));
    return { ok: true, cadence: { rule: printRule(rule), ...(at === undefined ? {} : { at }) } };
  } catch (error) {
    if (!(error instanceof CadenceFault)) throw error;
    const { problem } = error;
    const suggestion = error.suggestion === undefined ? undefined : meant(parseCadence(error.suggestion));
    return suggestion ? { ok: false, problem, suggestion } : { ok: false, problem };
  }
}

/** What a suggestion comes to; a second slip in it has a suggestion of its own. */
function meant(parsed: ParsedCadence): Cadence | undefined {
  return parsed.ok ? parsed.cadence : parsed.suggestion;
}

interface Parsed {
  readonly rule: Rule;
  readonly at?: ClockTime | undefined;
}

function parseText(text: string): Parsed {
  if (text.length > MAX_WORDS_LENGTH) throw fault('too-long', text.slice(0, 40));
  if (looksLikeRule(text)) return parseRuleWithTime(text);
  const words = foldText(text);
  if (words === '') throw fault('empty', '');
  if (/^(never|none|off|no checks?|not checked|nunca|ninguna|ninguno|sin (revision(es)?|seguimiento))$/.test(words)) return { rule: { kind: 'none' } };
  return parseWords(words);
}

/** How `src/text/cadence` says a rule for which there are no plainer words. */
const RULE_PREFIX = /^(by the rule|segun la regla) /;

/** A raw rule, perhaps with a time after it: "FREQ=WEEKLY;BYDAY=MO at 09:00". */
function parseRuleWithTime(text: string): Parsed {
  const { time, bad, rest } = takeClockWords(foldText(text).replace(RULE_PREFIX, ''));
  if (bad !== undefined) throw fault('bad-time', bad);
  const { rule, at } = readRule(rest);
  if (at !== undefined && time !== undefined && at !== time) throw fault('two-times', time);
  return { rule, at: at ?? time };
}

function parseFields(fields: CadenceFields): Parsed {
  const at = fields.at === undefined ? undefined : clockField(fields.at);
  const parsed = fields.rule === undefined ? parseText(wordsOf(fields)) : parseText(fields.rule);
  if (fields.rule !== undefined && (fields.every !== undefined || fields.on !== undefined || fields.term !== undefined)) {
    throw fault('two-frequencies', String(fields.rule));
  }
  if (at !== undefined && parsed.at !== undefined && at !== parsed.at) throw fault('two-times', String(fields.at));
  return { rule: parsed.rule, at: at ?? parsed.at };
}

/** The fields as one sentence, so that they are understood by the same rules. */
function wordsOf({ every, on, term, until }: CadenceFields): string {
  const said = foldText(String(every ?? ''));
  // "every: 2 weeks" needs its "every" back; "every: weekly" does not.
  const needsEvery = /^(\d|(an?|one|two|three|four|five|six|un|una|dos|tres|cuatro|cinco|seis|other|second|third) |(school |working )?(day|week|month|quarter|term|year|semester|trimester|fortnight|dia|semana|mes|trimestre|semestre|periodo|ano|bimestre)\b)/;
  const days = (Array.isArray(on) ? on : [on]).filter((day) => day !== undefined).map(String).join(' and ');
  const parts = [needsEvery.test(said) ? `every ${said}` : said];
  if (term !== undefined) parts.push(/\b(term|periodo)\b/.test(said) ? term : `each term ${term}`);
  if (days !== '') parts.push(`on ${days}`);
  if (until !== undefined) parts.push(`until ${until}`);
  return parts.join(' ').trim();
}

function clockField(at: string | number): ClockTime {
  const time = readClock(foldText(String(at)).replace(/^(at|a las?) /, ''));
  if (time === undefined) throw fault('bad-time', String(at));
  return time;
}

function parseWords(words: string): Parsed {
  const ending = takeEnding(words);
  const { time: at, bad, rest } = takeClockWords(ending.rest);
  if (bad !== undefined) throw fault('bad-time', bad);
  const { term, rest: frequency } = takeTermWords(rest);
  const tokens = cadenceTokens(frequency);
  const unknown = tokens.find(({ token }) => token === undefined);
  if (unknown) throw unknownWord(words, unknown.word);
  const rule = withTimeInSuggestion(at, () => {
    const slots = readSlots(tokens);
    return ruleFromSlots(term && slots.unit === undefined ? { ...slots, unit: 'term' } : slots, words);
  });
  if (rule.kind === 'recurrence' && !term) return { rule: { ...rule, ...ending.end }, at };
  if (rule.kind !== 'term' || Object.keys(ending.end).length > 0) throw fault('two-frequencies', words);
  return { rule: term ?? rule, at };
}

/** What is suggested keeps the time that was said. */
function withTimeInSuggestion(at: ClockTime | undefined, decide: () => Rule): Rule {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof CadenceFault) || error.suggestion === undefined || at === undefined) throw error;
    throw new CadenceFault(error.problem, `${error.suggestion} at ${at}`);
  }
}

function unknownWord(words: string, word: string): CadenceFault {
  if (/^(hour|minute|second|hora|minuto|segundo|hourly)s?$/.test(word)) return fault('too-often', word);
  const nearest = nearestCadenceWord(word);
  return fault('unknown-word', word, nearest && words.replace(word, nearest));
}
