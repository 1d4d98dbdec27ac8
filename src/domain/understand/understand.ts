import type { Language } from '../types.js';
import { claimedBy } from './claims.js';
import { clausesWithin, type Sentence } from './clauses.js';
import { MAX_READ } from './clean.js';
import { findCues, readerOf } from './cues.js';
import { decide, type Decision } from './decide.js';
import { excerpt, fold, LINK_MARK } from './fold.js';
import { asksForHelp, findBlockers, findNeeds } from './hindrances.js';
import { withoutIrony } from './irony.js';
import { detectLanguage } from './language.js';
import { findLinks, linkUrls } from './links.js';
import { firstMatch } from './matching.js';
import { knowMeasure, wordsOfAny, wordsOfItem, type KnownMeasure } from './measure-words.js';
import { findReadings } from './readings.js';
import { readInScope, type Reading } from './scope.js';
import { segmentsOf, takeApart, type Parts } from './segment.js';
import { kindOf, speechOf, type Speech } from './speech.js';
import { wellBeing } from './well-being.js';
import type { ItemContext, Understanding } from './types.js';

/** A sentence of the reply, cut to what is said of this item, with what it does and tells. */
interface Heard {
  readonly sentence: Sentence;
  readonly language: Language;
  readonly speech: Speech;
  readonly readings: readonly Reading[];
  /** It tells that something is wrong: then a "because" gives the cause. */
  readonly trouble: boolean;
}

/**
 * Understands a reply about one item by rules alone: the same words in the same context always
 * give the same answer. Words about other items, quoted messages, questions and conditions are
 * left out; where the rest fits no single status, `status` is null. Never throws.
 */
export function understand(words: string, context: ItemContext): Understanding {
  const foldName = (name: string): string => fold(name).text;
  const measures = context.measures.map((measure) => knowMeasure(measure, foldName));
  const parts = takeApart(words, [context.code, ...context.otherCodes], wordsOfAny(measures));
  const { clean, folded } = parts;
  const language = detectLanguage(folded.text, context.language ?? 'en');
  const heard = asAnswered(hear(parts, context, language, measures, wordsOfItem(foldName(context.title), measures)));

  const kind = kindOf(heard.map(({ speech }) => speech));
  const isReport = kind === 'report';
  const told = isReport ? heard.filter(({ speech, sentence }) => speech === 'content' && sentence.clauses.length > 0) : [];
  const { status, evidence } = settle(told, parts, clean.length > MAX_READ);
  const statusEvidence = evidence === null ? '' : excerpt(folded, evidence.start, evidence.end);

  return {
    language,
    kind,
    isReport,
    status,
    ...(statusEvidence !== '' && { statusEvidence }),
    readings: findReadings(told.map(({ sentence }) => sentence), measures, folded, language, context.today),
    links: linkUrls(findLinks(clean)),
    blockers: findBlockers(told, measures, folded),
    needs: findNeeds(told, folded),
    mentions: [...new Set(parts.mentions.map(({ code }) => code))].filter((code) => code !== context.code),
    segments: segmentsOf(parts),
  };
}

/** Every sentence in its own language, with its cues read in their place. */
function hear(parts: Parts, { code, today }: ItemContext, language: Language, measures: readonly KnownMeasure[], ownWords: RegExp | null): Heard[] {
  const measureWords = measures.flatMap(({ words }) => (words === null ? [] : [words]));
  const measuresNamed = measureWords.filter((words) => firstMatch(parts.folded.text, words) !== undefined).length;
  const manyBullets = parts.sentences.filter(({ bullet }) => bullet).length >= 2;
  return parts.sentences.map((whole): Heard => {
    const spoken = spokenIn(whole, language);
    const reader = readerOf(spoken);
    const mine = claimedBy(parts.claims, code, whole);
    const sentence = clausesWithin(whole, mine);
    const values = findReadings([sentence], measures, parts.folded, spoken, today).map(({ measure }) => measure);
    const falling = meaningOfFall(measures, (measure) => values.includes(measure.measure.key) || (measure.words !== null && firstMatch(sentence.text, measure.words) !== undefined));
    const all = readInScope(whole, findCues(whole, reader), { reader, ownWords, measureWords, measuresNamed, falling, manyBullets });
    const telling = all.some(({ says }) => says !== null) || whole.text.includes(LINK_MARK) || values.length > 0;
    const own = all.filter((reading) => mine.some(({ start, end }) => reading.start >= start && reading.start < end));
    const fares = wellBeing(whole.text);
    const readings = fares !== null ? [] : withoutIrony(own, { clean: parts.clean, folded: parts.folded.text, sentence: whole.text });
    return {
      sentence,
      language: spoken,
      speech: fares === 'own' ? 'greeting' : asksForHelp(whole, spoken) ? 'content' : speechOf(whole, spoken, telling),
      readings,
      trouble: readings.some(({ says }) => says !== null && says !== 'on-track' && says !== 'done'),
    };
  });
}

/** Whether a fall is bad, told by the measures a sentence is about, or else by all of the item's. */
function meaningOfFall(measures: readonly KnownMeasure[], isMeant: (measure: KnownMeasure) => boolean): 'good' | 'bad' | 'unclear' {
  const meant = measures.filter(isMeant);
  const directions = new Set((meant.length > 0 ? meant : measures).map(({ measure }) => (measure.direction === 'down' ? 'good' : 'bad')));
  if (directions.size > 1) return 'unclear';
  return directions.has('good') ? 'good' : 'bad';
}

/** A sentence's language. One odd word does not change it, unless only the other language has a phrase for it. */
function spokenIn(sentence: Sentence, language: Language): Language {
  const clear = detectLanguage(sentence.text, language, 2);
  const leaning = detectLanguage(sentence.text, language);
  if (clear === leaning || findCues(sentence, readerOf(clear)).length > 0) return clear;
  return findCues(sentence, readerOf(leaning)).length > 0 ? leaning : clear;
}

/** "Fine. I'll look tonight": where a promise follows, a feeling alone only says yes. */
function asAnswered(heard: readonly Heard[]): readonly Heard[] {
  const faint = heard.every(({ speech, readings, sentence }) => speech !== 'content' || (readings.length > 0 && readings.every(({ weight }) => weight === 1) && sentence.clauses.length === 1));
  const promised = heard.some(({ speech }) => speech === 'acknowledgement');
  return faint && promised ? heard.map((each) => (each.speech === 'content' ? { ...each, speech: 'acknowledgement' } : each)) : heard;
}

/** The status of what was told. Words that name several items without saying which is which settle nothing. */
function settle(told: readonly Heard[], parts: Parts, cutOff: boolean): Decision {
  if (cutOff || parts.claims.some(({ muddled }) => muddled)) return { status: null, evidence: null };
  const resolved = told.some(({ sentence, language }) => !sentence.text.matchAll(readerOf(language).resolved).next().done);
  return decide(told.flatMap(({ readings }) => readings), resolved);
}
