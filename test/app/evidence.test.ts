import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { planFileTexts } from '../../src/text/plan-file/index.js';
import { findPlan } from '../../src/usecases/plan/find-plan.js';
import { applyImport, planImport } from '../../src/usecases/plan/import-plan.js';
import { startPlan } from '../../src/usecases/plan/start-plan.js';
import { httpUser } from '../adapters/sandbox/http-user.js';
import { openPage, readState } from '../adapters/sandbox/open-page.js';
import { eventually } from '../support/eventually.js';
import { freshFolder, OWNER, planText, removeFolder, startTestApp } from './app-world.js';
import type { TestApp } from './app-world.js';

let folder: string;
beforeEach(async () => {
  folder = await freshFolder();
});
afterEach(() => removeFolder(folder));

/** Imports and starts a plan; gives its owner's user in the sandbox. */
async function begin({ app }: TestApp): Promise<string> {
  const { store } = app.core;
  const planned = await planImport(store, planText());
  if (!planned.ok) throw new Error(JSON.stringify(planned.faults));
  const at = Temporal.Now.instant().subtract({ hours: 30 });
  await applyImport(store, planned, { at });
  const plan = await findPlan(store, {}, planFileTexts('en'));
  await startPlan(store, plan, { now: at }, planFileTexts('en'));
  await app.refresh();
  return eventually(async () => {
    const [identity] = await store.people.identities(plan.organizationId, (await store.people.all(plan.organizationId)).filter(({ email }) => email === OWNER).map(({ id }) => id));
    if (!identity) throw new Error('not in the sandbox yet');
    return identity.user;
  });
}

test('a file that comes with a report is copied by the running app, and “/plan evidence” says so; one of another type is kept by reference', async () => {
  const evidence = join(folder, 'evidence');
  const running = await startTestApp({ THROUGHLINE_DATA: join(folder, 'data'), SANDBOX: 'on', EVIDENCE_FOLDER: evidence, EVIDENCE_TYPES: 'text/*' });
  const { app } = running;
  try {
    const user = await begin(running);
    const url = app.sandboxUrl ?? '';
    const page = await openPage(url, user, 'page-1');
    const orla = httpUser(url, user, page);
    const bytes = new TextEncoder().encode('grade,hours\n3,1\n');
    await orla.write('direct', '1.a is on track', { files: [{ name: 'Reading hours.csv', mimeType: 'text/csv', bytes }, { name: 'setup.exe', mimeType: 'application/x-msdownload', bytes }] });
    const kept = await eventually(async () => {
      const names = (await readdir(evidence, { recursive: true })).filter((name) => name.endsWith('.csv'));
      if (names.length === 0) throw new Error('not copied yet');
      return names;
    });
    expect(kept).toHaveLength(1);
    expect(await readFile(join(evidence, kept[0] ?? ''), 'utf8')).toBe('grade,hours\n3,1\n');
    await eventually(async () => expect(await app.core.store.copies.count()).toEqual({ waiting: 0, failed: 0 }));
    await orla.command('direct', 'evidence 1.a');
    await eventually(async () => {
      const told = JSON.stringify((await readState(url, user)).posts.at(-1));
      expect(told).toContain('Reading hours.csv');
      expect(told).toContain('a copy is kept');
      expect(told).toContain('no copy: files of this type are not copied');
    });
    page.close();
    expect(JSON.stringify(running.log.lines)).not.toMatch(/Reading hours|setup\.exe/);
  } finally {
    expect(await app.stop()).toBe(true);
  }
});
