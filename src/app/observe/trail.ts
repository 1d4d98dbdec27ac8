import type { Logger, Store } from '../../ports.js';

/** Ids on one line: the log cuts off what is longer than 2,000 characters. */
const IDS_A_LINE = 50;

/** Ids as lines of the log take them, with spaces between; one line without any where there are none. */
export function listed(ids: readonly string[]): readonly (string | undefined)[] {
  if (ids.length === 0) return [undefined];
  const lines = Math.ceil(ids.length / IDS_A_LINE);
  return Array.from({ length: lines }, (_, line) => ids.slice(line * IDS_A_LINE, (line + 1) * IDS_A_LINE).join(' '));
}

type Note = () => void;

/**
 * The store, with a line in the log for each station that a check comes by, told by the check's id once it is kept:
 * `check.asked` and `check.reminded` in the sweep, `check.reported` with the report, `check.in-digest` with the digest
 * that covers it. Between them stand `delivery.sent`, which names its checks, and `inbound.answered`.
 */
export function withTrail(store: Store, log: Logger): Store {
  return { ...noted(store, log, (note) => note()), transaction: (work) => inTransaction(store, log, work) };
}

/** What is noted within a transaction is told once that is kept. */
async function inTransaction<T>(store: Store, log: Logger, work: (store: Store) => Promise<T>): Promise<T> {
  const notes: Note[] = [];
  const done = await store.transaction((tx) => {
    // One that begins again begins with nothing.
    notes.length = 0;
    const watched: Store = { ...noted(tx, log, (note) => void notes.push(note)), transaction: (inner) => inner(watched) };
    return work(watched);
  });
  for (const note of notes) note();
  return done;
}

function noted(store: Store, log: Logger, note: (note: Note) => void): Store {
  return {
    ...store,
    deliveries: {
      ...store.deliveries,
      create: async (organizationId, deliveries) => {
        const ids = await store.deliveries.create(organizationId, deliveries);
        for (const { kind, checkIds = [] } of deliveries) {
          if (checkIds.length > 0 && ids.length > 0) note(() => listed(checkIds).forEach((checks) => log.info(kind === 'reminder' ? 'check.reminded' : 'check.asked', { checks })));
        }
        return ids;
      },
    },
    reports: {
      ...store.reports,
      file: async (organizationId, report) => {
        const filed = await store.reports.file(organizationId, report);
        if (filed.isNew) note(() => log.info('check.reported', { checks: report.checkId, report: filed.id, source: report.source, late: report.late }));
        return filed;
      },
    },
    digests: {
      ...store.digests,
      create: async (organizationId, digest) => {
        const id = await store.digests.create(organizationId, digest);
        if (id === undefined) return id;
        const checkIds = await store.digests.checksCovered(organizationId, id);
        note(() => listed(checkIds).forEach((checks) => log.info('check.in-digest', { digest: id, checks })));
        return id;
      },
    },
  };
}
