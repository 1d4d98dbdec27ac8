import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../../src/ports.js';
import { endPostgresWithFile } from '../support/postgres.js';
import { LARGE, MILLION_ROWS } from './million-rows.js';
import { openQueryPlans } from './query-plans.js';
import type { QueryPlans } from './query-plans.js';

endPostgresWithFile();

const NOW = Temporal.Instant.from('2026-09-14T15:00:00Z');
const AT = { now: NOW, wallClock: NOW };
const PERIOD = { start: NOW.subtract({ hours: 168 }), end: NOW };
const EARLIER = [{ start: PERIOD.start.subtract({ hours: 168 }), end: PERIOD.start }];
const [O, PERSON, PLAN, ITEM, DIGEST, CHECK, REPORT, DELIVERY] = [nth(1, 1), nth(3, 7), nth(6, 1), nth(7, 50), nth(11, 3), nth(12, 50), nth(13, 50), nth(14, 50)];
const SANDBOX = { platform: 'sandbox', workspace: 'sandbox' } as const;
/** Somebody of whom nothing waits. */
const USER = { ...SANDBOX, user: 'U0' } as const;
const MESSAGE = { conversation: `d-${PERSON}`, message: `b-${CHECK}` };

/** What a sweep, a message on its way, an answer, a digest and a page ask. */
const ASKED: readonly (readonly [string, (store: Store) => Promise<unknown>])[] = [
  ['checks.organizationsDue', (store) => store.checks.organizationsDue(NOW)],
  ['checks.scheduleInputs of what is due', async (store) => store.checks.scheduleInputs(O, { only: { items: (await store.checks.schedulesDue(O, NOW, 1_000)).map(({ itemId }) => itemId), people: [] } })],
  ['checks.openForItems', (store) => store.checks.openForItems(O, [ITEM])],
  ['checks.checksDue', (store) => store.checks.checksDue(O, NOW, 20_000)],
  ['checks.remindersDue', (store) => store.checks.remindersDue(O, NOW, 20_000)],
  ['checks.lapsesDue', (store) => store.checks.lapsesDue(O, NOW, 500)],
  ['checks.openForPerson', (store) => store.checks.openForPerson(O, PERSON)],
  ['checks.latestAsked', (store) => store.checks.latestAsked(O, ITEM)],
  ['checks.history', (store) => store.checks.history(O, ITEM, 20)],
  ['deliveries.due', (store) => store.deliveries.due(NOW, NOW, 10_000)],
  ['deliveries.lines', (store) => store.deliveries.lines()],
  ['deliveries.look', (store) => store.deliveries.look(O, DELIVERY, AT)],
  ['deliveries.behindIn', (store) => store.deliveries.behindIn(O, DELIVERY, ['line'], AT)],
  ['deliveries.firstInLine', (store) => store.deliveries.firstInLine(O, 'line', AT)],
  ['deliveries.callFromLine', (store) => store.deliveries.callFromLine(O, 'line', 50, AT)],
  ['deliveries.claim', (store) => store.deliveries.claim(O, DELIVERY, { ...AT, leaseMs: 1_000 })],
  ['deliveries.byMessage', (store) => store.deliveries.byMessage(O, SANDBOX, MESSAGE)],
  ['deliveries.touchForChecks', (store) => store.deliveries.touchForChecks(O, [CHECK])],
  ['deliveries.touchForReport', (store) => store.deliveries.touchForReport(O, REPORT)],
  ['backlog.openDeliveries', (store) => store.backlog.openDeliveries()],
  ['backlog.oldestDueCheck', (store) => store.backlog.oldestDueCheck(NOW)],
  ['inbox.waitingDue', (store) => store.inbox.waitingDue(NOW, 1_000)],
  ['inbox.claimNext', (store) => store.inbox.claimNext(O, USER, NOW, 1_000)],
  ['reports.byMessage', (store) => store.reports.byMessage(O, SANDBOX, MESSAGE)],
  ['reports.byCheck', (store) => store.reports.byCheck(O, CHECK)],
  ['reports.latestOf', (store) => store.reports.latestOf(O, PERSON, PERIOD.start)],
  ['reports.history', (store) => store.reports.history(O, ITEM, 20)],
  ['overview.load for a status', (store) => store.overview.load({ organizationId: O, planId: PLAN })],
  ['overview.items', (store) => store.overview.items(O, [ITEM])],
  ['overview.load for a digest', (store) => store.overview.load({ organizationId: O, planId: PLAN, since: PERIOD.start, until: PERIOD.end, earlier: EARLIER })],
  ['digests.unanswered', (store) => store.digests.unanswered(O, PLAN, PERIOD)],
  ['digests.checksCovered', (store) => store.digests.checksCovered(O, DIGEST)],
];

/** On a busy machine a million rows take their time. */
const PATIENCE_MS = 600_000;

let plans: QueryPlans;
beforeAll(async () => {
  plans = await openQueryPlans(MILLION_ROWS, LARGE);
}, PATIENCE_MS);
afterAll(() => plans.close());

it.each(ASKED)('%s reads a million rows through indexes', async (_name, ask) => {
  const queries = await plans.plansOf(ask);
  expect(queries).not.toEqual([]);
  for (const { text, readsMuch } of queries) expect(readsMuch, text).toEqual([]);
});

/** As `MILLION_ROWS` counts. */
function nth(kind: number, n: number): string {
  return `${String(kind).padStart(8, '0')}-0000-7000-8000-${String(n).padStart(12, '0')}`;
}
