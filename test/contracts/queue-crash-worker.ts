/** A process that takes one job and never finishes it, to be killed meanwhile. Its one argument: JSON settings. */
import { z } from 'zod';
import { openQueue } from '../../jobs/queue.js';
import type { QueueBackend } from '../../jobs/queue.js';
import { openDatabase } from '../../prisma/client.js';
import { silentLog } from '../support/silent-log.js';

const Settings = z.object({
  address: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('pglite'), folder: z.string() }),
    z.object({ kind: z.literal('postgres'), url: z.string() }),
    z.object({ kind: z.literal('redis'), url: z.string() }),
  ]),
  name: z.string(),
  lockMs: z.number(),
});

const { address, name, lockMs } = Settings.parse(JSON.parse(process.argv[2] ?? ''));
const task = { name: 'task', data: z.object({ id: z.string() }), attempts: 3, backoffMs: 20, priority: 5 };
const queue = await openQueue({ backend: await backend(), definitions: [task], log: silentLog, name, lockMs });
await queue.work(
  {
    task: () => {
      process.stdout.write('working\n');
      return new Promise(() => undefined);
    },
  },
  { concurrency: 1 },
);
await queue.add(task, { id: 'crash' });

async function backend(): Promise<QueueBackend> {
  if (address.kind === 'redis') return address;
  const database = await openDatabase(address.kind === 'postgres' ? { url: address.url } : { folder: address.folder });
  return { kind: database.engine, pool: database.pool };
}
