import { pid } from 'node:process';
import { resolve } from 'node:path';
import type { Database } from '../../../prisma/client.js';
import { createStore } from '../../../prisma/store.js';
import { systemClock } from '../../clock.js';
import { formatList } from '../../text/format.js';
import { lookAtClocks, lookAtConnection, lookAtMigrations, lookAtSandboxClock, lookAtZones, openAsItIs } from './look-at-database.js';
import { lookAtEvidence } from './look-at-evidence.js';
import { lookAtInbound, lookAtMessages, lookAtOwners } from './look-at-people.js';
import { lookAtFolder, lookAtPort } from './look-at-place.js';
import { lookAtQueue } from './look-at-queue.js';
import { lookAtRedis } from './look-at-redis.js';
import { lookAtSlack } from './look-at-slack.js';
import { lookAtTeams } from './look-at-teams.js';
import { fine, guarded } from './look.js';
import type { Finding, LookParts } from './look.js';

const SLACK = 'Slack';
const TEAMS = 'Teams';

/**
 * Looks at every part, each by itself, and changes nothing: a database is neither made nor migrated. Beside a running
 * server it is that server's own `database` that is looked at, which holds the folder and the port.
 */
export async function examine(given: Omit<LookParts, 'wallClock'> & Partial<LookParts>, database?: Database): Promise<readonly Finding[]> {
  const parts: LookParts = { wallClock: systemClock, ...given };
  const { texts, config } = parts;
  const settings = lookAtSettings(parts);
  if (database) {
    const place = fine(texts.folder, texts.folderServer(resolve(config.dataFolder), pid));
    return [settings, place, ...(await guarded(parts, texts.database, () => lookAtConnection(parts, database))), ...(await lookAtRest(parts, database))];
  }
  const place = [...(await guarded(parts, texts.folder, () => lookAtFolder(parts))), ...(await guarded(parts, texts.port, () => lookAtPort(parts)))];
  const found = await openAsItIs(parts);
  try {
    return [settings, ...place, ...found.findings, ...(await (found.database ? lookAtRest(parts, found.database) : lookWithoutDatabase(parts)))];
  } finally {
    await found.database?.close();
  }
}

function lookAtSettings({ config, texts, language }: LookParts): Finding {
  return fine(texts.settings, config.given.length === 0 ? texts.settingsDefault : texts.settingsFine(formatList(language, [...config.given])));
}

async function lookAtRest(parts: LookParts, database: Database): Promise<readonly Finding[]> {
  const { texts } = parts;
  const migrations = await guarded(parts, texts.migrations, () => lookAtMigrations(parts, database));
  // Tables that are not there yet can hold nothing wrong.
  const isMigrated = migrations.every(({ isFine }) => isFine);
  const store = createStore(database.prisma);
  const looks: readonly (readonly [part: string, look: () => Promise<readonly Finding[]>])[] = [
    [texts.queue, () => lookAtQueue(parts, database)],
    [texts.clock, () => lookAtClocks(parts, database)],
    [texts.clock, () => lookAtSandboxClock(parts)],
    [texts.zones, () => lookAtZones(parts)],
    [SLACK, () => lookAtSlack(parts, isMigrated ? store : undefined)],
    [TEAMS, () => lookAtTeams(parts, isMigrated ? store : undefined)],
    [texts.evidence, () => lookAtEvidence(parts, isMigrated ? store : undefined)],
    ...(isMigrated
      ? ([
          [texts.chat, () => lookAtOwners(parts, store)],
          [texts.inbound, () => lookAtInbound(parts, store)],
          [texts.sending, () => lookAtMessages(parts, store)],
        ] as const)
      : []),
  ];
  const findings = [...migrations];
  for (const [part, look] of looks) findings.push(...(await guarded(parts, part, look)));
  return findings;
}

/** What can be told while the database does not open. */
async function lookWithoutDatabase(parts: LookParts): Promise<readonly Finding[]> {
  const { texts, config } = parts;
  const { redisUrl } = config;
  return [
    ...(redisUrl === undefined ? [] : await guarded(parts, texts.redis, () => lookAtRedis(parts, redisUrl))),
    ...(await guarded(parts, texts.clock, () => lookAtSandboxClock(parts))),
    ...(await guarded(parts, texts.zones, () => lookAtZones(parts))),
    ...(await guarded(parts, SLACK, () => lookAtSlack(parts, undefined))),
    ...(await guarded(parts, TEAMS, () => lookAtTeams(parts, undefined))),
    ...(await guarded(parts, texts.evidence, () => lookAtEvidence(parts, undefined))),
  ];
}
