import { expect } from 'vitest';
import { LAKE } from '../support/local-slack.js';
import { eventBody } from '../support/slack-control.js';
import { idOf, samplePlan, slackSeedOf, STRATEGY } from './slack-district.js';
import type { Step } from './slack-district.js';

const email = (name: string): string => `${name.toLowerCase().replace(' ', '.')}@marlowbend.example.org`;

/** What Slack says of somebody who came, or whose profile changed. */
function userEvent(type: 'team_join' | 'user_change', name: string, locale: string): Readonly<Record<string, unknown>> {
  const { id, name: handle, real_name: realName, tz } = slackSeedOf({ name, email: email(name) });
  const user = { id, team_id: LAKE.workspace, name: handle, deleted: false, is_bot: false, real_name: realName, tz, locale, updated: 1_789_000_000, profile: { real_name: realName, email: email(name) } };
  return eventBody({ type, user, event_ts: '1789000000.000100' });
}

/** From nothing to a plan that runs. */
export function workspaceConnects(step: Step): void {
  step('sample plan 2 comes in, and its people are those of the workspace, by email', async ({ slack, member }) => {
    const { exitCode, output } = await slack.run(['import', 'plan.yaml', '--yes'], { 'plan.yaml': await samplePlan() });
    expect(exitCode).toBe(0);
    expect(output[0]).toEqual({ kind: 'out', text: 'A new plan: “From strong to remarkable: our plan for 2026 to 2029” (MB-2026)' });
    expect((await slack.run(['slack', 'status'])).output).toEqual([{ kind: 'out', text: 'Lakeshore Schools (T0LAKE), of Marlow Bend School District: connected' }]);
    expect((await slack.run(['grant', email('Devon Achterberg'), 'steward'])).output).toEqual([{ kind: 'out', text: 'Devon Achterberg is now a steward.' }]);
    expect(await member('Priya Nandakumar')).toMatchObject({ email: email('Priya Nandakumar'), language: 'en', timeZone: 'America/Chicago' });
    expect(await member('Dale Brightwater')).toBeUndefined();
  });

  step('whoever joins is matched, and speaks the language that Slack speaks with them', async ({ slack, member, person }) => {
    expect((await person('Devon Achterberg').asks('start')).lines).toEqual(expect.arrayContaining(['1 owner is not matched to anyone in chat and would not be asked:', `•  Dale Brightwater (${email('Dale Brightwater')})`]));
    await slack.event(userEvent('team_join', 'Dale Brightwater', 'en-US'));
    slack.front.amendUser(idOf('Elena'), { locale: 'es-LA' });
    await slack.event(userEvent('user_change', 'Elena Kowalczyk', 'es-LA'));
    await slack.settled();
    expect(await member('Dale Brightwater')).toMatchObject({ email: email('Dale Brightwater') });
    expect(await member('Elena Kowalczyk')).toMatchObject({ language: 'es' });
  });

  step('a steward looks at what would go out, and starts the plan', async ({ person, posts }) => {
    const devon = person('Devon Achterberg');
    const preview = await devon.asks('start', STRATEGY);
    expect(preview.lines).toEqual(PREVIEW);
    await devon.presses(preview, 'Start the plan');
    expect((await devon.last('is running', STRATEGY)).lines).toEqual(['“From strong to remarkable: our plan for 2026 to 2029” is running. Owners are asked from now on.', '“pause” stops it at once.', '[Calendar]']);
    // Whoever may not start a plan is told who can; and nothing of it is anybody else's to see.
    expect((await person('Rosa Delgado').asks('pause')).lines.join(' ')).toContain('Devon Achterberg');
    expect(await posts(STRATEGY)).toEqual([]);
  });
}

const PREVIEW = [
  '# Before “From strong to remarkable: our plan for 2026 to 2029” starts',
  'This would go out from Sep 11 to Sep 25. 12 questions to 9 people.',
  'Before “From strong to remarkable: our plan for 2026 to 2029” starts',
  '| When | Who | Items |',
  '| Mon, Sep 14, 9:00 AM | Elena Kowalczyk | 3.b |',
  '| Mon, Sep 14, 9:00 AM | Priya Nandakumar | 1.a |',
  '| Mon, Sep 14, 9:00 AM | Rosa Delgado | 1.c |',
  '| Tue, Sep 15, 9:00 AM | Curtis Holloway | 1.b |',
  '| Tue, Sep 15, 9:00 AM | Tunde Marsh | 2.c |',
  '| Wed, Sep 16, 9:00 AM | Gordon Whitlock | 2.a |',
  '| Wed, Sep 16, 9:00 AM | Jerome Applewhite | 1.e |',
  '| Thu, Sep 17, 8:00 AM | Hollis Tran | 1.f, 3.a |',
  '| Thu, Sep 17, 3:00 PM | Anneke Visser | 1.d.1 |',
  '| Fri, Sep 18, 9:00 AM | Priya Nandakumar | 3.d |',
  'Times are those of each person’s own place.',
  'Page 1 of 2, 11 in all',
  '[Next page]',
  'Every owner is matched to somebody in chat.',
  '[Start the plan]',
];
