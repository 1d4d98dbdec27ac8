import type { Status, ItemStatus } from '../../domain/types.js';
import { counted, plural } from '../format.js';

const statuses: Readonly<Record<ItemStatus, string>> = {
  'on-track': 'On track',
  'at-risk': 'At risk',
  'off-track': 'Off track',
  done: 'Done',
  'not-started': 'Not started',
  unknown: 'No recent news',
};

export const en = {
  statuses,
  prompt: {
    hello: (name: string) => `Hello, ${name}.`,
    intro: (count: number) => plural('en', count, { one: 'It is time for a progress check.', other: `It is time for ${counted('en', count, { one: 'progress check', other: 'progress checks' })}.` }),
    summary: (items: string) => `Progress check: ${items}`,
    ask: 'How is it going? What shows it?',
    evidence: (evidence: string) => `What we look for: ${evidence}`,
    lastReport: 'Last report',
    noReport: 'none yet',
    target: (target: string) => `target ${target}`,
    targetBy: (target: string, date: string) => `target ${target} by ${date}`,
    noReading: 'no value yet',
    startsFrom: (value: string) => `no value yet, started from ${value}`,
    valueOn: (value: string, date: string) => `${value} on ${date}`,
    answered: 'Answered. Thank you.',
    excused: 'Left out this time.',
    snoozed: (when: string) => `I will ask again ${when}.`,
    handedOver: 'Somebody else answers this one.',
    howTo: 'Answer here in your own words, or use the buttons. A sentence is plenty.',
    howToMany: (codes: string) => `Answer here in your own words, naming the item (${codes}), or use the buttons.`,
    write: 'Write a report',
    snooze: 'Snooze',
    notMine: 'Not mine',
    statusFor: (status: string, item: string) => `${status}: ${item}`,
    buttonFor: (label: string, item: string) => `${label}: ${item}`,
    moved: { 'closed-day': 'Moved here from a closed day.', 'after-break': 'Spread out after the break.' } as Readonly<Record<string, string>>,
  },
  reminder: {
    intro: (count: number) => plural('en', count, { one: 'A gentle reminder: one progress check still waits for you.', other: `A gentle reminder: ${counted('en', count, { one: 'progress check', other: 'progress checks' })} still wait for you.` }),
    summary: (items: string) => `Reminder: ${items}`,
  },
};

export type AskingTexts = typeof en;
export const buttonStatuses: readonly Status[] = ['on-track', 'at-risk', 'off-track', 'done', 'not-started'];
