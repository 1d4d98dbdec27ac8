import { counted } from '../format.js';

export const en = {
  columns: ['Local', 'Zone', 'UTC', 'Item', 'Person', 'Why it moved'],
  none: 'No prompt would go out in that time.',
  count: (count: number) => `${counted('en', count, { one: 'prompt', other: 'prompts' })}.`,
  reasons: { 'closed-day': 'closed day', 'after-break': 'spread out after a break', 'skipped-time': 'the clocks jump over its time' } as Readonly<Record<string, string>>,
  moved: (from: string, because: string, reason: string) => (because === reason ? `from ${from}: ${reason}` : `from ${from}: ${reason} (${because})`),
  badDate: (text: string) => `“${text}” is not a date. Write it as year-month-day, such as 2026-09-14.`,
  upsideDown: (from: string, to: string) => `The time from ${from} to ${to} ends before it begins. Swap the two dates.`,
  tooLong: (days: number) => `That is more than ${days} days. Ask for a shorter time.`,
};
export type ScheduleTexts = typeof en;
