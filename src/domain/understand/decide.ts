import type { Status } from '../types.js';
import type { Verdict } from './lexicon.js';
import type { Reading } from './scope.js';

/** The status that the cues of a message settle on, and the cue that settled it. */
export interface Decision {
  readonly status: Status | null;
  readonly evidence: Reading | null;
}

const UNDECIDED: Decision = { status: null, evidence: null };

/**
 * Settles on one status or on none. The order: what speaks for the whole ("overall on track")
 * over single remarks; what is now over what was; a named status or outcome over a description,
 * a description over a feeling. Two that differ at the same rank settle nothing.
 * @param resolved the message says that what was wrong is over ("the new routes fixed that")
 */
export function decide(readings: readonly Reading[], resolved: boolean): Decision {
  const standing = readings.filter(({ says }) => says !== null);
  const current = standing.some(({ earlier }) => !earlier) ? standing.filter(({ earlier }) => !earlier) : standing;
  if (current.length === 0) return resolved ? afterTrouble(readings) : UNDECIDED;

  const overall = current.filter(({ overall: whole, weight, says }) => whole && (weight > 1 || says !== 'unclear'));
  if (overall.length > 0) {
    const whole = agreed(overall, true);
    // "Behind; still, we expect to make it" is on track to one person and at risk to another.
    const open = whole.status === 'on-track' && overall.every(({ outcome }) => outcome) && current.some(({ says, weight }) => says !== null && isBad(says) && weight > 1);
    return open ? UNDECIDED : whole;
  }
  const doubts = current.filter(({ says, weight }) => says === 'unclear' && weight === 3);

  const told = current.filter(({ says }) => says !== 'unclear');
  const partTrouble = readings.some(({ dropped, was }) => dropped === 'part' && was !== null && isBad(was));
  for (const weight of [3, 2, 1] as const) {
    const rank = told.filter((reading) => reading.weight === weight);
    if (rank.length === 0) continue;
    // Numbers and the way they go are no status: that is the owner's to say.
    if (rank.every(({ direction }) => direction)) return UNDECIDED;
    // A named status stands beside doubts of other sentences ("too early for scores. On track.").
    if (doubts.some(({ sentence }) => weight < 3 || rank.some((reading) => reading.sentence === sentence))) return UNDECIDED;
    const decision = agreed(rank, false);
    if (decision.status === null || decision.evidence === null) return UNDECIDED;
    // "Done, well, not done done": a word taken back is not said.
    if (decision.status === 'done' && readings.some(({ dropped, was }) => was === 'done' && (dropped === 'negated' || dropped === 'nearly'))) return UNDECIDED;
    // "Retention looks fine but hiring is a mess": one half is no whole.
    if (partTrouble && decision.status === 'on-track' && weight < 3) return UNDECIDED;
    return contradicted(decision.status, decision.evidence, told) ? UNDECIDED : decision;
  }
  return UNDECIDED;
}

/** The one status of cues of one rank. "Bad" goes with any status that is bad. */
function agreed(rank: readonly Reading[], whole: boolean): Decision {
  const verdicts = new Set(rank.map(({ says }) => says));
  if (verdicts.has('unclear')) return UNDECIDED;
  const statuses = [...verdicts].filter((says): says is Status => says !== null && says !== 'bad' && says !== 'unclear');
  const only = statuses[0];
  if (only === undefined || (verdicts.has('bad') && only !== 'at-risk' && only !== 'off-track')) return UNDECIDED;
  if (statuses.length === 1) return { status: only, evidence: rank.find(({ says }) => says === only) ?? null };
  // "Off track in Sept and now at risk": where "now" marks one of them last, that is the current one.
  const now = rank.filter(({ turns }) => turns);
  return !whole && now.length > 0 && now.length < rank.length && rank.at(-1)?.turns === true ? agreed(now, true) : UNDECIDED;
}

/** Whether a lower-ranked cue speaks so plainly against the status that asking is better. */
function contradicted(status: Status, evidence: Reading, told: readonly Reading[]): boolean {
  return told.some(({ says, weight, turns, start }) => {
    if (says === null || says === status || weight >= evidence.weight) return false;
    switch (status) {
      case 'on-track':
        if (says === 'done' || says === 'not-started') return true;
        // "Behind in September, still on track" is on track; "behind, still we'll make it" may be at risk.
        return weight === 2 ? !(evidence.turns && !evidence.outcome && start < evidence.start) : evidence.weight === 2 || turns && says === 'bad';
      case 'at-risk':
      case 'off-track':
        // "Off track but recoverable" is what at risk means.
        if (status === 'off-track' && says === 'at-risk' && weight === 2 && start > evidence.start) return true;
        return says === 'on-track' ? weight === 2 && (turns || start > evidence.start) : says === 'done';
      case 'done':
        return isBad(says) || says === 'not-started';
      case 'not-started':
        return says === 'done' || (isBad(says) && weight === 2);
    }
  });
}

function isBad(says: Verdict): boolean {
  return says === 'bad' || says === 'at-risk' || says === 'off-track';
}

/** "We were off track but the new routes fixed that": the trouble named is over. */
function afterTrouble(readings: readonly Reading[]): Decision {
  const trouble = readings.find(({ was, dropped }) => dropped === 'past' && was !== null && isBad(was));
  const other = readings.some(({ dropped }) => dropped !== 'past' && dropped !== 'people');
  return trouble === undefined || other ? UNDECIDED : { status: 'on-track', evidence: trouble };
}
