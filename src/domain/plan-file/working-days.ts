import { z } from 'zod';
import type { FaultDetail } from './faults.js';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** `mon-fri`, `sun-thu`, `mon, wed, fri`, or a list of days: as ISO weekdays in order, 1 for Monday. */
export const workingDays = z
  .union([z.string(), z.array(z.string())])
  .transform((value, context): readonly number[] => {
    const text = typeof value === 'string' ? value : value.join(',');
    const days = readWorkingDays(text);
    if (days !== undefined) return days;
    const fault: FaultDetail = { code: 'not-working-days', value: text };
    context.addIssue({ code: 'custom', params: { fault } });
    return z.NEVER;
  })
  .meta({ description: 'The days of the week on which people work: `mon-fri`, or a list such as `[mon, tue, thu]`. Unless said: mon-fri.', examples: ['mon-fri'] });

function readWorkingDays(text: string): readonly number[] | undefined {
  const days = new Set<number>();
  for (const part of text.toLowerCase().split(',')) {
    const [first, last, ...more] = part.split(/[-–]/).map((name) => DAYS.findIndex((day) => isDay(name.trim(), day)));
    if (first === undefined || first < 0 || last === -1 || more.length > 0) return undefined;
    const length = ((((last ?? first) - first) % 7) + 7) % 7;
    for (let step = 0; step <= length; step += 1) days.add(((first + step) % 7) + 1);
  }
  return [...days].sort((a, b) => a - b);
}

/** `mon`, `monday`, or anything between. */
function isDay(name: string, day: (typeof DAYS)[number]): boolean {
  const full = { mon: 'monday', tue: 'tuesday', wed: 'wednesday', thu: 'thursday', fri: 'friday', sat: 'saturday', sun: 'sunday' }[day];
  return name.length >= 3 && full.startsWith(name);
}

/** The reverse of reading: a run of days as `mon-fri`, else a list. */
export function printWorkingDays(days: readonly number[]): string {
  const names = days.map((day) => DAYS[day - 1] ?? '');
  const isRun = days.length > 2 && days.every((day, place) => place === 0 || day === (days[place - 1] ?? 0) + 1);
  return isRun ? `${names[0] ?? ''}-${names.at(-1) ?? ''}` : names.join(', ');
}
