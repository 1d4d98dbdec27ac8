import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCadence } from '../../../src/domain/time/cadence-words.js';
import type { CadenceFields } from '../../../src/domain/time/cadence-words.js';
import { describeCadence } from '../../../src/text/cadence/describe-cadence.js';
import { anyRule } from './arbitraries.js';

/** The rule and time that words make, as one text; or why they make none. */
function understood(input: string | CadenceFields): string {
  const parsed = parseCadence(input);
  if (!parsed.ok) return `? ${parsed.problem.code}`;
  return [parsed.cadence.rule, parsed.cadence.at].filter((part) => part !== undefined).join(' @');
}

describe('parseCadence on words', () => {
  it.each([
    ['every 2 weeks on mon at 09:00', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO @09:00'],
    ['Every two weeks on Mondays at 9', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO @09:00'],
    ['every other monday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'],
    ['fortnightly on fri', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
    ['every week on monday and thursday', 'FREQ=WEEKLY;BYDAY=MO,TH'],
    ['mondays, wednesdays & fridays 8:30', 'FREQ=WEEKLY;BYDAY=MO,WE,FR @08:30'],
    ['weekly', 'FREQ=WEEKLY'],
    ['weekly mon 08:00', 'FREQ=WEEKLY;BYDAY=MO @08:00'],
    ['every weekday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['monthly on the 2nd tuesday', 'FREQ=MONTHLY;BYDAY=2TU'],
    ['the second Tuesday of each month', 'FREQ=MONTHLY;BYDAY=2TU'],
    ['1st and 3rd tuesday of the month', 'FREQ=MONTHLY;BYDAY=1TU,3TU'],
    ['monthly on the 15th', 'FREQ=MONTHLY;BYMONTHDAY=15'],
    ['every month on day 15 at noon', 'FREQ=MONTHLY;BYMONTHDAY=15 @12:00'],
    ['monthly on the 1st and 15th', 'FREQ=MONTHLY;BYMONTHDAY=1,15'],
    ['last friday of the month', 'FREQ=MONTHLY;BYDAY=-1FR'],
    ['every last friday', 'FREQ=MONTHLY;BYDAY=-1FR'],
    ['last working day of the month', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
    ['at the end of each month', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['quarterly', 'FREQ=MONTHLY;INTERVAL=3'],
    ['quarterly on the first monday', 'FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO'],
    ['every quarter', 'FREQ=MONTHLY;INTERVAL=3'],
    ['every school day', 'FREQ=DAILY'],
    ['daily at 3pm', 'FREQ=DAILY @15:00'],
    ['every day at 3:15 p.m.', 'FREQ=DAILY @15:15'],
    ['twice a year', 'FREQ=MONTHLY;INTERVAL=6'],
    ['3 times a year', 'FREQ=MONTHLY;INTERVAL=4'],
    ['twice a year in september and january', 'FREQ=YEARLY;BYMONTH=1,9'],
    ['twice a month on the 1st and 15th', 'FREQ=MONTHLY;BYMONTHDAY=1,15'],
    ['once a week', 'FREQ=WEEKLY'],
    ['yearly on 1 june', 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1'],
    ['every year on June 1st', 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1'],
    ['the first monday of june', 'FREQ=YEARLY;BYMONTH=6;BYDAY=1MO'],
    ['15 january and july', 'FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=15'],
    ['annually', 'FREQ=YEARLY'],
    ['every 12 months', 'FREQ=YEARLY'],
    ['every 14 days', 'FREQ=WEEKLY;INTERVAL=2'],
    ['weekly on monday, 10 times', 'FREQ=WEEKLY;BYDAY=MO;COUNT=10'],
    ['weekly on monday until 1 june 2027 at 9', 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270601 @09:00'],
    ['each term', 'TERM;OFFSET=-5'],
    ['termly at 10:00', 'TERM;OFFSET=-5 @10:00'],
    ['each term, 10 days before the end', 'TERM;OFFSET=-10'],
    ['a week after the start of each term', 'TERM;OFFSET=5'],
    ['every semester', 'TERM;OFFSET=-5'],
    ['on the first day of each term', 'TERM;OFFSET=0'],
    ['at the end of each term', 'TERM;OFFSET=-0'],
    ['never', 'NONE'],
  ])('English: %s', (words, rule) => expect(understood(words)).toBe(rule));

  it.each([
    ['cada 2 semanas los lunes a las 9', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO @09:00'],
    ['cada dos semanas los lunes a las 9 y media', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO @09:30'],
    ['cada quince días', 'FREQ=WEEKLY;INTERVAL=2'],
    ['quincenal los viernes', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
    ['una semana sí y otra no', 'FREQ=WEEKLY;INTERVAL=2'],
    ['todos los lunes y jueves a las 5 de la tarde', 'FREQ=WEEKLY;BYDAY=MO,TH @17:00'],
    ['semanal', 'FREQ=WEEKLY'],
    ['mensual el segundo martes', 'FREQ=MONTHLY;BYDAY=2TU'],
    ['el último viernes de cada mes', 'FREQ=MONTHLY;BYDAY=-1FR'],
    ['el 15 de cada mes', 'FREQ=MONTHLY;BYMONTHDAY=15'],
    ['los días 1 y 15 de cada mes', 'FREQ=MONTHLY;BYMONTHDAY=1,15'],
    ['a fin de mes', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['trimestral', 'FREQ=MONTHLY;INTERVAL=3'],
    ['cada trimestre', 'FREQ=MONTHLY;INTERVAL=3'],
    ['cada trimestre escolar', 'TERM;OFFSET=-5'],
    ['cada período', 'TERM;OFFSET=-5'],
    ['cada período, 3 días lectivos después del inicio', 'TERM;OFFSET=3'],
    ['una semana antes de que termine cada período', 'TERM;OFFSET=-5'],
    ['al final de cada período', 'TERM;OFFSET=-0'],
    ['dos veces al año', 'FREQ=MONTHLY;INTERVAL=6'],
    ['semestral', 'FREQ=MONTHLY;INTERVAL=6'],
    ['cada año el 1 de junio', 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1'],
    ['anual en junio', 'FREQ=YEARLY;BYMONTH=6'],
    ['cada día lectivo al mediodía', 'FREQ=DAILY @12:00'],
    ['todos los días', 'FREQ=DAILY'],
    ['un lunes sí y otro no', '? unknown-word'],
    ['nunca', 'NONE'],
  ])('Spanish: %s', (words, rule) => expect(understood(words)).toBe(rule));

  it.each([
    ['monthly on the 31st', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['monthly on the 30th', 'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1'],
    ['yearly on 29 february', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1'],
    ['monthly on the 15th and 31st', 'FREQ=MONTHLY;BYMONTHDAY=15,-1'],
  ])('a day that some months lack means their last day: %s', (words, rule) => expect(understood(words)).toBe(rule));
});

describe('parseCadence on fields and rules', () => {
  it.each<[CadenceFields, string]>([
    [{ every: '2 weeks', on: 'mon', at: '09:00' }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO @09:00'],
    [{ every: 'week', on: ['mon', 'thu'], at: 9 }, 'FREQ=WEEKLY;BYDAY=MO,TH @09:00'],
    [{ every: 'weekly', at: '9.30' }, 'FREQ=WEEKLY @09:30'],
    [{ every: 'month', on: '2nd tuesday' }, 'FREQ=MONTHLY;BYDAY=2TU'],
    [{ every: 'month', on: 15 }, 'FREQ=MONTHLY;BYMONTHDAY=15'],
    [{ every: 'month', on: 'last friday' }, 'FREQ=MONTHLY;BYDAY=-1FR'],
    [{ every: 'year', on: '1 june' }, 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1'],
    [{ every: 'school day' }, 'FREQ=DAILY'],
    [{ every: 'term' }, 'TERM;OFFSET=-5'],
    [{ every: 'term', term: '10 days before the end' }, 'TERM;OFFSET=-10'],
    [{ every: 'monthly on the 2nd tuesday at 10:00' }, 'FREQ=MONTHLY;BYDAY=2TU @10:00'],
    [{ every: '2 semanas', on: 'lunes', at: 'las 9' }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO @09:00'],
    [{ rule: 'FREQ=WEEKLY;BYDAY=FR', at: '07:45' }, 'FREQ=WEEKLY;BYDAY=FR @07:45'],
    [{ rule: 'FREQ=WEEKLY', every: 'month' }, '? two-frequencies'],
    [{ every: 'week at 9:00', at: '10:00' }, '? two-times'],
    [{ on: 'mon' }, 'FREQ=WEEKLY;BYDAY=MO'],
    [{ every: 'week', at: '25:00' }, '? bad-time'],
    [{}, '? empty'],
  ])('%o', (fields, rule) => expect(understood(fields)).toBe(rule));

  it.each([
    ['RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=TH,MO,MO;WKST=SU', 'FREQ=WEEKLY;BYDAY=MO,TH'],
    ['freq=weekly;interval=2;byday=mo;wkst=su', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=SU'],
    ['FREQ=DAILY;BYDAY=MO,WE', 'FREQ=WEEKLY;BYDAY=MO,WE'],
    ['FREQ=MONTHLY;BYMONTH=6;BYMONTHDAY=1', 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1'],
    ['FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=30;BYSECOND=0', 'FREQ=WEEKLY;BYDAY=MO @09:30'],
    ['FREQ=WEEKLY;UNTIL=20270601T235959Z', 'FREQ=WEEKLY;UNTIL=20270601'],
    ['TERM', 'TERM;OFFSET=-5'],
    ['term;offset=3', 'TERM;OFFSET=3'],
  ])('rule %s', (text, rule) => expect(understood(text)).toBe(rule));

  it.each([
    ['FREQ=HOURLY', 'too-often'],
    ['FREQ=MINUTELY;INTERVAL=5', 'too-often'],
    ['FREQ=DAILY;BYMINUTE=5', 'too-often'],
    ['FREQ=DAILY;BYHOUR=9,15', 'two-times'],
    ['FREQ=WEEKLY;INTERVAL=0', 'bad-interval'],
    ['FREQ=WEEKLY;INTERVAL=9999', 'bad-interval'],
    ['FREQ=WEEKLY;COUNT=3;UNTIL=20270601', 'bad-rule'],
    ['FREQ=WEEKLY;BYDAY=2MO', 'bad-rule'],
    ['FREQ=WEEKLY;BYDAY=XX', 'bad-rule'],
    ['FREQ=MONTHLY;BYMONTHDAY=45', 'bad-rule'],
    ['FREQ=WEEKLY;FOO=1', 'bad-rule'],
    ['FREQ=WEEKLY;BYDAY=MO;BYDAY=TU', 'bad-rule'],
    ['FREQ=SOMETIMES', 'bad-rule'],
    ['FREQ=WEEKLY;UNTIL=20270231', 'no-such-date'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'never-occurs'],
    ['FREQ=MONTHLY;BYDAY=7MO', 'never-occurs'],
    ['TERM;OFFSET=999', 'bad-interval'],
    ['', 'empty'],
    ['every', 'how-often'],
    ['every 2', 'how-often'],
    ['every hour', 'too-often'],
    ['every 0 weeks', 'bad-interval'],
    ['every 900 weeks', 'bad-interval'],
    ['every week at 25:00', 'bad-time'],
    ['yearly on 31 june', 'no-such-date'],
    ['monthly on the 32nd', 'no-such-date'],
    ['1 june and 15 december', 'ambiguous'],
    ['every week and every month', 'two-frequencies'],
    ['daily on the 15th', 'two-frequencies'],
    ['3 days after the end of term', 'which-days'],
    ['x'.repeat(400), 'too-long'],
    ['every wek on tuesday', 'unknown-word'],
  ])('refuses %s', (text, code) => expect(understood(text)).toBe(`? ${code}`));

  it.each([
    ['every weeek on tusday at 9', 'FREQ=WEEKLY;BYDAY=TU @09:00'],
    ['every second tuesday at 9', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU @09:00'],
    ['monthly on tuesday', 'FREQ=MONTHLY;BYDAY=1TU'],
    ['twice a week', 'FREQ=WEEKLY;BYDAY=MO,TH'],
    ['monthly on the 15th and 30th', 'FREQ=MONTHLY;BYMONTHDAY=15,-1'],
  ])('refuses %s, and suggests', (text, rule) => {
    const parsed = parseCadence(text);
    expect(parsed.ok ? parsed.cadence : [parsed.suggestion?.rule, parsed.suggestion?.at].filter(Boolean).join(' @')).toBe(rule);
  });

  it('never throws, whatever it is given', () => {
    const word = fc.constantFrom('every', 'second', '2', 'weeks', 'on', 'monday', 'of', 'the', 'month', '15th', 'at', '9', 'june', 'last', 'term', 'cada', 'año', 'before', 'until', 'FREQ=WEEKLY', ';', 'BYDAY=MO', 'school', 'day', 'twice', 'a');
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(word, { maxLength: 10 }).map((words) => words.join(' '))), (text) => {
      const parsed = parseCadence(text);
      if (parsed.ok) expect(understood(describeCadence(parsed.cadence.rule, parsed.cadence.at, 'en'))).toBe(understood(text));
    }), { numRuns: 1_000 });
  });
});

describe('describeCadence', () => {
  it.each([
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '09:00', 'every 2 weeks on Monday at 9:00 AM', 'cada 2 semanas los lunes a las 9:00 a.m.'],
    ['FREQ=WEEKLY;BYDAY=MO,SA', undefined, 'every week on Monday and Saturday', 'cada semana los lunes y sábados'],
    ['FREQ=DAILY', '13:00', 'every school day at 1:00 PM', 'cada día lectivo a la 1:00 p.m.'],
    ['FREQ=MONTHLY;BYDAY=2TU', undefined, 'every month on the 2nd Tuesday', 'cada mes el segundo martes'],
    ['FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1', undefined, 'every month on the 30th', 'cada mes el día 30'],
    ['FREQ=MONTHLY;BYMONTHDAY=30', undefined, 'by the rule FREQ=MONTHLY;BYMONTHDAY=30', 'según la regla FREQ=MONTHLY;BYMONTHDAY=30'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,-1', undefined, 'every month on the 1st and the last day', 'cada mes el día 1 y el último día'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', undefined, 'every month on the last weekday', 'cada mes el último día laborable'],
    ['FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1', '08:30', 'every year on 1 June at 8:30 AM', 'cada año el 1 de junio a las 8:30 a.m.'],
    ['FREQ=YEARLY;BYMONTH=6;BYDAY=1MO', undefined, 'every year on the 1st Monday of June', 'cada año el primer lunes de junio'],
    ['FREQ=WEEKLY;BYDAY=MO;COUNT=10', '09:00', 'every week on Monday at 9:00 AM, 10 times', 'cada semana los lunes a las 9:00 a.m., 10 veces'],
    ['FREQ=MONTHLY;UNTIL=20270601', undefined, 'every month, until 1 June 2027', 'cada mes, hasta el 1 de junio de 2027'],
    ['TERM;OFFSET=-5', '09:00', 'each term, 5 school days before the end at 9:00 AM', 'cada período, 5 días lectivos antes del final a las 9:00 a.m.'],
    ['TERM;OFFSET=1', undefined, 'each term, 1 school day after the start', 'cada período, 1 día lectivo después del inicio'],
    ['TERM;OFFSET=-0', undefined, 'on the last day of each term', 'el último día de cada período'],
    ['NONE', undefined, 'never', 'nunca'],
  ])('%s', (rule, at, english, spanish) => {
    expect(describeCadence(rule, at, 'en')).toBe(english);
    expect(describeCadence(rule, at, 'es')).toBe(spanish);
  });

  it('says every rule in words that are understood back as the same rule and time, in both languages', () => {
    const time = fc.option(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')), { nil: undefined });
    fc.assert(
      fc.property(anyRule, time, fc.constantFrom('en' as const, 'es' as const), (rule, at, language) => {
        const words = describeCadence(rule, at, language);
        const parsed = parseCadence(words);
        expect(parsed, words).toEqual({ ok: true, cadence: rule === 'NONE' || at === undefined ? { rule } : { rule, at } });
        expect(parseCadence(rule)).toEqual({ ok: true, cadence: { rule } });
      }),
      { numRuns: 1_000 },
    );
  });
});
