import { counted } from '../format.js';

/** The page that a chat platform keeps for each person, in English. */
export const en = {
  heading: 'Your part of the plan',
  summary: (name: string, open: number): string => `${name}, ${counted('en', open, { one: 'check waits', other: 'checks wait' })} for you.`,
  waiting: 'Waiting for you',
  nothing: 'Nothing is waiting for you just now.',
  moreWaiting: (count: number): string => `${counted('en', count, { one: 'more check waits', other: 'more checks wait' })}: “/plan mine” shows every one.`,
  report: 'Report progress',
  away: { 7: 'Away for a week', 14: 'Away for two weeks' },
  awayUntil: (date: string): string => `You are away through ${date}: nobody asks you until then.`,
  awayOpen: 'You are away until you say that you are back.',
  back: 'I am back',
  items: 'Your items',
  noItems: 'You answer for no item of a plan.',
  moreItems: (count: number): string => `${counted('en', count, { one: 'more item', other: 'more items' })}: “/plan mine” shows every one.`,
  next: 'Next dates',
  onDay: (day: string, items: string): string => `${day}: ${items}`,
  plan: (title: string): string => `At a glance: ${title}`,
  parts: 'Where each part stands',
  details: 'Details',
  atRisk: 'At risk',
  overdue: 'Unanswered',
  undelivered: 'Not delivered',
};

export type HomeTexts = typeof en;
