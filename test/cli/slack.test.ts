import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createInstallations } from '../../adapters/slack/connect/installations.js';
import { linkInQuery, readInstallLink } from '../../adapters/slack/connect/install-link.js';
import { openCore } from '../../src/app.js';
import type { Core } from '../../src/app.js';
import { runProgram } from '../../src/cli/program.js';
import { readConfig } from '../../src/config.js';
import { createSealer, readTokenKeys } from '../../src/seal.js';
import { applyImport, planImport } from '../../src/usecases/plan/import-plan.js';
import { freshFolder, planText, removeFolder } from '../app/app-world.js';
import { recordingIo } from '../support/recording-io.js';
import { silentLog } from '../support/silent-log.js';

/** A command line; one without a database may ask for none. */
async function run(argv: readonly string[], settings: Record<string, string> = {}, language: 'en' | 'es' = 'en', core?: Core) {
  const { io, printed } = recordingIo({ text: '', language });
  const code = await runProgram(argv, {
    io,
    config: readConfig(settings),
    now: () => Promise.reject(new Error('asked for the time')),
    version: '1',
    doctor: async () => 0,
    withCore: (work) => (core ? work(core) : Promise.reject(new Error('opened the database'))),
    afterChange: async () => undefined,
  });
  return { code, ...printed };
}

test('the manifest over Socket Mode, over HTTP, and as the settings say', async () => {
  expect(JSON.parse((await run(['slack', 'manifest', '--socket'])).out.join('\n'))).toMatchObject({ settings: { socket_mode_enabled: true } });
  const address = { settings: { event_subscriptions: { request_url: 'https://plan.example.org/slack/events' }, socket_mode_enabled: false } };
  expect(JSON.parse((await run(['slack', 'manifest', '--url', 'https://plan.example.org/'])).out.join('\n'))).toMatchObject(address);
  expect(JSON.parse((await run(['slack', 'manifest'], { PUBLIC_URL: 'https://plan.example.org' })).out.join('\n'))).toMatchObject(address);
  expect((await run(['slack', 'manifest', '--socket', '--yaml'])).out.join('\n')).toMatch(/^ +should_escape: true$/m);
});

test('without a way in, or with an address that Slack cannot reach, it says what to give', async () => {
  expect(await run(['slack', 'manifest'])).toMatchObject({ code: 1, out: [], err: [expect.stringContaining('--socket')] });
  expect(await run(['slack', 'manifest', '--url', 'http://plan.example.org'], {}, 'es')).toMatchObject({ code: 1, err: ['Esa no es una dirección pública: dé https:// y un nombre, sin ruta.'] });
});

const key = (id: string, byte: number): string => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
const MANY = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'c', SLACK_SIGNING_SECRET: 's', SLACK_STATE_SECRET: 'a-state-secret-for-tests', PUBLIC_URL: 'https://plan.example.org', TOKEN_KEYS: key('k1', 1) };

describe('with a database', () => {
  let folder: string;
  let core: Core;
  let organizationId: string;
  beforeAll(async () => {
    folder = await freshFolder();
    core = await openCore(readConfig({ THROUGHLINE_DATA: folder }), { log: silentLog });
    const planned = await planImport(core.store, planText());
    if (!planned.ok) throw new Error('no plan');
    await applyImport(core.store, planned, { at: core.wallClock.now() });
    organizationId = (await core.store.people.organizations())[0]?.id ?? '';
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });
  beforeEach(() => core.database.prisma.chatWorkspace.deleteMany({}));

  const installed = (keys: string) => createInstallations({ store: core.store.workspaces, sealer: createSealer(readTokenKeys(keys)), clock: core.wallClock });
  const install = (workspace: string, keys = key('k1', 1)) => installed(keys).save(organizationId, { workspace, name: `Name of ${workspace}`, token: `xoxb-${workspace}`, botUser: 'U1', botId: 'B1', scopes: [] });
  const slack = (argv: string, settings: Record<string, string> = MANY, language: 'en' | 'es' = 'en') => run(['slack', ...argv.split(' ')], settings, language, core);

  test('an install link names the organization, and nothing but the link is printed for programs', async () => {
    const { code, out, err } = await slack('install-link --organization fern-hollow');
    const link = new URL(out[0] ?? '');
    expect([code, out.length, link.origin, link.pathname]).toEqual([0, 1, 'https://plan.example.org', '/slack/install']);
    expect(err.join()).toContain('Fern Hollow School');
    const read = { secret: MANY.SLACK_STATE_SECRET, now: core.wallClock.now() };
    expect(readInstallLink(linkInQuery(link.searchParams), read).organizationId).toBe(organizationId);
    expect((await slack('install-link')).out[0]).not.toBe(out[0]);
  });

  test('no install link where one token is the way in, nor for an organization there is none of', async () => {
    expect(await slack('install-link', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' })).toMatchObject({ code: 1, out: [], err: [expect.stringContaining('SLACK_CLIENT_ID')] });
    await expect(slack('install-link --organization nowhere')).rejects.toMatchObject({ message: expect.stringContaining('nowhere') as unknown });
  });

  test('status: none yet; each workspace with whose it is, why it is gone and what it refuses; no token', async () => {
    expect(await slack('status')).toMatchObject({ code: 0, out: ['No Slack workspace yet.'] });
    for (const workspace of ['T1', 'T2']) await install(workspace);
    const { workspaces } = core.store;
    await workspaces.remove(organizationId, { platform: 'slack', workspace: 'T1' }, 'revoked', core.wallClock.now());
    await workspaces.noteRefusedBlock(organizationId, { platform: 'slack', workspace: 'T2' }, 'data_table');
    await workspaces.hold(organizationId, { platform: 'slack', workspace: 'T2' }, core.wallClock.now().add({ hours: 1 }));
    const { code, out } = await slack('status');
    expect([code, out]).toEqual([0, ['Name of T1 (T1), of Fern Hollow School: no longer connected; because revoked', expect.stringMatching(/^Name of T2 \(T2\), of Fern Hollow School: connected; nothing is sent before \S+; shown in plain form: data_table$/)]]);
    expect((await slack('status', MANY, 'es')).out.join()).not.toContain('connected');
    expect(out.join()).not.toContain('xoxb');
  });

  test('keys: the old one still reads, and after they were changed only the new one is needed', async () => {
    await install('T1');
    await install('T2');
    const both = `${key('k2', 2)},${key('k1', 1)}`;
    expect((await installed(both).find('T1')).token).toBe('xoxb-T1');
    await install('T3', both);
    expect(await slack('rotate-keys', { ...MANY, TOKEN_KEYS: both })).toMatchObject({ code: 0, out: [expect.stringContaining('2 tokens sealed anew with the key k2')] });
    for (const workspace of ['T1', 'T2', 'T3']) expect((await installed(key('k2', 2)).find(workspace)).token).toBe(`xoxb-${workspace}`);
    await expect(installed(key('k1', 1)).find('T1')).rejects.toMatchObject({ code: 'seal-key-missing' });
    expect((await slack('rotate-keys', { ...MANY, TOKEN_KEYS: both })).out.join()).toContain('0 tokens');
  });

  test('keys: without any, or without the one a token was sealed with, nothing is changed and it says so', async () => {
    await install('T1');
    expect(await slack('rotate-keys', {})).toMatchObject({ code: 1, out: [], err: [expect.stringContaining('TOKEN_KEYS')] });
    await expect(slack('rotate-keys', { ...MANY, TOKEN_KEYS: key('k3', 3) })).rejects.toMatchObject({ code: 'seal-key-missing' });
    expect((await installed(key('k1', 1)).find('T1')).token).toBe('xoxb-T1');
  });
});
