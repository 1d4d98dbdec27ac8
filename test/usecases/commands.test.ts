import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import { readAction } from '../../src/domain/actions.js';
import type { Message } from '../../src/domain/message.js';
import type { Member, Store } from '../../src/ports.js';
import { answerCommand } from '../../src/usecases/answer-command.js';
import type { CommandAnswer, CommandDeps, SubscriptionRequest, WordsToRecord } from '../../src/usecases/command-request.js';
import { reschedule } from '../../src/usecases/reschedule.js';
import { testClock } from '../support/clock.js';
import { openTestPglite } from '../support/database.js';
import { chicago, createFixture } from '../support/fixture.js';
import type { Fixture } from '../support/fixture.js';

/** Wednesday. */
const NOW = chicago('2026-09-16T10:00');
const clock = testClock(NOW);
let database: Database;
let store: Store;
let fixture: Fixture;
const recorded: WordsToRecord[] = [];
const subscriptions: (SubscriptionRequest & { readonly did: string })[] = [];
const delivered: string[] = [];
let acts = 0;

beforeAll(async () => {
  database = await openTestPglite();
  store = createStore(database.prisma);
  fixture = await createFixture(database.prisma, {
    people: [
      { key: 'ana', name: 'Ana Lark' },
      { key: 'ben', name: 'Ben Moss', language: 'es' },
      { key: 'sue', name: 'Sue Ward', role: 'steward' },
      { key: 'lee', name: 'Lee Park', role: 'leader' },
      { key: 'zoe', name: 'Zoe Hart', role: 'member' },
      { key: 'kim', name: 'Kim Vale', unmatched: true },
    ],
    items: [
      { code: '1', title: 'Safe schools' },
      { code: '1.a', parent: '1', owner: 'ana', title: 'Attendance', measures: [{ key: 'attendance', name: 'Attendance rate', unit: '%', baseline: 90, target: 95 }] },
      { code: '1.b', parent: '1', owner: 'ana', title: 'Visits to every room' },
      { code: '1.c', parent: '1', owner: 'ben', title: 'Family nights', deputies: ['zoe'] },
      { code: '1.d', parent: '1', owner: 'ana', title: 'Secret review', isPrivate: true },
      { code: '2', title: 'Reading' },
    ],
  });
  await fillPlan();
});
afterAll(() => database.close());

async function fillPlan(): Promise<void> {
  const { organizationId, planId, personId, itemId } = fixture;
  await store.transaction((tx) => reschedule(tx, organizationId, NOW));
  const check = async (code: string, person: string, on: string, state: 'asked' | 'lapsed'): Promise<string> => {
    const at = Temporal.PlainDateTime.from(`${on}T09:00`).toZonedDateTime('America/Chicago').toInstant();
    const [row] = await store.checks.createChecks(organizationId, [{ planId, itemId: itemId(code), personId: personId(person), occurrenceOn: on, timeZone: 'America/Chicago', dueAt: at, state: 'due', askAt: at }]);
    if (!row) throw new Error('the check was not written');
    await store.checks.markAsked(organizationId, [{ id: row.id, askedAt: at, lateAt: at.add({ hours: 48 }), lapseAt: at.add({ hours: 24 * 5 }) }]);
    if (state === 'lapsed') await store.checks.close(organizationId, [row.id], 'lapsed', 'no-answer', at.add({ hours: 24 * 5 }));
    return row.id;
  };
  const report = async (code: string, person: string, local: string, said: { readonly status?: 'on-track' | 'at-risk' | 'off-track'; readonly words: string; readonly links?: readonly string[]; readonly blockers?: readonly string[]; readonly needs?: readonly string[] }, checkId?: string): Promise<string> => {
    const { words, status, links = [], blockers = [], needs = [] } = said;
    const parts = [{ kind: 'words' as const, message: `m-${code}-${local}`, words, files: [], said: { readings: [], links: [...links], blockers: [...blockers], needs: [...needs], ...(status && { status }) } }];
    const { id } = await store.reports.file(organizationId, {
      platform: 'sandbox', workspace: 'sandbox', planId, itemId: itemId(code), personId: personId(person), language: 'en', late: false, source: 'words', conversation: 'c', message: `m-${code}-${local}`, at: chicago(local),
      content: { parts, note: words, files: [], readings: [], links: [...links], blockers: [...blockers], needs: [...needs], ...(status && { status }) },
      ...(checkId !== undefined && { checkId }),
    });
    return id;
  };
  await check('1.a', 'ana', '2026-09-14', 'asked');
  await check('1.c', 'ben', '2026-08-31', 'lapsed');
  await check('1.d', 'ana', '2026-09-14', 'asked');
  const first = await report('1.b', 'ana', '2026-09-14T09:30', { status: 'on-track', words: 'Forty rooms <!channel> visited' });
  await store.reports.revise(organizationId, first, {
    reason: 'edited', personId: personId('ana'), at: chicago('2026-09-14T11:00'),
    content: { parts: [], note: 'Only fourteen rooms visited', status: 'at-risk', files: [], readings: [], links: ['https://example.org/rooms'], blockers: ['no substitutes'], needs: ['two substitutes'] },
  });
  const gone = await report('1.b', 'ana', '2026-09-15T09:30', { words: 'never mind this one' });
  await store.reports.retract(organizationId, gone, { personId: personId('ana'), at: chicago('2026-09-15T09:40') });
  await report('1.d', 'ana', '2026-09-14T12:00', { status: 'off-track', words: 'secret words' });
}

function deps(over: Store = store): CommandDeps {
  return {
    store: over,
    clock,
    work: { deliver: async (_organizationId, ids) => void delivered.push(...ids) },
    recordWords: async (words) => {
      recorded.push(words);
      return { summary: 'recorded', blocks: [] };
    },
    subscriptions: {
      subscribe: async (request) => (subscriptions.push({ ...request, did: `subscribe ${request.weekday} ${request.at}` }), { summary: 'subscribed', blocks: [] }),
      unsubscribe: async (request) => (subscriptions.push({ ...request, did: `unsubscribe ${request.mayEndOthers}` }), { summary: 'unsubscribed', blocks: [] }),
      digestNow: async (request) => (subscriptions.push({ ...request, did: 'digest' }), { summary: 'digest', blocks: [] }),
    },
    reschedule,
  };
}

async function ask(who: string, text: string, kind: 'direct' | 'channel' = 'direct', over?: Store): Promise<CommandAnswer> {
  acts += 1;
  const member: Member | undefined = await store.people.byId(fixture.organizationId, fixture.personId(who));
  if (!member) throw new Error(`no ${who}`);
  return answerCommand(deps(over))({ organizationId: fixture.organizationId, member, text, workspace: { platform: 'sandbox', workspace: 'sandbox' }, conversation: { id: kind === 'direct' ? `d-${who}` : 'c-team', kind }, key: `act-${acts}` });
}

async function told(who: string, text: string, kind?: 'direct' | 'channel'): Promise<string> {
  return inWords((await ask(who, text, kind)).message);
}

/** A message as the lines somebody would read. */
function inWords(message: Message): string {
  const inline = (text: unknown): string => (typeof text === 'string' ? text : Array.isArray(text) ? text.map(inline).join('') : Object.values(text as object).map((part) => (typeof part === 'string' ? part : inline(part))).join(' '));
  return message.blocks
    .map((block) => {
      switch (block.type) {
        case 'heading': return `# ${block.text}`;
        case 'status': return `[${block.label}] ${inline(block.text)}`;
        case 'facts': return block.facts.map((fact) => `${fact.label}: ${inline(fact.value)}`).join('\n');
        case 'list': return block.items.map((item) => `- ${inline(item)}`).join('\n');
        case 'buttons': return block.buttons.map((button) => `(${button.label})`).join(' ');
        case 'chart': return `chart ${block.chart.text}`;
        case 'quote': return `> ${block.text} (${block.by ?? ''})`;
        case 'divider': return '';
        default: return inline(block.text);
      }
    })
    .join('\n');
}

describe('questions', () => {
  it('status of the plan counts by status and has one line for each area', async () => {
    expect(await told('zoe', 'status')).toBe(['# Where the plan stands: Fixture Plan', '1 at risk, 3 without recent news', 'chart 1 at risk, 3 without recent news', '1 Safe schools · 1 at risk, 2 without recent news', '[No recent news] 2 Reading · nothing reported yet'].join('\n'));
  });

  it('status of a goal lists what is under it', async () => {
    expect(await told('zoe', 'status goal 1')).toContain('[At risk] 1.b Visits to every room · “Only fourteen rooms visited” · Sep 14');
  });

  it('status of an objective says since when, who, why and what next', async () => {
    const text = await told('zoe', 'status 1b');
    expect(text).toContain('[At risk] 1.b Visits to every room · since Sep 14, by Ana Lark');
    expect(text).toContain('> Only fourteen rooms visited (Ana Lark, Sep 14)');
    expect(text).toContain('Needs: two substitutes\nIn the way: no substitutes');
    expect(text).toContain('Next check: Sep 21');
  });

  it('status of a unit, and of something unclear', async () => {
    expect(await told('zoe', 'status fixture district')).toContain('# Fixture District');
    expect(await told('zoe', 'status visit familly')).toBe('I found nothing called “visit familly” in this plan.\nTry a code such as 2.b, or a few words of the title. “status” shows the whole plan.');
    expect(await told('zoe', 'status familly')).toBe('Which one do you mean by “familly”?\n(1.c Family nights)');
  });

  it('mine puts what waits first, with a button to report', async () => {
    const { message, visibility } = await ask('ana', 'mine');
    expect(visibility).toBe('private');
    expect(inWords(message).split('\n').slice(0, 5)).toEqual([
      '# Your items',
      'You answer for 3 items; 2 checks wait for you.',
      '[No recent news] 1.a Attendance · nothing reported yet · waits for your answer since Sep 14 · next check Sep 21',
      '(Report)',
      '[Off track] 1.d Secret review · since Sep 14, by Ana Lark · waits for your answer since Sep 14 · next check Sep 21',
    ]);
    const button = message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))[0];
    expect(button && readAction(button.action, button.value)?.name).toBe('check.report');
  });

  it('of somebody, by mention and by name, as far as the asker may see', async () => {
    expect(await told('zoe', 'of <@u-ana>')).toContain('Ana Lark answers for 2 items.');
    expect(await told('ana', 'de ana')).toContain('Ana Lark answers for 3 items.');
    expect(await told('zoe', 'of <@nobody>')).toContain('I could not match that person');
  });

  it('at-risk, needs-attention and overdue give the reason', async () => {
    expect(await told('lee', 'at-risk')).toBe(['# At risk and off track', '1 at risk', '[At risk] 1.b Visits to every room · Ana Lark · since Sep 14, by Ana Lark · “Only fourteen rooms visited”', '- Needs: two substitutes\n- In the way: no substitutes'].join('\n'));
    expect(await told('lee', 'needs-attention')).toContain('[At risk] 1.b Visits to every room · Ana Lark\n- at risk, and still needs: two substitutes');
    expect(await told('lee', 'needs-attention')).toContain('- Ben Moss did not answer the check of Aug 31');
    expect(await told('lee', 'overdue')).toBe(['# Waiting for an answer', '2 items wait for an answer.', '[No recent news] 1.c Family nights · Ben Moss, no answer to the check of Aug 31', '[No recent news] 1.a Attendance · Ana Lark, asked Sep 14'].join('\n'));
  });

  it('item shows measures and what is asked for', async () => {
    expect(await told('zoe', 'item 1.a')).toContain('Attendance rate: no reading yet · baseline 90 % · target 95 %');
  });

  it('evidence lists what stands', async () => {
    expect(await told('zoe', 'evidence 1.b')).toContain('https://example.org/rooms');
    expect(await told('zoe', 'evidence 2')).toContain('Nothing is filed under 2 yet.');
  });

  it('history shows edits with what was said before, and what was taken back without its words', async () => {
    const text = await told('zoe', 'history 1.b');
    expect(text).toContain('Ana Lark changed the report; before, it said: On track: “Forty rooms <!channel> visited”');
    expect(text).toContain('Ana Lark took a report back');
    expect(text).not.toContain('never mind');
    expect(await told('zoe', 'history 1.c')).toContain('Ben Moss did not answer the check of Aug 31');
  });

  it('calendar lists the prompts of four weeks as far as the asker may see them', async () => {
    expect(await told('zoe', 'calendar')).toContain('Mon, Sep 21, 9:00 AM · Ana Lark · 1.a and 1.b');
    expect(await told('ana', 'calendar')).toContain('Mon, Sep 21, 9:00 AM · Ana Lark · 1.a, 1.b, and 1.d');
    expect(await told('zoe', 'calendar')).toContain('12 checks in the next four weeks.');
  });

  it('answers in the language of the asker', async () => {
    expect(await told('ben', 'status 1.b')).toContain('[En riesgo] 1.b Visits to every room · desde el 14 sep');
    expect(await told('ben', 'ayuda')).toContain('- estado [punto|área|unidad] — cómo va');
    expect(await told('ben', 'stauts')).toContain('¿Querías decir «estado [punto|área|unidad]»?');
  });

  it('is public only in a channel and only when asked to be, and then shows what everyone may see', async () => {
    expect((await ask('ana', 'mine', 'channel')).visibility).toBe('private');
    expect((await ask('ana', 'mine --here', 'direct')).visibility).toBe('private');
    const { message, visibility } = await ask('ana', 'mine --here', 'channel');
    expect(visibility).toBe('public');
    expect(inWords(message)).toContain('You answer for 2 items');
    expect(JSON.stringify(message)).not.toMatch(/Secret|check\.report/);
  });
});

describe('what an outsider may not see', () => {
  /** The calls made to the store, in order: how much work an answer is. */
  function watched(): { readonly store: Store; readonly calls: string[] } {
    const calls: string[] = [];
    const watch = <T extends object>(target: T, path: string): T =>
      new Proxy(target, {
        get(object, key, receiver) {
          const value: unknown = Reflect.get(object, key, receiver);
          if (typeof value === 'function') return (...args: unknown[]): unknown => (calls.push(`${path}${String(key)}`), value.apply(object, args));
          return typeof value === 'object' && value !== null ? watch(value, `${path}${String(key)}.`) : value;
        },
      });
    return { store: watch(store, ''), calls };
  }

  it.each([
    ['status', ''],
    ['item', ''],
    ['evidence', ''],
    ['history', ''],
    ['report', ' on track'],
    ['owner', ' <@u-zoe>'],
    ['cadence', ' every week'],
    ['subscribe here', ''],
    ['unsubscribe', ''],
  ])('%s: a private item is like one that does not exist, in words and in work', async (name, more) => {
    const answerTo = async (code: string): Promise<{ readonly text: string; readonly calls: readonly string[] }> => {
      const { store: over, calls } = watched();
      const { message } = await ask('sue', `${name} ${code}${more}`, 'channel', over);
      return { text: JSON.stringify(message).replaceAll(code, 'CODE'), calls };
    };
    const hidden = await answerTo('1.d');
    expect(hidden).toEqual(await answerTo('1.z'));
    expect(hidden.text).toMatch(/Which one do you mean by “CODE/);
    expect(hidden.text).not.toContain('Secret');
  });
});

describe('changes', () => {
  it('a refused change says who can', async () => {
    expect(await told('zoe', 'owner 1.a <@u-zoe>')).toBe('You cannot change the owner of 1.a.\nAna Lark (its owner) and Sue Ward can.');
    expect(await told('zoe', 'cadence 1.a weekly')).toContain('You cannot change how often 1.a is checked.');
    expect(await told('lee', 'report 1.a fine')).toContain('You cannot report on 1.a.');
    expect(await told('zoe', 'subscribe here', 'channel')).toBe('You cannot subscribe a channel.\nLee Park and Sue Ward can.');
    expect(await told('zoe', 'digest now')).toContain('You cannot post a digest.');
    expect(recorded).toEqual([]);
    expect(subscriptions).toEqual([]);
  });

  it('report hands the words on for the owner, a deputy and a steward', async () => {
    await told('ana', 'report 1a on track: 93.4 %');
    await told('zoe', 'report 1.c going well');
    await told('sue', 'informe 1.a vamos bien');
    expect(recorded.map(({ item, words, request }) => [item.code, words, request.member.name])).toEqual([
      ['1.a', 'on track: 93.4 %', 'Ana Lark'],
      ['1.c', 'going well', 'Zoe Hart'],
      ['1.a', 'vamos bien', 'Sue Ward'],
    ]);
    expect(await told('ana', 'report 1.a')).toContain('Please add what you want to report.');
    expect(await told('ana', 'report 1 a teacher left')).toBe('Which item do you mean by “1 a teacher left”? Write a colon after the code to settle it.\n(1 Safe schools) (1.a Attendance)');
    expect(recorded).toHaveLength(3);
  });

  it('digests go to the channel or the person, for a part of the plan where one is named', async () => {
    await told('lee', 'subscribe here weekly tue 07:30 1', 'channel');
    await told('zoe', 'subscribe', 'channel');
    await told('zoe', 'unsubscribe');
    await told('lee', 'digest now', 'channel');
    expect(subscriptions.map(({ did, destination, scope }) => [did, destination.kind, scope?.kind])).toEqual([
      ['subscribe 2 07:30', 'channel', 'item'],
      ['subscribe 1 08:00', 'person', undefined],
      ['unsubscribe false', 'person', undefined],
      ['digest', 'channel', undefined],
    ]);
  });

  it('cadence plays back the words and the next three dates, and keeps the time it had', async () => {
    expect(await told('sue', 'cadence 1.b every 2 weeks on tuesday')).toBe('1.b Visits to every room is now checked every 2 weeks on Tuesday at 09:00.\nNext: Tue, Sep 22, 9:00 AM · Tue, Oct 6, 9:00 AM · Tue, Oct 20, 9:00 AM');
    expect(await told('zoe', 'status 1.b')).toContain('Next check: Sep 22');
    expect(await told('zoe', 'history 1.b')).toContain('Sue Ward changed how often it is checked: every 2 weeks on tuesday');
    const notices = await database.prisma.delivery.findMany({ where: { kind: 'notice', personId: fixture.personId('ana') } });
    expect(notices).toHaveLength(1);
    expect(JSON.stringify(notices[0]?.payload)).toContain('Sue Ward changed how often you are asked about 1.b');
    expect(delivered).toContain(notices[0]?.id);
  });

  it('a cadence that is not understood changes nothing and suggests', async () => {
    const text = await told('sue', 'cadence 1.b evry month');
    expect(text).toContain('I did not understand “evry month”.');
    expect(await told('zoe', 'status 1.b')).toContain('Next check: Sep 22');
    expect(await told('sue', 'cadence 1.b')).toContain('Please add how often');
  });

  it('owner hands over the item with the check that waits, tells both, and can be done by the owner', async () => {
    expect(await told('ana', 'owner 1.a to Ben Moss')).toBe('Ben Moss now answers for 1.a Attendance.\nBen Moss has been told in a direct message.');
    const item = await database.prisma.planItem.findUniqueOrThrow({ where: { id: fixture.itemId('1.a') } });
    expect(item.ownerId).toBe(fixture.personId('ben'));
    expect((await store.checks.openForPerson(fixture.organizationId, fixture.personId('ben'))).map((check) => check.itemCode)).toContain('1.a');
    const schedule = await database.prisma.schedule.findFirstOrThrow({ where: { itemId: item.id } });
    expect(schedule.personId).toBe(fixture.personId('ben'));
    const [notice] = await database.prisma.delivery.findMany({ where: { kind: 'notice', personId: fixture.personId('ben') } });
    expect(notice).toMatchObject({ destination: 'u-ben', destinationKind: 'direct' });
    expect(JSON.stringify(notice?.payload)).toMatch(/Ana Lark te pide responder por 1\.a Attendance.*check\.report/);
    expect(await told('zoe', 'history 1.a')).toContain('Ana Lark handed the item from Ana Lark to Ben Moss');
    expect(await told('ana', 'owner 1.a <@u-zoe>')).toContain('You cannot change the owner of 1.a.');
  });

  it('says so when the new owner is not in chat, or has the item already', async () => {
    expect(await told('sue', 'owner 2 Kim Vale')).toContain('Kim Vale is not matched to anyone in chat and has not been told.');
    expect(await told('sue', 'owner 2 kim')).toBe('Kim Vale already answers for 2.');
    expect(await told('sue', 'owner 2 Quentin')).toContain('I know nobody called “Quentin”');
    expect(await told('sue', 'owner 2')).toContain('Please name the person.');
  });

  it('the same act done twice tells people once', async () => {
    const member = await store.people.byId(fixture.organizationId, fixture.personId('sue'));
    if (!member) throw new Error('no Sue');
    const request = { organizationId: fixture.organizationId, member, text: 'cadence 1.c every month on the 1st', workspace: { platform: 'sandbox', workspace: 'sandbox' }, conversation: { id: 'd', kind: 'direct' }, key: 'same-act' } as const;
    await answerCommand(deps())(request);
    await answerCommand(deps())(request);
    expect(await database.prisma.delivery.count({ where: { key: 'cadence:same-act' } })).toBe(1);
  });
});

describe('bad input', () => {
  it.each(['x'.repeat(100_000), `status ${'\u202e'.repeat(500)}`, `item ${'('.repeat(3_000)}`, 'history <!channel>', `of ${'@'.repeat(2_000)}`, `owner 1.a ${'z'.repeat(9_000)}`, 'status --plan ../../x', 'subscribe weekly 99:99'])('gets a short, safe answer: %#', async (text) => {
    const { message, visibility } = await ask('sue', text);
    expect(visibility).toBe('private');
    expect(message.summary.length).toBeGreaterThan(0);
    expect(JSON.stringify(message).length).toBeLessThan(3_000);
    expect(JSON.stringify(message)).not.toMatch(/\u202e/);
  });

  it('asks which plan where several run', async () => {
    await database.prisma.plan.create({ data: { organizationId: fixture.organizationId, code: 'NORTH', title: 'North plan', language: 'en', state: 'running', importedAt: new Date('2026-09-01'), fileHash: '' } });
    const { message } = await ask('zoe', 'history 1.b');
    expect(inWords(message)).toContain('(NORTH North plan) (PLAN Fixture Plan)');
    expect(inWords((await ask('zoe', 'history --plan plan 1.b')).message)).toContain('# History of 1.b');
    expect(inWords((await ask('zoe', 'history --plan south 1.b')).message)).toContain('There is no plan “south”.');
    expect(inWords((await ask('zoe', 'status --plan NORTH')).message)).toContain('There is nothing here yet.');
  });
});
