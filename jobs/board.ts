import { serveStatic } from '@hono/node-server/serve-static';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { Queue } from 'bullmq';
import { Hono } from 'hono';
import { AppError } from '../src/errors.js';

/** Bull Board on the queue, to be answered under `path`. It only shows: what a job does is decided by the database. */
export function queueBoard(queue: unknown, path: string): Hono {
  if (!isQueue(queue)) throw new AppError('no-board', 'This queue cannot be shown.');
  const server = new HonoAdapter(serveStatic);
  server.setBasePath(path);
  createBullBoard({ queues: [new BullMQAdapter(queue, { readOnlyMode: true })], serverAdapter: server, options: { uiConfig: { boardTitle: 'Throughline' } } });
  return new Hono().route(path, server.registerPlugin());
}

function isQueue(queue: unknown): queue is Queue {
  return queue instanceof Queue;
}
