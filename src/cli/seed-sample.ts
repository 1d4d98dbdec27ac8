import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { Core } from '../app.js';
import { setSandboxStart } from '../app/sandbox-clock-file.js';
import { LEADERSHIP, SANDBOX, STRATEGIC_PLAN } from '../app/sandbox-directory.js';
import { AppError } from '../errors.js';
import type { Store } from '../ports.js';
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

/** Has a sandbox that has not run yet begin on the sample's first morning. */
export function setSampleTime(dataFolder: string): Promise<void> {
  return setSandboxStart(dataFolder, Temporal.ZonedDateTime.from(SAMPLE.startsAt).toInstant());
}

export type SeedStep = 'plan' | 'roles' | 'digests' | 'schedule';

export interface SeedProgress {
  /** Called once, where there is something to do. */
  readonly onSeeding: () => void;
  /** Called at every step; with undefined at the end. */
  readonly onStep: (step: SeedStep | undefined) => void;
}

/**
 * Sets the sample district up where there is none yet; one that was started is left as it is. Every step may be
 * taken twice and the start comes last: what a crash left half-done is finished. Says whether anything was done.
 */
export async function seedSample({ store, clock }: Core, { onSeeding, onStep }: SeedProgress): Promise<boolean> {
  if ((await store.plans.list()).some((plan) => plan.state !== 'draft')) return false;
  onSeeding();
  try {
    await setUp(store, clock.now(), Temporal.ZonedDateTime.from(SAMPLE.startsAt).timeZoneId, onStep);
  } finally {
    onStep(undefined);
  }
  return true;
}

async function setUp(store: Store, now: Temporal.Instant, timeZone: string, onStep: SeedProgress['onStep']): Promise<void> {
  const texts = planFileTexts('en');
  onStep('plan');
  const planned = await planImport(store, await readFile(join(packageRoot(), SAMPLE.file), 'utf8'));
  if (!planned.ok) throw new AppError('bad-sample', 'The sample plan has faults. Reinstall Throughline.');
  await applyImport(store, planned, { at: now });
  onStep('roles');
  await grantRole(store, { email: SAMPLE.steward, role: 'steward' }, { at: now }, texts);
  await grantRole(store, { email: SAMPLE.leader, role: 'leader' }, { at: now }, texts);
  const [plan] = await store.plans.list();
  if (!plan) return;
  onStep('digests');
  const calendar = await planCalendar(store, plan.organizationId, plan.planId);
  const timing = { rule: 'FREQ=WEEKLY;BYDAY=MO', at: '08:00', timeZone, startsOn: now.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 }).toString() };
  const nextAt = nextDigestAt(timing, calendar, now);
  for (const channel of [STRATEGIC_PLAN, LEADERSHIP]) {
    await store.people.saveChannel(plan.organizationId, SANDBOX, { ...channel, state: 'open' });
    await store.digests.subscribe(plan.organizationId, { planId: plan.planId, target: { kind: 'channel', channel: channel.channel, ...SANDBOX }, ...timing, language: 'en', ...(nextAt && { nextAt }) }, now);
  }
  onStep('schedule');
  await startPlan(store, plan, { now }, texts);
}
