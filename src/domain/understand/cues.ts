import type { Language } from '../types.js';
import type { Sentence } from './clauses.js';
import { EN } from './lexicon-en.js';
import { ES } from './lexicon-es.js';
import { anyOf, type CueRule, type Lexicon } from './lexicon.js';
import type { Span } from './span.js';

/** A phrase of the lexicon as it occurs. Places are those of the folded text. */
export interface Cue extends Span {
  readonly rule: CueRule;
  /** Which clause of its sentence it stands in. */
  readonly clause: number;
}

/** A lexicon with its patterns compiled. */
export interface Reader {
  readonly rules: readonly { readonly rule: CueRule; readonly pattern: RegExp }[];
  readonly negators: RegExp;
  readonly disclaimers: RegExp;
  readonly raised: RegExp;
  readonly longAgo: RegExp;
  readonly past: RegExp;
  readonly earlier: RegExp;
  readonly resolved: RegExp;
  readonly ahead: RegExp;
  readonly conditions: RegExp;
  readonly notConditions: RegExp;
  readonly withoutHelp: RegExp;
  readonly trend: RegExp;
  readonly failing: RegExp;
  readonly overall: RegExp;
  readonly plain: ReadonlySet<string>;
  readonly tails: RegExp;
  readonly nearly: RegExp;
  readonly doubtAfter: RegExp;
  readonly peopleBefore: RegExp;
  readonly peopleAfter: RegExp;
  readonly reported: RegExp;
  readonly goodEnds: RegExp;
  readonly badEnds: RegExp;
  readonly onTheWay: RegExp;
  readonly movesAbout: RegExp;
}

function compile(lexicon: Lexicon): Reader {
  return {
    rules: lexicon.cues.map((rule) => ({ rule, pattern: anyOf(rule.when, 'gu') })),
    negators: anyOf(lexicon.negators, 'gu'),
    disclaimers: anyOf(lexicon.disclaimers),
    raised: anyOf(lexicon.raised),
    longAgo: anyOf(lexicon.longAgo),
    past: anyOf(lexicon.past, 'gu'),
    earlier: anyOf(lexicon.earlier),
    resolved: anyOf(lexicon.resolved, 'gu'),
    ahead: new RegExp(`(?<![\\p{L}\\p{N}])(?:${lexicon.ahead.join('|')})(?: [a-z]+){0,2} ?$`, 'u'),
    conditions: anyOf(lexicon.conditions, 'gu'),
    notConditions: anyOf(lexicon.notConditions, 'gu'),
    withoutHelp: anyOf(lexicon.withoutHelp, 'gu'),
    trend: new RegExp(`^(?:${lexicon.trend.join('|')})$`, 'u'),
    failing: anyOf(lexicon.failing, 'gu'),
    overall: anyOf(lexicon.overall, 'gu'),
    plain: new Set(lexicon.plain),
    // A figure may follow where a sign or stop sets it apart: "done ✅ 76%".
    tails: new RegExp(`^[^\\p{L}\\p{N}]*(?:(?:${lexicon.tails.join('|')})[^\\p{L}\\p{N}]*){0,2}(?:(?<=[^\\p{L}\\p{N}\\s][^\\p{L}\\p{N}]*)\\d[\\d.,]*[^\\p{L}\\p{N}]*)?$`, 'u'),
    nearly: new RegExp(`(?<![\\p{L}\\p{N}])(?:${lexicon.nearly.join('|')}) ?$`, 'u'),
    doubtAfter: new RegExp(`^ ?[,(-]? ?(?:${lexicon.doubtAfter.join('|')})(?![\\p{L}\\p{N}])`, 'u'),
    peopleBefore: new RegExp(`(?<![\\p{L}\\p{N}])(?:${lexicon.people.join('|')})(?: (?:who|that|que|is|are|am|be|were|was|esta|estan|siguen|still|also|now|already|ya|todavia|aun|most|considered|flagged|identified|labeled|as|van|identificad[oa]s|considerad[oa]s|los|most)){0,3} ?$`, 'u'),
    peopleAfter: new RegExp(`^ (?:[a-z]+ )?(?:${lexicon.people.join('|')})(?![\\p{L}\\p{N}])`, 'u'),
    reported: anyOf(lexicon.reported),
    goodEnds: new RegExp(`^ (?:[a-z]+ly |be |nuestr[oa]s? )?(?:${lexicon.goodEnds.join('|')})(?![\\p{L}])`, 'u'),
    badEnds: anyOf(lexicon.badEnds),
    onTheWay: new RegExp(`(?<![\\p{L}\\p{N}])(?:${lexicon.onTheWay.join('|')})$`, 'u'),
    movesAbout: anyOf(lexicon.movesAbout),
  };
}

const READERS: Readonly<Record<Language, Reader>> = { en: compile(EN), es: compile(ES) };

/** The compiled lexicon of a language. */
export function readerOf(language: Language): Reader {
  return READERS[language];
}

/** The phrases of a sentence that tell a status, in order; where two overlap, the longer one. */
export function findCues(sentence: Sentence, reader: Reader): Cue[] {
  const found: Cue[] = [];
  for (const { rule, pattern } of reader.rules) {
    if (rule.says === 'unclear' && rule.weight === 3) {
      for (const match of sentence.text.matchAll(pattern)) {
        const start = sentence.start + match.index;
        const clause = sentence.clauses.findIndex(({ end }) => end > start);
        if (clause >= 0 && match[0] !== '') found.push({ rule, clause, start, end: start + match[0].length });
      }
      continue;
    }
    sentence.clauses.forEach((clause, index) => {
      for (const match of clause.text.matchAll(pattern)) {
        const start = clause.start + match.index;
        if (match[0] !== '') found.push({ rule, clause: index, start, end: start + match[0].length });
      }
    });
  }
  found.sort((a, b) => b.end - b.start - (a.end - a.start) || b.rule.weight - a.rule.weight);
  const kept: Cue[] = [];
  for (const cue of found) {
    if (kept.length >= MAX_CUES) break;
    if (!kept.some((other) => cue.start < other.end && other.start < cue.end)) kept.push(cue);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** More cues than this in one sentence are a list of words, not an answer. */
const MAX_CUES = 40;
