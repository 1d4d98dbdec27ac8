import { expect, test } from 'vitest';
import { amount, printRow } from './options.js';
import type { Outcomes } from './fuzz/fuzz.js';
import { fuzzCalendars, fuzzPlanFiles } from './fuzz/fuzz-files.js';
import { fuzzRunning } from './fuzz/fuzz-running.js';
import { fuzzSandbox } from './fuzz/fuzz-sandbox.js';
import { fuzzSlack } from './fuzz/fuzz-slack.js';
import { fuzzTeams } from './fuzz/fuzz-teams.js';

const INPUTS = amount('FAULTS_INPUTS', { long: 100_000, short: 2_000 });
const part = (of: number): number => Math.ceil(INPUTS * of);
const counts: Record<string, number> = {};
/** What must have come of each kind at least once, or the inputs were no good. */
async function counted(name: string, outcomes: Promise<Outcomes>, expected: readonly string[]): Promise<void> {
  const got = await outcomes;
  for (const [outcome, times] of Object.entries(got)) counts[`${name}_${outcome}`] = times;
  expect(Object.keys(got)).toEqual(expect.arrayContaining([...expected]));
}

test('whatever Slack is said to send is answered, taken or refused', () => counted('slack', fuzzSlack(part(0.4)), ['answered', 'noPayload', 'otherApp']));
test('whatever Teams is said to send is answered, taken or refused', () => counted('teams', fuzzTeams(part(0.2)), ['taken', 'answered', 'noActivity', 'foreign']));
test('whatever the page of the sandbox is said to send is done, or refused with the reason', () => counted('sandbox', fuzzSandbox(part(0.1)), ['done', 'refused']));
test('whatever stands in a plan file, it is read or its faults are named with their places', () => counted('planFile', fuzzPlanFiles(part(0.15)), ['read', 'faulty']));
test('whatever stands in a calendar file, it is read or its fault is named', () => counted('calendar', fuzzCalendars(part(0.1)), ['read', 'faulty']));
test('whatever a running process is sent is stored and worked through, and it lives on', () => counted('running', fuzzRunning(part(0.05)), ['answered', 'workedThrough']));

test('how many came to what', () => {
  const inputs = Object.entries(counts).filter(([name]) => name !== 'running_workedThrough' && name !== 'running_givenUp').reduce((sum, [, times]) => sum + times, 0);
  printRow('fuzzed inbound payloads and plan files', { inputs, ...counts });
  expect(inputs).toBeGreaterThanOrEqual(INPUTS);
  expect(counts['running_givenUp']).toBe(0);
});
