import type { Status } from '../types.js';

/**
 * What a phrase says of the item. Beyond the five statuses: `bad` is worse than on track without
 * saying how much ("not going well"), `unclear` speaks both ways or neither ("so-so", "on hold").
 */
export type Verdict = Status | 'bad' | 'unclear';

/**
 * Whose state a phrase tells:
 * `any`    of the item, unless another subject stands before it ("the nurse is behind");
 * `whole`  the same, and a clause joined by "and" or a colon goes on about the subject before it;
 * `bare`   as `whole`, and nothing may follow that narrows it ("done", but not "done with phase 1");
 * `alone`  only as a sentence of its own ("Good."), since the word opens many others.
 */
export type Reach = 'any' | 'whole' | 'bare' | 'alone';

/** One group of phrases with the same meaning. Phrases are regular expressions over folded text. */
export interface CueRule {
  readonly says: Verdict;
  /** 3: names the status or the outcome; 2: describes how it goes; 1: a feeling about it. */
  readonly weight: 1 | 2 | 3;
  /** What the phrase says under a negation; null where it then says nothing. */
  readonly negated: Verdict | null;
  readonly reach: Reach;
  /** Tells how it will end, so that a future tense belongs to it. */
  readonly outcome?: true;
  /** Tells only that a value falls: bad where it should rise, and never a status by itself. */
  readonly falling?: true;
  readonly when: readonly string[];
}

/** All a language needs to read a status. Every pattern matches folded text at word edges. */
export interface Lexicon {
  readonly cues: readonly CueRule[];
  /** Turn the next phrase of the clause around. */
  readonly negators: readonly string[];
  /** Say that the next phrase is not being said: "can't say", "not sure if". */
  readonly disclaimers: readonly string[];
  /** "I don't think": denies good news only by half, bad news wholly. */
  readonly raised: readonly string[];
  /** Put the clause in a past that is over. */
  readonly longAgo: readonly string[];
  /** Put the next phrase in the past. */
  readonly past: readonly string[];
  /** Put a phrase of the clause in the past where another one is current: "in September". */
  readonly earlier: readonly string[];
  /** Say that a thing of the past is over: "fixed that", "caught up". */
  readonly resolved: readonly string[];
  /** Put the next phrase in the future or among wishes: "will be", "trying to get". */
  readonly ahead: readonly string[];
  /** Begin a condition: what follows to the end of the sentence is not stated. */
  readonly conditions: readonly string[];
  /** Look like a condition and are not: "if I had to pick". */
  readonly notConditions: readonly string[];
  /** Conditions under which things fail as they stand: "unless", "if we don't get". */
  readonly withoutHelp: readonly string[];
  /** The item will be missed, said of a default path: with `withoutHelp` it is at risk. */
  readonly failing: readonly string[];
  /** Those of `withoutHelp` that tell where things are heading: "at this rate". */
  readonly trend: readonly string[];
  /** The sentence speaks for the item as a whole. */
  readonly overall: readonly string[];
  /** Words that may stand before a phrase without being its subject. */
  readonly plain: readonly string[];
  /** What may follow a `bare` phrase. */
  readonly tails: readonly string[];
  /** Right before a phrase, these weaken it to nothing: "almost done", "nearly on track". */
  readonly nearly: readonly string[];
  /** Right after a phrase, these take it back: "on track, I hope". */
  readonly doubtAfter: readonly string[];
  /** People whose state is not the item's: "at-risk students". */
  readonly people: readonly string[];
  /** Others whose view is told: "she had us as on track". */
  readonly reported: readonly string[];
  /** What "on track to" leads to, where it is good: "to hit", "a la meta". Other ends are asked about. */
  readonly goodEnds: readonly string[];
  /** Ends that nobody wants: "on track for failure". */
  readonly badEnds: readonly string[];
  /** May be said of a person underway: "on the way", "en camino". */
  readonly onTheWay: readonly string[];
  /** Beside those, they say that a person is: "estoy", "be there in five". */
  readonly movesAbout: readonly string[];
}

/** Matches a list of patterns at word edges in folded text, each only whole words. */
export function anyOf(patterns: readonly string[], flags = 'u'): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, flags);
}
