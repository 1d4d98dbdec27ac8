import type { Store } from '../src/ports.js';
import type { PrismaClient } from './generated/client.js';
import type { Db } from './convert.js';
import { backlogStore } from './store/backlog-store.js';
import type { Source } from './store/begin.js';
import { calendarStore } from './store/calendar-store.js';
import { checkStore } from './store/check-store.js';
import { conversationStore } from './store/conversation-store.js';
import { copyStore } from './store/copy-store.js';
import { deliveryStore } from './store/delivery-store.js';
import { digestStore } from './store/digest-store.js';
import { gatheredStore } from './store/gathered-store.js';
import { inboxStore } from './store/inbox-store.js';
import { itemStore } from './store/item-store.js';
import { overviewStore } from './store/overview-store.js';
import { peopleStore } from './store/people-store.js';
import { planStore } from './store/plan-store.js';
import { queryStore } from './store/query-store.js';
import { referenceStore } from './store/reference-store.js';
import { reportStore } from './store/report-store.js';
import { upkeepStore } from './store/upkeep-store.js';
import { workspaceStore } from './store/workspace-store.js';

/** Long enough for the largest import; a transaction that waits longer than this is stuck. Milliseconds. */
const TRANSACTION = { timeout: 60_000, maxWait: 30_000 };

/** The Store port on Prisma, the same on PGlite and on PostgreSQL. */
export function createStore(prisma: PrismaClient): Store {
  return gatheredStore(prisma, storeOn({ db: prisma, isTransaction: false }, (work) => prisma.$transaction((tx) => work(insideTransaction(tx)), TRANSACTION)));
}

function insideTransaction(tx: Db): Store {
  const store: Store = storeOn({ db: tx, isTransaction: true }, (work) => work(store));
  return store;
}

function storeOn(source: Source, transaction: Store['transaction']): Store {
  const { db } = source;
  return {
    plans: planStore(db),
    overview: overviewStore(source),
    queries: queryStore(db),
    items: itemStore(db),
    people: peopleStore(db),
    workspaces: workspaceStore(db),
    references: referenceStore(db),
    calendars: calendarStore(db),
    checks: checkStore(db),
    deliveries: deliveryStore(db),
    inbox: inboxStore(db),
    reports: reportStore(db),
    copies: copyStore(db),
    conversations: conversationStore(db),
    digests: digestStore(db),
    upkeep: upkeepStore(db),
    backlog: backlogStore(db),
    transaction,
  };
}
