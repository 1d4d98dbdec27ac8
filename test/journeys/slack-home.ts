import { expect } from 'vitest';
import { z } from 'zod';
import { LAKE } from '../support/local-slack.js';
import { CABINET, idOf, STRATEGY } from './slack-district.js';
import type { SlackDistrict, Step } from './slack-district.js';

/** App Home, and what is done from the menus of Slack itself. */
export function homeAndShortcuts(step: Step): void {
  step('App Home shows what waits, and follows what is done there; a steward’s shows the plan, and follows too', async ({ person, filed }) => {
    const devon = person('Devon Achterberg');
    expect(await devon.opensHome()).toEqual(GLANCE);
    const priya = person('Priya Nandakumar');
    expect(await priya.opensHome()).toEqual([HEADING, ...WAITING, '---', ...PRESENCE, ...ITEMS_WAITING, ...NEXT]);
    await priya.pressesAtHome('On track');
    expect(await priya.home()).toEqual([HEADING, NOTHING_WAITS, ...PRESENCE, ...ITEMS_ANSWERED, ...NEXT]);
    expect(await filed('3.d')).toEqual([{ status: 'on-track', source: 'button', late: true, versions: 'filed', readings: [], files: [] }]);
    expect(await devon.home()).toEqual(GLANCE_AFTER);
    await priya.pressesAtHome('Away for a week');
    expect(await priya.home()).toEqual([HEADING, NOTHING_WAITS, 'You are away through Sep 27: nobody asks you until then.', '[Report progress] [I am back]', ...ITEMS_ANSWERED, ...NEXT]);
    await priya.pressesAtHome('I am back');
    expect(await priya.home()).toEqual([HEADING, NOTHING_WAITS, ...PRESENCE, ...ITEMS_ANSWERED, ...NEXT]);
  });

  step('App Home of whoever it concerns follows what a steward changes', async ({ person }) => {
    const [devon, priya] = [person('Devon Achterberg'), person('Priya Nandakumar')];
    await devon.asks('cadence 1.a monthly on the 1st tuesday at 10:00');
    expect(await priya.home()).toContain('•  Tuesday, October 6: 1.a');
    const { lines } = await devon.asks(`owner 2.b {${priya.id}}`);
    expect(lines.join(' ')).toContain('Priya Nandakumar');
    expect((await priya.home()).filter((line) => line.includes('2.b Nothing but interest'))).toHaveLength(1);
  });

  step('“Report progress” from anywhere: the item is chosen in the form', async (district) => {
    const { slack, person, form, filed } = district;
    const hollis = person('Hollis Tran');
    expect(await slack.interaction({ ...(await pressed(district, hollis.id)), type: 'shortcut', callback_id: 'report_progress' })).toBe(true);
    await slack.settled();
    expect(await form()).toEqual(['Report progress', 'Which item? (static_select)', 'Status (static_select)', 'What happened? What shows it? (plain_text_input)', 'Link to evidence (plain_text_input)', 'File (file_input)']);
    await hollis.fills({ item: await choiceOf(district, '3.a'), status: 'on-track', note: 'Self-management is 63 %.' });
    expect((await hollis.last('Filed under 3.a')).lines).toEqual(expect.arrayContaining(['🟢 On track', 'Self-management is 63 %.', 'Self-management: 63 % on Sep 21']));
    expect((await filed('3.a'))[0]).toMatchObject({ status: 'on-track', source: 'form', readings: [63] });
  });

  step('“Save as evidence” on a message of a private channel warns first, and keeps it with its author, time and address', async (district) => {
    const { slack, person, form, posts, kept } = district;
    const ts = await person('Marguerite Solano').writesIn(CABINET, WORDS);
    const curtis = person('Curtis Holloway');
    const message = { type: 'message', user: idOf('Marguerite'), ts, text: WORDS, team: LAKE.workspace };
    const share = async (): Promise<void> => {
      expect(await slack.interaction({ ...(await pressed(district, curtis.id)), type: 'message_action', callback_id: 'save_as_evidence', channel: { id: CABINET, name: 'privategroup' }, message_ts: ts, message, response_url: `${slack.front.url}/none` })).toBe(true);
      await slack.settled();
      expect(await form()).toEqual(SHARE_FORM);
    };
    await share();
    await curtis.fills({ item: await choiceOf(district, '1.b'), word: 'Fewer referrals at Alder', sure: 'no' });
    expect(await kept('1.b')).toEqual([]);
    await share();
    await curtis.fills({ item: await choiceOf(district, '1.b'), word: 'Fewer referrals at Alder', sure: 'yes' });
    const url = `https://lakeshore.slack.com/archives/${CABINET}/p${ts.replace('.', '')}`;
    expect(await kept('1.b')).toEqual([{ title: 'Fewer referrals at Alder', text: WORDS, url, author: 'Marguerite Solano', fromPrivate: true }]);
    expect((await curtis.asks('evidence 1.b')).lines.slice(1, 3)).toEqual(['3 pieces of evidence for 1.b.', '•  Message Fewer referrals at Alder · written by Marguerite Solano, Sep 21 · kept by Curtis Holloway, Sep 21']);
    // It was said in private: in a channel it is not shown, whoever asks.
    await curtis.writesIn(STRATEGY, `<@${LAKE.botUser}> evidence 1.b`);
    const aloud = (await posts(STRATEGY)).at(-1)?.lines ?? [];
    expect(aloud[0]).toContain('1.b');
    expect(aloud.join('\n')).not.toContain('Fewer referrals');
  });

  step('nothing went wrong on the way', async ({ slack }) => {
    // That this machine was too busy for a tick says nothing of Slack.
    const bad = slack.log.lines.filter(({ level, event }) => (level === 'warn' || level === 'error') && event !== 'cron.tick-missed');
    expect(bad).toEqual([]);
  });
}

/** What stands for an item in the open form. */
async function choiceOf({ slack }: SlackDistrict, code: string): Promise<string> {
  const options = z.looseObject({ options: z.array(z.looseObject({ value: z.string(), text: z.looseObject({ text: z.string() }) })) });
  const choices = (await slack.control.view())?.blocks.find(({ block_id: name }) => name === 'item')?.element;
  const found = options.parse(choices).options.find(({ text }) => text.text.startsWith(`${code} `));
  if (!found) throw new Error(`${code} cannot be chosen.`);
  return found.value;
}

/** What every shortcut of Slack's carries: who pressed, and a trigger, which only the workspace gives out. */
async function pressed({ slack, person }: SlackDistrict, id: string): Promise<Readonly<Record<string, unknown>>> {
  await person('Tunde Marsh').asks('help');
  const said = (await slack.control.log()).map((entry) => JSON.stringify(entry)).findLast((entry) => entry.includes('trigger_id'));
  // In a form over HTTP, in JSON over Socket Mode.
  const [, trigger] = /trigger_id(?:=|[\\":]+)([^&"\\]+)/u.exec(said ?? '') ?? [];
  return { token: 'verification-token', action_ts: `${Date.now() / 1_000}`, team: { id: LAKE.workspace, domain: 'lakeshore' }, user: { id, username: id, name: id, team_id: LAKE.workspace }, is_enterprise_install: false, enterprise: null, trigger_id: decodeURIComponent(trigger ?? ''), api_app_id: LAKE.app };
}

const WORDS = 'Referrals at Alder fell from 31 to 22 in a month.';
const HEADING = '# Your part of the plan';
const NOTHING_WAITS = 'Nothing is waiting for you just now.';
const WAITING = [
  '# Waiting for you',
  '3.d · Students use their gifts to make the community more welcoming',
  'How is it going? What shows it?',
  'Last report: none yet',
  'Students in service projects: no value yet, started from 95 students · target 250 students by May 28, 2027',
  '[🟢 On track] [🟡 At risk] [🔴 Off track] [✅ Done] [⚪ Not started]',
  '[Write a report] [Snooze] [Not mine]',
];
const PRESENCE = ['[Report progress] [Away for a week] [Away for two weeks]'];
const SAFETY = '🟢 On track · 1.a School is a safe place for all learners, whatever their identity or ability · since Sep 14, by Priya Nandakumar · next check Sep 29';
const GIFTS = 'Students use their gifts to make the community more welcoming';
const ITEMS_WAITING = ['---', '# Your items', `❔ No recent news · 3.d ${GIFTS} · nothing reported yet · waits for your answer since Sep 18 · next check Oct 2`, SAFETY];
const ITEMS_ANSWERED = ['---', '# Your items', SAFETY, `🟢 On track · 3.d ${GIFTS} · since Sep 21, by Priya Nandakumar · next check Oct 2`];
const NEXT = ['# Next dates', '•  Tuesday, September 29: 1.a', '•  Friday, October 2: 3.d'];
const STEWARD = [HEADING, NOTHING_WAITS, '---', 'You answer for no item of a plan.', '---', '# At a glance: From strong to remarkable: our plan for 2026 to 2029'];
const TABLE = ['{Items by status}', 'Where each part stands', '| Item | Status | Owner |', '| 1 A place for everyone | 2 on track, 2 at risk, 4 without recent news | – |', '| 2 Room to grow as a learner | 1 on track, 1 at risk, 1 without recent news | – |'];
const TO_ASK = '[Details] [At risk] [Unanswered] [Not delivered]';
const GLANCE = [...STEWARD, '4 on track, 3 at risk, 8 without recent news', ...TABLE, '| 3 Well in head and heart | 1 on track, 3 without recent news | – |', TO_ASK];
const GLANCE_AFTER = [...STEWARD, '5 on track, 3 at risk, 7 without recent news', ...TABLE, '| 3 Well in head and heart | 2 on track, 2 without recent news | – |', TO_ASK];
const SHARE_FORM = [
  'Save as evidence',
  `! Marguerite Solano wrote: “${WORDS}”`,
  '! This message is from a private conversation. Everyone who can see the item will be able to read it, with its author’s name. Ask the author first.',
  'Which item? (static_select)',
  'What does it show? (plain_text_input)',
  'Show this private message to everyone who can see the item? (static_select)',
];
