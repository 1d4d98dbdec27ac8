import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readServerFiles } from '../../prisma/engine/server-file.js';
import { lockFolder } from '../../prisma/engine/folder-lock.js';
import { bindOrganization } from '../../src/app/sandbox-organization.js';
import { clockMover } from '../../src/app/sandbox-clock.js';
import { movableClock } from '../../src/clock.js';
import type { Store } from '../../src/ports.js';
import { planFileTexts } from '../../src/text/plan-file/index.js';
import { runSchedule } from '../../src/cli/schedule.js';
import { findPlan } from '../../src/usecases/plan/find-plan.js';
import { grantRole } from '../../src/usecases/plan/grant-role.js';
import { applyImport, planImport } from '../../src/usecases/plan/import-plan.js';
import { previewStart } from '../../src/usecases/plan/preview-start.js';
import { gate } from '../support/eventually.js';
import { recordingIo } from '../support/recording-io.js';
import { freshFolder, OWNER, planText, removeFolder, startTestApp } from './app-world.js';

let folder: string;
beforeEach(async () => {
  folder = await freshFolder();
});
afterEach(() => removeFolder(folder));

async function bringIn(store: Store, key: string, code: string): Promise<void> {
  const planned = await planImport(store, planText(key, code));
  if (!planned.ok) throw new Error(JSON.stringify(planned.faults));
  await applyImport(store, planned, { at: Temporal.Now.instant() });
}

test('the sandbox is one organization’s for good; commands ask which of several is meant', async () => {
  const { app } = await startTestApp({ THROUGHLINE_DATA: folder, SANDBOX: 'on' });
  const { store } = app.core;
  const own = join(folder, 'sandbox');
  const whose = async (asked?: string) => (await bindOrganization({ store, folder: own, asked })())?.key;
  try {
    expect(await whose()).toBeUndefined();
    await bringIn(store, 'fern-hollow', 'FH');
    await app.refresh();
    expect((await readFile(join(own, 'organization'), 'utf8')).trim()).toBe('fern-hollow');
    // Comes first in every list, and changes nothing.
    await bringIn(store, 'alder-creek', 'FH');
    await app.refresh();
    expect(await whose()).toBe('fern-hollow');
    expect(await whose('alder-creek')).toBe('alder-creek');
    await expect(whose('nobody')).rejects.toThrow(/SANDBOX_ORGANIZATION names nobody.*alder-creek, fern-hollow/);
    await expect(bindOrganization({ store, folder: join(folder, 'fresh') })()).rejects.toMatchObject({ code: 'sandbox-organization' });

    const texts = planFileTexts('en');
    await expect(findPlan(store, {}, texts)).rejects.toThrow('--organization: alder-creek, fern-hollow');
    await expect(findPlan(store, { plan: 'FH' }, texts)).rejects.toThrow('--organization: alder-creek, fern-hollow');
    await expect(findPlan(store, { organization: 'alder' }, texts)).rejects.toThrow('There is no organization alder. There is: alder-creek, fern-hollow.');
    await expect(grantRole(store, { email: OWNER, role: 'steward' }, { at: Temporal.Now.instant() }, texts)).rejects.toThrow('--organization: alder-creek, fern-hollow');
    const days = { from: '2026-01-01', to: '2026-01-02' };
    await expect(runSchedule(days, store, recordingIo({}).io)).rejects.toThrow('--organization: alder-creek, fern-hollow');
    expect(await runSchedule({ ...days, organization: 'alder-creek' }, store, recordingIo({}).io)).toBe(0);
    // Two plans of one code: the preview is of one of them.
    const plan = await findPlan(store, { organization: 'fern-hollow' }, texts);
    const { messages } = await previewStart(store, plan, Temporal.Now.instant());
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.map(({ items }) => items)).toEqual(messages.map(() => ['1.a']));
  } finally {
    expect(await app.stop()).toBe(true);
  }
  // All of it is given back: the folders to whoever comes next, the page's port.
  await (await lockFolder(own)).release();
  await (await lockFolder(folder)).release();
  await expect(fetch(app.sandboxUrl ?? '')).rejects.toThrow();
  expect(await readServerFiles(folder)).toEqual([]);
});

test('told to stop, a clock on its way halts between two steps, and goes no further', async () => {
  const clock = await movableClock({ base: { now: () => Temporal.Instant.from('2026-09-14T12:00:00Z') }, load: async () => undefined, save: async () => undefined });
  const nextDue = async (after: Temporal.Instant) => after.add({ hours: 1 });
  const [atFirst, door] = [gate(), gate()];
  const settled: string[] = [];
  const mover = clockMover({
    store: { checks: { nextDue } } as unknown as Store,
    clock,
    timeZone: async () => 'UTC',
    settle: async (now) => {
      settled.push(now.toString());
      atFirst.open();
      await door.wait;
    },
  });
  const move = mover.advance('week', () => undefined);
  await atFirst.wait;
  const stopped = mover.stop();
  door.open();
  await stopped;
  expect(await move).toEqual({ from: '2026-09-14T12:00:00Z', to: '2026-09-14T13:00:00Z' });
  expect(settled).toEqual(['2026-09-14T13:00:00Z']);
  await expect(mover.advance('hour', () => undefined)).rejects.toMatchObject({ code: 'stopping' });
});
