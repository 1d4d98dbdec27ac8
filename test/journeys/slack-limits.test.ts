import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTwoWorkspaces } from './two-workspaces.js';
import type { TwoWorkspaces } from './two-workspaces.js';

/** Owners in each of the two workspaces: each is asked on Monday morning. */
const OWNERS = 12;
const REST = 300;
/** Lines whose time is nearer are called by the queue, which goes by real time; what is further off the sweep takes up. */
const NEAR = 120;
/** The clock runs on between two steps; a busy machine takes a while. */
const LEEWAY = 60;

let world: TwoWorkspaces;
beforeAll(async () => {
  world = await startTwoWorkspaces(OWNERS);
});
afterAll(() => world?.stop());

test('a workspace that Slack slows down is left alone until it may be spoken to again, then everyone hears once; another goes on', async () => {
  const { lake, fern, proxy } = world;
  proxy.limit(lake.token, 'chat.postMessage', { allowed: 3, retryAfterSeconds: REST });
  await world.mondayMorning();

  expect(await fern.prompts()).toEqual(Array.from({ length: OWNERS }, () => 1));
  expect((await lake.prompts()).reduce((sum, count) => sum + count, 0)).toBe(3);
  const { refused } = proxy.count(lake.token, 'chat.postMessage');
  // Those that were under way at once may be refused together; nobody knocks again.
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThanOrEqual(world.concurrency);
  expect(await lake.heldForSeconds()).toBeGreaterThan(0);
  expect(await fern.heldForSeconds()).toBe(0);

  // Before the time is up, though Slack would take it again already.
  proxy.lift(lake.token);
  await world.later(REST - NEAR - LEEWAY);
  expect(proxy.count(lake.token, 'chat.postMessage')).toEqual({ passed: 3, refused });

  await world.later(NEAR + LEEWAY + 1);
  expect(await lake.prompts()).toEqual(Array.from({ length: OWNERS }, () => 1));
  expect(proxy.count(lake.token, 'chat.postMessage')).toEqual({ passed: OWNERS, refused });
  expect(await fern.prompts()).toEqual(Array.from({ length: OWNERS }, () => 1));
  expect(proxy.count(fern.token, 'chat.postMessage')).toEqual({ passed: OWNERS, refused: 0 });
  // A rest that was asked for is no failed try: nothing was given up, and no steward needs to hear of it.
  expect(world.warnings()).toEqual(Array.from({ length: refused }, () => 'workspace.held'));
});

test('asked to wait again and again, it waits as often, and loses nothing', async () => {
  const { lake, proxy } = world;
  proxy.limit(lake.token, 'chat.postMessage', { allowed: 0, retryAfterSeconds: REST });
  await world.mondayMorning();
  for (let round = 1; round <= 5; round += 1) await world.later(REST + 1);
  expect((await lake.prompts()).every((count) => count === 1)).toBe(true);
  proxy.lift(lake.token);
  await world.later(REST + 1);
  expect(await lake.prompts()).toEqual(Array.from({ length: OWNERS }, () => 2));
});
