import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { openCore } from '../app.js';
import { setSandboxStart } from '../app/core.js';
import { LEADERSHIP, SANDBOX, STRATEGIC_PLAN } from '../app/sandbox-directory.js';
import type { Config } from '../config.js';
import { AppError } from '../errors.js';
import type { Logger, Store } from '../ports.js';
import { planFileTexts } from '../text/plan-file/index.js';
import { grantRole } from '../usecases/plan/grant-role.js';
import { applyImport, planImport } from '../usecases/plan/import-plan.js';
import { startPlan } from '../usecases/plan/start-plan.js';
import { nextDigestAt, planCalendar } from '../usecases/digests/subscription-order.js';
import { packageRoot } from './version.js';

/** The sample district: its plan file, the moment its sandbox begins, who looks after it. */
const SAMPLE = {
  file: 'prisma/seed/2-goals-and-objectives.yaml',
  startsAt: '2026-09-14T07:45[America/Chicago]',
  steward: 'devon.achterberg@marlowbend.example.org',
  leader: 'marguerite.solano@marlowbend.example.org',
} as const;

/** Sets the sample district up in a data folder that holds none yet; one that does is left as it is. */
export async function seedSample(config: Config, log: Logger, onSeeding: () => void): Promise<void> {
  const startsAt = Temporal.ZonedDateTime.from(SAMPLE.startsAt);
  await setSandboxStart(config.dataFolder, startsAt.toInstant());
  const core = await openCore(config, log);
  try {
    if ((await core.store.plans.list()).length > 0) return;
    onSeeding();
    await importSample(core.store, core.clock.now(), startsAt.timeZoneId);
  } finally {
    await core.close();
  }
}

async function importSample(store: Store, now: Temporal.Instant, timeZone: string): Promise<void> {
  const texts = planFileTexts('en');
  const planned = await planImport(store, await readFile(join(packageRoot(), SAMPLE.file), 'utf8'));
  if (!planned.ok) throw new AppError('bad-sample', 'The sample plan has faults. Reinstall Throughline.');
  await applyImport(store, planned, { at: now });
  await grantRole(store, { email: SAMPLE.steward, role: 'steward' }, { at: now }, texts);
  await grantRole(store, { email: SAMPLE.leader, role: 'leader' }, { at: now }, texts);
  const [plan] = await store.plans.list();
  if (!plan) return;
  await startPlan(store, plan, { now }, texts);
  const calendar = await planCalendar(store, plan.organizationId, plan.planId);
  const timing = { rule: 'FREQ=WEEKLY;BYDAY=MO', at: '08:00', timeZone, startsOn: now.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 }).toString() };
  const nextAt = nextDigestAt(timing, calendar, now);
  for (const channel of [STRATEGIC_PLAN, LEADERSHIP]) {
    await store.people.saveChannel(plan.organizationId, SANDBOX, { ...channel, state: 'open' });
    await store.digests.subscribe(plan.organizationId, { planId: plan.planId, target: { kind: 'channel', channel: channel.channel, ...SANDBOX }, ...timing, language: 'en', ...(nextAt && { nextAt }) }, now);
  }
}
