import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BAY } from '../support/bay.js';
import type { ChatUser, Place } from '../contracts/chat-driver.js';
import { LEADERS, PLAN, startSideBySide } from './side-by-side-district.js';
import type { SideBySide } from './side-by-side-district.js';

/** One district in Slack and in Teams at once, whose people are in both. */
describe('a district in Slack and Teams side by side', () => {
  let district: SideBySide;
  let endedAt: string | undefined;
  beforeAll(async () => {
    district = await startSideBySide();
  });
  afterAll(() => district.stop());

  /** One step; after one that failed the rest does not pretend to go on. */
  const step = (name: string, walk: (district: SideBySide) => Promise<void>): void =>
    test(name, async () => {
      if (endedAt !== undefined) throw new Error(`The journey ended at “${endedAt}”.`);
      endedAt = name;
      await walk(district);
      endedAt = undefined;
    });
  const does = async (act: Promise<void>): Promise<void> => {
    await act;
    await district.app.settled();
  };
  const heard = (user: ChatUser, place?: Place) => district.heard(user, place);
  const days = async (count: number): Promise<void> => {
    for (let day = 0; day < count; day += 1) await district.app.move('day');
  };
  const plan = async () => {
    const { store } = district.app.app.core;
    const [organization] = await store.people.organizations();
    const id = organization?.id ?? '';
    const [one] = await store.overview.plans(id);
    return { store, id, planId: one?.id ?? '' };
  };
  const reports = async (code: string) => {
    const { store, id, planId } = await plan();
    const item = (await store.overview.load({ organizationId: id, planId }))?.items.find((one) => one.code === code);
    return (await store.reports.history(id, item?.id ?? '', 10)).map(({ status, source, content }) => [status, source, content.note]);
  };

  step('everyone of the plan is matched in both, by email', async ({ app, joinTeam }) => {
    expect((await app.run(['import', 'plan.yaml', '--yes'], { 'plan.yaml': PLAN })).exitCode).toBe(0);
    expect((await app.run(['grant', 'ana@bay.example', 'steward'])).exitCode).toBe(0);
    await joinTeam();
    const { people } = app.app.core.store;
    const { id } = await plan();
    for (const person of await people.all(id)) {
      expect([person.name, (await people.identities(id, [person.id])).map(({ platform }) => platform).sort()]).toEqual([person.name, ['slack', 'teams']]);
    }
    expect((await app.run(['start', '--yes'])).exitCode).toBe(0);
  });

  step('Ben wants to be asked in Teams; Ana says nothing', async ({ ben }) => {
    await does(ben.teams.write('direct', 'ask me in Teams'));
    expect((await heard(ben.teams)).at(-1)).toContain('From now on I ask you in Teams.');
    // What he chose holds, wherever he writes afterwards.
    await does(ben.slack.write('direct', 'thanks'));
  });

  step('a weekly digest is to come in both, each asked for where it is to come', async ({ ana }) => {
    await does(ana.slack.command({ channel: LEADERS.slack }, 'subscribe here weekly fri 15:00'));
    await does(ana.teams.command({ channel: LEADERS.teams }, 'subscribe here weekly fri 15:00'));
    const { store, id, planId } = await plan();
    const channels = (await store.digests.subscriptions(id, planId)).flatMap(({ target }) => (target.kind === 'channel' ? [`${target.platform} ${target.channel}`] : []));
    expect([...channels].sort()).toEqual([`slack ${LEADERS.slack}`, `teams ${BAY.channel}`]);
    // She wrote in Teams last, and is asked there unless she says otherwise.
    await does(ana.slack.write('direct', 'ask me in Slack'));
    expect((await heard(ana.slack)).at(-1)).toContain('From now on I ask you in Slack.');
  });

  step('on Monday each is asked once, where they chose', async ({ ana, ben }) => {
    const before = { ana: (await heard(ana.teams)).length, ben: (await heard(ben.slack)).length };
    await days(3);
    expect((await heard(ana.slack)).at(-1)).toContain('1.a');
    expect((await heard(ben.teams)).at(-1)).toContain('1.b');
    expect([(await heard(ana.teams)).length, (await heard(ben.slack)).length]).toEqual([before.ana, before.ben]);
  });

  step('Ana presses a button in Slack; Ben answers in Slack what he was asked in Teams: one report each, and the card in Teams shows it', async ({ ana, ben }) => {
    const [prompt] = (await ana.slack.see('direct')).filter(({ text }) => text.includes('1.a'));
    if (!prompt) throw new Error('Ana was not asked.');
    await does(ana.slack.press(prompt.ref, 'On track'));
    await does(ben.slack.write('direct', 'at risk: half of the families have no books at home'));
    expect(await reports('1.a')).toMatchObject([['on-track', 'button', expect.anything()]]);
    expect(await reports('1.b')).toMatchObject([['at-risk', 'words', expect.stringContaining('no books') as unknown]]);
    expect((await heard(ben.slack)).at(-1)).toContain('Filed under');
    expect((await heard(ben.teams)).at(-1)).toContain('At risk');
  });

  step('on Friday the same digest stands in the Slack channel and in the Teams channel', async ({ ana }) => {
    await days(4);
    await district.app.move('hour');
    for (let hour = 0; hour < 6; hour += 1) await district.app.move('hour');
    const inSlack = (await heard(ana.slack, { channel: LEADERS.slack })).at(-1);
    const inTeams = (await heard(ana.teams, { channel: LEADERS.teams })).at(-1);
    for (const digest of [inSlack, inTeams]) {
      expect(digest).toContain('Families read at home');
      expect(digest).toContain('half of the families have no books at home');
      expect(digest).toContain('Reading hour every day');
    }
  });

  step('Ana changes her mind: the next question comes in Teams, and is answered there', async ({ ana }) => {
    await does(ana.slack.write('direct', 'pregúntame en Teams'));
    const before = (await heard(ana.slack)).length;
    await days(3);
    expect((await heard(ana.slack)).length).toBe(before);
    const [prompt] = (await ana.teams.see('direct')).filter(({ text, byBot }) => byBot && text.includes('1.a'));
    if (!prompt) throw new Error('Ana was not asked in Teams.');
    await does(ana.teams.press(prompt.ref, 'Off track'));
    expect((await reports('1.a')).map(([status]) => status)).toEqual(['off-track', 'on-track']);
  });

  step('Teams no longer has the app for Ana: what she is asked next comes in Slack', async ({ ana, loseTeams }) => {
    await loseTeams(BAY.ana);
    const before = { slack: (await heard(ana.slack)).length, teams: (await heard(ana.teams)).length };
    await days(7);
    expect((await heard(ana.slack)).slice(before.slack)).toEqual([expect.stringContaining('1.a')]);
    expect((await heard(ana.teams)).length).toBe(before.teams);
  });
});
