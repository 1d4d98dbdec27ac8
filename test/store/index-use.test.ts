import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../../src/ports.js';
import { endPostgresWithFile } from '../support/postgres.js';
import { MANY_ROWS } from './many-rows.js';
import { GROWING, openQueryPlans } from './query-plans.js';
import type { QueryPlans } from './query-plans.js';

endPostgresWithFile();

const NOW = Temporal.Instant.from('2026-09-14T15:00:00Z');
const PERIOD = { start: NOW.subtract({ hours: 168 }), end: NOW };
const EARLIER = [{ start: PERIOD.start.subtract({ hours: 168 }), end: PERIOD.start }];
const [O, PLAN, ITEM, PERSON] = [idOf('o1'), idOf('pl1.1'), idOf('i1.1.5'), idOf('p1.6')];
const ROW = '00000000-0000-7000-8000-000000000005';
const AT = { now: NOW, wallClock: NOW };
const SANDBOX = { platform: 'sandbox', workspace: 'sandbox' } as const;
const MESSAGE = { conversation: 'dm', message: 'm1' };

const HOT: readonly (readonly [string, (store: Store) => Promise<unknown>])[] = [
  ['deliveries.due', (store) => store.deliveries.due(NOW, NOW, 1_000)],
  ['deliveries.lines', (store) => store.deliveries.lines()],
  ['deliveries.look', (store) => store.deliveries.look(O, ROW, AT)],
  ['deliveries.standInLine', (store) => store.deliveries.standInLine(O, ROW, 'line', AT)],
  ['deliveries.behindIn', (store) => store.deliveries.behindIn(O, ROW, ['line'], AT)],
  ['deliveries.firstInLine', (store) => store.deliveries.firstInLine(O, 'line', AT)],
  ['deliveries.callFromLine', (store) => store.deliveries.callFromLine(O, 'line', 5, AT)],
  ['deliveries.claim', (store) => store.deliveries.claim(O, ROW, { now: NOW, wallClock: NOW, leaseMs: 1_000 })],
  ['deliveries.byMessage', (store) => store.deliveries.byMessage(O, SANDBOX, MESSAGE)],
  ['deliveries.touchForChecks', (store) => store.deliveries.touchForChecks(O, [ROW])],
  ['deliveries.touchForReport', (store) => store.deliveries.touchForReport(O, ROW)],
  ['deliveries.undelivered', (store) => store.deliveries.undelivered(O, 20)],
  ['checks.organizationsDue', (store) => store.checks.organizationsDue(NOW)],
  ['checks.scheduleInputs', (store) => store.checks.scheduleInputs(O, { only: { items: [ITEM], people: [PERSON] } })],
  ['checks.checksDue', (store) => store.checks.checksDue(O, NOW, 100)],
  ['checks.remindersDue', (store) => store.checks.remindersDue(O, NOW, 100)],
  ['checks.lapsesDue', (store) => store.checks.lapsesDue(O, NOW, 100)],
  ['checks.openForPerson', (store) => store.checks.openForPerson(O, PERSON)],
  ['checks.openForItems', (store) => store.checks.openForItems(O, [ITEM])],
  ['checks.latestAsked', (store) => store.checks.latestAsked(O, ITEM)],
  ['checks.history', (store) => store.checks.history(O, ITEM, 20)],
  ['inbox.waitingDue', (store) => store.inbox.waitingDue(NOW, 1_000)],
  ['inbox.overtaking', (store) => store.inbox.overtaking(O, { ...SANDBOX, user: 'u-ana' }, MESSAGE)],
  ['inbox.claimNext', (store) => store.inbox.claimNext(O, { ...SANDBOX, user: 'u-ana' }, NOW, 1_000)],
  ['reports.byMessage', (store) => store.reports.byMessage(O, SANDBOX, MESSAGE)],
  ['reports.byCheck', (store) => store.reports.byCheck(O, ROW)],
  ['reports.latestOf', (store) => store.reports.latestOf(O, PERSON, PERIOD.start)],
  ['reports.history', (store) => store.reports.history(O, ITEM, 20)],
  ['reports.evidence', (store) => store.reports.evidence(O, ITEM, 20)],
  ['copies.due', (store) => store.copies.due(NOW, 100)],
  ['copies.claim', (store) => store.copies.claim(O, ROW, NOW, 1_000)],
  ['conversations.open', (store) => store.conversations.open(O, PERSON, NOW)],
  ['conversations.aboutMessage', (store) => store.conversations.aboutMessage(O, PERSON, MESSAGE)],
  ['digests.past', (store) => store.digests.past(O, ROW, NOW, 14)],
  ['digests.recent', (store) => store.digests.recent(O, [PLAN], PERIOD.start)],
  ['digests.checksCovered', (store) => store.digests.checksCovered(O, ROW)],
  ['backlog.openDeliveries', (store) => store.backlog.openDeliveries()],
  ['backlog.oldestDueCheck', (store) => store.backlog.oldestDueCheck(NOW)],
  ['digests.unanswered', (store) => store.digests.unanswered(O, PLAN, PERIOD)],
  ['digests.evidence', (store) => store.digests.evidence(O, [ROW])],
  ['overview.load', (store) => store.overview.load({ organizationId: O, planId: PLAN })],
  ['overview.load of a digest', (store) => store.overview.load({ organizationId: O, planId: PLAN, since: PERIOD.start, until: PERIOD.end, earlier: EARLIER })],
  ['overview.items', (store) => store.overview.items(O, [ITEM])],
  ['queries.trends', (store) => store.queries.trends(O, ITEM, 12)],
  ['queries.itemChanges', (store) => store.queries.itemChanges(O, ITEM, 10)],
];

let plans: QueryPlans;

beforeAll(async () => {
  // What is small is read whole, rightly; as if it were large, an index is used wherever there is one to use.
  plans = await openQueryPlans(MANY_ROWS, GROWING, 'set enable_seqscan = off');
});
afterAll(() => plans.close());

it.each(HOT)('%s looks into indexes alone', async (_name, ask) => {
  const queries = await plans.plansOf(ask);
  expect(queries).not.toEqual([]);
  for (const { text, readsMuch } of queries) expect(readsMuch, text).toEqual([]);
});

/** The id that `MANY_ROWS` makes of a name. */
function idOf(name: string): string {
  return createHash('md5').update(name).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
