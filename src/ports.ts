/** What the use cases need from the world. Each part has one contract suite, run on every implementation. */
export * from './ports/chat.js';
export * from './ports/queue.js';
export * from './ports/system.js';
export * from './ports/store.js';
export * from './ports/overview-store.js';
export * from './ports/people-store.js';
export * from './ports/check-store.js';
export * from './ports/delivery-store.js';
export * from './ports/inbox-store.js';
export * from './ports/report-store.js';
export * from './ports/conversation-store.js';
export * from './ports/digest-store.js';
export * from './ports/plan-store.js';
export * from './ports/query-store.js';
export * from './ports/item-store.js';
export * from './ports/calendar-store.js';
export * from './ports/work.js';
