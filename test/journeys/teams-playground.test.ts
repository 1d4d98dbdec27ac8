import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { EXTENSION_COMMANDS, SEARCH_PARAMETER } from '../../adapters/teams/extension-commands.js';
import { eventually } from '../contracts/chat-driver.js';
import type { ChatUser, Place } from '../contracts/chat-driver.js';
import { actionsOf, isObject } from '../adapters/teams/cards/card-reader.js';
import { BAY, chatOf } from '../support/bay.js';
import { activityOf } from '../support/teams-activity.js';
import { startTeamsApp } from '../support/teams-app.js';
import type { TeamsApp } from '../support/teams-app.js';
import { filledIn } from '../support/teams-dialog.js';
import { cardIn } from '../support/teams-words.js';
import { twoOwnersPlan } from './two-owners-plan.js';

const PLAN = twoOwnersPlan({ key: 'bay', district: 'Bay District', code: 'BAY-26' });

/** A week of a district in Teams, as its people see it in Microsoft's Playground. */
describe('a district in Teams', () => {
  let teams: TeamsApp;
  let ana: ChatUser;
  let ben: ChatUser;
  let endedAt: string | undefined;
  const leaders: Place = { channel: BAY.channel };
  beforeAll(async () => {
    teams = await startTeamsApp({ begins: '2026-09-11T20:00:00Z', timeZone: 'America/Chicago' });
    ana = teams.user(BAY.ana);
    ben = teams.user(BAY.ben);
  });
  afterAll(() => teams.stop());

  /** One step; after one that failed the rest does not pretend to go on. */
  const step = (name: string, walk: () => Promise<void>): void =>
    test(name, async () => {
      if (endedAt !== undefined) throw new Error(`The journey ended at “${endedAt}”.`);
      endedAt = name;
      await walk();
      endedAt = undefined;
    });
  const does = async (act: Promise<unknown>): Promise<void> => {
    await act;
    await teams.settled();
  };
  const heard = async (user: ChatUser, place: Place = 'direct') => (await user.see(place)).filter(({ byBot }) => byBot);
  const last = async (user: ChatUser, words: string, place?: Place) => {
    const found = await eventually(async () => (await heard(user, place)).findLast(({ text }) => text.includes(words)));
    if (!found) throw new Error(`“${words}” was not said, but:\n${(await heard(user, place)).map(({ text }) => text).join('\n--\n')}\n${JSON.stringify(teams.log.lines.filter(({ level }) => level === 'warn' || level === 'error'))}`);
    return found;
  };
  /** What asks for a report, or did. */
  const prompts = async (user: ChatUser) => (await heard(user)).map(({ text }) => text).filter((text) => text.includes('Write a report') || text.includes('Answered'));
  const cardOf = (message: string) => cardIn(teams.front.kept.find(({ id }) => id === message)?.activity ?? {});
  const reports = async (code: string) => {
    const { store } = teams.app.core;
    const [organization] = await store.people.organizations();
    const organizationId = organization?.id ?? '';
    const [plan] = await store.overview.plans(organizationId);
    const item = (await store.overview.load({ organizationId, planId: plan?.id ?? '' }))?.items.find((one) => one.code === code);
    return (await store.reports.history(organizationId, item?.id ?? '', 10)).map(({ status, source, content }) => [status, source, content.note]);
  };

  step('the plan comes in; the app is installed for Ana, who is welcomed once, and in the team', async () => {
    expect((await teams.run(['import', 'plan.yaml', '--yes'], { 'plan.yaml': PLAN })).exitCode).toBe(0);
    expect((await teams.run(['grant', 'ana@bay.example', 'steward'])).exitCode).toBe(0);
    await teams.install(chatOf(BAY.ana));
    await teams.install(chatOf(BAY.ana));
    expect((await heard(ana)).filter(({ text }) => text.includes('Throughline'))).toHaveLength(1);
    await teams.install(BAY.channel);
    await teams.app.refresh();
    await teams.settled();
    const { people } = teams.app.core.store;
    const [organization] = await people.organizations();
    const matched = await Promise.all((await people.all(organization?.id ?? '')).map(async (person) => [person.name, (await people.identities(organization?.id ?? '', [person.id])).map(({ user }) => user)]));
    expect(matched).toEqual([['Ana Lark', [BAY.ana]], ['Ben Hill', [BAY.ben]]]);
    expect((await teams.run(['start', '--yes'])).exitCode).toBe(0);
  });

  step('Monday: everyone is asked first, also Ben, who never wrote to the bot', async () => {
    expect(await heard(ben)).toEqual([]);
    expect(await teams.move('next-prompt')).toBe('2026-09-14T14:00:00Z');
    expect((await last(ana, '1.a')).text).toContain('Reading hour every day');
    expect((await last(ben, '1.b')).text).toContain('Families read at home');
  });

  step('words are a report, and an edit mends it', async () => {
    await does(ana.write('direct', 'On track. The hour is held in nine of ten classes.'));
    expect((await last(ana, 'Filed under 1.a')).text).toContain('nine of ten');
    const own = (await ana.see('direct')).findLast(({ byBot }) => !byBot);
    if (!own) throw new Error('Ana wrote nothing.');
    await does(ana.edit(own.ref, 'At risk. The hour is held in six of ten classes.'));
    expect(await reports('1.a')).toEqual([['at-risk', 'words', 'At risk. The hour is held in six of ten classes.']]);
  });

  step('a button is a report; the prompt then says that it is answered', async () => {
    const prompt = await last(ben, '1.b');
    await does(ben.press(prompt.ref, 'On track'));
    expect(await reports('1.b')).toMatchObject([['on-track', 'button', expect.anything()]]);
    expect((await ben.see('direct')).find(({ ref }) => ref.message === prompt.ref.message)?.text).toContain('Answered');
  });

  step('a digest is asked for by mention in the channel, and comes there a week later, drawn and in words; and everyone is asked again', async () => {
    await does(ana.command(leaders, 'subscribe here weekly mon 09:00'));
    for (let day = 0; day < 7; day += 1) await teams.move('day');
    const digest = await last(ana, 'Every child reads', leaders);
    expect(digest.ref.conversation).toBe(BAY.channel);
    expect(digest.text).toMatch(/1\.a/u);
    expect(JSON.stringify(cardOf(digest.ref.message))).toContain('Chart.');
    for (const [user, code] of [[ana, '1.a'], [ben, '1.b']] as const) expect((await prompts(user)).filter((text) => text.includes(code))).toHaveLength(2);
  });

  step('where a client has no dialogs, the form inside the prompt is the same report', async () => {
    const prompt = await last(ana, 'Write a report');
    const unfolds = actionsOf(cardOf(prompt.ref.message)).find(({ type }) => type === 'Action.ShowCard');
    if (!isObject(unfolds?.['card'])) throw new Error('The prompt has no form in it.');
    const data = filledIn(unfolds['card'], { status: 'on-track', note: 'Nine of ten again.' });
    const facts = { serviceUrl: teams.front.url, person: { user: BAY.ana, name: 'Ana Lark' }, client: { locale: 'en-US', timeZone: 'America/Chicago' }, conversation: prompt.ref.conversation };
    await does(teams.act(activityOf('invoke', facts, { id: teams.front.nextId(), name: 'adaptiveCard/action', replyToId: prompt.ref.message, value: { action: { type: 'Action.Execute', verb: 'form', data }, trigger: 'manual' } })));
    expect((await reports('1.a'))[0]).toEqual(['on-track', 'form', 'Nine of ten again.']);
  });

  step('the plan is asked about by mention, and answered in the thread', async () => {
    await does(ana.command(leaders, 'status 1'));
    const question = (await ana.see(leaders)).findLast(({ byBot }) => !byBot);
    const [, answer] = await ana.see(leaders, question?.ref);
    expect(answer).toMatchObject({ byBot: true, thread: question?.ref.message });
    expect(answer?.text).toContain('1.a');
    expect((await heard(ana, leaders)).some(({ text }) => text === answer?.text)).toBe(false);
  });

  step('an item is found by its words from where one writes, with a card to paste', async () => {
    const facts = { serviceUrl: teams.front.url, person: { user: BAY.ana, name: 'Ana Lark' }, client: { locale: 'en-US', timeZone: 'America/Chicago' }, conversation: chatOf(BAY.ana) };
    const { status, body } = await teams.act(activityOf('invoke', facts, { id: teams.front.nextId(), name: 'composeExtension/query', value: { commandId: EXTENSION_COMMANDS.find, parameters: [{ name: SEARCH_PARAMETER, value: 'families' }], queryOptions: { skip: 0, count: 10 } } }));
    expect(status).toBe(200);
    const found = z.looseObject({ composeExtension: z.looseObject({ type: z.literal('result'), attachments: z.array(z.looseObject({ content: z.unknown(), preview: z.unknown() })) }) }).parse(body).composeExtension.attachments;
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found[0]?.preview)).toContain('1.b');
    expect(JSON.stringify(found[0]?.content)).toContain('Families read at home');
  });

  test('every call was made with the app’s token, and every activity was answered', () => {
    expect(teams.front.calls.filter(({ status }) => status === 401)).toEqual([]);
    expect(teams.front.taken.filter(({ answer }) => answer.status !== 200)).toEqual([]);
  });
});
