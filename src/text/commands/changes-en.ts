import { ended, formatList } from '../format.js';

/** Answers to commands that change something, in English. */
export const en = {
  refusedOwner: (code: string): string => `You cannot change the owner of ${code}.`,
  refusedCadence: (code: string): string => `You cannot change how often ${code} is checked.`,
  refusedMilestone: (code: string): string => `You cannot change the milestones of ${code}.`,
  refusedReport: (code: string): string => `You cannot report on ${code}.`,
  refusedSubscribe: 'You cannot subscribe a channel.',
  refusedDigest: 'You cannot post a digest.',
  whoCan: (names: readonly string[]): string => `${formatList('en', names)} can.`,
  andOthers: (count: number): string => `${count} more`,
  askOwner: (name: string): string => `${name} (its owner)`,
  nobodyCan: 'Nobody has the right to do it yet: name a plan steward with “throughline grant EMAIL steward”.',

  owner: {
    done: (name: string, code: string, title: string): string => `${name} now answers for ${code} ${title}.`,
    matched: (user: string, name: string): string => `From now on I know ${user} in chat as ${name} of the plan.`,
    told: (name: string): string => `${name} has been told in a direct message.`,
    untold: (name: string): string => `${name} is not matched to anyone in chat and has not been told.`,
    already: (name: string, code: string): string => `${name} already answers for ${code}.`,
    inactive: (name: string): string => `${name} is no longer active and cannot take an item.`,
    noticeNew: (by: string, code: string, title: string): string => `${by} asked you to answer for ${code} ${title}.`,
    noticeOpen: 'A check waits for an answer now. Just write how it is going, or press the button.',
    noticeOld: (by: string, to: string, code: string, title: string): string => `${by} handed ${code} ${title} to ${to}. You are no longer asked about it. Thank you for your work on it.`,
    report: 'Report',
  },

  cadence: {
    done: (code: string, title: string, words: string): string => ended(`${code} ${title} is now checked ${words}`),
    next: 'Next',
    noNext: 'No check is planned: the item needs an owner and a running plan.',
    notUnderstood: (words: string): string => `I did not understand “${words}”.`,
    off: (code: string, title: string): string => `${code} ${title} is no longer checked.`,
    notice: (by: string, code: string, title: string, words: string): string => ended(`${by} changed how often you are asked about ${code} ${title}: ${words}`),
    noticeOff: (by: string, code: string, title: string): string => `${by} ended the checks of ${code} ${title}: you are no longer asked about it.`,
  },

  milestone: {
    none: (code: string): string => `${code} has no milestones.`,
    which: (item: string): string => `The milestones of ${item}. Which one is reached?`,
    markReached: (horizon: string): string => `Reached: ${horizon}`,
    reached: (item: string, text: string): string => `Noted: ${item} has reached “${text}”.`,
    open: (item: string, text: string): string => `Noted: ${item} has not reached “${text}” yet.`,
    alreadyReached: (text: string): string => `“${text}” is marked as reached already.`,
    alreadyOpen: (text: string): string => `“${text}” is not marked as reached.`,
    takeBack: 'Take it back',
  },

  unclear: (code: string): string => `Which item do you mean by “${code}”? Write a colon after the code to settle it.`,
};
