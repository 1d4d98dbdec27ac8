import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCore } from '../../src/app.js';
import type { Core } from '../../src/app.js';
import { runProgram } from '../../src/cli/program.js';
import { readConfig } from '../../src/config.js';
import { applyImport, planImport } from '../../src/usecases/plan/import-plan.js';
import { freshFolder, planText, removeFolder } from '../app/app-world.js';
import { recordingIo } from '../support/recording-io.js';
import { silentLog } from '../support/silent-log.js';

let folder: string;
let core: Core;
beforeAll(async () => {
  folder = await freshFolder();
  core = await openCore(readConfig({ THROUGHLINE_DATA: folder }), { log: silentLog });
  const planned = await planImport(core.store, planText());
  if (!planned.ok) throw new Error('no plan');
  await applyImport(core.store, planned, { at: core.wallClock.now() });
});
afterAll(async () => {
  await core.close();
  await removeFolder(folder);
});

async function askIn(argv: readonly string[], language: 'en' | 'es' = 'en') {
  const { io, printed } = recordingIo({ language });
  const code = await runProgram(['ask-in', ...argv], { io, config: readConfig({}), now: async () => core.wallClock.now(), version: '1', doctor: async () => 0, withCore: (work) => work(core), afterChange: async () => undefined });
  return { code, ...printed };
}
const chosen = async () => ({ organization: (await core.database.prisma.organization.findFirstOrThrow()).preferredPlatform, people: (await core.database.prisma.person.findMany({ where: { preferredPlatform: { not: null } } })).map(({ email, preferredPlatform }) => [email, preferredPlatform]) });
const someone = async () => (await core.database.prisma.person.findFirstOrThrow()).email;

test('for everyone who has not chosen, and back', async () => {
  expect(await askIn(['teams'])).toMatchObject({ code: 0, out: [expect.stringContaining('in Teams')], err: [] });
  expect(await chosen()).toEqual({ organization: 'teams', people: [] });
  expect(await askIn(['anywhere'], 'es')).toMatchObject({ code: 0, out: [expect.stringContaining('donde escribió por última vez')] });
  expect((await chosen()).organization).toBe(null);
});

test('for one person, who is told not to be there yet; it is kept and noted', async () => {
  const email = await someone();
  expect(await askIn(['slack', '--person', email.toUpperCase()])).toMatchObject({ code: 0, out: [expect.stringContaining('in Slack')], err: [expect.stringContaining('not known there yet')] });
  expect((await chosen()).people).toEqual([[email, 'slack']]);
  expect(await core.database.prisma.auditEntry.findMany({ where: { action: 'person.ask-in' } })).toMatchObject([{ details: { platform: 'slack' } }]);
  await askIn(['anywhere', '--person', email]);
  expect((await chosen()).people).toEqual([]);
});

test('an email nobody has, an organization there is none of, a platform that is none', async () => {
  await expect(askIn(['slack', '--person', 'nobody@example.org'])).rejects.toMatchObject({ code: 'no-person' });
  await expect(askIn(['slack', '--organization', 'nowhere'])).rejects.toMatchObject({ code: 'no-organization' });
  expect((await askIn(['irc'])).code).toBe(2);
});
