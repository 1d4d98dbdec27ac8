import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LAKE } from '../support/local-slack.js';
import { ROOT } from './product.js';
import { samplePlan, startDistrict, STRATEGY } from './slack-district.js';
import type { SlackDistrict } from './slack-district.js';

let district: SlackDistrict;
beforeAll(async () => {
  district = await startDistrict('socket');
});
afterAll(() => district?.slack.stop());

/** What "Connect Slack" of the README has one type, in its order: on the command line, and in Slack. */
async function stepsOfReadme(): Promise<readonly string[]> {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  const [, steps = ''] = /^## Connect Slack$(.*?)^\*\*Many workspaces/msu.exec(readme) ?? [];
  return [...steps.matchAll(/`(?:npm run -s throughline -- |\/plan )([^`]+)`/gu)].map(([, typed = '']) => typed);
}

test('the README’s way from nothing to the first prompt, step by step, on a Friday afternoon', async () => {
  const { slack, person } = district;
  const steward = 'devon.achterberg@marlowbend.example.org';
  const onCommandLine = async (...argv: string[]): Promise<string> => {
    const { exitCode, output } = await slack.run(argv, { 'plan.yaml': await samplePlan() });
    expect(exitCode, argv.join(' ')).toBe(0);
    return output.map((line) => ('text' in line ? line.text : '')).join('\n');
  };
  expect(await stepsOfReadme()).toEqual(['import plan.yaml', 'grant you@district.org steward', 'slack manifest --socket', 'doctor', 'owner CODE @user', 'start', 'start', 'cadence 1.a every day at 15:10', 'subscribe here weekly mon 08:00']);

  expect(await onCommandLine('import', 'plan.yaml', '--yes')).toContain('Nothing was sent.');
  await onCommandLine('grant', steward, 'steward');
  expect(JSON.parse(await onCommandLine('slack', 'manifest', '--socket'))).toMatchObject({ display_information: { name: 'Throughline' }, settings: { socket_mode_enabled: true } });
  const devon = person('Devon Achterberg');
  await devon.asks('start confirm');
  expect((await devon.asks('cadence 1.a every day at 15:10')).lines.join(' ')).toContain('Next: Fri, Sep 11, 3:10 PM');
  expect(await slack.move('next-prompt')).toBe('2026-09-11T20:10:00Z');
  expect((await person('Priya Nandakumar').heard()).at(-1)?.lines[1]).toBe('1.a · School is a safe place for all learners, whatever their identity or ability');
  expect((await devon.asks('subscribe here weekly mon 08:00', STRATEGY)).lines[0]).toContain('every week on Monday at 8:00 AM');
});

test('somebody whose email in Slack is another one is matched by being handed an item', async () => {
  const { slack, person, member } = district;
  slack.front.amendUser('U0NOVA', { real_name: 'Dale Brightwater', profile: { real_name: 'Dale Brightwater', email: 'dale@home.example.org' } });
  expect(await member('Nova')).toBeUndefined();
  const answer = await person('Devon Achterberg').asks('owner 2.b {U0NOVA}');
  expect(answer.lines.join(' ')).toContain('Dale Brightwater');
  expect(await member('Nova')).toMatchObject({ name: 'Dale Brightwater' });
  expect(slack.front.calls.filter(({ token }) => token !== LAKE.botToken && token !== LAKE.appToken)).toEqual([]);
});
