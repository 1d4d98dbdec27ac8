import type { Database } from '../../../prisma/client.js';
import { faultCode } from '../../errors.js';
import { openQueueFor } from '../open-queue.js';
import { fault, fine } from './look.js';
import type { Finding, LookParts } from './look.js';
import { lookAtRedis } from './look-at-redis.js';

const FAILED_COUNTED = 1_000;

/** Whether the queue answers, and how many jobs failed for good. Its tables are left as they are. */
export async function lookAtQueue(parts: LookParts, database: Database): Promise<readonly Finding[]> {
  const { config, texts, log } = parts;
  const { redisUrl } = config;
  const findings = redisUrl === undefined ? [] : [...(await lookAtRedis(parts, redisUrl))];
  if (findings.some(({ isFine }) => !isFine)) return findings;
  const kind = redisUrl !== undefined ? 'Redis' : database.engine === 'pglite' ? 'PGlite' : 'PostgreSQL';
  if (redisUrl === undefined && !(await hasTables(database))) return [...findings, fine(texts.queue, texts.queueNone(kind))];
  try {
    const queue = await openQueueFor(config, database, log, { asItIs: true });
    try {
      await queue.ping();
      const failed = await queue.failed(FAILED_COUNTED);
      return [...findings, fine(texts.queue, texts.queueFine(kind)), ...(failed.length > 0 ? [fault(texts.queue, texts.failedJobs(failed.length))] : [])];
    } finally {
      await queue.close();
    }
  } catch (error) {
    return [...findings, fault(texts.queue, texts.queueFault(kind, faultCode(error)))];
  }
}

async function hasTables({ prisma }: Database): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ there: boolean }[]>`select to_regclass('bullmq.migration') is not null as "there"`;
  return row?.there ?? false;
}
