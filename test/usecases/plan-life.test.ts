import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { runGrant } from '../../src/cli/grant.js';
import { runPause } from '../../src/cli/pause.js';
import { runStart } from '../../src/cli/start.js';
import type { Member, PlanListing, Store } from '../../src/ports.js';
import { planFileTexts } from '../../src/text/plan-file/index.js';
import { pausePlan } from '../../src/usecases/plan/pause-plan.js';
import { startPlan } from '../../src/usecases/plan/start-plan.js';
import { sweep } from '../../src/usecases/sweep.js';
import { silentLog } from '../support/silent-log.js';
import { KEEP_DAYS } from '../support/keep-days.js';
import { databases } from '../support/database.js';
import { emptyDatabase } from '../support/empty-database.js';
import { MORNING, importText, openWorld, sample, terminal } from './plan-world.js';
import { noWork } from '../support/no-queue.js';

const texts = planFileTexts('en');

describe.each(databases)("a plan's life on %s", (_engine, open) => {
  let database: Database;
  let store: Store;
  beforeAll(async () => {
    ({ database, store } = await openWorld(open));
  });
  beforeEach(async () => {
    await emptyDatabase(database);
    await importText(store, sample('2-goals-and-objectives'));
  });
  afterAll(() => database.close());

  const thePlan = async (): Promise<PlanListing> => {
    const [plan] = await store.plans.list();
    if (!plan) throw new Error('no plan');
    return plan;
  };
  const member = async (name: string): Promise<Member> => {
    const found = (await store.people.all((await thePlan()).organizationId)).find((person) => person.name === name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  };
  /** Gives everyone but one an account in chat. */
  const matchAllBut = async (name: string): Promise<void> => {
    const people = await database.prisma.person.findMany({ where: { name: { not: name } } });
    await database.prisma.identity.createMany({ data: people.map((person) => ({ organizationId: person.organizationId, personId: person.id, platform: 'sandbox', workspace: 'sandbox', externalId: person.email, name: person.name })) });
  };
  const sweepAt = async (at: string): Promise<void> => {
    const now = Temporal.Instant.from(at);
    await sweep({ store, wallClock: { now: () => now }, log: silentLog, keep: KEEP_DAYS, work: noWork, home: async () => ({ platform: 'sandbox', workspace: 'sandbox' }), sendDigests: async () => undefined }, now);
  };

  it('begins with a steward, named by email', async () => {
    const grant = async (email: string, role: string) => {
      const at = terminal();
      await runGrant({ email, role }, store, at.io, MORNING);
      return at.out;
    };
    expect(await grant('Devon.Achterberg@marlowbend.example.org', 'steward')).toEqual(['Devon Achterberg is now a steward.']);
    expect(await grant('devon.achterberg@marlowbend.example.org', 'steward')).toEqual(['Devon Achterberg is a steward already.']);
    expect((await member('Devon Achterberg')).roles).toEqual(['steward']);
    await expect(grant('devon.achterburg@marlowbend.example.org', 'steward')).rejects.toMatchObject({ code: 'no-person', message: 'There is no person with the email “devon.achterburg@marlowbend.example.org”. Near it: devon.achterberg@marlowbend.example.org.' });
    await expect(grant('devon.achterberg@marlowbend.example.org', 'boss')).rejects.toMatchObject({ code: 'bad-role', message: '“boss” is not a role. Use one of: steward, leader, member.' });
    expect(await database.prisma.auditEntry.count({ where: { action: 'role.grant' } })).toBe(1);
  });

  it('shows what would go out and who cannot be asked, before it starts', async () => {
    await matchAllBut('Rosa Delgado');
    const at = terminal(false);
    expect(await runStart({}, store, at.io, MORNING)).toBe(1);
    expect(at.out[0]).toBe('What would go out from 2026-09-14 to 2026-09-28:');
    expect(at.out.slice(1, 4)).toEqual([
      '  2026-09-14 09:00 America/Chicago  elena.kowalczyk@marlowbend.example.org  3.b',
      '  2026-09-14 09:00 America/Chicago  priya.nandakumar@marlowbend.example.org  1.a',
      '  2026-09-14 09:00 America/Chicago  rosa.delgado@marlowbend.example.org  1.c',
    ]);
    expect(at.out.join('\n')).toContain('hollis.tran@marlowbend.example.org  1.f, 3.a');
    expect(at.out.at(-1)).toContain('they would not be asked: Rosa Delgado (rosa.delgado@marlowbend.example.org).');
    expect(at.asked).toEqual(['Start “From strong to remarkable: our plan for 2026 to 2029”? Owners will be asked from now on. [y/N]']);
    expect((await thePlan()).state).toBe('draft');
    expect(await database.prisma.schedule.count()).toBe(0);
  });

  it('starts where nobody is matched to chat yet, and says that nobody is asked until they are', async () => {
    const at = terminal();
    expect(await runStart({ yes: true }, store, at.io, MORNING)).toBe(0);
    expect(at.out.slice(-2)).toEqual([
      expect.stringMatching(/^Nobody is matched to anyone in chat yet, so nobody can be asked\. .*`throughline serve`/),
      '“From strong to remarkable: our plan for 2026 to 2029” is running, but nobody is asked until people are matched in chat.',
    ]);
  });

  it('starts for a steward or the command line, for nobody else', async () => {
    const plan = await thePlan();
    const devon = await member('Devon Achterberg');
    await expect(startPlan(store, plan, { actor: devon, now: MORNING }, texts)).rejects.toMatchObject({ code: 'not-allowed', message: texts.stewardsOnly([]) });
    await runGrant({ email: devon.email, role: 'steward' }, store, terminal().io, MORNING);
    await expect(startPlan(store, plan, { actor: await member('Rosa Delgado'), now: MORNING }, texts)).rejects.toMatchObject({ message: 'Only a steward can do this: Devon Achterberg.' });
    await expect(pausePlan(store, plan, { actor: await member('Rosa Delgado'), now: MORNING }, texts)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await startPlan(store, plan, { actor: await member('Devon Achterberg'), now: MORNING }, texts)).toBe(true);
    expect(await startPlan(store, plan, { now: MORNING }, texts)).toBe(false);
    expect((await thePlan()).state).toBe('running');
    // Every objective and the private action are asked; the goals are switched off.
    expect(await database.prisma.schedule.count({ where: { active: true } })).toBe(15);
    const at = terminal();
    expect(await runStart({ plan: 'mb-2026' }, store, at.io, MORNING)).toBe(0);
    expect(at.out).toEqual(['“From strong to remarkable: our plan for 2026 to 2029” is running already.']);
  });

  it('pauses at once, and floods nobody when it goes on', async () => {
    await matchAllBut('nobody');
    const plan = await thePlan();
    await startPlan(store, plan, { now: MORNING }, texts);
    await sweepAt('2026-09-14T14:00:00Z');
    expect(await database.prisma.delivery.count({ where: { kind: 'prompt', state: 'pending' } })).toBe(3);
    expect(await database.prisma.check.count({ where: { state: 'asked' } })).toBe(3);

    const at = terminal();
    expect(await runPause({}, store, at.io, Temporal.Instant.from('2026-09-14T14:01:00Z'))).toBe(0);
    expect(at.out[0]).toContain('is paused: nothing more is asked or posted.');
    expect(await database.prisma.delivery.groupBy({ by: ['state'], _count: true })).toMatchObject([{ state: 'cancelled', _count: 3 }]);
    expect(await database.prisma.check.groupBy({ by: ['state', 'stateReason'], _count: true })).toMatchObject([{ state: 'excused', stateReason: 'paused', _count: 3 }]);
    expect(await runPause({}, store, at.io, MORNING)).toBe(0);
    expect(at.out[1]).toContain('is not running');

    // Six weeks later: nothing was asked meanwhile, and nothing of it is asked now.
    await sweepAt('2026-10-26T13:00:00Z');
    expect(await database.prisma.check.count()).toBe(3);
    await startPlan(store, await thePlan(), { now: Temporal.Instant.from('2026-10-26T15:00:00Z') }, texts);
    await sweepAt('2026-10-26T15:00:00Z');
    await sweepAt('2026-10-27T13:59:00Z');
    expect(await database.prisma.check.count({ where: { state: { in: ['due', 'asked'] } } })).toBe(0);
    expect(await database.prisma.delivery.count({ where: { state: 'pending' } })).toBe(0);
    const [next] = await database.prisma.schedule.findMany({ where: { active: true, nextAt: { not: null } }, orderBy: { nextAt: 'asc' }, take: 1 });
    expect(next?.nextAt?.toISOString()).toBe('2026-10-27T14:00:00.000Z');
    expect((await database.prisma.plan.findFirstOrThrow()).startedAt?.toISOString()).toBe(new Date(MORNING.epochMilliseconds).toISOString());
  });

  it('keeps what other plans ask when one is paused', async () => {
    await matchAllBut('nobody');
    await importText(store, 'organization: { key: marlow-bend, name: Marlow Bend School District, time-zone: America/Chicago, language: en }\npeople: [{ email: rosa.delgado@marlowbend.example.org, name: Rosa Delgado }]\nplan: { code: other, title: Other, starts: 2026-09-14, cadence: { every: 2 weeks, on: mon, at: 09:00 } }\ngoals: [{ code: 1, title: Welcome desks, owner: Rosa Delgado }]\n');
    for (const plan of await store.plans.list()) await startPlan(store, plan, { now: MORNING }, texts);
    await sweepAt('2026-09-14T14:00:00Z');
    const asked = async () => (await database.prisma.delivery.findMany({ where: { state: 'pending', person: { name: 'Rosa Delgado' } }, include: { deliveryChecks: true } })).map((row) => row.deliveryChecks.length);
    expect(await asked()).toEqual([2]);
    await runPause({ plan: 'MB-2026' }, store, terminal().io, MORNING);
    expect(await asked()).toEqual([2]);
    expect(await database.prisma.check.count({ where: { state: 'asked' } })).toBe(1);
    await runPause({ plan: 'other' }, store, terminal().io, MORNING);
    expect(await asked()).toEqual([]);
  });

  it('says which plan is meant, or which there are', async () => {
    await importText(store, sample('4-work-plan'));
    await expect(runPause({}, store, terminal().io, MORNING)).rejects.toMatchObject({ code: 'which-organization', message: 'The database holds several organizations. Say which one with --organization: harrow-junction, marlow-bend.' });
    await expect(runPause({ plan: 'MB-2027' }, store, terminal().io, MORNING)).rejects.toMatchObject({ code: 'no-plan', message: 'There is no plan “MB-2027”. There is: HJ-work-plan, MB-2026.' });
  });
});
