import { administer } from '../support/postgres.js';
import { doubledPosts } from './platform.js';
import type { Said } from './owners.js';
import type { FaultWorld } from './world.js';

/** What PostgreSQL and the platform's record say together; every figure but the first five must be 0, and `doubledDirect` is counted. */
export interface TermRecord {
  readonly checks: number;
  readonly answers: number;
  readonly digests: number;
  /** What stands on the platform, in direct messages and in channels. */
  readonly directMessages: number;
  readonly channelMessages: number;
  /** Schedules whose time has come that no check was made of, and checks whose time has come that nobody was asked about. */
  readonly notOpened: number;
  readonly notAsked: number;
  /** Checks that count as asked and of which no question stands on the platform. */
  readonly questionMissing: number;
  /** Checks that two questions were written for. */
  readonly askedTwice: number;
  /** Answers that were taken and led to no report; reports beyond one for an answer. */
  readonly lostAnswers: number;
  readonly doubledReports: number;
  readonly doubledDigests: number;
  /** Digests that are written and do not stand in their channel. */
  readonly digestMissing: number;
  readonly doubledDirect: number;
  /** Deliveries and events that are not done with, and such as were given up. */
  readonly waiting: number;
  readonly givenUp: number;
}

/** What must be 0 once all is at rest. */
export const FAULTS = ['notOpened', 'notAsked', 'questionMissing', 'askedTwice', 'lostAnswers', 'doubledReports', 'doubledDigests', 'digestMissing', 'waiting', 'givenUp'] as const;

const PROMPTS = `"Delivery" d JOIN "DeliveryCheck" l ON l."deliveryId" = d.id WHERE d.kind = 'prompt'`;

/** Reads both. Rejects while the database is away. */
export async function readRecord({ database, platform }: Pick<FaultWorld, 'database' | 'platform'>, taken: readonly Said[]): Promise<TermRecord> {
  const rows = async (sql: string): Promise<readonly Readonly<{ [name: string]: unknown }>[]> => (await administer(database, sql)).rows as readonly { [name: string]: unknown }[];
  const count = async (from: string): Promise<number> => Number((await rows(`SELECT count(*) AS n FROM ${from}`))[0]?.['n']);

  const reports = new Map<string, number>();
  // One report was there before.
  for (const { code, n } of await rows(`SELECT i.code, count(*) AS n FROM "Report" r JOIN "PlanItem" i ON i.id = r."itemId" WHERE r.source = 'words' GROUP BY i.code`)) reports.set(String(code), Number(n));
  const standing = new Set(platform.posts.map(({ channel, ts }) => `${channel}/${ts}`));
  const missing = async (sql: string): Promise<number> => (await rows(sql)).filter(({ place }) => !standing.has(String(place))).length;
  const doubled = doubledPosts(platform.posts);
  return {
    checks: await count('"Check"'),
    answers: taken.length,
    digests: await count('"Digest"'),
    directMessages: platform.posts.filter(({ channel }) => channel.startsWith('D')).length,
    channelMessages: platform.posts.filter(({ channel }) => !channel.startsWith('D')).length,
    notOpened: await count(`"Schedule" WHERE active AND "nextAt" <= now()`),
    notAsked: await count(`"Check" WHERE state = 'due' AND "askAt" <= now()`),
    questionMissing:
      (await count(`"Check" c WHERE c."askedAt" IS NOT NULL AND NOT EXISTS (SELECT FROM ${PROMPTS} AND l."checkId" = c.id AND d.state = 'sent')`)) +
      (await missing(`SELECT DISTINCT d.conversation || '/' || d.message AS place FROM ${PROMPTS} AND d.state = 'sent'`)),
    askedTwice: await count(`(SELECT l."checkId" FROM ${PROMPTS} GROUP BY 1 HAVING count(*) > 1) twice`),
    lostAnswers: taken.filter(({ code }) => !reports.has(code)).length,
    doubledReports: [...reports.values()].reduce((more, n) => more + n - 1, 0),
    doubledDigests: doubled.channel + (await count(`(SELECT "subscriptionId" FROM "Digest" GROUP BY 1 HAVING count(*) > 1) twice`)),
    digestMissing: (await count(`"Digest" g WHERE NOT EXISTS (SELECT FROM "Delivery" d WHERE d."digestId" = g.id AND d.state = 'sent')`)) + (await missing(`SELECT conversation || '/' || message AS place FROM "Delivery" WHERE kind = 'digest' AND state = 'sent'`)),
    doubledDirect: doubled.direct,
    waiting: (await count(`"Delivery" WHERE state IN ('pending', 'sending') OR (state = 'sent' AND "sentVersion" < version)`)) + (await count(`"InboundEvent" WHERE state IN ('pending', 'working')`)),
    givenUp: (await count(`"Delivery" WHERE state IN ('failed', 'parked')`)) + (await count(`"InboundEvent" WHERE state = 'failed'`)),
  };
}
