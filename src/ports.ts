/** What the use cases need from the world. Each part has one contract suite, run on every implementation. */
export * from './ports/chat.js';
export * from './ports/queue.js';
export * from './ports/system.js';
