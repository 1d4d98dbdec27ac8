import { plural } from '../format.js';
import type { en } from './en.js';

/** Con qué frecuencia se revisa un elemento, en español. `parseCadence` entiende cada frase de vuelta. */
export const es: typeof en = {
  never: 'nunca',
  everySchoolDay: 'cada día lectivo',
  every: {
    DAILY: (n) => `cada ${n} días`,
    WEEKLY: (n) => plural('es', n, { one: 'cada semana', other: `cada ${n} semanas` }),
    MONTHLY: (n) => plural('es', n, { one: 'cada mes', other: `cada ${n} meses` }),
    YEARLY: (n) => plural('es', n, { one: 'cada año', other: `cada ${n} años` }),
  },
  // Only these two have a plural of their own.
  onWeekdays: (days) => `los ${days.replace(/(sábado|domingo)(?!s)/g, '$1s')}`,
  nthWeekday: (nth, day) => `el ${ordinal(nth)} ${day}`,
  nthWorkingDay: (nth) => `el ${ordinal(nth)} día laborable`,
  onPlaces: (places) => places,
  onMonthDays: (days) => days,
  monthDay: (day) => `el día ${day}`,
  lastMonthDay: 'el último día',
  onDate: (day, month) => `el ${day} de ${month}`,
  ofMonths: (months) => `de ${months}`,
  inMonths: (months) => `en ${months}`,
  firstDayOfTerm: 'el primer día de cada período',
  lastDayOfTerm: 'el último día de cada período',
  afterTermStarts: (days) => `cada período, ${days} ${plural('es', days, { one: 'día lectivo', other: 'días lectivos' })} después del inicio`,
  beforeTermEnds: (days) => `cada período, ${days} ${plural('es', days, { one: 'día lectivo', other: 'días lectivos' })} antes del final`,
  byRule: (rule) => `según la regla ${rule}`,
  at: (time) => (time.startsWith('1:') ? `a la ${time}` : `a las ${time}`),
  times: (count) => plural('es', count, { one: '1 vez', other: `${count} veces` }),
  until: (date) => `hasta el ${date}`,
};

const ORDINALS = ['primer', 'segundo', 'tercer', 'cuarto', 'quinto', 'sexto'] as const;

function ordinal(n: number): string {
  if (n === -1) return 'último';
  if (n === -2) return 'penúltimo';
  return ORDINALS[n - 1] ?? `${n}.º`;
}
