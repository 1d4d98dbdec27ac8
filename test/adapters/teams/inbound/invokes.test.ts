import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Form } from '../../../../src/domain/message.js';
import { BAY } from '../../../support/bay.js';
import { activity, activityNames, openTakeLab } from './take-lab.js';

let lab: Awaited<ReturnType<typeof openTakeLab>>;
beforeAll(async () => {
  lab = await openTakeLab({ save: 400, lookUp: 100, ask: 400, language: 50 });
});
afterAll(() => lab.close());
beforeEach(() => {
  lab.got.length = 0;
  lab.asked.length = 0;
  lab.log.lines.length = 0;
  delete lab.script.store;
  delete lab.script.ask;
  lab.script.answer = { kind: 'nothing' };
  lab.script.language = 'en';
});

const INVOKES = activityNames.filter((name) => name.startsWith('invoke-'));
const hanging = (): Promise<never> => new Promise<never>(() => undefined);
const broken = (): Promise<never> => Promise.reject(new Error('no database'));
const form: Form = { id: 'report', title: '2.b', submit: 'File it', cancel: 'Cancel', context: '{"item":"y"}', fields: [{ type: 'multiline', name: 'note', label: 'Note' }] };
const words = { kind: 'message', message: { summary: 'Only those who answer for it.', blocks: [] } } as const;
const told = (value: string): object => ({ task: { type: 'message', value } });
const toast = (value: string): object => ({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value });
const fault = (statusCode: number, code: string, message: string): object => ({ statusCode, type: 'application/vnd.microsoft.error', value: { code, message } });

async function answerTo(name: string): Promise<unknown> {
  const { status, body } = await lab.take(activity(name));
  expect(status).toBe(200);
  return body;
}

/** Whether Teams takes a body for an answer to this invoke. */
function isValid(name: string, body: unknown): boolean {
  const given = body as Record<string, unknown>;
  const task = given['task'] as { type?: string; value?: unknown } | undefined;
  const found = given['composeExtension'] as { type?: string; text?: string; attachments?: unknown[] } | undefined;
  const isTask = task !== undefined && ((task.type === 'message' && typeof task.value === 'string') || (task.type === 'continue' && typeof task.value === 'object'));
  const isFound = found !== undefined && ((found.type === 'message' && typeof found.text === 'string') || (found.type === 'result' && Array.isArray(found.attachments)));
  const isEmpty = Object.keys(given).length === 0;
  if (name.startsWith('adaptiveCard/')) return typeof given['statusCode'] === 'number' && typeof given['type'] === 'string' && given['value'] !== undefined;
  if (name === 'composeExtension/query' || name === 'composeExtension/selectItem') return isFound;
  if (name === 'task/fetch' || name === 'composeExtension/fetchTask') return isTask;
  return isTask || isFound || isEmpty;
}

describe.each([
  ['when all is well', undefined, undefined],
  ['while the store fails', broken, undefined],
  ['while the store hangs', hanging, undefined],
  ['while nothing can be asked', undefined, broken],
  ['while what is asked hangs', undefined, hanging],
] as const)('%s', (_when, store, ask) => {
  test.each(INVOKES)('%s is answered with status 200 and a body of its shape', async (name) => {
    lab.script.answer = { kind: 'form', form };
    if (store) lab.script.store = store;
    if (ask) lab.script.ask = ask;
    expect(isValid(String(activity(name)['name']), await answerTo(name))).toBe(true);
  });
});

describe('a pressed button', () => {
  test('is stored, and that is said', async () => {
    expect(await answerTo('invoke-execute')).toEqual(toast('Got it.'));
    expect(lab.handed()).toHaveLength(1);
  });

  test.each([['en', 'Not saved. Please try again.'], ['es', 'No se guardó. Inténtelo de nuevo, por favor.']] as const)('that could not be stored says so, in %s', async (language, text) => {
    lab.script.language = language;
    lab.script.store = hanging;
    expect(await answerTo('invoke-execute')).toEqual(fault(500, 'NotSaved', text));
  });

  test('is answered in the language of the client where the person’s is not known', async () => {
    lab.script.language = undefined;
    expect(await answerTo('invoke-execute')).toEqual(toast('Recibido.'));
  });

  test('of a card that is none of ours does nothing', async () => {
    expect(await answerTo('invoke-execute-other')).toMatchObject({ statusCode: 400, value: { code: 'Outdated' } });
  });
});

describe('a card that asks how it reads now', () => {
  test('comes back for this person alone, and asks again', async () => {
    lab.script.answer = { kind: 'message', message: { summary: 'Answered.', blocks: [{ type: 'text', text: 'Answered.' }] } };
    const body = await answerTo('invoke-refresh');
    expect(lab.asked).toMatchObject([{ type: 'refresh', user: BAY.ana, conversation: 'a:1ana', message: '1763711000100' }]);
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard', refresh: { userIds: ['29:1ana-of-this-bot'], action: { data: { throughline: { kind: 'refresh' } } } } } });
    expect(lab.handed()).toEqual([]);
  });

  test('is left as it is where nothing is known of it', async () => {
    expect(await answerTo('invoke-refresh')).toMatchObject({ statusCode: 400, value: { code: 'NothingToShow' } });
  });
});

describe('a dialog', () => {
  test('shows the form that the button opens', async () => {
    lab.script.answer = { kind: 'form', form };
    expect(await answerTo('invoke-dialog')).toMatchObject({ task: { type: 'continue', value: { title: '2.b', card: { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } } } } });
    expect(lab.asked).toEqual([{ platform: 'teams', workspace: BAY.tenant, user: BAY.ana, at: '2025-11-21T08:00:00.2Z', type: 'form', action: 'check.report', value: '{"check":"x"}', conversation: { id: 'a:1ana', kind: 'direct' } }]);
    expect(lab.handed()).toEqual([]);
  });

  test('says why there is no form', async () => {
    lab.script.answer = words;
    expect(await answerTo('invoke-dialog')).toEqual(told('Only those who answer for it.'));
    expect(await answerTo('invoke-dialog-other')).toEqual(told('This button is from an earlier version and does nothing any more.'));
    lab.script.ask = hanging;
    expect(await answerTo('invoke-dialog')).toEqual(told('This cannot be shown right now. Please try again in a moment.'));
  });

  test('that was sent closes in the chat with the bot; elsewhere it says where the answer comes', async () => {
    expect(await answerTo('invoke-dialog-sent')).toEqual({});
    expect(await answerTo('invoke-dialog-sent-in-channel')).toEqual(told('Got it. The answer comes in your chat with Throughline.'));
    expect(await answerTo('invoke-save-sent')).toEqual(told('Got it. The answer comes in your chat with Throughline.'));
    expect(lab.handed()).toHaveLength(3);
  });

  test('that could not be stored comes back with all that was entered', async () => {
    lab.script.answer = { kind: 'form', form };
    await answerTo('invoke-dialog');
    lab.script.store = broken;
    const again = JSON.stringify(await answerTo('invoke-dialog-sent'));
    expect(again).toContain('This was not saved. What you wrote is still here: please send it again.');
    expect(again).toContain('"value":"12 of 20"');
    delete lab.script.store;
    expect(await answerTo('invoke-dialog-sent')).toEqual({});
  });

  test('that could not be stored, opened by another process, says so', async () => {
    lab.script.store = broken;
    expect(await answerTo('invoke-save-sent')).toEqual(told('Not saved. Please try again.'));
  });
});

describe('the search of the message extension', () => {
  const item = (title: string, text: string) => ({ title, text, message: { summary: title, blocks: [{ type: 'text', text: title }] } }) as const;

  test('gives cards to paste, listed by title and status; nothing in a list is markup', async () => {
    lab.script.answer = { kind: 'found', items: [item('1.a Reading', 'On track · Plan'), item('2 <b>Halls</b>', 'At <risk>')] };
    expect(await answerTo('invoke-search')).toMatchObject({
      composeExtension: {
        type: 'result',
        attachmentLayout: 'list',
        attachments: [
          { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' }, preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title: '1.a Reading', text: 'On track · Plan' } } },
          { preview: { content: { title: '2 ‹b›Halls‹/b›', text: 'At ‹risk›' } } },
        ],
      },
    });
    expect(lab.asked).toMatchObject([{ type: 'search', text: 'reading', skip: 0, count: 15 }]);
  });

  test('asks for what comes first before anything is typed', async () => {
    await answerTo('invoke-search-first');
    expect(lab.asked).toMatchObject([{ type: 'search', text: '' }]);
  });

  test('says that nothing was found, or to whom it is not shown', async () => {
    lab.script.answer = { kind: 'found', items: [] };
    expect(await answerTo('invoke-search')).toEqual({ composeExtension: { type: 'message', text: 'No item of the plan fits these words.' } });
    lab.script.answer = words;
    expect(await answerTo('invoke-search')).toEqual({ composeExtension: { type: 'message', text: 'Only those who answer for it.' } });
  });
});

test('“Report progress”, from wherever one writes, shows the form in which an item is chosen', async () => {
  lab.script.answer = { kind: 'form', form };
  expect(await answerTo('invoke-report')).toMatchObject({ task: { type: 'continue', value: { title: '2.b' } } });
  expect(lab.asked).toEqual([{ platform: 'teams', workspace: BAY.tenant, user: BAY.ana, at: '2025-11-21T08:00:00.2Z', type: 'report-any' }]);
  const other = activity('invoke-report');
  expect((await lab.take({ ...other, value: { commandId: 'another' } })).body).toEqual(told('This button is from an earlier version and does nothing any more.'));
});

describe('“Save as evidence”', () => {
  const source = {
    conversation: '19:leaders@thread.tacv2',
    message: '1763709000100/1763710000700',
    isPrivate: false,
    author: `<@${BAY.ben}|Ben Hill>`,
    at: '2025-11-21T07:26:40.7Z',
    text: `All 12 visits done, thanks <@${BAY.ana}|Ana Lark>\nSee <the list>`,
    files: [{ id: 'b0a2', name: 'visits.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', url: 'https://bay.sharepoint.example/sites/district/visits.xlsx', permalink: 'https://bay.sharepoint.example/sites/district/visits.xlsx' }],
    permalink: 'https://teams.microsoft.example/l/message/19:leaders@thread.tacv2/1763710000700?context=x',
  };

  test('hands over the message as its readers see it', async () => {
    lab.script.answer = { kind: 'form', form };
    expect(await answerTo('invoke-save')).toMatchObject({ task: { type: 'continue' } });
    expect(lab.asked).toMatchObject([{ type: 'share', source }]);
  });

  test('takes a chat, and a channel of which nothing is known, for private', async () => {
    await answerTo('invoke-save-in-chat');
    lab.script.channel = undefined;
    await answerTo('invoke-save');
    expect(lab.asked).toMatchObject([{ source: { isPrivate: true, author: 'A flow', text: 'plain <words>', conversation: '19:planning@thread.v2', message: '1763710000700', files: [] } }, { source: { ...source, isPrivate: true } }]);
  });
});

test('a program is answered and never heard', async () => {
  const bot = { id: '28:0000aaaa-1111-4222-8333-444455556666', name: 'Another' };
  for (const name of INVOKES) expect((await lab.take({ ...activity(name), from: bot })).status).toBe(200);
  expect([lab.got, lab.asked]).toEqual([[], []]);
});

test('nothing that people wrote reaches the log', async () => {
  lab.script.store = broken;
  lab.script.ask = broken;
  for (const name of activityNames) await lab.take(activity(name));
  const log = JSON.stringify(lab.log.lines);
  for (const secret of ['visits', 'Ana', '12 of 20', '29:1', 'tempauth', 'reading']) expect(log).not.toContain(secret);
});
