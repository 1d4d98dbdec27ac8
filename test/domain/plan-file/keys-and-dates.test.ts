import { describe, expect, it } from 'vitest';
import { keyText } from '../../../src/domain/plan-file/key-text.js';
import { readPlanFile } from '../../../src/domain/plan-file/read-plan-file.js';
import { faultLines } from '../../../src/text/plan-file/fault-lines.js';

const HEAD = `organization: { key: Lake, name: Lake, time-zone: America/Chicago }
people:
  - { email: ana@example.org, name: Ana Ruiz }
`;
const PLAN = 'plan: { code: X-1, title: X, starts: 2026-09-01 }\n';
const COMPOSED = '\u00e91';
const DECOMPOSED = 'e\u03011';

const faults = (text: string): readonly string[] => {
  const read = readPlanFile(text);
  return read.ok ? [] : read.faults.map((fault) => `${fault.path} ${fault.code}`);
};

describe('keys of a plan file', () => {
  it('are one thing however they are composed, and in whatever capitals', () => {
    expect(faults(`${HEAD}${PLAN}goals: [{ code: ${COMPOSED}, title: A }, { code: ${DECOMPOSED}, title: B }]\n`)).toEqual(['goals[1].code duplicate']);
    expect(faults(`${HEAD}${PLAN}units: [{ key: d, name: D }, { key: D, name: E }]\n`)).toEqual(['units[1].key duplicate']);
    expect(faults(`${HEAD}${PLAN}units: [{ key: ${COMPOSED}, name: D }, { key: ${DECOMPOSED}, name: E }]\n`)).toEqual(['units[1].key duplicate']);
    const measures = (first: string, second: string) => `${HEAD}${PLAN}goals: [{ code: 1, title: A, measures: [{ key: ${first}, name: M, unit: "%" }, { key: ${second}, name: N, unit: "%" }] }]\n`;
    expect(faults(measures('rate', 'Rate'))).toEqual(['goals[0].measures[1].key duplicate']);
    expect(faults(measures(COMPOSED, DECOMPOSED))).toEqual(['goals[0].measures[1].key duplicate']);
    expect(faults(`${HEAD}${PLAN}competencies: [{ key: Kind, title: Kindness }, { key: kind, title: Care }]\n`)).toEqual(['competencies[1].key duplicate']);
    expect(faults(`organization: { key: l, name: L, time-zone: America/Chicago }\npeople: [{ email: ana@example.org, name: A }, { email: Ana@Example.org, name: B }]\n${PLAN}`)).toEqual(['people[1].email duplicate']);
  });

  it('are kept in small letters and found in any; a plan keeps its code as written', () => {
    const read = readPlanFile(`${HEAD}${PLAN}units: [{ key: North, name: N, units: [{ key: Team, name: T, parent: NORTH }] }]\ngoals: [{ code: 1, title: A, unit: TEAM }]\n`);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    expect(read.document.organization.key).toBe('lake');
    expect(read.document.plan.code).toBe('X-1');
    expect(read.document.units.map(({ key, parent }) => [key, parent])).toEqual([['north', undefined], ['team', 'north']]);
    expect(read.document.items[0]?.unit).toBe('team');
  });

  it('are made small letter by letter, as a database does', () => {
    expect(keyText(' \u039f\u03a3 ')).toBe('\u03bf\u03c3');
    expect(keyText('\u0130')).toBe('i');
  });

  it('may be called like a part of every object', () => {
    expect(faults(`${HEAD}${PLAN}goals: [{ code: constructor, title: A, measures: [{ key: constructor, name: M, unit: "%" }] }]\n`)).toEqual([]);
    for (const zone of ['constructor', '__proto__', 'toString']) expect(faults(`organization: { key: l, name: L, time-zone: ${zone} }\n${PLAN}`)).toEqual(['organization.time-zone unknown-zone']);
  });
});

describe('dates of a plan file', () => {
  it('lie between the years 1900 and 2200', () => {
    const starts = (date: string) => `${HEAD}plan: { code: x, title: X, starts: ${date} }\n`;
    for (const date of ['0000-01-01', '1899-12-31', '2201-01-01', '9999-12-31']) expect(faults(starts(date))).toEqual(['plan.starts date-out-of-range']);
    for (const date of ['1900-01-01', '2200-12-31']) expect(faults(starts(date))).toEqual([]);
    expect(faults(`${HEAD}${PLAN}work-calendar: [{ month: 0000-01, what: A }]\n`)).toEqual(['work-calendar[0].month date-out-of-range']);
    const read = readPlanFile(starts('0000-01-01'));
    expect(read.ok ? [] : faultLines('f', read.faults, 'en').join(' ')).toContain('Use a year from 1900 to 2200.');
  });
});

describe('a cadence that ends before it begins', () => {
  it('is told, on the plan and on every item', () => {
    expect(faults(`${HEAD}plan: { code: x, title: X, starts: 2026-09-01, cadence: FREQ=DAILY;UNTIL=19000101 }\n`)).toEqual(['plan.cadence bad-cadence']);
    const items = 'goals: [{ code: 1, title: A, cadence: { every: week, until: 2026-08-31 }, objectives: [{ code: 1.a, title: B, cadence: { every: week, until: 2026-10-31, starting: 2027-01-01 } }] }]\n';
    expect(faults(`${HEAD}${PLAN}${items}`)).toEqual(['goals[0].cadence bad-cadence', 'goals[0].objectives[0].cadence bad-cadence']);
    expect(faults(`${HEAD}${PLAN}goals: [{ code: 1, title: A, cadence: { every: week, until: 2026-09-30 } }]\n`)).toEqual([]);
  });
});
